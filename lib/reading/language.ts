import { pinyin } from 'pinyin-pro';
import type { SegmentWords } from '../pinyin/read-words.ts';
import type { Decode } from '../repair/double-bytes.ts';
import type { Language } from '../repair/rebuild.ts';

const HAN = /^\p{Script=Han}$/u;
const TONE_MARKS = /[\u0304\u0301\u030c\u0300]/g;

/** What the engine's parts know of the language, as far as damaged text is to be rebuilt with it. */
export function openLanguage(segmentWords: SegmentWords, decodeGbk: Decode): Language {
  return {
    decodeGbk,
    isWord(text) {
      // What the segmenter's dictionary has not got falls into pieces.
      for (const { segment } of segmentWords(text)) return segment === text;
      return false;
    },
    isReading(character, letters) {
      if (!HAN.test(character)) return false;
      const readings = pinyin(character, { multiple: true, type: 'array' });
      const asked = usualForm(letters);
      return readings.some((reading) => reading === asked || toneless(reading) === asked);
    },
  };
}

/** A syllable as pinyin-pro spells it: GBK has its own a and g, and a breve is often typed for the caron. */
function usualForm(letters: string): string {
  const plain = letters.replaceAll('ɑ', 'a').replaceAll('ɡ', 'g').replaceAll('v', 'ü');
  return plain.normalize('NFD').replaceAll('\u0306', '\u030c').normalize('NFC');
}

function toneless(reading: string): string {
  return reading.normalize('NFD').replace(TONE_MARKS, '').normalize('NFC');
}
