import type { BodyFacts, LetterCounts, Line, PageFacts } from '../news/facts.ts';
import { prose, proseContainer, sum, type TextBlock, textBlocks, within } from './text-blocks.ts';

/**
 * What one look may read. The longest menu seen before an article had 1000 nodes, and 600 units
 * show what a paragraph is.
 */
const SAMPLE = { nodes: 3000, units: 600 };
/** Enough to see that a page is not Chinese at all. */
const GLANCE = { nodes: 600, units: 600 };
const BODY_UNITS = 3000;
/** Blocks before the running text where its headline may stand, and after it where its editor may. */
const BEFORE = 40;
const AFTER = 6;
const LINE_UNITS = 100;
/** How the beginning of an article ends where it leads to the rest. */
const TEASER =
  /(…|\.\.\.)[\])】」]?$|[[【(]?(阅读|閱讀|查看|[详詳])([细細情]|全文|更多|原文)?[\]】)>»]*$/;
/** A line that is a date. */
const DATE = /^\D{0,3}\d{1,4}[-/.年月]\d[\d\s:：日月/.-]*$/;

/** UTF-16 units of each JSON-LD script that are searched for types. */
const LD_UNITS = 20_000;
const META = { elements: 100, units: 200 };

/** Reads `document` in one bounded pass: no layout, no change, nothing left behind. */
export function readFacts(document: Document, location: Pick<Location, 'hostname'>): PageFacts {
  const root = document.body ?? document.documentElement;
  const glance = root ? textBlocks(root, GLANCE) : [];
  const isChinese = HAN.test(document.title) || glance.some(({ han }) => han > 0);
  const blocks = root && isChinese ? textBlocks(root, SAMPLE) : glance;
  const container = proseContainer(blocks);
  const inside = container ? within(blocks, container) : [];
  return {
    host: location.hostname,
    contentType: document.contentType,
    lang: document.documentElement?.getAttribute('lang') ?? '',
    title: document.title,
    metas: metasOf(document),
    linkedData: Array.from(document.querySelectorAll('script[type*="ld+json"]')).flatMap(
      ({ textContent }) =>
        textContent
          ?.slice(0, LD_UNITS)
          .match(/(?<="@type"\s*:\s*\[?\s*")\w+|datePublished(?="\s*:\s*"\d)/g) ?? [],
    ),
    letters: letters(blocks),
    prose: sum(blocks, (block) => (block.aside ? 0 : prose(block))),
    foreignProse: sum(blocks, (block) => (inside.includes(block) ? 0 : foreignProse(block))),
    body: bodyFacts(blocks, inside),
  };
}

function metasOf(document: Document): Record<string, string> {
  const metas: Record<string, string> = {};
  const elements = document.head?.querySelectorAll('meta[content]') ?? [];
  for (const element of Array.from(elements).slice(0, META.elements)) {
    const name = element.getAttribute('property') ?? element.getAttribute('name');
    const content = element.getAttribute('content') ?? '';
    if (name && content) metas[name.toLowerCase()] ??= content.slice(0, META.units);
  }
  const canonical = document.head?.querySelector('link[rel="canonical"]')?.getAttribute('href');
  if (canonical) metas.canonical ??= canonical.slice(0, META.units);
  return metas;
}

function bodyFacts(blocks: readonly TextBlock[], inside: readonly TextBlock[]): BodyFacts {
  const own = inside.filter(({ han, linkHan }) => linkHan * 2 <= han);
  const paragraphs = new Set(inside.filter((block) => prose(block) > 0));
  const isParagraph = (block: TextBlock) => paragraphs.has(block);
  const first = Math.max(0, blocks.findIndex(isParagraph));
  const last = blocks.findLastIndex(isParagraph);
  return {
    text: own
      .map((block) => block.text)
      .join('\n')
      .slice(0, BODY_UNITS),
    letters: letters(own),
    prose: sum([...paragraphs], prose),
    paragraphs: paragraphs.size,
    teasers: inside.filter(({ text, han }) => han >= 8 && TEASER.test(text)).length,
    dates: inside.filter(({ text, linkHan }) => linkHan === 0 && DATE.test(text)).length,
    headlines: inside.filter(({ han, linkHan }) => linkHan >= 8 && linkHan * 1.3 >= han).length,
    before: blocks.slice(Math.max(0, first - BEFORE), first + 1).map(lineOf),
    after: [
      ...blocks.slice(first, first + 2),
      ...blocks.slice(Math.max(first + 2, last - 2), last + 1 + AFTER),
    ].flatMap((block) => (block.text.length <= LINE_UNITS ? [lineOf(block)] : [])),
  };
}

function lineOf({ text, han, linkHan }: TextBlock): Line {
  return { text: text.slice(0, LINE_UNITS), linked: linkHan >= 8 && linkHan * 3 > han * 2 };
}

/** Latin letters of running text: of a block of several words with the marks of a sentence. */
function foreignProse({ text, han, marks }: TextBlock): number {
  const latin = text.match(LATIN)?.length ?? 0;
  return latin >= 40 && latin > han && (marks > 0 || /\w\.(\s|$)/.test(text)) ? latin : 0;
}

const HAN = /[\u3400-\u9fff]/;
const LATIN = /[a-z\u00c0-\u024f]/gi;
// The last ones are Japan's own simplified forms.
const KANA = /[\u3041-\u3096\u30a1-\u30fa対発経済歳駅図売続応実戦総鉄単価変検険労団広県関気円]/g;
const HANGUL = /[\uac00-\ud7a3]/g;

function letters(blocks: readonly TextBlock[]): LetterCounts {
  const text = blocks.map((block) => block.text).join('');
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return {
    han: sum(blocks, ({ han }) => han),
    kana: count(KANA),
    hangul: count(HANGUL),
    latin: count(LATIN),
  };
}
