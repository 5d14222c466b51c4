import { compose, type Edit, IDENTITY, type OffsetMap, sourceSpan } from '../span.ts';
import { DICTIONARIES, type Trace } from './dictionaries.ts';
import type { Table } from './script-data.ts';
import { longestAt, type Trie } from './trie.ts';
import { textOf, Units } from './units.ts';

/** Text in units and how it relates to what it was made from. */
export interface MappedUnits {
  readonly units: Units;
  readonly map: OffsetMap;
}

/**
 * OpenCC's way: text is cut where keys of `segments` match, and every table is applied to each cut
 * in turn, so that a phrase of a later table may not reach across cuts. Without `segments` it is one.
 */
export function runTables(
  input: Units,
  segments: Trie | null,
  tables: readonly Table[],
  trace?: Trace,
): MappedUnits {
  const units = new Units();
  const edits: Edit[] = [];
  const run = (start: number, end: number) => {
    if (start < end) runCut(input.data, start, end, tables, units, edits, trace);
  };
  let cut = 0;
  if (segments) {
    for (let at = 0; at < input.length; ) {
      const found = longestAt(segments, input.data, at, input.length);
      if (found === 0) {
        at += unmatchedLength(input.data, at, input.length);
        continue;
      }
      run(cut, at);
      cut = at + (found & 63);
      run(at, cut);
      at = cut;
    }
  }
  run(cut, input.length);
  return { units, map: edits };
}

/** Applies the tables to input[start, end) and appends text and edits. */
function runCut(
  input: Uint16Array,
  start: number,
  end: number,
  tables: readonly Table[],
  out: Units,
  edits: Edit[],
  trace: Trace | undefined,
): void {
  let [from, low, high] = [input, start, end];
  let map: OffsetMap = IDENTITY;
  const outStart = out.length;
  tables.forEach((table, index) => {
    const isLast = index === tables.length - 1;
    const target = isLast ? out : new Units();
    const before = map;
    const changes = runTable(
      table,
      from,
      low,
      high,
      target,
      trace &&
        ((replacement) => {
          const span = sourceSpan(before, replacement);
          trace({ ...replacement, start: start + span.start, end: start + span.end });
        }),
    );
    map = compose(before, changes);
    [from, low, high] = [target.data, 0, target.length];
  });
  for (const [s0, s1, t0, t1] of map) {
    edits.push([start + s0, start + s1, outStart + t0, outStart + t1]);
  }
}

/** One table over input[start, end): appends the text, gives the edits in offsets of the cut. */
function runTable(
  { trie, offsets, pool, dictionaries }: Table,
  input: Uint16Array,
  start: number,
  end: number,
  out: Units,
  trace: Trace | undefined,
): Edit[] {
  const edits: Edit[] = [];
  const outStart = out.length;
  for (let at = start; at < end; ) {
    const found = longestAt(trie, input, at, end);
    if (found === 0) {
      const next = Math.min(end, at + unmatchedLength(input, at, end));
      out.append(input, at, next);
      at = next;
      continue;
    }
    const length = found & 63;
    const entry = (found >>> 6) - 1;
    const value = offsets[entry] as number;
    const valueEnd = offsets[entry + 1] as number;
    const outAt = out.length;
    out.append(pool, value, valueEnd);
    if (length !== valueEnd - value) {
      edits.push([at - start, at + length - start, outAt - outStart, out.length - outStart]);
    }
    trace?.({
      start: at - start,
      end: at + length - start,
      source: textOf(input, at, at + length),
      target: textOf(pool, value, valueEnd),
      dictionary: DICTIONARIES[dictionaries[entry] as number] as (typeof DICTIONARIES)[number],
    });
    at += length;
  }
  return edits;
}

/** What OpenCC passes over at once: a character, or all that describes one (⿰木目). */
function unmatchedLength(units: Uint16Array, at: number, end: number): number {
  const described = descriptionEnd(units, at, end);
  return described === 0 ? characterLength(units, at, end) : described - at;
}

function characterLength(units: Uint16Array, at: number, end: number): number {
  return isPair(units, at, end) ? 2 : 1;
}

/** Whether a surrogate pair stands at `at`. */
export function isPair(units: Uint16Array, at: number, end: number): boolean {
  return (
    ((units[at] as number) & 0xfc00) === 0xd800 &&
    at + 1 < end &&
    ((units[at + 1] as number) & 0xfc00) === 0xdc00
  );
}

/** Where the ideographic description sequence at `at` ends; 0 if none stands there whole. */
function descriptionEnd(units: Uint16Array, at: number, end: number): number {
  const unit = units[at] as number;
  if (unit < 0x2ff0 || unit > 0x2fff) return 0;
  const parts = unit <= 0x2ff1 || unit >= 0x2ff4 ? 2 : 3;
  let next = at + 1;
  for (let part = 0; part < parts; part += 1) {
    if (next >= end) return 0;
    next = descriptionEnd(units, next, end) || next + characterLength(units, next, end);
  }
  return next;
}
