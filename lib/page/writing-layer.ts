import type { Rendering } from '../reading/render.ts';
import type { Block } from './block.ts';
import { isEarlier, type PageText } from './page-text.ts';
import type { MeasureReadings } from './reading-room.ts';
import type { DrawRuby } from './ruby.ts';
import { TextMap } from './text-map.ts';
import type { TextRun } from './text-run.ts';
import { elementAround } from './tree.ts';
import { Slice, type Turns } from './turns.ts';
import type { Visibility } from './visibility.ts';

/** Source texts to renderings, in order: asks the language engine. */
export type RenderTexts = (sources: readonly string[]) => Promise<readonly Rendering[]>;

/** What to show, and whether it has readings. */
export interface Writing {
  readonly render: RenderTexts;
  readonly readings: boolean;
}

/** UTF-16 units of source in one call to the engine. */
const BATCH_LENGTH = 4000;

/** Words that get readings in one frame: layout for more takes longer than a frame (decision 3). */
const WORDS_PER_FRAME = 200;

/**
 * Readings are written this far ahead of what the reader sees and behind it, UTF-16 units of source:
 * whole articles, but not whole books (decision 3). More follows as the reader goes on.
 */
const REACH = { ahead: 30_000, behind: 10_000 };

/** Shows the article's text in another script or with readings: the one layer that writes. */
export interface WritingLayer {
  /** How `block` stands on the page now. */
  mapOf(block: Block): TextMap;
  /** Shows every Block so, those near the viewport first; null: as the page had it. */
  show(writing: Writing | null): void;
  /** Takes over what the page changed. */
  update(removed: readonly Block[], added: readonly Block[]): void;
  /** Resolves when all Blocks within reach, or those near the viewport, stand as last asked for. */
  settled(which: 'near' | 'all'): Promise<void>;
}

export interface WritingOptions {
  readonly text: PageText;
  readonly visibility: Visibility;
  readonly turns: Turns;
  readonly draw: DrawRuby;
  readonly measure: MeasureReadings;
  /** `block` stands otherwise than before: its ranges are new. */
  readonly onWritten: (block: Block) => void;
  /** The engine did not answer; what is shown stays. */
  readonly onError: (error: unknown) => void;
}

export function createWritingLayer(options: WritingOptions, signal: AbortSignal): WritingLayer {
  const { text, visibility, turns, draw, measure, onWritten, onError } = options;
  const maps = new Map<Block, TextMap>();
  const pending = new Set<Block>();
  /** Answered, but parts of Text nodes whose other parts are not: such a node is written once. */
  const held = new Map<Block, Rendering | null>();
  const waiting = new Set<{ which: 'near' | 'all'; resolve: () => void }>();
  let writing: Writing | null = null;
  /** Stands for the last `show`; work for an earlier one stops when it sees another. */
  let job: object | null = null;

  const isOpen = (which: 'near' | 'all') =>
    which === 'all'
      ? nextBatch(new Set()).length > 0 || held.size > 0
      : visibility.near().some((block) => pending.has(block));
  const answerWaiting = () => {
    for (const entry of waiting) {
      if (!signal.aborted && isOpen(entry.which)) continue;
      waiting.delete(entry);
      entry.resolve();
    }
  };

  /** The next Blocks to ask about: near the viewport, then from there on, then back to the top. */
  const nextBatch = (inFlight: ReadonlySet<Block>): Block[] => {
    const batch: Block[] = [];
    let length = 0;
    const take = (block: Block) => {
      if (!pending.has(block) || held.has(block) || inFlight.has(block)) return;
      batch.push(block);
      length += block.source.length;
    };
    const near = visibility.near().sort((a, b) => (isEarlier(a, b) ? -1 : 1));
    for (const block of near) if (length < BATCH_LENGTH) take(block);
    if (batch.length > 0) return batch;

    const { blocks } = text;
    const anchor = Math.max(0, near[0] ? blocks.indexOf(near[0]) : 0);
    const walk = (from: number, step: 1 | -1, reach: number) => {
      let way = 0;
      for (let at = from; length < BATCH_LENGTH; at += step) {
        const block = blocks[at];
        if (!block || (writing?.readings && way > reach)) return;
        take(block);
        way += block.source.length;
      }
    };
    walk(anchor, 1, REACH.ahead);
    walk(anchor - 1, -1, REACH.behind);
    return batch;
  };

  /** Writes what was answered; a Text node with parts in several of the Blocks is written once. */
  const write = (answers: ReadonlyMap<Block, Rendering | null>) => {
    const written: Block[] = [];
    text.quietly(() => {
      const runs = new Set<TextRun>();
      for (const [block, rendering] of answers) {
        held.delete(block);
        // The page may have changed it while the answer was under way: then it is another Block by now.
        if (!pending.delete(block)) continue;
        const map = new TextMap(block, rendering);
        for (const [index, stretch] of block.stretches.entries()) {
          stretch.run.show(stretch, map.stretchText(index));
          runs.add(stretch.run);
        }
        maps.set(block, map);
        written.push(block);
      }
      for (const run of runs) run.commit(draw);
    });
    for (const block of written) {
      text.wrote(block);
      onWritten(block);
    }
  };

  /** Text nodes of which parts are still asked about. */
  const openRuns = (): Set<TextRun> => {
    const open = new Set<TextRun>();
    for (const block of pending) {
      if (held.has(block)) continue;
      for (const { run } of block.stretches) if (run.stretches.length > 1) open.add(run);
    }
    return open;
  };
  const writeHeld = () => {
    if (held.size === 0) return;
    const open = openRuns();
    const whole = [...held].filter(([block]) => !block.stretches.some(({ run }) => open.has(run)));
    write(new Map(whole));
  };

  const writeBatch = async (
    batch: readonly Block[],
    renderings: readonly Rendering[] | null,
    isOver: () => boolean,
  ) => {
    if (writing?.readings) measureAll(batch);
    const near = new Set(visibility.near());
    const slice = new Slice();
    let words = 0;
    for (const [index, block] of batch.entries()) {
      if (isOver()) return;
      const rendering = renderings?.[index] ?? null;
      const isPart = block.stretches.some(({ run }) => run.stretches.length > 1);
      if (isPart && !rendering?.words.length && !near.has(block)) {
        held.set(block, rendering);
        continue;
      }
      write(new Map([[block, rendering]]));
      words += rendering?.words.length ?? 0;
      if (words >= WORDS_PER_FRAME) {
        await slice.next(turns.frame());
        words = 0;
      } else if (slice.isOver) {
        await slice.next(turns.task());
      }
    }
    if (!isOver()) writeHeld();
  };

  /** Reads the page's styles before anything is written: each reading after a write costs a pass. */
  const measureAll = (batch: readonly Block[]) => {
    for (const { run } of batch.flatMap((block) => block.stretches)) {
      const element = elementAround(run.node);
      if (element) measure(element);
    }
  };

  const work = async () => {
    if (job) return;
    const mine = {};
    job = mine;
    const asked = writing;
    const isOver = () => signal.aborted || job !== mine;
    const ask = (batch: readonly Block[]) => {
      const answer = asked && batch.length > 0 && asked.render(batch.map(({ source }) => source));
      // Waited for below, unless the view is another by then.
      if (answer) answer.catch(() => {});
      return answer || null;
    };
    try {
      await visibility.ready;
      let batch = isOver() ? [] : nextBatch(new Set());
      let answer = ask(batch);
      while (batch.length > 0) {
        const renderings = await answer;
        // Asked for something else meanwhile: this answer is stale.
        if (isOver()) return;
        // The engine works on the next ones while these are written.
        const following = nextBatch(new Set(batch));
        answer = ask(following);
        await writeBatch(batch, renderings, isOver);
        if (isOver()) return;
        answerWaiting();
        batch = following.length > 0 ? following : nextBatch(new Set());
        if (following.length === 0) answer = ask(batch);
      }
    } catch (error) {
      if (isOver()) return;
      pending.clear();
      held.clear();
      onError(error);
    } finally {
      if (job === mine) job = null;
      answerWaiting();
    }
  };

  visibility.onChange(() => {
    answerWaiting();
    // What lies within reach is another part of the page now.
    if (pending.size > 0) void work();
  });
  signal.addEventListener('abort', answerWaiting, { once: true });

  return {
    mapOf: (block) => maps.get(block) ?? new TextMap(block, null),
    show(next) {
      writing = next;
      job = null;
      held.clear();
      for (const block of text.blocks) pending.add(block);
      void work();
    },
    update(removed, added) {
      for (const block of removed) {
        pending.delete(block);
        held.delete(block);
        maps.delete(block);
      }
      // Also where the page is shown as it came: a run may still hold what an earlier view wrote.
      for (const block of added) pending.add(block);
      void work();
    },
    settled: (which) =>
      new Promise((resolve) => {
        waiting.add({ which, resolve });
        void visibility.ready.then(answerWaiting);
      }),
  };
}
