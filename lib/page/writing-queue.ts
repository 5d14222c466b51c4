import { type Block, isEarlier } from './block.ts';
import type { PageText } from './page-text.ts';
import type { Visibility } from './visibility.ts';

/** UTF-16 units of source in one call to the engine: it converts in a few ms what it reads in many. */
const BATCH_LENGTH = { script: 64_000, readings: 3000 };

/**
 * Readings are written this far ahead of what the reader sees and behind it, UTF-16 units of source:
 * whole articles, but not whole books (decision 3). More follows as the reader goes on.
 */
const REACH = { ahead: 30_000, behind: 10_000 };

/** Blocks to be written together. */
export interface Batch {
  readonly blocks: readonly Block[];
  /** With readings; else in their script alone, if they have to wait for readings. */
  readonly readings: boolean;
}

/** Which Blocks are to be written next: what is seen, what is near, then on from there, then back. */
export interface WritingQueue {
  /** Everything is to be written, with readings or without. */
  reset(readings: boolean): void;
  /** What is visible now comes first. Reads layout. */
  begin(): void;
  add(blocks: readonly Block[]): void;
  remove(blocks: readonly Block[]): void;
  /**
   * The next batch, apart from what is `taken` already; null where nothing is left within reach, or has
   * to wait until scrolling rests.
   */
  next(taken: ReadonlySet<Block>): Batch | null;
  /** Nothing is left within reach. */
  readonly isDone: boolean;
  /** On this page each write is costly: readings are written near the viewport only. */
  stayNear(): void;
  /** Notes that `block` is written; false where it is not to be, being another Block by now. */
  written(block: Block, readings: boolean): boolean;
  /** Whether `block` still stands otherwise than asked for. */
  isPending(block: Block): boolean;
  readonly pending: Iterable<Block>;
  isFirst(block: Block): boolean;
  /** Whether all that was visible stands as asked for. */
  readonly isFirstWritten: boolean;
  clear(): void;
}

export function createWritingQueue(text: PageText, visibility: Visibility): WritingQueue {
  const pending = new Set<Block>();
  /** Of those that are to have readings the ones that stand in their script by now. */
  const plain = new Set<Block>();
  /** What was visible when the last view was asked for. */
  let firstScreen: ReadonlySet<Block> = new Set();
  let readings = false;
  let staysNear = false;

  const isWanted = (block: Block) => pending.has(block) || plain.has(block);

  const next = (taken: ReadonlySet<Block>, waits = visibility.isScrolling): Batch | null => {
    const blocks = new Set<Block>();
    let length = 0;
    const take = (block: Block, wanted: (block: Block) => boolean) => {
      if (!wanted(block) || taken.has(block) || blocks.has(block)) return;
      blocks.add(block);
      length += block.source.length;
    };
    for (const block of firstScreen) take(block, isWanted);
    // Readings of what is seen come alone; a script is quick enough to take along what follows.
    if (blocks.size > 0 && readings) return { blocks: [...blocks], readings };

    const near = visibility.near().sort((a, b) => (isEarlier(a, b) ? -1 : 1));
    const anchor = Math.max(0, near[0] ? text.blocks.indexOf(near[0]) : 0);
    /** Goes through the Blocks from `from` on, as far as `reach` and until the batch has `most`. */
    const walk = (
      from: number,
      step: 1 | -1,
      { reach, most, wanted }: { reach: number; most: number; wanted: (block: Block) => boolean },
    ) => {
      let way = 0;
      for (let at = from; length < most && way <= reach; at += step) {
        const block = text.blocks[at];
        if (!block) return;
        take(block, wanted);
        way += block.source.length;
      }
    };
    if (readings) {
      const most = BATCH_LENGTH.readings;
      for (const block of near) if (length < most) take(block, isWanted);
      // Readings make lines taller: what is ahead would move the page under the reader's eyes.
      if (blocks.size === 0 && !waits && !staysNear) {
        walk(anchor, 1, { reach: REACH.ahead, most, wanted: isWanted });
        walk(anchor - 1, -1, { reach: REACH.behind, most, wanted: isWanted });
      }
      if (blocks.size > 0) return { blocks: [...blocks], readings };
    }
    const all = { reach: Infinity, most: BATCH_LENGTH.script };
    const wanted = (block: Block) => pending.has(block);
    for (const block of near) take(block, wanted);
    walk(anchor, 1, { ...all, wanted });
    walk(anchor - 1, -1, { ...all, wanted });
    return blocks.size > 0 ? { blocks: [...blocks], readings: false } : null;
  };

  return {
    reset(withReadings) {
      readings = withReadings;
      plain.clear();
      for (const block of text.blocks) pending.add(block);
      firstScreen = new Set();
    },
    begin() {
      firstScreen = new Set(visibility.visible());
    },
    add(blocks) {
      for (const block of blocks) pending.add(block);
    },
    remove(blocks) {
      for (const block of blocks) {
        pending.delete(block);
        plain.delete(block);
      }
    },
    next: (taken) => next(taken),
    get isDone() {
      return next(new Set(), false) === null;
    },
    stayNear() {
      staysNear = true;
    },
    written(block, withReadings) {
      if (!isWanted(block)) return false;
      pending.delete(block);
      if (readings && !withReadings) plain.add(block);
      else plain.delete(block);
      return true;
    },
    isPending: (block) => pending.has(block),
    get pending() {
      return pending;
    },
    isFirst: (block) => firstScreen.has(block),
    get isFirstWritten() {
      return ![...firstScreen].some(isWanted);
    },
    clear() {
      pending.clear();
      plain.clear();
    },
  };
}
