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
}

/** Text that stands in one flow: a paragraph, a list item, a line between two <br>. */
export interface TextBlock {
  /** The nearest block element; lines between <br> share it. */
  readonly element: Element;
  /** Blanks folded; each text node cut at the walk's limit. */
  readonly text: string;
  /** Han characters, and how many of them are links. */
  readonly han: number;
  readonly linkHan: number;
  /** Sentence punctuation outside links. */
  readonly marks: number;
  /** Inside navigation, comments, related links or the like, going by its ancestors' names. */
  readonly aside: boolean;
}

/** How much a walk may read: nodes visited, UTF-16 units of each text node. */
export interface WalkLimits {
  readonly nodes: number;
  readonly units: number;
}

const NO_LIMITS: WalkLimits = { nodes: Infinity, units: Infinity };

const SKIPPED = tags(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SELECT TEXTAREA BUTTON IFRAME OBJECT AUDIO VIDEO TITLE svg math',
);
const INLINE = tags(
  'A ABBR B BIG CITE CODE DEL EM FONT I INS LABEL MARK Q RP RT RUBY S SMALL SPAN STRIKE STRONG SUB SUP TIME U WBR',
);
const ASIDE = tags('NAV ASIDE FOOTER DIALOG');
/** Where a class or an id makes no aside: text stands in them, whatever they are called. */
const NEVER_ASIDE = tags('BODY MAIN ARTICLE P H1 H2 H3 H4 H5 H6');
/** Blocks that are a paragraph, so that the text's container is their parent. */
const PARAGRAPHS = tags('P LI DD PRE H1 H2 H3 H4 H5 H6');
/** Words that sites put first in class and id of what is no article text. */
const ASIDE_NAME =
  /(?<![a-z])(navbar|menu|breadcrumb|sidebar|aside|footer|comment-?list|reply|relate|recommend|rank|promo|share|copyright|disclaimer|subscribe|advert|(nav|ads?|comments?|crumbs?)(?![a-z]))/i;
const MARK = /[，。、；：？！,;?!]/g;

function tags(names: string): ReadonlySet<string> {
  return new Set(names.split(' '));
}

/** Text blocks under `root` in document order, as far as `limits` go. Reads no layout. */
export function textBlocks(root: Element, limits: WalkLimits = NO_LIMITS): TextBlock[] {
  const blocks: TextBlock[] = [];
  const held = new Map<Element | null, TextBlock[]>();
  let nodes = limits.nodes;
  let flow: Element | null = null;
  let text = '';
  let han = 0;
  let linkHan = 0;
  let marks = 0;

  const flush = (region: Element | null) => {
    if (flow) {
      const block = {
        element: flow,
        text: text.replace(/ +/g, ' ').trim(),
        han,
        linkHan,
        marks,
        aside: region !== null,
      };
      blocks.push(block);
      const others = held.get(region);
      if (others) others.push(block);
      else held.set(region, [block]);
    }
    flow = null;
    text = '';
    han = linkHan = marks = 0;
  };
  const read = (data: string, block: Element, inLink: boolean) => {
    const folded = data.replace(/\s+/g, ' ');
    if (folded !== ' ') flow ??= block;
    if (!flow) return;
    const count = countHan(folded);
    text += folded;
    han += count;
    if (inLink) linkHan += count;
    else marks += folded.match(MARK)?.length ?? 0;
  };
  const walk = (parent: Element, block: Element, inLink: boolean, region: Element | null) => {
    for (let node = parent.firstChild; node && nodes > 0; node = node.nextSibling) {
      nodes -= 1;
      if (node.nodeType === Node.TEXT_NODE) {
        read((node as Text).data.slice(0, limits.units), block, inLink);
      } else if (node.nodeType === Node.ELEMENT_NODE) {
        const element = node as Element;
        const { tagName } = element;
        if (SKIPPED.has(tagName) || isHidden(element)) continue;
        const inside = isAside(element) ? element : region;
        if (INLINE.has(tagName)) {
          walk(element, block, inLink || tagName === 'A', inside);
        } else {
          flush(region);
          walk(element, element, inLink, inside);
          flush(inside);
        }
      }
    }
  };
  walk(root, root, false, null);
  flush(null);

  // A name is no proof: the region that holds most of the running text is the article's.
  const total = sum(blocks, prose);
  const main = [...held.values()].find((region) => sum(region, prose) * 4 > total * 3);
  return blocks.map((block) => (main?.includes(block) ? { ...block, aside: false } : block));
}

/** Han characters of running text in a block; 0 for headings, labels and links. */
export function prose({ han, linkHan, marks }: TextBlock): number {
  const plain = han - linkHan;
  return plain >= 8 && marks > 0 && plain > linkHan ? plain : 0;
}

/**
 * The element that holds most of the running text, going by where paragraphs stand together, and
 * widened as long as running text surrounds it. Null where there is none.
 */
export function proseContainer(blocks: readonly TextBlock[]): Element | null {
  const candidates = blocks.filter((block) => !block.aside && prose(block) > 0);
  const credits = new Map<Element, number>();
  let best: Element | null = null;
  for (const block of candidates) {
    let credit = prose(block);
    let holder: Element | null = PARAGRAPHS.has(block.element.tagName)
      ? block.element.parentElement
      : block.element;
    for (let level = 0; level < 3 && holder; level += 1) {
      credits.set(holder, (credits.get(holder) ?? 0) + credit);
      credit /= 2;
      holder = holder.parentElement;
    }
  }
  for (const [element, credit] of credits) {
    if (credit > (best ? (credits.get(best) ?? 0) : 0)) best = element;
  }
  let wide = best;
  for (let level = 0, up = best?.parentElement; wide && up && level < 3; level += 1) {
    const inner = wide;
    const around = blocks.filter(
      ({ aside, element }) => !aside && up?.contains(element) && !inner.contains(element),
    );
    const gain = sum(around, prose);
    const links = sum(around, (block) => block.linkHan);
    if (gain * 5 >= sum(within(blocks, inner), prose) && links * 3 <= gain) wide = up;
    up = up.parentElement;
  }
  return wide;
}

/** The blocks inside `element` that no aside holds. */
export function within(blocks: readonly TextBlock[], element: Element): TextBlock[] {
  return blocks.filter((block) => !block.aside && element.contains(block.element));
}

/** Adds up `value` over `blocks`. */
export function sum(blocks: readonly TextBlock[], value: (block: TextBlock) => number): number {
  return blocks.reduce((total, block) => total + value(block), 0);
}

function countHan(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code >= 0x3400 && (code <= 0x9fff || (code >= 0xf900 && code <= 0xfaff))) count += 1;
  }
  return count;
}

function isHidden(element: Element): boolean {
  const style = element.getAttribute('style');
  return element.hasAttribute('hidden') || (style !== null && /display:\s*none/i.test(style));
}

function isAside(element: Element): boolean {
  if (NEVER_ASIDE.has(element.tagName)) return false;
  if (ASIDE.has(element.tagName)) return true;
  const name = `${element.id} ${element.getAttribute('class') ?? ''}`;
  // commentList_2 -> comment-List_2
  return name !== ' ' && ASIDE_NAME.test(name.replace(/[A-Z]/g, '-$&'));
}

/** Running text that a body must have, in Han characters; the shortest briefs have about 60. */
const SHORTEST_BODY = 40;
/** Blocks before the body in which headline and date line are looked for. */
const NEAR = 12;

/**
 * Finds headline, day and body text of the article on a page, in whatever markup: paragraphs, bare
 * text with <br>, tables. On a page that is no article `bodies` is the whole body.
 */
export function locateArticle(document: Document): ArticleLocation {
  const root = document.body ?? document.documentElement;
  const blocks = root ? textBlocks(root) : [];
  const container = proseContainer(blocks);
  const inside = container ? within(blocks, container) : [];
  const text = sum(inside, prose);
  const found = text >= SHORTEST_BODY && text > sum(inside, (block) => block.linkHan);
  const first = found
    ? blocks.findIndex((block) => inside.includes(block) && prose(block) > 0)
    : -1;
  const heading = findHeading(
    document,
    blocks.slice(Math.max(0, first - NEAR), Math.max(0, first)),
  );
  const title = heading?.element ?? null;
  const titleAt = blocks.findIndex(({ element }) => title?.contains(element));
  const from = titleAt >= 0 && titleAt < first ? titleAt + 1 : Math.max(0, first - NEAR);
  const between = found ? blocks.slice(from, first) : [];
  return {
    title,
    titleText: heading?.text ?? pageTitles(document)[0] ?? '',
    date: findDate(document, found ? blocks.slice(from, first + 3) : []),
    bodies:
      container && found
        ? [...leads(between, container, title), ...bodiesIn(container, inside, title)]
        : root
          ? [root]
          : [],
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
  return [...new Set(elements)].filter(
    (element) => !elements.some((other) => other !== element && other.contains(element)),
  );
}

/** Han characters of links or asides that are worth leaving out. */
const CLUTTER = 8;

/**
 * `container`; where the headline, link lists or asides stand among its children, only those of
 * them that hold text.
 */
function bodiesIn(
  container: Element,
  inside: readonly TextBlock[],
  title: Element | null,
): Element[] {
  const isClutter = (child: Element) => {
    if (isAside(child)) return countHan(child.textContent ?? '') >= CLUTTER;
    const blocks = within(inside, child);
    const text = sum(blocks, prose);
    const links = sum(blocks, (block) => block.linkHan);
    return (links >= CLUTTER && links >= text) || (child.contains(title) && text < SHORTEST_BODY);
  };
  const children = [...container.children];
  const bare = inside.some((block) => block.element === container);
  if (bare || !children.some(isClutter)) return [container];
  const kept = children.filter((child) => {
    const blocks = within(inside, child);
    return !isClutter(child) && blocks.length > 0 && !blocks.every(isDateline);
  });
  return kept.length > 0 ? kept : [container];
}

const CREDIT =
  /(来源|來源|出处|出處|稿源|记者|記者|作者|编辑|編輯|责编|責編|发布|發布|發佈|更新|时间|時間|日期)\s?[:：]/;

/** A line that names source, author, editor or time; no sentence. */
function isDateline({ text }: TextBlock): boolean {
  return text.length <= 80 && CREDIT.test(text) && !text.includes('。');
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
