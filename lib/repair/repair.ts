import { isTonedSyllable } from '../pinyin/syllable.ts';
import { MappedText, type OffsetMap, type Span, shownSpan } from '../span.ts';

/** A stretch of broken bytes. It stands in the clean text as it is. */
export interface Damage {
  readonly source: Span;
  readonly clean: Span;
}

export interface Repaired {
  /** The source without its stray readings. */
  readonly text: string;
  /** Source to clean text. */
  readonly map: OffsetMap;
  /** Readings that were taken out, parentheses included; spans of the source, in order. */
  readonly strays: readonly Span[];
  readonly damaged: readonly Damage[];
}

/** A toned syllable in parentheses: 動(dòng), 會(huì ), 動（dòng）. */
interface Reading extends Span {
  /** The character before the parenthesis. */
  readonly after: string;
  readonly letters: string;
  readonly trailingBlank: boolean;
}

const HAN = /\p{Script=Han}/u;
const LETTERS = String.raw`[\p{Script=Latin}\p{M}]{1,10}`;
const READING = new RegExp(
  String.raw`(?<=(.))[(（][ \u00a0\u3000]?(${LETTERS})([ \u00a0\u3000]?)[)）]`,
  'gsu',
);

function findReadings(text: string): Reading[] {
  const readings: Reading[] = [];
  for (const match of text.matchAll(READING)) {
    const [whole, after = '', letters = '', blank = ''] = match;
    if (!isTonedSyllable(letters)) continue;
    const span = { start: match.index, end: match.index + whole.length };
    readings.push({ ...span, after, letters, trailingBlank: blank !== '' });
  }
  return readings;
}

/** Fewer readings than this are no evidence. */
const MIN_READINGS = 4;
/** Different characters: a name that one report annotates again and again is no table. */
const MIN_CHARACTERS = 3;
/** Of all Han characters. Polluted pages have 6-13 %; pages for learners annotate them all. */
const SHARE = { min: 0.015, max: 0.4 };
/** Of the places where an annotated character stands. A scraper misses none, but for page parts. */
const MIN_COVERAGE = 0.6;
/** Of the readings. A scraper's table has one for a character; a lesson on heteronyms several. */
const MIN_AGREEMENT = 0.95;

/** Readings, and readings for a character. A gloss stands at the first mention only. */
const REPEATED = { readings: 6, perCharacter: 1.25 };
/** 會(huì ): a blank before the parenthesis is a slip of the table; nobody types it twice. */
const MIN_BLANKS = 2;
/** Of the readings: those of SCRAPED. */
const MIN_SCRAPED = 0.75;
/** Characters that scrapers annotate, on the pages seen; far too common for a gloss. */
const SCRAPED: ReadonlySet<string> = new Set(
  '動經發進會業協書產開關務實質聯點陽長領話學績優來時場創個聽見風盤態過線車觀門網絡頁專問環術樂',
);

/**
 * Whether a scraper left readings all over `text`, which is the text of a whole article. Texts that
 * teach or gloss are told apart by where their readings stand. Linear.
 */
export function isPolluted(text: string): boolean {
  const readings = findReadings(text).filter(({ after }) => HAN.test(after));
  const count = readings.length;
  if (count < MIN_READINGS) return false;

  const table = new Map<string, string>();
  for (const { after, letters } of readings) if (!table.has(after)) table.set(after, letters);
  let han = 0;
  let inTable = 0;
  for (const character of text) {
    if (!HAN.test(character)) continue;
    han += 1;
    if (table.has(character)) inTable += 1;
  }
  const countOf = (fits: (reading: Reading) => boolean) => readings.filter(fits).length;
  const isTable =
    table.size >= MIN_CHARACTERS &&
    count >= SHARE.min * han &&
    count <= SHARE.max * han &&
    count >= MIN_COVERAGE * inTable &&
    countOf(({ after, letters }) => table.get(after) === letters) >= MIN_AGREEMENT * count;
  return (
    isTable &&
    ((count >= REPEATED.readings && count >= REPEATED.perCharacter * table.size) ||
      countOf(({ trailingBlank }) => trailingBlank) >= MIN_BLANKS ||
      countOf(({ after }) => SCRAPED.has(after)) >= MIN_SCRAPED * count)
  );
}

/**
 * Takes the stray readings out of `text`, all or any part of an article, and finds its broken
 * bytes. Unless isPolluted says so of the article, nothing is taken out and only U+FFFD is broken.
 * Linear.
 */
export function repair(text: string, { polluted }: { readonly polluted: boolean }): Repaired {
  const readings = polluted ? findReadings(text) : [];
  const strays: Span[] = [];
  const broken: Span[] = polluted ? findBorderEdits(text) : [];
  for (const { index } of text.matchAll(/\ufffd/g)) broken.push({ start: index, end: index + 1 });
  for (const { start, end, after } of readings) {
    if (HAN.test(after)) {
      strays.push({ start, end });
    } else if (LOST.test(after)) {
      broken.push({ start: start - 1, end: start });
      strays.push({ start, end });
    } else if (HALF.test(after) && HAN.test(text.charAt(start - 2))) {
      broken.push({ start: start - 1, end });
    }
  }
  return takeOut(text, strays, merge(broken));
}

/** What is shown for a byte that can't be decoded. */
const LOST = /[?\ufffd]/;
/** What is shown for the second byte of a pair whose first is gone; CP936 has the euro at 80. */
const HALF = /[€@-~]/;

/**
 * An edit of GBK bytes across the border of two characters. It opens with a lead byte (`?`) that
 * lost its fellow to what was put there: a reading, its parenthesis eaten, or a mark folded to
 * ASCII. From there each pair is made of two halves, seen as rare characters, until a byte has no
 * fellow: a `?`, a reading behind it or not, `€`, or one letter or sign alone.
 * Groups: letters of readings.
 */
const BORDER_EDIT = (() => {
  const reading = String.raw`[?\ufffd](${LETTERS}) ?\)`;
  const halves = String.raw`[^\s\0-\x7f，。！？；：、“”「」《》（）]{0,12}?`;
  const alone = '€|[@-~](?![A-Za-z0-9])';
  const blank = String.raw`[\s?:]`; // Beside these, `??` are rather two blanks that GBK hasn't.
  return new RegExp(
    [
      `${reading}(?:${halves}(?:${alone}|${reading}|[?\ufffd]))?`,
      String.raw`[?\ufffd];(?!\s)${halves}(?:${alone}|${reading}|[?\ufffd])`,
      String.raw`(?<!^|${blank})[?\ufffd]\?(?!${blank})${halves}(?:${alone}|${reading})`,
    ].join('|'),
    'gu',
  );
})();

function findBorderEdits(text: string): Span[] {
  const edits: Span[] = [];
  for (const match of text.matchAll(BORDER_EDIT)) {
    const [whole, ...readings] = match;
    if (!readings.every((letters) => letters === undefined || isTonedSyllable(letters))) continue;
    edits.push({ start: match.index, end: match.index + whole.length });
  }
  return edits;
}

/** `spans` in order; those that overlap or touch become one. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else {
      merged.push({ start, end });
    }
  }
  return merged;
}

/** `strays` and `broken` are in order and do not overlap. */
function takeOut(text: string, strays: readonly Span[], broken: readonly Span[]): Repaired {
  const out = new MappedText();
  let at = 0;
  for (const { start, end } of strays) {
    out.add(start - at, text.slice(at, start));
    out.add(end - start, '');
    at = end;
  }
  out.add(text.length - at, text.slice(at));
  const { text: clean, map } = out.result();
  const damaged = broken.map((source) => ({ source, clean: shownSpan(map, source) }));
  return { text: clean, map, strays, damaged };
}
