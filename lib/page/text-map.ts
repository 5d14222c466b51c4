import type { WordReading } from '../pinyin/read-words.ts';
import type { Rendering } from '../reading/render.ts';
import { IDENTITY, type OffsetMap, type Span, shownSpan, toShown, toSource } from '../span.ts';
import type { Block } from './block.ts';
import type { Piece, RunText, TextRun } from './text-run.ts';

/** Between the source offsets of a Block and the places on the page that show them. */
export class TextMap {
  readonly #block: Block;
  readonly #map: OffsetMap;
  /** Where each run begins in the shown text, UTF-16 units; one more at the end. */
  readonly #starts: readonly number[];
  readonly #rendering: Rendering | null;

  /** `rendering` null: the Block stands on the page as it came. */
  constructor(block: Block, rendering: Rendering | null) {
    this.#block = block;
    this.#map = rendering?.map ?? IDENTITY;
    this.#rendering = rendering;
    this.#starts = block.starts.map((start) => toShown(this.#map, start));
  }

  /** What the Block's run at `index` has to show. A word that a tag cuts is read on either side. */
  runText(index: number): RunText {
    const [start, end] = this.#bounds(index);
    const shown = this.#rendering?.shown ?? this.#block.source;
    const all = this.#rendering?.words ?? [];
    const words: WordReading[] = [];
    for (let at = firstEndingAfter(all, start); at < all.length; at += 1) {
      const word = all[at] as WordReading;
      if (word.start >= end) break;
      const from = Math.max(word.start, start);
      const to = Math.min(word.end, end);
      const before = countCharacters(shown.slice(word.start, from));
      const count = countCharacters(shown.slice(from, to));
      words.push({
        start: from - start,
        end: to - start,
        readings: word.readings.slice(before, before + count),
      });
    }
    return { text: shown.slice(start, end), words };
  }

  /** The page's ranges that show `span` of the source: one a Text node, in order. */
  ranges(span: Span): StaticRange[] {
    const shown = shownSpan(this.#map, span);
    const ranges: StaticRange[] = [];
    for (const [index, run] of this.#block.runs.entries()) {
      const [runStart, runEnd] = this.#bounds(index);
      if (runEnd <= shown.start || runStart >= shown.end) continue;
      const [start, end] = [shown.start - runStart, shown.end - runStart];
      const { pieces } = run;
      for (let at = firstEndingAfter(pieces, start); at < pieces.length; at += 1) {
        const piece = pieces[at] as Piece;
        if (piece.start >= end) break;
        ranges.push(
          new StaticRange({
            startContainer: piece.node,
            startOffset: Math.max(start, piece.start) - piece.start,
            endContainer: piece.node,
            endOffset: Math.min(end, piece.end) - piece.start,
          }),
        );
      }
    }
    return ranges;
  }

  /**
   * Source offset of the character that begins at `offset` (UTF-16 units) of `node`, a Text node that
   * shows `run`; null if it does not.
   */
  sourceOffset(run: TextRun, node: Text, offset: number): number | null {
    const index = this.#block.runs.indexOf(run);
    const piece = run.pieces.find((candidate) => candidate.node === node);
    if (index === -1 || !piece) return null;
    const [runStart] = this.#bounds(index);
    return toSource(this.#map, runStart + piece.start + offset, 'after');
  }

  #bounds(index: number): [start: number, end: number] {
    return [this.#starts[index] as number, this.#starts[index + 1] as number];
  }
}

/** Index of the first of `spans` (sorted, apart) that ends after `offset`. */
function firstEndingAfter(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function countCharacters(text: string): number {
  return [...text].length;
}
