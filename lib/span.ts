/** A stretch of text: [start, end), UTF-16 units of the text that the owner names. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * One stretch that changed its length on the way from source to shown text:
 * [sourceStart, sourceEnd, shownStart, shownEnd], UTF-16 units of either text.
 */
export type Edit = readonly [
  sourceStart: number,
  sourceEnd: number,
  shownStart: number,
  shownEnd: number,
];

/**
 * How offsets of a source text relate to those of the text shown for it. Edits are sorted and do
 * not overlap; between them both texts run in step. Plain data, so that it travels in messages.
 */
export type OffsetMap = readonly Edit[];

/** The map of a text that is shown as it is. */
export const IDENTITY: OffsetMap = [];

/**
 * Where an offset goes that falls on deleted text or inside a changed stretch:
 * `before` keeps left of what was deleted there, `after` goes right of it.
 */
export type Side = 'before' | 'after';

/** Offset in the shown text for `offset` in the source; inside an edit it is placed in proportion. */
export function toShown(map: OffsetMap, offset: number, side: Side = 'before'): number {
  return translate(map, offset, side, 0, 2);
}

/** Offset in the source for `offset` in the shown text; inside an edit it is placed in proportion. */
export function toSource(map: OffsetMap, offset: number, side: Side = 'before'): number {
  return translate(map, offset, side, 2, 0);
}

/** The shown stretch for a source span; empty where all of it was deleted. */
export function shownSpan(map: OffsetMap, span: Span): Span {
  return translateSpan(span, (offset, side) => toShown(map, offset, side));
}

/** The source stretch for a shown span, without deleted text that merely touches it. */
export function sourceSpan(map: OffsetMap, span: Span): Span {
  return translateSpan(span, (offset, side) => toSource(map, offset, side));
}

/** The source stretch for a shown span, with the whole of an edit that either end falls into. */
export function wholeSourceSpan(map: OffsetMap, span: Span): Span {
  const cutAt = (offset: number) => map.find(([, , start, end]) => start < offset && offset < end);
  return sourceSpan(map, {
    start: cutAt(span.start)?.[2] ?? span.start,
    end: cutAt(span.end)?.[3] ?? span.end,
  });
}

function translateSpan(span: Span, move: (offset: number, side: Side) => number): Span {
  const start = move(span.start, 'after');
  return {
    start,
    end: span.end === span.start ? start : Math.max(start, move(span.end, 'before')),
  };
}

function translate(map: OffsetMap, offset: number, side: Side, from: 0 | 2, to: 0 | 2): number {
  let low = 0;
  let high = map.length;
  // The first edit that ends at or after the offset.
  while (low < high) {
    const middle = (low + high) >> 1;
    if (((map[middle] as Edit)[from + 1] as number) < offset) low = middle + 1;
    else high = middle;
  }
  let shift = shiftBefore(map, low, from, to);
  for (let index = low; index < map.length; index += 1) {
    const edit = map[index] as Edit;
    const [start, end] = [edit[from], edit[from + 1] as number];
    if (offset < start || (offset === start && side === 'before')) break;
    if (offset < end) {
      if (offset === start) return edit[to];
      const portion = (offset - start) / (end - start);
      return edit[to] + Math.floor(portion * ((edit[to + 1] as number) - edit[to]));
    }
    if (offset === end && side === 'before' && start < end) return edit[to + 1] as number;
    shift = (edit[to + 1] as number) - end;
  }
  return offset + shift;
}

function shiftBefore(map: OffsetMap, index: number, from: 0 | 2, to: 0 | 2): number {
  const previous = map[index - 1];
  return previous ? (previous[to + 1] as number) - (previous[from + 1] as number) : 0;
}

/** The map of `second` after `first`: source of the first to shown text of the second. */
export function compose(first: OffsetMap, second: OffsetMap): OffsetMap {
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  // Both speak of the middle text: first's shown side is second's source side.
  const parts = [
    ...first.map(([a0, a1, b0, b1]) => ({ b0, b1, grownA: a1 - a0 - (b1 - b0), grownC: 0 })),
    ...second.map(([b0, b1, c0, c1]) => ({ b0, b1, grownA: 0, grownC: c1 - c0 - (b1 - b0) })),
  ].sort((x, y) => x.b0 - y.b0 || x.b1 - y.b1);

  const edits: Edit[] = [];
  let shiftA = 0;
  let shiftC = 0;
  for (let index = 0; index < parts.length; ) {
    const { b0 } = parts[index] as (typeof parts)[number];
    let b1 = b0;
    let grownA = 0;
    let grownC = 0;
    // Take in every part that overlaps; one that only touches stays an edit of its own.
    do {
      const part = parts[index] as (typeof parts)[number];
      b1 = Math.max(b1, part.b1);
      grownA += part.grownA;
      grownC += part.grownC;
      index += 1;
    } while (index < parts.length && (parts[index] as (typeof parts)[number]).b0 < b1);
    edits.push([b0 + shiftA, b1 + shiftA + grownA, b0 + shiftC, b1 + shiftC + grownC]);
    shiftA += grownA;
    shiftC += grownC;
  }
  return edits;
}

/** Collects the pieces of a conversion, in order, and gives text and map. */
export class MappedText {
  #text = '';
  #source = 0;
  readonly #edits: Edit[] = [];

  /**
   * Appends `shown` for the next `sourceLength` units of the source. How they relate inside is said
   * by `map`; without one a change of length counts as one edit.
   */
  add(sourceLength: number, shown: string, map: OffsetMap = wholeMap(sourceLength, shown)): void {
    const [source, at] = [this.#source, this.#text.length];
    for (const [s0, s1, t0, t1] of map) {
      this.#edits.push([source + s0, source + s1, at + t0, at + t1]);
    }
    this.#text += shown;
    this.#source += sourceLength;
  }

  /** Length of the text so far. */
  get length(): number {
    return this.#text.length;
  }

  result(): { readonly text: string; readonly map: OffsetMap } {
    return { text: this.#text, map: this.#edits };
  }
}

function wholeMap(sourceLength: number, shown: string): OffsetMap {
  return sourceLength === shown.length ? IDENTITY : [[0, sourceLength, 0, shown.length]];
}
