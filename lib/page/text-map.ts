import type { WordReading } from '../pinyin/read-words.ts';
import type { Rendering } from '../reading/render.ts';
import type { Repaired } from '../repair/repair.ts';
import { firstWhere } from '../sorted.ts';
import {
  IDENTITY,
  type OffsetMap,
  type Span,
  shownSpan,
  toShown,
  toSource,
  wholeSourceSpan,
} from '../span.ts';
import type { Block } from './block.ts';
import type { Piece, Stretch, StretchText } from './text-run.ts';

/** Between the source offsets of a Block and the places on the page that show them. */
export class TextMap {
  readonly #block: Block;
  readonly #map: OffsetMap;
  /** Where each stretch begins in the shown text, UTF-16 units; one more at the end. */
  readonly #starts: readonly number[];
  readonly #rendering: Rendering | null;

  /** `rendering` null: the Block stands on the page as it came. */
  constructor(block: Block, rendering: Rendering | null) {
    this.#block = block;
    this.#map = rendering?.map ?? IDENTITY;
    this.#rendering = rendering;
    this.#starts = block.starts.map((start) => toShown(this.#map, start));
  }

  /** The Block's text as it was repaired; null where it stands as it came, or nothing had to be. */
  get repaired(): Repaired | null {
    return this.#rendering?.repaired ?? null;
  }

  /** What the Block's stretch at `index` has to show. A word that a tag cuts is read on either side. */
  stretchText(index: number): StretchText {
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
    if (shown.start === shown.end) return ranges;
    for (const [index, stretch] of this.#block.stretches.entries()) {
      const [stretchStart, stretchEnd] = this.#bounds(index);
      if (stretchEnd <= shown.start || stretchStart >= shown.end) continue;
      const [start, end] = [shown.start - stretchStart, shown.end - stretchStart];
      const pieces = stretch.run.pieces(stretch);
      for (let at = firstEndingAfter(pieces, start); at < pieces.length; at += 1) {
        const piece = pieces[at] as Piece;
        if (piece.start >= end) break;
        const moved = piece.at - piece.start;
        ranges.push(
          new StaticRange({
            startContainer: piece.node,
            startOffset: Math.max(start, piece.start) + moved,
            endContainer: piece.node,
            endOffset: Math.min(end, piece.end) + moved,
          }),
        );
      }
    }
    return ranges;
  }

  /**
   * Source offset of the character that begins at `offset` (UTF-16 units) of what `stretch` shows; null
   * if the Block has no such stretch.
   */
  sourceOffset(stretch: Stretch, offset: number): number | null {
    const index = this.#block.stretches.indexOf(stretch);
    if (index === -1) return null;
    return toSource(this.#map, this.#bounds(index)[0] + offset, 'after');
  }

  /**
   * The part of `stretch` that is shown as its `shown` part, both in UTF-16 units of the stretch's own
   * texts. It has the whole of what was changed as a whole, and deleted text only where that stands inside
   * it or where the stretch itself begins or ends.
   */
  sourceSpan(stretch: Stretch, shown: Span): Span {
    const index = this.#block.stretches.indexOf(stretch);
    if (index === -1) throw new RangeError('the Block has no such stretch');
    const [start, end] = this.#bounds(index);
    const [from, to] = [this.#block.starts[index] ?? 0, this.#block.starts[index + 1] ?? 0];
    const span = wholeSourceSpan(this.#map, { start: start + shown.start, end: start + shown.end });
    return {
      start: shown.start === 0 ? 0 : Math.max(span.start, from) - from,
      end: (shown.end === end - start ? to : Math.min(span.end, to)) - from,
    };
  }

  #bounds(index: number): [start: number, end: number] {
    return [this.#starts[index] ?? 0, this.#starts[index + 1] ?? 0];
  }
}

/** Index of the first of `spans` (sorted, apart) that ends after `offset`. */
function firstEndingAfter(spans: readonly Span[], offset: number): number {
  return firstWhere(spans, ({ end }) => end > offset);
}

function countCharacters(text: string): number {
  return [...text].length;
}
