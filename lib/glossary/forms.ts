import type { Fold } from './fold.ts';

/** One way to write a term, folded. */
export interface Form {
  readonly text: string;
  readonly length: number;
  /** Null of an ordinary word. */
  readonly headword: string | null;
}

/** All forms, found by their first two characters in text that need not be folded. */
export interface Forms {
  /** The first offset from `from` on where a form may start, or a sign, or -1. */
  next(text: string, from: number): number;
  /** Whether a sign may stand at `offset`. */
  isSign(text: string, offset: number): boolean;
  /** The longest form at `offset` that `accept` takes. */
  longest(
    text: string,
    offset: number,
    accept: (form: Form, offset: number) => boolean,
  ): Form | undefined;
}

/** 2^20 bits in 128 KB: 10,000 forms fill 1 % of them, 50,000 stay under 5 %. */
const FILTER_BITS = 20;
/** 2^18 places of a megabyte for the forms themselves. */
const PLACE_SHIFT = 2;

/** A term a row: its headword first, then the other forms that stand for it, in any script. */
export type TermRow = readonly [headword: string, ...forms: string[]];

/**
 * The forms of `terms` and of the `ordinary` words, and `signs`, pairs of characters that stop a search
 * for forms but are none; of two that are written alike the earlier counts.
 * Built without an object a form, which is half the time where code runs for the first time.
 * @throws RangeError if a form has fewer than two characters.
 */
export function openForms(
  terms: readonly TermRow[],
  ordinary: readonly string[],
  { units }: Pick<Fold, 'units'>,
  signs: readonly string[] = [],
): Forms {
  const count = terms.reduce((sum, { length }) => sum + length, ordinary.length);
  const written: string[] = [];
  /** The row that a form is of; -1 of an ordinary word. */
  const rows = new Int32Array(count);
  const filter = new Int32Array(1 << (FILTER_BITS - 5));
  /** Of forms with more than two characters, by the hash of their first three; of pairs, by theirs. */
  const triples = new Int32Array(1 << (FILTER_BITS - 5));
  const pairs = new Int32Array(1 << (FILTER_BITS - 5));
  /** By place, of the hash of their first two characters, the number of the longest form, from 1; 0: none. */
  const longest = new Uint32Array(1 << (FILTER_BITS - PLACE_SHIFT));
  /** The next form in the same place, as long or shorter. */
  const shorter = new Uint32Array(count + 1);
  const made: (Form | undefined)[] = [];

  const hashAt = (text: string, offset: number) =>
    hash(units[text.charCodeAt(offset)] as number, units[text.charCodeAt(offset + 1)] as number);
  const lengthOf = (number: number) => (written[number - 1] as string).length;
  const add = (text: string, row: number) => {
    if (text.length < 2) {
      throw new RangeError(`form "${text}" is too short: a form needs two characters`);
    }
    rows[written.length] = row;
    const number = written.push(text);
    const bit = hashAt(text, 0);
    setBit(filter, bit);
    if (text.length === 2) setBit(pairs, bit);
    else setBit(triples, hashOfThree(bit, units[text.charCodeAt(2)] as number));
    let before = 0;
    const place = bit >>> PLACE_SHIFT;
    let after = longest[place] as number;
    while (after !== 0 && lengthOf(after) >= text.length) {
      before = after;
      after = shorter[after] as number;
    }
    shorter[number] = after;
    if (before === 0) longest[place] = number;
    else shorter[before] = number;
  };
  for (let row = 0; row < terms.length; row += 1) {
    for (const text of terms[row] as TermRow) add(text, row);
  }
  for (const word of ordinary) add(word, -1);
  const signBits = new Int32Array(1 << (FILTER_BITS - 5));
  for (const sign of signs) {
    for (const bits of [filter, pairs, signBits]) setBit(bits, hashAt(sign, 0));
  }

  /** All forms' folded units, one after the other. */
  const starts = new Uint32Array(count + 1);
  for (let at = 0; at < count; at += 1) {
    starts[at + 1] = (starts[at] as number) + (written[at] as string).length;
  }
  const folded = new Uint16Array(starts[count] as number);
  for (let at = 0, to = 0; at < count; at += 1) {
    const text = written[at] as string;
    for (let unit = 0; unit < text.length; unit += 1, to += 1) {
      folded[to] = units[text.charCodeAt(unit)] as number;
    }
  }

  const standsAt = (number: number, text: string, offset: number): boolean => {
    const start = starts[number - 1] as number;
    // From the end: the hash has made the first two likely.
    for (let at = (starts[number] as number) - start - 1; at >= 0; at -= 1) {
      if (units[text.charCodeAt(offset + at)] !== folded[start + at]) return false;
    }
    return true;
  };
  const formOf = (number: number): Form => {
    const known = made[number];
    if (known) return known;
    const text = String.fromCharCode(...folded.subarray(starts[number - 1], starts[number]));
    const row = rows[number - 1] as number;
    const headword = row < 0 ? null : (terms[row] as TermRow)[0];
    const form = { text, length: text.length, headword };
    made[number] = form;
    return form;
  };

  return {
    next(text, from) {
      const last = text.length - 1;
      let unit = units[text.charCodeAt(from)] as number;
      for (let at = from; at < last; at += 1) {
        const following = units[text.charCodeAt(at + 1)] as number;
        const bit = hash(unit, following);
        if (
          hasBit(filter, bit) &&
          (hasBit(pairs, bit) ||
            (at + 2 <= last &&
              hasBit(triples, hashOfThree(bit, units[text.charCodeAt(at + 2)] as number))))
        ) {
          return at;
        }
        unit = following;
      }
      return -1;
    },
    isSign: (text, offset) => hasBit(signBits, hashAt(text, offset)),
    longest(text, offset, accept) {
      if (offset > text.length - 2) return undefined;
      let number = longest[hashAt(text, offset) >>> PLACE_SHIFT] as number;
      for (; number !== 0; number = shorter[number] as number) {
        if (!standsAt(number, text, offset)) continue;
        const form = formOf(number);
        if (accept(form, offset)) return form;
      }
      return undefined;
    },
  };
}

function hash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) >>> (32 - FILTER_BITS)) ^ second;
}

function hashOfThree(two: number, third: number): number {
  return Math.imul(two ^ Math.imul(third, 0x85ebca6b), 0x9e3779b1) >>> (32 - FILTER_BITS);
}

function setBit(bits: Int32Array, bit: number): void {
  bits[bit >>> 5] = (bits[bit >>> 5] as number) | (1 << bit);
}

function hasBit(bits: Int32Array, bit: number): boolean {
  return ((bits[bit >>> 5] as number) & (1 << bit)) !== 0;
}
