import {
  countHan,
  isAside,
  isHidden,
  prose,
  proseContainer,
  sum,
  type TextBlock,
  textBlocks,
  within,
} from './text-blocks.ts';
import { outermost } from './tree.ts';

/** Where a page's article stands. */
export interface ArticleLocation {
  /** The element that shows the headline. */
  readonly title: Element | null;
  /** The headline, from its element or else from metadata; empty if the page has none. */
  readonly titleText: string;
  /** Day of publication, YYYY-MM-DD; a time with an offset is taken to China's day (UTC+8). */
  readonly date: string | null;
  /** What holds the body text, in document order, none inside another; the whole body at worst. */
  readonly bodies: Element[];
  /** What a reader shows: headline, summary and the body's container, whatever is added to it later. */
  readonly roots: Element[];
  /** Of the container's children those that are link lists or asides. */
  readonly clutter: Element[];
}

/** What is read of a page: enough for any article, and not more of a whole book than takes a frame. */
const MOST = { nodes: 20_000, units: 2000 };

/** Running text that a body must have, in Han characters; the shortest briefs have about 60. */
const SHORTEST_BODY = 40;
/** A brief may stand among more links than it has text; a list of links has hardly any. */
const TEXT_TO_LINKS = 3;
/** Blocks before the body in which headline and date line are looked for. */
const NEAR = 12;

/**
 * Finds headline, day and body text of the article on a page, in whatever markup: paragraphs, bare
 * text with <br>, tables. On a page that is no article `bodies` is the whole body.
 */
export function locateArticle(document: Document): ArticleLocation {
  const root = document.body ?? document.documentElement;
  const blocks = root ? textBlocks(root, MOST) : [];
  const container = proseContainer(blocks);
  const inside = container ? within(blocks, container) : [];
  const text = sum(inside, prose);
  const links = sum(inside, (block) => block.linkHan);
  const found = text >= SHORTEST_BODY && text * TEXT_TO_LINKS > links;
  const opening = found ? inside.find((block) => prose(block) > 0) : undefined;
  const first = opening ? blocks.indexOf(opening) : -1;
  const heading = findHeading(
    document,
    blocks.slice(Math.max(0, first - NEAR), Math.max(0, first)),
  );
  const title = heading?.element ?? null;
  const titleAt = blocks.findIndex(({ element }) => title?.contains(element));
  const from = titleAt >= 0 && titleAt < first ? titleAt + 1 : Math.max(0, first - NEAR);
  const between = found ? blocks.slice(from, first) : [];
  const summary = container && found ? leads(between, container, title) : [];
  const children = container && found ? childrenOf(container, inside, title) : [];
  return {
    title,
    titleText: heading?.text ?? pageTitles(document)[0] ?? '',
    date: findDate(document, found ? blocks.slice(from, first + 3) : []),
    bodies:
      container && found
        ? [...summary, ...bodiesIn(container, children, inside)]
        : root
          ? [root]
          : [],
    roots:
      container && found
        ? outermost([...(title ? [title] : []), ...summary, container])
        : root
          ? [root]
          : [],
    clutter: children
      .filter(({ child, clutter }) => clutter && !child.contains(title))
      .map(({ child }) => child),
  };
}

/** Running text between headline and body: the summary, the caption of the first picture. */
function leads(
  between: readonly TextBlock[],
  container: Element,
  title: Element | null,
): Element[] {
  const elements = between
    .filter((block) => !block.aside && prose(block) >= 20 && !isDateline(block))
    .map(({ element }) => element)
    .filter((element) => !element.contains(container) && !container.contains(element))
    .filter((element) => !title || !(element.contains(title) || title.contains(element)));
  return outermost(elements);
}

/** Han characters of links or asides that are worth leaving out. */
const CLUTTER = 8;

/** A child of the body's container with the text blocks in it. */
interface Child {
  readonly child: Element;
  readonly blocks: readonly TextBlock[];
  /** It shows headline, links or an aside. */
  readonly clutter: boolean;
}

/** The container's children, in document order. */
function childrenOf(
  container: Element,
  inside: readonly TextBlock[],
  title: Element | null,
): Child[] {
  const blocksOf = Map.groupBy(inside, ({ element }) => childAround(element, container));
  return Array.from(container.children, (child) => {
    const blocks = blocksOf.get(child) ?? [];
    return { child, blocks, clutter: isClutter(child, blocks, title) };
  });
}

/**
 * `container`; where the headline, link lists or asides stand among its children, or lines about the
 * article at its ends, only those of them that hold text. Text of its own can't be parted from it.
 */
function bodiesIn(
  container: Element,
  children: readonly Child[],
  inside: readonly TextBlock[],
): Element[] {
  if (inside.some(({ element }) => element === container)) return [container];
  const texts = children.filter(({ blocks, clutter }) => !clutter && blocks.length > 0);
  const isText = ({ blocks }: Child) => !blocks.every(isMarginal);
  const kept = texts
    .slice(texts.findIndex(isText), texts.findLastIndex(isText) + 1)
    .filter(({ blocks }) => !blocks.every(isDateline));
  const isWhole = kept.length === texts.length && !children.some(({ clutter }) => clutter);
  return isWhole || kept.length === 0 ? [container] : kept.map(({ child }) => child);
}

/** The child of `container` that `element`, somewhere inside it, is or stands in. */
function childAround(element: Element, container: Element): Element {
  let child = element;
  while (child.parentElement && child.parentElement !== container) child = child.parentElement;
  return child;
}

/** Does `child`, which holds `blocks`, show headline, links or an aside rather than text? */
function isClutter(child: Element, blocks: readonly TextBlock[], title: Element | null): boolean {
  if (isAside(child)) return countHan(child.textContent ?? '') >= CLUTTER;
  const text = sum(blocks, prose);
  const links = sum(blocks, (block) => block.linkHan);
  return (links >= CLUTTER && links >= text) || (child.contains(title) && text < SHORTEST_BODY);
}

const CREDIT =
  /(来源|來源|出处|出處|稿源|记者|記者|作者|编辑|編輯|责编|責編|发布|發布|發佈|更新|时间|時間|日期)\s?[:：]/;

/** A line that names source, author, editor or time; no sentence. */
function isDateline({ text }: TextBlock): boolean {
  return text.length <= 80 && CREDIT.test(text) && !/[。？！?!]/.test(text);
}

/** Pagers, tags and calls to read on. */
const PAGER =
  /^[^\p{L}]*$|^tags?[:：]|下一[页頁篇]|[点點][击擊].{0,4}(下[载載]|[阅閱][读讀])|[阅閱][读讀]更多|更多文章|[热熱][门門][点點][阅閱]|[图圖]集$|THE END|原文$/iu;

/** A line at the ends of a text that is about it, or no Chinese at all. */
function isMarginal(block: TextBlock): boolean {
  return (
    block.han === 0 || isDateline(block) || (block.text.length <= 40 && PAGER.test(block.text))
  );
}

const HEADINGS =
  'h1, h2, h3, h4, h5, [class*="title" i], [id*="title" i], [class*="headline" i], [class*="_bt" i]';

/** The element whose text is closest to the page's titles; else the likeliest one in `near`. */
function findHeading(
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
function pageTitles(document: Document): string[] {
  const titles = [meta(document, 'og:title'), document.title];
  return titles.map((title) => title?.trim() ?? '').filter((title) => title.length > 0);
}

function bareTitle(title: string): string {
  return title.replace(/[\s\p{P}\p{S}]/gu, '').toLowerCase();
}

const DATE_METAS =
  'article:published_time pubdate publishdate publish_date publish-date datepublished og:release_date weibo:article:create_at dc.date dc.date.issued date';

/** Stated by metadata, else shown in `near`, else part of the page's address. */
function findDate(document: Document, near: readonly TextBlock[]): string | null {
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
