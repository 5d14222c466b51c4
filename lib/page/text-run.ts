import type { WordReading } from '../pinyin/read-words.ts';
import type { Span } from '../span.ts';
import type { Drawing, DrawRuby } from './ruby.ts';
import { elementAround } from './tree.ts';

/** What a stretch is to show; spans of words in UTF-16 units of `text`. */
export interface StretchText {
  readonly text: string;
  readonly words: readonly WordReading[];
}

/**
 * The part of a Text node that one Block holds: [start, end), UTF-16 units of the run's source. Most
 * nodes are a single stretch; only those of very long paragraphs are cut (lib/page/collect.ts).
 */
export interface Stretch extends Span {
  readonly run: TextRun;
}

/** Part of a stretch's shown text, [start, end) in UTF-16 units, and where in `node` it begins. */
export interface Piece extends Span {
  readonly node: Text;
  readonly at: number;
}

/**
 * The only writer of one Text node of the page. Without readings the node itself shows the text; with
 * them the node is blanked and an element of ours, right behind it, shows the words. The node is never
 * moved, split or removed (decision 1).
 */
export class TextRun {
  readonly node: Text;
  #source: string;
  /** What the node's data is as far as we know; anything else was written by the page. */
  #written: string;
  #element: HTMLElement | null = null;
  #stretches: readonly Stretch[] = [];
  /** What each stretch is to show; the source, where it is not here. */
  readonly #shown = new Map<Stretch, StretchText>();
  /** What each stretch has in our element, while that stands. */
  readonly #drawn = new Map<Stretch, Drawing>();
  /** Stretches that the page does not show yet as it should. */
  readonly #dirty = new Set<Stretch>();

  constructor(node: Text) {
    this.node = node;
    this.#source = node.data;
    this.#written = node.data;
    this.#stretches = [{ run: this, start: 0, end: node.length }];
  }

  /** The page's own text. */
  get source(): string {
    return this.#source;
  }

  /** In order; together they cover the source. */
  get stretches(): readonly Stretch[] {
    return this.#stretches;
  }

  /** Characters that a reading stands over now. */
  get charactersRead(): number {
    let count = 0;
    for (const stretch of this.#drawn.keys()) {
      for (const word of this.#shown.get(stretch)?.words ?? []) count += word.readings.length;
    }
    return count;
  }

  /** Whether an element of ours shows the text. */
  get isDrawn(): boolean {
    return this.#element !== null;
  }

  /** Whether our element still stands where it belongs (true where there is none). */
  get inPlace(): boolean {
    return this.#element === null || this.node.nextSibling === this.#element;
  }

  /** Whether `element` is the one that shows this run; a copy that the page made of it is not. */
  owns(element: Element): boolean {
    return element === this.#element;
  }

  /**
   * The stretches between `cuts` (source offsets, sorted, inside the source). The same cuts give the
   * same stretches; others take back what is shown.
   */
  cut(cuts: readonly number[]): readonly Stretch[] {
    const ends = [...cuts, this.#source.length];
    const known = this.#stretches;
    if (known.length === ends.length && known.every(({ end }, index) => end === ends[index])) {
      return known;
    }
    this.restore();
    this.#stretches = ends.map((end, index) => ({ run: this, start: ends[index - 1] ?? 0, end }));
    return this.#stretches;
  }

  /** The Text nodes that show `stretch` now, in order. */
  pieces(stretch: Stretch): readonly Piece[] {
    const drawing = this.#drawn.get(stretch);
    if (drawing) return drawing.pieces;
    let at = 0;
    for (const other of this.#stretches) {
      if (other === stretch) break;
      at += this.#textOf(other).length;
    }
    return [{ node: this.node, at, start: 0, end: this.#textOf(stretch).length }];
  }

  /** Which stretch's shown text stands at `offset` (UTF-16 units) of `node`, and where in it. */
  at(node: Text, offset: number): { readonly stretch: Stretch; readonly offset: number } | null {
    for (const stretch of this.#stretches) {
      for (const piece of this.pieces(stretch)) {
        const inside = offset - piece.at;
        if (piece.node !== node || inside < 0 || inside >= piece.end - piece.start) continue;
        return { stretch, offset: piece.start + inside };
      }
    }
    return null;
  }

  /** The page wrote into the node: what stands there now is the source. */
  adopt(): void {
    this.#removeElement();
    this.#source = this.node.data;
    this.#written = this.node.data;
    this.#stretches = [{ run: this, start: 0, end: this.node.length }];
    this.#shown.clear();
    this.#dirty.clear();
  }

  /** What `stretch` is to show; the page shows it after `commit`. */
  show(stretch: Stretch, { text, words }: StretchText): void {
    // The page's own ruby has a reading there.
    const isAnnotated = words.length > 0 && elementAround(this.node)?.closest('ruby');
    this.#shown.set(stretch, { text, words: isAnnotated ? [] : words });
    this.#dirty.add(stretch);
  }

  /** Writes to the page what was given to `show`. */
  commit(draw: DrawRuby): void {
    if (this.#dirty.size === 0) return;
    if (this.#stretches.some((stretch) => (this.#shown.get(stretch)?.words.length ?? 0) > 0)) {
      this.#commitWords(draw);
    } else {
      this.#removeElement();
      this.#write(this.#stretches.map((stretch) => this.#textOf(stretch)).join(''));
    }
    this.#dirty.clear();
  }

  /** Puts the page's text back, unless the page wrote something newer. */
  restore(): void {
    this.#removeElement();
    if (this.node.data !== this.#written) this.adopt();
    this.#write(this.#source);
    this.#shown.clear();
    this.#dirty.clear();
  }

  #commitWords(draw: DrawRuby): void {
    const element = this.#element ?? draw.element(this.node);
    const isNew = element !== this.#element;
    let last: ChildNode | null = null;
    for (const stretch of this.#stretches) {
      if (isNew || this.#dirty.has(stretch)) {
        for (const node of this.#drawn.get(stretch)?.nodes ?? []) node.remove();
        const text = this.#shown.get(stretch) ?? { text: this.#textOf(stretch), words: [] };
        const drawing = draw.words(this.node, text);
        if (last) last.after(...drawing.nodes);
        else element.prepend(...drawing.nodes);
        this.#drawn.set(stretch, drawing);
      }
      last = this.#drawn.get(stretch)?.nodes.at(-1) ?? last;
    }
    if (!isNew) return;
    // Should the page copy or serialise it, the copy tells what it stands for (decision 1).
    element.dataset.source = this.#source;
    this.#write('');
    this.node.after(element);
    this.#element = element;
  }

  #textOf(stretch: Stretch): string {
    return this.#shown.get(stretch)?.text ?? this.#source.slice(stretch.start, stretch.end);
  }

  #write(data: string): void {
    if (this.node.data !== data) this.node.data = data;
    this.#written = data;
  }

  #removeElement(): void {
    this.#element?.remove();
    this.#element = null;
    this.#drawn.clear();
  }
}
