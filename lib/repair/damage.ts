import { isTonedSyllable } from '../pinyin/syllable.ts';
import type { Span } from '../span.ts';
import { LETTERS } from './readings.ts';

/**
 * An edit of GBK bytes across the border of two characters. It opens with a lead byte (`?`) that
 * lost its fellow to what was put there: a reading, its parenthesis eaten or not, or a mark folded to
 * ASCII. From there each pair is made of two halves, seen as rare characters, until a byte has no
 * fellow: a `?`, a reading behind it or not, `€`, or one letter or sign alone.
 * Groups: letters of readings.
 */
const BORDER_EDIT = (() => {
  const lost = String.raw`[?\ufffd]`;
  const reading = String.raw`${lost}(${LETTERS}) ?\)`;
  const halves = String.raw`[^\s\0-\x7f，。！？；：、“”「」《》（）]{0,12}?`;
  const alone = '€|[@-~](?![A-Za-z0-9])';
  // Prose has `?!` too, and letters behind it: A股.
  const rarelyAlone = '€|[@[-~](?![A-Za-z0-9])';
  const blank = String.raw`[\s?:]`; // Beside these, `??` are rather two blanks that GBK hasn't.
  return new RegExp(
    [
      `${reading}(?:${halves}(?:${alone}|${reading}|${lost}))?`,
      String.raw`${lost}\((${LETTERS}) ?\)${halves}(?:${alone}|${reading})`,
      String.raw`${lost}[;；](?!\s)${halves}(?:${alone}|${reading}|${lost})`,
      String.raw`${lost}[!！](?!\s)${halves}(?:${rarelyAlone}|${reading})`,
      `(?<!^|${blank})${lost}[?？](?!${blank})${halves}(?:${alone}|${reading})`,
    ].join('|'),
    'gu',
  );
})();

/** Where bytes were edited across the border of two characters, in order. Linear. */
export function findBorderEdits(text: string): Span[] {
  const edits: Span[] = [];
  for (const match of text.matchAll(BORDER_EDIT)) {
    const [whole, ...readings] = match;
    if (!readings.every((letters) => letters === undefined || isTonedSyllable(letters))) continue;
    edits.push({ start: match.index, end: match.index + whole.length });
  }
  return edits;
}
