/** Bytes to text, as TextDecoder does for the encoding it is named after. */
export type Decode = (bytes: Uint8Array) => string;

/** Characters and their bytes in one double-byte encoding. */
export interface DoubleBytes {
  /** The two bytes of `character` as one number; null where the encoding hasn't got it. */
  pairOf(character: string): number | null;
  /** The character of a pair, a private one perhaps; null where there is none. */
  characterOf(pair: number): string | null;
}

const LEAD = { first: 0x81, last: 0xfe };
const TRAIL = { first: 0x40, last: 0xfe };
const NEWLINE = 0x0a;

/**
 * The table of GBK, or of Big5: browsers decode them but do not encode. All pairs are decoded once,
 * each on a line of its own, which is as quick as reading a table and leaves none to be kept.
 */
export function readTable(decode: Decode): DoubleBytes {
  const width = TRAIL.last - TRAIL.first + 1;
  const count = (LEAD.last - LEAD.first + 1) * width;
  const bytes = new Uint8Array(count * 3).fill(NEWLINE);
  for (let index = 0; index < count; index += 1) {
    bytes[index * 3] = LEAD.first + Math.floor(index / width);
    bytes[index * 3 + 1] = TRAIL.first + (index % width);
  }
  const characters = new Map<number, string>();
  const pairs = new Map<string, number>();
  for (const [index, line] of decode(bytes).split('\n').entries()) {
    if (!/^[^\ufffd]$/u.test(line)) continue;
    const pair = ((LEAD.first + Math.floor(index / width)) << 8) | (TRAIL.first + (index % width));
    characters.set(pair, line);
    // Big5 has a few characters twice, the usual place first.
    if (!pairs.has(line)) pairs.set(line, pair);
  }
  return {
    pairOf: (character) => pairs.get(character) ?? null,
    characterOf: (pair) => characters.get(pair) ?? null,
  };
}

/** Whether a byte opens a pair. */
export function isLead(byte: number): boolean {
  return byte >= LEAD.first && byte <= LEAD.last;
}

/** Every byte that opens a pair. */
export const LEADS: readonly number[] = Array.from(
  { length: LEAD.last - LEAD.first + 1 },
  (_, index) => LEAD.first + index,
);
