import { firstWhere } from '../sorted.ts';
import type { Stretch } from './text-run.ts';
import { isBefore } from './tree.ts';

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

/** Whether two Blocks hold the same stretches of the same text. */
export function isSame(before: Block, now: Block): boolean {
  return (
    before.element === now.element &&
    before.source === now.source &&
    before.stretches.length === now.stretches.length &&
    before.stretches.every((stretch, index) => stretch === now.stretches[index])
  );
}

/** Whether Block `a` comes before `b` in the document. */
export function isEarlier(a: Block, b: Block): boolean {
  const [one, other] = [a.stretches[0], b.stretches[0]];
  if (!one || !other) return false;
  if (one.run === other.run) return one.start < other.start;
  return isBefore(one.run.node, other.run.node);
}

/** `blocks` with `added` put in where they stand in the document. */
export function insertInOrder(blocks: Block[], added: readonly Block[]): Block[] {
  for (const block of added) {
    blocks.splice(
      firstWhere(blocks, (other) => !isEarlier(other, block)),
      0,
      block,
    );
  }
  return blocks;
}
