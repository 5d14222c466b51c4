import { unitsAt } from '../characters.ts';
import type { Headwords } from '../lexicon/headwords.ts';
import { isTranscribing } from '../lexicon/names.ts';
import type { Span } from '../span.ts';
import type { Place } from './context-features.ts';
import type { ContextModel } from './context-model.ts';
import {
  asCandidates,
  type DictionaryWord,
  openCutToHeadwords,
  readingsInWord,
} from './dictionary-words.ts';
import { nameAt, nameOfWord, type PersonName } from './surnames.ts';
import { NO_HEADWORD } from './word-kinds.ts';

/** How a text is read, by UTF-16 unit; what is said of a character stands at its first unit. */
export interface TextReading {
  /** Numbered, the neutral tone 5; '' where nothing is read. */
  readonly syllables: string[];
  /** Whether the dictionary's word has the neutral tone there, where the syllable has the full one: 关系. */
  readonly neutral: boolean[];
  /** Whether a name begins there. */
  readonly capitals: boolean[];
}

/** Reads the Han characters of a text in simplified characters, given its words. */
export type ReadText = (text: string, words: readonly Span[]) => TextReading;

export interface ReadTextParts {
  readonly headwords: Headwords;
  /** By number of the headword (lib/pinyin/word-kinds.ts). */
  readonly kinds: Uint8Array;
  readonly model: ContextModel;
  /** Reads a character that neither knows, numbered; '' if it cannot. */
  readonly readCharacter: (character: string) => string;
}

const HAN = /^\p{Script=Han}$/u;

/**
 * Words as the dictionary reads them, heteronyms as the model does in their context, names by their
 * surnames, and each other character as `readCharacter` does. How right that is: decision 11.
 */
export function openReadText({ headwords, kinds, model, readCharacter }: ReadTextParts): ReadText {
  const cutToHeadwords = openCutToHeadwords(headwords, kinds);

  const readIn = (text: string, at: number, words: readonly DictionaryWord[], index: number) => {
    const character = String.fromCodePoint(text.codePointAt(at) as number);
    if (!HAN.test(character)) return '';
    const word = words[index] as DictionaryWord;
    const candidates = model.candidates(text.charCodeAt(at));
    const place = placeAt(text, at, words, index, candidates);
    const [first = ''] = place.inWord;
    if (isCertain(place, word, candidates)) return first;
    if (candidates.length > 0) return model.choose(place);
    // The dictionary does not say which reading of a single character is the usual one.
    const isKnown = place.inWord.length === 1 || word.end - word.start > character.length;
    return (isKnown ? first : readCharacter(character)) || first;
  };

  return (text, spans) => {
    const syllables = new Array<string>(text.length).fill('');
    const neutral = new Array<boolean>(text.length).fill(false);
    const capitals = new Array<boolean>(text.length).fill(false);
    const words = cutToHeadwords(text, spans);
    for (let index = 0; index < words.length; index += 1) {
      const { start, end } = words[index] as DictionaryWord;
      for (let at = start; at < end; at += unitsAt(text, at)) {
        const syllable = readIn(text, at, words, index);
        syllables[at] = syllable;
        neutral[at] = isNeutral(words[index] as DictionaryWord, text, at, syllable);
      }
      markNames(words[index] as DictionaryWord, text, syllables, capitals);
    }
    const markPerson = ({ start, given, surname }: PersonName) => {
      capitals[start] = true;
      capitals[given] = true;
      if (surname !== null) syllables[start] = surname;
    };
    for (let index = 0; index < words.length; index += 1) {
      const name = nameAt(text, words, index);
      if (name) markPerson(name);
    }
    const starts = new Map(words.map((word) => [word.start, word.end]));
    for (const span of spans) {
      if (span.end - span.start < 2 || starts.get(span.start) === span.end) continue;
      const name = nameOfWord(text, span);
      if (name) markPerson(name);
      else if (isTranscribed(text, span)) capitals[span.start] = true;
    }
    return { syllables, neutral, capitals };
  };
}

/** Whether a character is read as the dictionary has it, in a word of several: the model does not know that reading. */
export function isCertain(
  { inWord }: Place,
  word: DictionaryWord,
  candidates: readonly string[],
): boolean {
  const [first] = inWord;
  if (first === undefined || inWord.length > 1 || word.end - word.start < 2) return false;
  return !candidates.includes(first);
}

function isNeutral(word: DictionaryWord, text: string, at: number, syllable: string): boolean {
  if (word.end - word.start < 2) return false;
  const [first = '', ...others] = readingsInWord(word, text, at);
  return others.length === 0 && first !== syllable && first === `${syllable.slice(0, -1)}5`;
}

/** Capitals as the dictionary has them, of the reading that the word got. */
function markNames(
  { start, end, readings }: DictionaryWord,
  text: string,
  syllables: readonly string[],
  capitals: boolean[],
): void {
  // A character alone is a name in a list of surnames, hardly in a text.
  if (end - start < 2) return;
  const read = syllables.slice(start, end).filter((syllable) => syllable !== '');
  const reading =
    readings.find(({ syllables: known }) => known.filter(Boolean).join() === read.join()) ??
    readings[0];
  if (!reading) return;
  let at = start;
  for (const [index, character] of [...text.slice(start, end)].entries()) {
    if (reading.capitals[index]) capitals[at] = true;
    at += character.length;
  }
}

/** Whether a word that the dictionary does not have is written like a foreign name. */
function isTranscribed(text: string, { start, end }: Span): boolean {
  return end - start >= 3 && [...text.slice(start, end)].every(isTranscribing);
}

/** A character in the words of its text, given what the model chooses among. */
export function placeAt(
  text: string,
  at: number,
  words: readonly DictionaryWord[],
  index: number,
  candidates: readonly string[],
): Place {
  const word = words[index] as DictionaryWord;
  const before = words[index - 1] ?? { start: 0, end: 0, kind: NO_HEADWORD.start };
  const after = words[index + 1] ?? {
    start: text.length,
    end: text.length,
    kind: NO_HEADWORD.end,
  };
  const found = readingsInWord(word, text, at).flatMap((reading) =>
    asCandidates(reading, candidates),
  );
  const inWord = found.length > 1 ? [...new Set(found)] : found;
  return { text, at, word, before, after, inWord };
}
