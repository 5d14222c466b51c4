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

/** UTF-16 units of source in one call to the engine: it converts in a few ms what it reads in many. */
const BATCH_LENGTH = { script: 64_000, readings: 3000 };

/** Calls that wait for their answer at the same time: the engine works while the page is written to. */
const CALLS = 2;

/** Words that get readings in one frame; what follows the first screen takes smaller steps (decision 3). */
const WORDS_PER_FRAME = { visible: 450, other: 150 };

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
  /** Resolves when all Blocks within reach, or those that were visible then, stand as last asked for. */
  settled(which: 'visible' | 'all'): Promise<void>;
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

/** A call to the engine that is under way; null where the page's own text is shown. */
interface Call {
  readonly batch: readonly Block[];
  readonly answer: Promise<readonly Rendering[]> | null;
}

export function createWritingLayer(options: WritingOptions, signal: AbortSignal): WritingLayer {
  const { text, visibility, turns, draw, measure, onWritten, onError } = options;
  const maps = new Map<Block, TextMap>();
  const pending = new Set<Block>();
  /** Answered, but parts of Text nodes whose other parts are not: such a node is written once. */
  const held = new Map<Block, Rendering | null>();
  const waiting = new Set<{ which: 'visible' | 'all'; resolve: () => void }>();
  /** What was visible when the last view was asked for, as far as it is not written yet. */
  let firstScreen: ReadonlySet<Block> = new Set();
  let writing: Writing | null = null;
  /** Stands for the last `show`; work for an earlier one stops when it sees another. */
  let job: object | null = null;

  const isOpen = (which: 'visible' | 'all') =>
    which === 'all'
      ? nextBatch(new Set()).length > 0 || held.size > 0
      : [...firstScreen].some((block) => pending.has(block));
  const answerWaiting = () => {
    for (const entry of waiting) {
      if (!signal.aborted && isOpen(entry.which)) continue;
      waiting.delete(entry);
      entry.resolve();
    }
  };

  /** The next Blocks to ask about: the first screen, what is near, then on from there, then back to the top. */
  const nextBatch = (inFlight: ReadonlySet<Block>): Block[] => {
    const batch = new Set<Block>();
    const most = BATCH_LENGTH[writing?.readings ? 'readings' : 'script'];
    let length = 0;
    const take = (block: Block) => {
      if (!pending.has(block) || held.has(block) || inFlight.has(block) || batch.has(block)) return;
      batch.add(block);
      length += block.source.length;
    };
    for (const block of firstScreen) take(block);
    if (batch.size > 0) return [...batch];
    const near = visibility.near().sort((a, b) => (isEarlier(a, b) ? -1 : 1));
    for (const block of near) if (length < most) take(block);
    if (writing?.readings && batch.size > 0) return [...batch];
    // Readings make lines taller: what is ahead would move the page under the reader's eyes and fingers.
    if (writing?.readings && visibility.isScrolling) return [];

    const { blocks } = text;
    const anchor = Math.max(0, near[0] ? blocks.indexOf(near[0]) : 0);
    const walk = (from: number, step: 1 | -1, reach: number) => {
      let way = 0;
      for (let at = from; length < most; at += step) {
        const block = blocks[at];
        if (!block || (writing?.readings && way > reach)) return;
        take(block);
        way += block.source.length;
      }
    };
    walk(anchor, 1, REACH.ahead);
    walk(anchor - 1, -1, REACH.behind);
    return [...batch];
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
    const isFirst = firstScreen.has(batch[0] as Block);
    const near = new Set([...firstScreen, ...visibility.near()]);
    const most = isFirst ? WORDS_PER_FRAME.visible : WORDS_PER_FRAME.other;
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
      if (words >= most) {
        await slice.next(turns.frame());
        words = 0;
      } else if (slice.isOver && !firstScreen.has(block)) {
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

  const work = async (isNew = false) => {
    if (job) return;
    const mine = {};
    job = mine;
    const asked = writing;
    const isOver = () => signal.aborted || job !== mine;
    const calls: Call[] = [];
    const ask = () => {
      while (calls.length < CALLS) {
        const batch = nextBatch(new Set(calls.flatMap((call) => call.batch)));
        if (batch.length === 0) return;
        const answer = asked?.render(batch.map(({ source }) => source)) ?? null;
        // Waited for below, unless the view is another by then.
        answer?.catch(() => {});
        calls.push({ batch, answer });
      }
    };
    try {
      await visibility.ready;
      if (isOver()) return;
      if (isNew) firstScreen = new Set(visibility.visible());
      for (ask(); calls[0]; ask()) {
        const { batch, answer } = calls[0];
        const renderings = await answer;
        // Asked for something else meanwhile: this answer is stale.
        if (isOver()) return;
        await writeBatch(batch, renderings, isOver);
        if (isOver()) return;
        calls.shift();
        answerWaiting();
        // What is seen is painted before anything else moves.
        if (asked?.readings && firstScreen.has(batch[0] as Block)) {
          await turns.frame().then(turns.task);
        }
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
      firstScreen = pending;
      void work(true);
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
        // What the page has just changed is to be waited for as well.
        text.quietly(() => {});
        waiting.add({ which, resolve });
        void visibility.ready.then(answerWaiting);
      }),
  };
}
