import { isTonedSyllable } from '../pinyin/syllable.ts';
import type { Span } from '../span.ts';

/** A syllable in parentheses: 動(dòng), 會(huì ), 動（dòng）, 品(pin). */
export interface Reading extends Span {
  /** The character before the parenthesis. */
  readonly after: string;
  readonly letters: string;
  readonly toned: boolean;
  readonly trailingBlank: boolean;
}

export const HAN = /\p{Script=Han}/u;
/** Source of a pattern for what may be a syllable. */
export const LETTERS = String.raw`[\p{Script=Latin}\p{M}]{1,10}`;
const READING = new RegExp(
  String.raw`(?<=(.))[(（][ \u00a0\u3000]?(${LETTERS})([ \u00a0\u3000]?)[)）]`,
  'gsu',
);

/** Syllables in parentheses, in order. Whether they are stray is another question. Linear. */
export function findReadings(text: string): Reading[] {
  const readings: Reading[] = [];
  for (const match of text.matchAll(READING)) {
    const [whole, after = '', letters = '', blank = ''] = match;
    const toned = isTonedSyllable(letters);
    if (!toned && !isPlainSyllable(letters)) continue;
    const span = { start: match.index, end: match.index + whole.length };
    readings.push({ ...span, after, letters, toned, trailingBlank: blank !== '' });
  }
  return readings;
}

/**
 * Whether `letters` are one syllable without its tone mark, in small letters: dong, lü, lv. It may
 * as well be another word (an, men): only what stands around it can tell.
 */
export function isPlainSyllable(letters: string): boolean {
  if (!/^[a-zü]+$/.test(letters)) return false;
  // Any mark will do: with one, it is a toned syllable if it is a syllable at all.
  return isTonedSyllable(letters.replace('v', 'ü').replace(/[aeiouü]/, '$&\u0304'));
}
