import {
  type Credits,
  findCredits,
  findDate,
  findHeading,
  isDateline,
  pageTitles,
} from './article-head.ts';
import {
  countHan,
  isAside,
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
  readonly credits: Credits;
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
/** Blocks after it in which author and source are, and UTF-16 units of each that are looked at. */
const AFTER = 5;
const LINE_UNITS = 100;

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
  const last = blocks.findLastIndex((block) => prose(block) > 0 && inside.includes(block));
  /** Beginnings of blocks. */
  const around = (start: number, end: number) =>
    blocks.slice(Math.max(0, start), end).map(({ text }) => text.slice(0, LINE_UNITS));
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
    credits: findCredits(
      document,
      found ? [...around(from, first + 2), ...around(last - 1, last + AFTER)] : [],
    ),
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

/** Pagers, tags and calls to read on. */
const PAGER =
  /^[^\p{L}]*$|^tags?[:：]|下一[页頁篇]|[点點][击擊].{0,4}(下[载載]|[阅閱][读讀])|[阅閱][读讀]更多|更多文章|[热熱][门門][点點][阅閱]|[图圖]集$|THE END|原文$/iu;

/** A line at the ends of a text that is about it, or no Chinese at all. */
function isMarginal(block: TextBlock): boolean {
  return (
    block.han === 0 || isDateline(block) || (block.text.length <= 40 && PAGER.test(block.text))
  );
}
