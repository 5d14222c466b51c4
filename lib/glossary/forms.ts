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
  /** The first offset from `from` on where a form may start, or -1. */
  next(text: string, from: number): number;
  /** The longest form at `offset` that `accept` takes. */
  longest(
    text: string,
    offset: number,
    accept: (form: Form, offset: number) => boolean,
  ): Form | undefined;
}

/** 2^18 bits in 32 KB: fits the processor's first-level cache, and 10,000 forms fill 3 % of it. */
const FILTER_BITS = 18;

/**
 * The forms of `terms`, rows that start with their headword, and of the `ordinary` words.
 * @throws RangeError if a form has fewer than two characters.
 */
export function openForms(
  terms: readonly (readonly [headword: string, ...forms: string[]])[],
  ordinary: readonly string[],
  { units, fold }: Fold,
): Forms {
  const filter = new Int32Array(1 << (FILTER_BITS - 5));
  /** Where in `buckets` the forms of a hash stand, longest first; 0 holds none. */
  const places = new Uint32Array(1 << FILTER_BITS);
  const buckets: Form[][] = [[]];
  const add = (written: string, headword: string | null) => {
    const text = fold(written);
    if (text.length < 2) {
      throw new RangeError(`form "${written}" is too short: a form needs two characters`);
    }
    const bit = hash(text.charCodeAt(0), text.charCodeAt(1));
    filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << bit);
    if (places[bit] === 0) places[bit] = buckets.push([]) - 1;
    buckets[places[bit] as number]?.push({ text, length: text.length, headword });
  };
  for (const row of terms) {
    for (const written of row) add(written, row[0]);
  }
  for (const word of ordinary) add(word, null);
  for (const bucket of buckets) bucket.sort((a, b) => b.length - a.length);

  return {
    next(text, from) {
      const last = text.length - 1;
      let unit = units[text.charCodeAt(from)] as number;
      for (let at = from; at < last; at += 1) {
        const following = units[text.charCodeAt(at + 1)] as number;
        const bit = hash(unit, following);
        if ((filter[bit >>> 5] as number) & (1 << bit)) return at;
        unit = following;
      }
      return -1;
    },
    longest(text, offset, accept) {
      if (offset > text.length - 2) return undefined;
      const first = units[text.charCodeAt(offset)] as number;
      const second = units[text.charCodeAt(offset + 1)] as number;
      const bucket = buckets[places[hash(first, second)] as number] as Form[];
      for (const form of bucket) {
        if (standsAt(form, text, offset, units) && accept(form, offset)) return form;
      }
      return undefined;
    },
  };
}

function hash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) >>> (32 - FILTER_BITS)) ^ second;
}

function standsAt(form: Form, text: string, offset: number, units: Uint16Array): boolean {
  // From the end: the bucket has made the first two likely.
  for (let at = form.length - 1; at >= 0; at -= 1) {
    if (units[text.charCodeAt(offset + at)] !== form.text.charCodeAt(at)) return false;
  }
  return true;
}
