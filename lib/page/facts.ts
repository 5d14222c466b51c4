import type { BodyFacts, LetterCounts, PageFacts } from '../news/facts.ts';
import { prose, proseContainer, sum, type TextBlock, textBlocks, within } from './text-blocks.ts';

/**
 * What one look may read. The longest menu seen before an article had 1000 nodes, and 600 units
 * show what a paragraph is.
 */
const SAMPLE = { nodes: 3000, units: 600 };
/** Enough to see that a page is not Chinese at all. */
const GLANCE = { nodes: 600, units: 600 };
const BODY_UNITS = 3000;
/** Blocks before and after the running text where its dateline may stand. */
const BEFORE = 15;
const AFTER = 6;
const LINE_UNITS = 100;
/** Blocks before the running text where its headline may stand. */
const HEADLINE_BEFORE = 40;

/** UTF-16 units of each JSON-LD script that are searched for types. */
const LD_UNITS = 20_000;
const PUBLISHED = ['article:published_time', 'publishdate', 'pubdate'];

/** Reads `document` in one bounded pass: no layout, no change, nothing left behind. */
export function readFacts(document: Document, location: Pick<Location, 'hostname'>): PageFacts {
  const root = document.body ?? document.documentElement;
  const glance = root ? textBlocks(root, GLANCE) : [];
  const blocks = root && glance.some(({ han }) => han > 0) ? textBlocks(root, SAMPLE) : glance;
  const meta = (name: string) =>
    document.head
      ?.querySelector(`meta[property="${name}"], meta[name="${name}" i]`)
      ?.getAttribute('content') ?? '';
  return {
    host: location.hostname,
    contentType: document.contentType,
    lang: document.documentElement?.getAttribute('lang') ?? '',
    title: document.title,
    ogType: meta('og:type'),
    siteName: meta('og:site_name'),
    ldTypes: Array.from(document.querySelectorAll('script[type*="ld+json"]')).flatMap(
      ({ textContent }) => textContent?.slice(0, LD_UNITS).match(/(?<="@type"\s*:\s*")\w+/g) ?? [],
    ),
    published: PUBLISHED.some((name) => /\d{4}/.test(meta(name))),
    letters: letters(blocks),
    prose: sum(blocks, (block) => (block.aside ? 0 : prose(block))),
    body: bodyFacts(blocks, squeeze(document.title)),
  };
}

function bodyFacts(blocks: readonly TextBlock[], title: string): BodyFacts {
  const container = proseContainer(blocks);
  const inside = container ? within(blocks, container) : [];
  const paragraphs = inside.filter((block) => prose(block) > 0);
  const isParagraph = (block: TextBlock) => paragraphs.includes(block);
  const first = blocks.findIndex(isParagraph);
  const last = blocks.findLastIndex(isParagraph);
  const around = [
    ...blocks.slice(Math.max(0, first - BEFORE), first + 2),
    ...blocks.slice(Math.max(first + 2, last - 2), last + 1 + AFTER),
  ];
  return {
    text: inside
      .map((block) => block.text)
      .join('\n')
      .slice(0, BODY_UNITS),
    letters: letters(inside),
    prose: sum(paragraphs, prose),
    paragraphs: paragraphs.length,
    headlines: inside.filter(({ han, linkHan }) => linkHan >= 8 && linkHan * 1.3 >= han).length,
    headline:
      blocks
        .slice(Math.max(0, first - HEADLINE_BEFORE), first + 1)
        .findLast(({ text, han }) => han >= 8 && title.includes(squeeze(text)))?.text ?? '',
    nearby: around
      .filter(
        ({ text, han, linkHan }) =>
          text.length <= LINE_UNITS && (linkHan < 8 || linkHan * 3 <= han * 2),
      )
      .map(({ text }) => text),
  };
}

function squeeze(text: string): string {
  return text.replace(/\s/g, '');
}

function letters(blocks: readonly TextBlock[]): LetterCounts {
  const text = blocks.map((block) => block.text).join('');
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return {
    han: sum(blocks, ({ han }) => han),
    kana: count(/[\u3041-\u3096\u30a1-\u30fa]/g),
    hangul: count(/[\uac00-\ud7a3]/g),
    latin: count(/[a-z\u00c0-\u024f]/gi),
  };
}
