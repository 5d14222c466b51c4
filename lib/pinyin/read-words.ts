import { pinyin } from 'pinyin-pro';
import type { Segment } from '../lexicon/segment.ts';
import type { Span } from '../span.ts';

/** A word and how it is read; span in UTF-16 units of the text given. */
export interface WordReading extends Span {
  /** One syllable with tone mark a character (code point) of the word, citation tones. */
  readonly readings: readonly string[];
}

const HAN = /^\p{Script=Han}$/u;

/**
 * Words of Han characters in `text`, in order, with readings that fit their context. `text` is in
 * simplified characters, which is what pinyin-pro's phrases are in. A character that pinyin-pro
 * cannot read belongs to no word.
 */
export function readWords(text: string, segment: Segment): WordReading[] {
  const readings = readCharacters(text);
  const words: WordReading[] = [];
  for (const { start, end } of segment(text)) {
    let word: { start: number; end: number; readings: string[] } | null = null;
    for (let offset = start; offset < end; ) {
      const character = String.fromCodePoint(text.codePointAt(offset) as number);
      const reading = readings.get(offset);
      if (reading === undefined) {
        word = null;
      } else if (word) {
        word.end = offset + character.length;
        word.readings.push(reading);
      } else {
        word = { start: offset, end: offset + character.length, readings: [reading] };
        words.push(word);
      }
      offset += character.length;
    }
  }
  return words;
}

/** Reading of each Han character by its offset. */
function readCharacters(text: string): Map<number, string> {
  const readings = new Map<number, string>();
  let offset = 0;
  for (const { origin, result, isZh } of pinyin(text, { type: 'all', toneSandhi: false })) {
    if (isZh && HAN.test(origin)) readings.set(offset, result);
    offset += origin.length;
  }
  if (offset !== text.length) {
    throw new RangeError(
      `pinyin-pro read ${offset} of ${text.length} characters: check its version`,
    );
  }
  return readings;
}
