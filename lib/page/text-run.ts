import { joinSyllables, type WordReading } from '../pinyin/read-words.ts';
import type { Span } from '../span.ts';

/** Our one element in the page's text: it stands behind the Text node whose text it shows. */
export const SHOWN_TEXT = 'shuangdu-text';

/** What a run is to show; spans of words in UTF-16 units of `text`. */
export interface RunText {
  readonly text: string;
  readonly words: readonly WordReading[];
}

/** A Text node on the page that shows a stretch of a run's shown text: [start, end), UTF-16 units. */
export interface Piece extends Span {
  readonly node: Text;
}

/**
 * The only writer of one Text node of the page. Without readings the node itself shows the text; with
 * them the node is blanked and an element of ours, right behind it, shows ruby. The node is never
 * moved, split or removed (decision 1).
 */
export class TextRun {
  readonly node: Text;
  #source: string;
  /** What the node's data is as far as we know; anything else was written by the page. */
  #written: string;
  #element: HTMLElement | null = null;
  #pieces: readonly Piece[];
  #charactersRead = 0;

  constructor(node: Text) {
    this.node = node;
    this.#source = node.data;
    this.#written = node.data;
    this.#pieces = wholeNode(node);
  }

  /** The page's own text. */
  get source(): string {
    return this.#source;
  }

  /** The Text nodes that show this run now, in order. */
  get pieces(): readonly Piece[] {
    return this.#pieces;
  }

  /** Characters that a reading stands over now. */
  get charactersRead(): number {
    return this.#charactersRead;
  }

  /** Whether our element still stands where it belongs (true where there is none). */
  get inPlace(): boolean {
    return this.#element === null || this.node.nextSibling === this.#element;
  }

  /** Whether `element` is the one that shows this run; a copy that the page made of it is not. */
  owns(element: Element): boolean {
    return element === this.#element;
  }

  /** The page wrote into the node: what stands there now is the source. */
  adopt(): void {
    this.#removeElement();
    this.#source = this.node.data;
    this.#written = this.node.data;
    this.#pieces = wholeNode(this.node);
  }

  show({ text, words }: RunText): void {
    if (words.length === 0) {
      this.#removeElement();
      this.#write(text);
      this.#pieces = wholeNode(this.node);
      return;
    }
    const { element, pieces } = rubyOf(this.node.ownerDocument, text, words);
    this.#removeElement();
    this.#write('');
    // Should the page copy or serialise it, the copy tells what it stands for (decision 1).
    element.dataset.source = this.#source;
    this.node.after(element);
    this.#element = element;
    this.#pieces = pieces;
    this.#charactersRead = words.reduce((sum, word) => sum + word.readings.length, 0);
  }

  /** Puts the page's text back, unless the page wrote something newer. */
  restore(): void {
    this.#removeElement();
    if (this.node.data === this.#written) this.#write(this.#source);
    else this.adopt();
    this.#pieces = wholeNode(this.node);
  }

  #write(data: string): void {
    if (this.node.data !== data) this.node.data = data;
    this.#written = data;
  }

  #removeElement(): void {
    this.#element?.remove();
    this.#element = null;
    this.#charactersRead = 0;
  }
}

function wholeNode(node: Text): readonly Piece[] {
  return [{ node, start: 0, end: node.length }];
}

function rubyOf(
  document: Document,
  text: string,
  words: readonly WordReading[],
): { element: HTMLElement; pieces: Piece[] } {
  const element = document.createElement(SHOWN_TEXT);
  const pieces: Piece[] = [];
  const addText = (parent: HTMLElement, start: number, end: number) => {
    if (start === end) return;
    const node = document.createTextNode(text.slice(start, end));
    parent.append(node);
    pieces.push({ node, start, end });
  };

  let at = 0;
  for (const { start, end, readings } of words) {
    addText(element, at, start);
    const ruby = document.createElement('ruby');
    addText(ruby, start, end);
    const rt = document.createElement('rt');
    rt.textContent = joinSyllables(readings);
    ruby.append(rt);
    element.append(ruby);
    at = end;
  }
  addText(element, at, text.length);
  return { element, pieces };
}
