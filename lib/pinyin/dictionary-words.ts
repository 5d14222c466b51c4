import { unitsAt } from '../characters.ts';
import type { HeadwordReading, Headwords } from '../lexicon/headwords.ts';
import type { Span } from '../span.ts';
import { kindOfCharacter } from './word-kinds.ts';

/** A word of a text and how the dictionary reads it; offsets in UTF-16 units. */
export interface DictionaryWord extends Span {
  /** What it is (lib/pinyin/word-kinds.ts). */
  readonly kind: number;
  /** The likeliest first; empty for what is no headword, or has no reading. */
  readonly readings: readonly HeadwordReading[];
}

/** The words of `text` that the dictionary has: given words, and the headwords that others are made of. */
export type CutToHeadwords = (text: string, words: readonly Span[]) => DictionaryWord[];

/** So many headwords' readings are kept: a text has the same words again and again. */
const MOST_KEPT = 20_000;

/**
 * Names, terms and numbers are cut into the longest headwords, from left to right.
 * @param kinds by number of the headword
 */
export function openCutToHeadwords(headwords: Headwords, kinds: Uint8Array): CutToHeadwords {
  const kept = new Map<number, readonly HeadwordReading[]>();
  const readingsOf = (word: number): readonly HeadwordReading[] => {
    let readings = kept.get(word);
    if (!readings) {
      if (kept.size >= MOST_KEPT) kept.clear();
      readings = headwords.readings(word);
      kept.set(word, readings);
    }
    return readings;
  };

  return (text, words) => {
    const found: DictionaryWord[] = [];
    for (const { start, end } of words) {
      for (let at = start; at < end; ) {
        const hit = headwords.longestAt(text, at, end);
        if (hit) {
          const kind = kinds[hit.word] as number;
          found.push({ start: at, end: hit.end, kind, readings: readingsOf(hit.word) });
          at = hit.end;
        } else {
          const next = at + unitsAt(text, at);
          const kind = kindOfCharacter(text.slice(at, next));
          found.push({ start: at, end: next, kind, readings: [] });
          at = next;
        }
      }
    }
    return found;
  };
}

/** Readings of the character at `at` in a word, the likeliest first. */
export function readingsInWord(
  { start, readings }: DictionaryWord,
  text: string,
  at: number,
): string[] {
  let index = 0;
  for (let before = start; before < at; index += 1) {
    before += unitsAt(text, before);
  }
  const found: string[] = [];
  for (const { syllables } of readings) {
    const syllable = syllables[index];
    if (syllable && !found.includes(syllable)) found.push(syllable);
  }
  return found;
}

/**
 * The candidates that a reading may stand for: itself, or those of the same letters where the dictionary
 * has a neutral tone that the model does not know (关系 guānxi).
 */
export function asCandidates(reading: string, candidates: readonly string[]): readonly string[] {
  if (!reading.endsWith('5') || candidates.includes(reading)) return [reading];
  const letters = reading.slice(0, -1);
  const full = candidates.filter((candidate) => candidate.slice(0, -1) === letters);
  return full.length > 0 ? full : [reading];
}
