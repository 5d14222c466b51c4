import { openPackedFile } from '../packed-file.ts';
import { firstWhere } from '../sorted.ts';

/** Layout of lexicon.bin; scripts/build-lexicon.ts writes it. */
export const LEXICON_VERSION = 2;

/** A headword found in a text. */
export interface Hit {
  /** Number of the headword. */
  readonly word: number;
  /** [start, end), UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
}

/** One way to read a headword: a syllable a character. */
export interface HeadwordReading {
  /** Numbered and in lower case: `lü4`; the neutral tone is 5. Empty for what is no Han character. */
  readonly syllables: readonly string[];
  /** Whether the dictionary writes that syllable with a capital: names. */
  readonly capitals: readonly boolean[];
}

/**
 * The headwords of CC-CEDICT in both scripts, sorted: by first unit, length, then units. A look-up is a
 * binary search among words of one first unit and length, over typed arrays.
 */
export interface Headwords {
  /** How many there are. */
  readonly size: number;
  /** Most UTF-16 units of one. */
  readonly longest: number;
  /** The longest headword that begins at `offset` and ends at or before `end`; null if none does. */
  longestAt(text: string, offset: number, end?: number): Hit | null;
  /** All headwords that begin at `offset` and end at or before `end`, the longest first. */
  allAt(text: string, offset: number, end?: number): Hit[];
  /** The longest headword around the character at `offset`; of equal ones the one that begins first. */
  longestAround(text: string, offset: number): Hit | null;
  /** Number of a headword; -1 if it is none. */
  numberOf(word: string): number;
  /** The logarithm of how often a headword occurs, in eighths; 0 for one that nobody counted. */
  frequency(word: number): number;
  /** Readings of a headword, the likeliest first; empty where the dictionary has none for it. */
  readings(word: number): readonly HeadwordReading[];
  /** Readings of a character (code point), the most frequent in the dictionary's words first. */
  characterReadings(character: string): readonly string[];
  /** Entries of a headword: runs [first, first + 1 …) of entries that share a simplified form. */
  entryRuns(word: number): readonly number[];
  /** The block that holds an entry. */
  blockOf(entry: number): number;
  /** Number of the first entry in a block. */
  firstEntryOf(block: number): number;
  /** How many blocks of entries there are. */
  readonly blocks: number;
}

/** In place of a reading's number: a character without one, a letter or digit. */
export const UNREAD = 0x7f;

/** Set in a reading's number where the syllable has a capital. */
export const CAPITAL = 0x80;

/** In place of an entry: the headword is a character that occurs in words only. */
export const NO_ENTRY = 0xffffff;

/** @param bytes of lexicon.bin */
export function openHeadwords(bytes: ArrayBuffer): Headwords {
  const file = openPackedFile(bytes, { kind: 'lexicon', version: LEXICON_VERSION });
  const firstUnits = file.u16('firstUnits');
  const groupStarts = file.u32('groupStarts');
  const lengths = file.u8('groupLengths');
  const counts = file.u16('groupCounts');
  const units = file.u16('units');
  const choices = file.u8('choices');
  const frequencies = file.u8('frequencies');
  const entryLow = file.u16('entryLow');
  const entryHigh = file.u8('entryHigh');
  const moreWords = file.u32('moreWords');
  const moreEntries = file.u32('moreEntries');
  const otherWords = file.u32('otherWords');
  const otherStarts = file.u32('otherStarts');
  const otherChoices = file.u8('otherChoices');
  const characterWords = file.u32('characterWords');
  const characterStarts = file.u32('characterStarts');
  const characterSyllables = file.u16('characterSyllables');
  const blockStarts = file.u32('blockStarts');
  const syllables = file.ascii('syllables').split('\n').map(withDiaeresis);

  /** Number of each first unit, from 1; 0: no headword begins with it. */
  const firsts = new Uint16Array(0x10000);
  for (const [index, unit] of firstUnits.entries()) firsts[unit] = index + 1;

  // Where each group (words of one first unit and length) begins: among words, units and choices.
  const groups = lengths.length;
  const wordStarts = new Uint32Array(groups + 1);
  const unitStarts = new Uint32Array(groups + 1);
  const choiceStarts = new Uint32Array(groups + 1);
  for (let group = 0; group < groups; group += 1) {
    const [length, count] = [lengths[group] as number, counts[group] as number];
    wordStarts[group + 1] = (wordStarts[group] as number) + count;
    unitStarts[group + 1] = (unitStarts[group] as number) + count * (length - 1);
    choiceStarts[group + 1] = (choiceStarts[group] as number) + count * length;
  }
  const size = wordStarts[groups] as number;

  /** Number of the headword that stands at `offset`, among those of a group; -1 if none does. */
  const search = (text: string, offset: number, group: number): number => {
    const rest = (lengths[group] as number) - 1;
    const base = unitStarts[group] as number;
    let low = 0;
    let high = counts[group] as number;
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = base + middle * rest;
      let order = 0;
      for (let index = 0; index < rest && order === 0; index += 1) {
        order = (units[at + index] as number) - text.charCodeAt(offset + 1 + index);
      }
      if (order === 0) return (wordStarts[group] as number) + middle;
      if (order < 0) low = middle + 1;
      else high = middle;
    }
    return -1;
  };

  const longestAt = (text: string, offset: number, end = text.length): Hit | null => {
    const first = firsts[text.charCodeAt(offset)] as number;
    if (first === 0 || offset >= end) return null;
    // Groups of a first unit stand with the longest words first.
    for (
      let group = groupStarts[first - 1] as number;
      group < (groupStarts[first] as number);
      group += 1
    ) {
      const length = lengths[group] as number;
      if (offset + length > end) continue;
      const word = search(text, offset, group);
      if (word >= 0) return { word, start: offset, end: offset + length };
    }
    return null;
  };

  const groupOf = (word: number): number => lastAtMost(wordStarts, word);

  const numberOf = (word: string): number => {
    const hit = longestAt(word, 0);
    return hit?.end === word.length ? hit.word : -1;
  };

  const characterNumber = (word: number): number => {
    const index = lastAtMost(characterWords, word);
    return characterWords[index] === word ? index : -1;
  };
  const syllablesOf = (character: string): readonly string[] => {
    const index = characterNumber(numberOf(character));
    if (index < 0) return [];
    const found = characterSyllables.subarray(characterStarts[index], characterStarts[index + 1]);
    return Array.from(found, (number) => syllables[number] as string);
  };

  const textOf = (word: number): string => {
    const group = groupOf(word);
    const rest = (lengths[group] as number) - 1;
    const at = (unitStarts[group] as number) + (word - (wordStarts[group] as number)) * rest;
    const first = firstUnits[lastAtMost(groupStarts, group)] as number;
    return String.fromCharCode(first, ...units.subarray(at, at + rest));
  };

  /** The reading that `chosen` (a byte a UTF-16 unit) stands for. */
  const readingOf = (text: string, chosen: Uint8Array): HeadwordReading => {
    const found: string[] = [];
    const capitals: boolean[] = [];
    let at = 0;
    for (const character of text) {
      const choice = chosen[at] as number;
      found.push(syllablesOf(character)[choice & ~CAPITAL] ?? '');
      capitals.push((choice & CAPITAL) !== 0);
      at += character.length;
    }
    return { syllables: found, capitals };
  };

  return {
    size,
    longest: lengths.reduce((longest, length) => Math.max(longest, length), 0),
    longestAt,
    allAt(text, offset, end = text.length) {
      const hits: Hit[] = [];
      for (let hit = longestAt(text, offset, end); hit; ) {
        hits.push(hit);
        hit = longestAt(text, offset, hit.end - 1);
      }
      return hits;
    },
    longestAround(text, offset) {
      let best: Hit | null = null;
      const from = Math.max(0, offset - this.longest + 1);
      for (let start = from; start <= offset; start += 1) {
        const hit = longestAt(text, start);
        if (!hit || hit.end <= offset) continue;
        if (!best || hit.end - hit.start > best.end - best.start) best = hit;
      }
      return best;
    },
    frequency: (word) => frequencies[word] as number,
    numberOf,
    readings(word) {
      const text = textOf(word);
      const group = groupOf(word);
      const at =
        (choiceStarts[group] as number) + (word - (wordStarts[group] as number)) * text.length;
      const first = readingOf(text, choices.subarray(at, at + text.length));
      if (first.syllables.every((syllable) => syllable === '')) return [];
      const readings = [first];
      const index = lastAtMost(otherWords, word);
      if (otherWords[index] !== word) return readings;
      const others = otherChoices.subarray(otherStarts[index], otherStarts[index + 1]);
      for (let from = 0; from < others.length; from += text.length) {
        readings.push(readingOf(text, others.subarray(from, from + text.length)));
      }
      return readings;
    },
    characterReadings: syllablesOf,
    entryRuns(word) {
      const first = (entryLow[word] as number) | ((entryHigh[word] as number) << 16);
      if (first === NO_ENTRY) return [];
      const runs = [first];
      for (
        let index = lastAtMost(moreWords, word);
        index >= 0 && moreWords[index] === word;
        index -= 1
      ) {
        runs.push(moreEntries[index] as number);
      }
      return runs;
    },
    blockOf: (entry) => lastAtMost(blockStarts, entry),
    firstEntryOf: (block) => blockStarts[block] as number,
    blocks: blockStarts.length,
  };
}

/** Index of the last of `sorted` that is at most `value`; -1 if none is. */
function lastAtMost(sorted: Uint32Array, value: number): number {
  return firstWhere(sorted, (item) => item > value) - 1;
}

/** CC-CEDICT writes `u:` for the letter that ASCII does not have. */
function withDiaeresis(syllable: string): string {
  return syllable.replace('u:', 'ü');
}
