import { pinyin } from 'pinyin-pro';
import type { Span } from '../span.ts';

/** A word and how it is read; span in UTF-16 units of the text given. */
export interface WordReading extends Span {
  /** One syllable with tone mark a character (code point) of the word, citation tones. */
  readonly readings: readonly string[];
}

/** Where the words of `text` are; Intl.Segmenter's shape. */
export type SegmentWords = (
  text: string,
) => Iterable<{ readonly segment: string; readonly index: number }>;

const HAN = /^\p{Script=Han}$/u;

/**
 * Words of Han characters in `text`, in order, with readings that fit their context. `text` is in
 * simplified characters, which is what pinyin-pro's phrases are in. A character that pinyin-pro
 * cannot read belongs to no word.
 */
export function readWords(text: string, segmentWords: SegmentWords): WordReading[] {
  const readings = readCharacters(text);
  const words: WordReading[] = [];
  for (const { segment, index } of segmentWords(text)) {
    let word: { start: number; end: number; readings: string[] } | null = null;
    for (let offset = index; offset < index + segment.length; ) {
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

/**
 * A word's syllables as they are written together: an apostrophe goes before a vowel that would
 * read on from the syllable before it (Xī'ān), as in GB/T 16159-2012.
 */
export function joinSyllables(syllables: readonly string[]): string {
  return syllables.reduce(
    (word, syllable) => word + (word && /^[aeoāáǎàēéěèōóǒò]/u.test(syllable) ? "'" : '') + syllable,
    '',
  );
}
