import type { Headwords } from '../lexicon/headwords.ts';
import type { Decode } from '../repair/double-bytes.ts';
import type { Language } from '../repair/rebuild.ts';

/** Combining macron, acute, caron, breve (often typed for the caron) and grave, and their tones. */
const TONES: ReadonlyMap<string, number> = new Map([
  ['\u0304', 1],
  ['\u0301', 2],
  ['\u030c', 3],
  ['\u0306', 3],
  ['\u0300', 4],
]);

/** The letters that GBK has for pinyin's a and g, and what is typed for ü. */
const VARIANTS: ReadonlyMap<string, string> = new Map([
  ['ɑ', 'a'],
  ['ɡ', 'g'],
  ['v', 'ü'],
]);

/** What the dictionary knows, as far as damaged text is repaired with it. */
export function openLanguage(
  headwords: Pick<Headwords, 'numberOf' | 'characterReadings'>,
  decodeGbk: Decode,
): Language {
  return {
    decodeGbk,
    isWord: (text) => headwords.numberOf(text) >= 0,
    isReading(character, letters) {
      const { syllable, tone } = parse(letters);
      const isAsked = (reading: string) =>
        tone === null ? reading.replace(/\d$/, '') === syllable : reading === syllable + tone;
      return headwords.characterReadings(character).some(isAsked);
    },
  };
}

/** The syllable as the dictionary spells it; no tone without a mark. */
function parse(letters: string): { syllable: string; tone: number | null } {
  let [syllable, tone]: [string, number | null] = ['', null];
  for (const letter of letters.normalize('NFD')) {
    if (TONES.has(letter)) tone = TONES.get(letter) as number;
    else syllable += VARIANTS.get(letter) ?? letter;
  }
  return { syllable: syllable.normalize('NFC'), tone };
}
