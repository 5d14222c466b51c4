import { unitsAt } from '../characters.ts';
import type { Headwords } from '../lexicon/headwords.ts';
import type { Segment } from '../lexicon/segment.ts';
import type { Span } from '../span.ts';
import type { ReadText } from './read-text.ts';
import type { ReadingStyle } from './reading-style.ts';
import { speak } from './sandhi.ts';
import { capitalise, numbered, spell } from './spelling.ts';
import { readAsInTaiwan, type TaiwanReadings } from './taiwan.ts';
import { wordParts } from './word-parts.ts';

/** A word and how it is read; span in UTF-16 units of the text given. */
export interface WordReading extends Span {
  /** One syllable a character (code point) of the word, spelled as the style has it. */
  readonly readings: readonly string[];
}

/**
 * Words of Han characters in `text`, in order, with readings that fit their context. `text` is in
 * simplified characters, which is what the model was trained on. A character that nobody can read
 * belongs to no word.
 */
export type ReadWords = (text: string, style: ReadingStyle, terms?: TermsOfText) => WordReading[];

/** Glossary terms of a text; offsets in UTF-16 units of it. */
export interface TermsOfText {
  /** Readings that are certain, with tone marks, by offset. */
  readonly readings: ReadonlyMap<number, string>;
  /** Sorted, not overlapping: no word crosses their edges. */
  readonly spans: readonly Span[];
}

/** Finds the terms of a text. */
export type KnownTerms = (text: string) => TermsOfText;

export const NO_TERMS: KnownTerms = () => ({ readings: new Map(), spans: [] });

export interface ReadWordsParts {
  readonly headwords: Headwords;
  readonly segment: Segment;
  readonly readText: ReadText;
  readonly taiwan: TaiwanReadings;
}

export function openReadWords({ headwords, segment, readText, taiwan }: ReadWordsParts): ReadWords {
  return (text, style, terms = NO_TERMS(text)) => {
    const words = segment(text, terms.spans);
    const { syllables, neutral, capitals } = readText(text, words);
    // Taiwan keeps full tones in most of the words that have a neutral one on the mainland.
    for (const at of style.standard === 'mainland' ? neutral.keys() : []) {
      if (neutral[at]) syllables[at] = `${syllables[at]?.slice(0, -1)}5`;
    }
    for (const [at, reading] of terms.readings) {
      if (syllables[at]) syllables[at] = numbered(reading.toLowerCase());
    }
    const standard =
      style.standard === 'taiwan' ? readAsInTaiwan(text, syllables, words, taiwan) : syllables;
    const isWord = (start: number, end: number) =>
      headwords.longestAt(text, start, end)?.end === end;
    const toned = style.tones === 'spoken' ? speak(text, standard, words, isWord) : standard;
    if (style.unit === 'character') {
      return words.flatMap((word) => spellWord(text, word, toned, () => true, style));
    }
    const named = (at: number) => capitals[at] === true;
    return words.flatMap((word) => {
      const hasName = capitals.slice(word.start, word.end).includes(true);
      const parts = hasName
        ? NO_PARTS
        : wordParts(text.slice(word.start, word.end), word.start, isWord);
      const begins = (at: number) => named(at) || parts.has(at);
      return spellWord(text, word, toned, begins, style, named);
    });
  };
}

const NO_PARTS: ReadonlySet<number> = new Set();

/**
 * The word as it is spelled, in the parts that `begins` tells: names (Zhōnghuá Rénmín Gònghéguó, Xí
 * Jìnpíng), phrases and numerals as GB/T 16159-2012 parts them, or each character alone.
 * @param named whether there is a capital
 */
function spellWord(
  text: string,
  { start, end }: Span,
  syllables: readonly string[],
  begins: (at: number) => boolean,
  { notation }: ReadingStyle,
  named: (at: number) => boolean = () => false,
): WordReading[] {
  const spelled: { start: number; end: number; readings: string[] }[] = [];
  let isOpen = false;
  for (let at = start; at < end; ) {
    const next = at + unitsAt(text, at);
    const syllable = syllables[at];
    if (syllable) {
      const plain = spell(syllable, notation);
      const reading = named(at) ? capitalise(plain) : plain;
      const last = spelled.at(-1);
      if (last && isOpen && !begins(at)) {
        last.end = next;
        last.readings.push(reading);
      } else {
        spelled.push({ start: at, end: next, readings: [reading] });
      }
    }
    isOpen = Boolean(syllable);
    at = next;
  }
  return spelled;
}
