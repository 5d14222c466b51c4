import type { Span } from '../span.ts';

/** A heteronym where it stands, with what its reading may depend on. Offsets in UTF-16 units of `text`. */
export interface Place {
  readonly text: string;
  readonly at: number;
  /** The word around it, and the words beside that one; empty at an edge of the text. */
  readonly word: Span;
  readonly before: Neighbour;
  readonly after: Neighbour;
  /** Its readings in that word, the likeliest first; empty where the dictionary has none. */
  readonly inWord: readonly string[];
}

/** A word and what it is (lib/pinyin/word-kinds.ts). */
export interface Neighbour extends Span {
  readonly kind: number;
}

/** Characters on either side whose presence counts, wherever they stand (decision 11). */
const NEARBY = 5;

/** At most so many features a place. */
export const MOST_FEATURES = 21 + 2 * NEARBY;

/** At most so many relations a reading. */
export const MOST_RELATIONS = 3;

/**
 * Features of a place, hashed to 32 bits, into `out`: characters around it, their pairs, words, and a bag
 * of characters nearby. All of them tell characters apart; none depends on the reading.
 * @returns how many there are
 */
export function findFeatures(place: Place, out: Int32Array): number {
  const { text, at, word, before, after } = place;
  const own = text.charCodeAt(at);
  let count = 0;
  const add = (kind: number, one = 0, two = 0) => {
    out[count] = mix(mix(mix(SEED + kind * 7919, own), one), two);
    count += 1;
  };
  const [l3, l2, l1] = [unit(text, at - 3), unit(text, at - 2), unit(text, at - 1)];
  const [r1, r2, r3] = [unit(text, at + 1), unit(text, at + 2), unit(text, at + 3)];
  add(0);
  add(1, l1);
  add(2, r1);
  add(3, l2);
  add(4, r2);
  add(5, l3);
  add(6, r3);
  add(7, l2, l1);
  add(8, l1, r1);
  add(9, r1, r2);

  const inside = at - word.start;
  const around = hashSpan(text, word);
  const left = hashSpan(text, before);
  const right = hashSpan(text, after);
  const length = word.end - word.start;
  add(10, around, inside);
  add(11, length, inside);
  add(12, left);
  add(13, right);
  add(14, left, right);
  add(15, around, left);
  add(16, around, right);
  const lengths = Math.min(before.end - before.start, 4) * 5 + Math.min(after.end - after.start, 4);
  add(17, Math.min(length, 4), lengths);

  const isAlone = length === 1 ? 1 : 0;
  add(18, isAlone, before.kind);
  add(19, isAlone, after.kind);
  add(20, isAlone, before.kind * 64 + after.kind);

  for (let distance = 1; distance <= NEARBY; distance += 1) {
    for (const nearby of [unit(text, at - distance), unit(text, at + distance)]) {
      if (isHanUnit(nearby) || nearby === LETTER || nearby === DIGIT) add(21, nearby);
    }
  }
  return count;
}

/**
 * What the dictionary has to say for a reading, as weights that all characters share and weights of the
 * character's own, hashed to 32 bits, into `out`.
 * @returns how many there are
 */
export function findRelations(place: Place, reading: string, out: Int32Array): number {
  const { text, at, word, inWord } = place;
  const length = Math.min(word.end - word.start, 4);
  const relation = relationOf(inWord, reading) * 8 + length;
  const isFirst = at === word.start ? 1 : 0;
  out[0] = mix(mix(SEED, 0xabc), relation);
  out[1] = mix(mix(SEED, 0xabd), relation * 2 + isFirst);
  out[2] = mix(mix(mix(SEED, 0xabe), relation), text.charCodeAt(at));
  return MOST_RELATIONS;
}

function relationOf(inWord: readonly string[], reading: string): number {
  if (inWord.length === 0) return 0;
  const isOnly = inWord.length === 1;
  if (inWord[0] === reading) return isOnly ? 1 : 2;
  return inWord.includes(reading) ? 3 : isOnly ? 4 : 5;
}

/** Mixes a number into a hash; of 32 bits each. */
export function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

const SEED = 0x1234567;

const [START, END, DIGIT, LETTER] = [1, 2, 0x30, 0x61];

/** Whether a unit may be of a Han character; the rest is punctuation and letters of other scripts. */
function isHanUnit(code: number): boolean {
  return code >= 0x3400 && code < 0xe000;
}

/** The unit at `at`; all digits are one, so are all Latin letters, and what lies outside the text. */
function unit(text: string, at: number): number {
  if (at < 0) return START;
  if (at >= text.length) return END;
  const code = text.charCodeAt(at);
  if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)) return DIGIT;
  if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return LETTER;
  return code;
}

function hashSpan(text: string, { start, end }: Span): number {
  let hash = SEED;
  for (let at = start; at < end; at += 1) hash = mix(hash, text.charCodeAt(at));
  return hash;
}
