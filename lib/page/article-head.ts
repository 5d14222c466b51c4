import { countHan, isHidden, type TextBlock } from './text-blocks.ts';

const CREDIT =
  /(来源|來源|出处|出處|稿源|记者|記者|作者|编辑|編輯|责编|責編|发布|發布|發佈|更新|时间|時間|日期)\s?[:：]/;

/** A line that names source, author, editor or time; no sentence. */
export function isDateline({ text }: TextBlock): boolean {
  return text.length <= 80 && CREDIT.test(text) && !/[。？！?!]/.test(text);
}

const HEADINGS =
  'h1, h2, h3, h4, h5, [class*="title" i], [id*="title" i], [class*="headline" i], [class*="_bt" i]';

/** The element whose text is closest to the page's titles; else the likeliest one in `near`. */
export function findHeading(
  document: Document,
  near: readonly TextBlock[],
): { readonly element: Element; readonly text: string } | null {
  const titles = pageTitles(document).map(bareTitle);
  let best: { element: Element; text: string; score: number } | null = null;
  for (const element of document.querySelectorAll(HEADINGS)) {
    const text = (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    const bare = bareTitle(text);
    if (bare.length < 4 || text.length > 200 || isHidden(element)) continue;
    const weight = element.tagName === 'H1' ? 1.5 : /^H\d$/.test(element.tagName) ? 1.2 : 1;
    const score = weight * Math.max(0, ...titles.map((title) => likeness(bare, title)));
    if (score > (best?.score ?? 0.5)) best = { element, text, score };
  }
  if (best) return best;
  const h1s = [...document.querySelectorAll('h1')].filter(
    (h1) => countHan(h1.textContent ?? '') >= 6,
  );
  const only = h1s.length === 1 ? h1s[0] : undefined;
  if (only) return { element: only, text: (only.textContent ?? '').replace(/\s+/g, ' ').trim() };
  const lines = near.filter(
    (block) =>
      block.han >= 6 &&
      block.linkHan === 0 &&
      block.text.length <= 60 &&
      !dateIn(block.text) &&
      !isDateline(block),
  );
  const line = lines.find(({ han }) => han === Math.max(...lines.map((other) => other.han)));
  return line ? { element: line.element, text: line.text } : null;
}

/** 0 to 1: how much of each other two texts are, where one holds the other. */
function likeness(one: string, other: string): number {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length > 0 && long.includes(short)
    ? (2 * short.length) / (short.length + long.length)
    : 0;
}

/** What metadata give as the page's title, the likeliest headline first. */
export function pageTitles(document: Document): string[] {
  const titles = [meta(document, 'og:title'), document.title];
  return titles.map((title) => title?.trim() ?? '').filter((title) => title.length > 0);
}

function bareTitle(title: string): string {
  return title.replace(/[\s\p{P}\p{S}]/gu, '').toLowerCase();
}

const DATE_METAS =
  'article:published_time pubdate publishdate publish_date publish-date datepublished og:release_date weibo:article:create_at dc.date dc.date.issued date';

/** Stated by metadata, else shown in `near`, else part of the page's address. */
export function findDate(document: Document, near: readonly TextBlock[]): string | null {
  const metas = DATE_METAS.split(' ').map((name) => meta(document, name));
  const data = Array.from(
    document.querySelectorAll('script[type*="ld+json"]'),
    (script) => /"datePublished"\s*:\s*"([^"]+)"/.exec(script.textContent ?? '')?.[1],
  );
  const lines = near.filter(({ han }) => han < 80).map(({ text }) => text);
  const times = Array.from(document.querySelectorAll('time[datetime]'), (time) =>
    time.getAttribute('datetime'),
  );
  const canonical = document.querySelector('link[rel="canonical"]')?.getAttribute('href');
  const addresses = [meta(document, 'og:url'), canonical, document.URL];
  for (const text of [...metas, ...data, ...lines, ...times, ...addresses]) {
    const date = text ? dateIn(text) : null;
    if (date) return date;
  }
  return null;
}

/** Content of the meta element that gives `name`, whichever attribute names it. */
function meta(document: Document, name: string): string | null {
  const selector = ['property', 'name', 'itemprop'].map((key) => `meta[${key}="${name}" i]`).join();
  return document.querySelector(selector)?.getAttribute('content') ?? null;
}

/** Hours that China's clock is ahead of UTC. */
const CHINA_HOURS = 8;

/** The first day of the years 1990 to 2099 that `text` names, YYYY-MM-DD. */
function dateIn(text: string): string | null {
  const exact = /\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)/.exec(text)?.[0];
  const time = exact ? Date.parse(exact) : Number.NaN;
  if (!Number.isNaN(time)) {
    return new Date(time + CHINA_HOURS * 3_600_000).toISOString().slice(0, 10);
  }
  const written = /((?:19|20)\d\d)\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})(?!\d{3})/.exec(text);
  if (written) return day(written[1], written[2], written[3]);
  const packed = /(?<!\d)(20[0-2]\d)\/?(0[1-9]|1[0-2])\/?([0-2]\d|3[01])(?!\d)/.exec(text);
  if (packed) return day(packed[1], packed[2], packed[3]);
  const republic = /民[國国]\s*(\d{2,3})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})/.exec(text);
  if (republic) return day(String(Number(republic[1]) + 1911), republic[2], republic[3]);
  const european = /(?<!\d)(\d{1,2})\/(\d{1,2})\/(20\d\d)/.exec(text);
  if (european) return day(european[3], european[2], european[1]);
  const short = /(?<!\d)([0-2]\d)-(\d\d)-(\d\d)\s?\d\d:\d\d/.exec(text);
  return short ? day(`20${short[1]}`, short[2], short[3]) : null;
}

function day(year = '', month = '', date = ''): string | null {
  const text = [year, month.padStart(2, '0'), date.padStart(2, '0')].join('-');
  return Number.isNaN(Date.parse(text)) ? null : text;
}

/** Who wrote an article and where it came from, as the page says; empty where it doesn't. */
export interface Credits {
  readonly author: string;
  readonly source: string;
}

const AUTHOR_LINE =
  /(?:(?:本[报報][记記]者|特[约約][记記]者|[记記]者|作者|撰文|[编編][译譯]|通[讯訊][员員])\s?[:：︰]?\s?|文\s?[／/｜|]\s?(?:本[报報])?(?:[记記]者)?\s?)((?![\u4e00-\u9fff]*[摄攝])[\u4e00-\u9fff·]{2,4}(?:[\s、](?![编編责責来來发發时時])[\u4e00-\u9fff·]{2,4})*)(?=$|[\s／/）)】〕｜|,，。])/;
const SOURCE_LINE =
  /(?:[来來]源|稿源|出[处處]|[转轉]自)\s?[:：︰]\s?([^\s:：]{2,30}?)(?=$|\s|作者|[记記]者|[编編][辑輯]|[发發][布佈表]|[时時][间間]|[（(|｜])/;

/** Stated by `lines` around the text, else by metadata. */
export function findCredits(document: Document, lines: readonly string[]): Credits {
  const match = (pattern: RegExp) => {
    for (const line of lines) {
      const found = pattern.exec(line)?.[1];
      if (found) return found;
    }
    return '';
  };
  const stated = (names: string) =>
    names
      .split(' ')
      .map((name) => meta(document, name)?.trim() ?? '')
      .find((text) => text && !/^https?:/.test(text)) ?? '';
  const author = match(AUTHOR_LINE) || stated('article:author author');
  const source = match(SOURCE_LINE) || stated('contentsource source mediaid og:site_name');
  // Many give the site for the author, or a number.
  const isSomebody = author !== source && !NOBODY.test(author);
  return { author: isSomebody ? author : '', source };
}

const NOBODY = /^(\d+|admin|editor|未知|佚名|本人|[网網][络絡])$/i;
