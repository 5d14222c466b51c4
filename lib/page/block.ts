import type { Stretch } from './text-run.ts';

/**
 * A paragraph's inline text across <a>, <b>, <span>, or a part of one that is very long: the unit that is
 * converted, read and searched for terms, so that context counts across tags. A Block is made anew when
 * the page changes it.
 */
export class Block {
  /** The element that lays the text out as a block. */
  readonly element: Element;
  readonly stretches: readonly Stretch[];
  /** The stretches' source texts, joined. All annotations are in offsets of this text. */
  readonly source: string;
  /** Where each stretch begins in `source`, UTF-16 units; one more at the end. */
  readonly starts: readonly number[];

  constructor(element: Element, stretches: readonly Stretch[]) {
    this.element = element;
    this.stretches = stretches;
    const starts = [0];
    let source = '';
    for (const { run, start, end } of stretches) {
      source += run.source.slice(start, end);
      starts.push(source.length);
    }
    this.source = source;
    this.starts = starts;
  }
}
