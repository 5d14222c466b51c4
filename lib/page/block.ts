import type { TextRun } from './text-run.ts';

/**
 * A paragraph's inline text across <a>, <b>, <span>: the unit that is converted, read and searched for
 * terms, so that context counts across tags. A Block is made anew when the page changes it.
 */
export class Block {
  /** The element that lays the text out as a block. */
  readonly element: Element;
  readonly runs: readonly TextRun[];
  /** The runs' source texts, joined. All annotations are in offsets of this text. */
  readonly source: string;
  /** Where each run begins in `source`, UTF-16 units; one more at the end. */
  readonly starts: readonly number[];

  constructor(element: Element, runs: readonly TextRun[]) {
    this.element = element;
    this.runs = runs;
    const starts = [0];
    let source = '';
    for (const run of runs) {
      source += run.source;
      starts.push(source.length);
    }
    this.source = source;
    this.starts = starts;
  }
}
