import type { Rendering } from '../reading/render.ts';
import type { Block } from './block.ts';
import { watchClipping } from './clipping.ts';
import type { PageText } from './page-text.ts';
import type { MeasureReadings } from './reading-room.ts';
import type { DrawRuby } from './ruby.ts';
import { TextMap } from './text-map.ts';
import type { TextRun } from './text-run.ts';
import { elementAround } from './tree.ts';
import { Slice, type Turns } from './turns.ts';
import type { Visibility } from './visibility.ts';
import { type Batch, createWritingQueue } from './writing-queue.ts';

/** Source texts to renderings, in order: asks the language engine. */
export type RenderTexts = (sources: readonly string[]) => Promise<readonly Rendering[]>;

/** What to show. */
export interface Writing {
  /** Null: what the page had. */
  readonly render: RenderTexts | null;
  /** The same with readings, where they are asked for. */
  readonly renderWithReadings: RenderTexts | null;
}

/** Calls that wait for their answer at the same time: the engine works while the page is written to. */
const CALLS = 2;

/** Words that get readings in one frame; what follows the first screen takes smaller steps (decision 3). */
const WORDS_PER_FRAME = { visible: 1000, other: 150 };

/**
 * Two layouts in a row that take longer than this, in ms, for a few words, and the page is one where each
 * write is costly (one element with 11,000 lines is laid out anew as a whole).
 */
const COSTLY_LAYOUT_MS = 60;

/** Shows the article's text in another script or with readings: the one layer that writes. */
export interface WritingLayer {
  /** How `block` stands on the page now. */
  mapOf(block: Block): TextMap;
  /** Shows every Block so, those near the viewport first; with readings those within reach. */
  show(writing: Writing): void;
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
interface Call extends Batch {
  readonly answer: Promise<readonly Rendering[]> | null;
}

/** What Blocks are to show; null: what the page had. */
type Answers = ReadonlyMap<Block, Rendering | null>;

export function createWritingLayer(options: WritingOptions, signal: AbortSignal): WritingLayer {
  const { text, visibility, turns, draw, measure, onWritten, onError } = options;
  const maps = new Map<Block, TextMap>();
  const queue = createWritingQueue(text, visibility);
  /** Answered, but parts of Text nodes whose other parts are not: such a node is written once. */
  const held = new Map<Block, Rendering | null>();
  const waiting = new Set<{ which: 'visible' | 'all'; resolve: () => void }>();
  let writing: Writing = { render: null, renderWithReadings: null };
  /** Whether it is known what was visible when the last view was asked for. */
  let isBegun = true;
  /** Stands for the last `show`; work for an earlier one stops when it sees another. */
  let job: object | null = null;

  const isOpen = (which: 'visible' | 'all') =>
    which === 'all' ? !queue.isDone : !isBegun || !queue.isFirstWritten;
  const answerWaiting = () => {
    for (const entry of waiting) {
      if (!signal.aborted && isOpen(entry.which)) continue;
      waiting.delete(entry);
      entry.resolve();
    }
  };

  /** Writes what was answered; a Text node with parts in several of the Blocks is written once. */
  const write = (answers: Answers, readings: boolean) => {
    const written: Block[] = [];
    text.quietly(() => {
      const runs = new Set<TextRun>();
      for (const [block, rendering] of answers) {
        held.delete(block);
        // The page may have changed it while the answer was under way: then it is another Block by now.
        if (!queue.written(block, readings)) continue;
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
    for (const block of queue.pending) {
      if (held.has(block)) continue;
      for (const { run } of block.stretches) if (run.stretches.length > 1) open.add(run);
    }
    return open;
  };
  const writeHeld = () => {
    if (held.size === 0) return;
    const open = openRuns();
    const whole = [...held].filter(([block]) => !block.stretches.some(({ run }) => open.has(run)));
    write(new Map(whole), false);
  };

  let costlyLayouts = 0;
  /** Lays out what was just written, as the next frame would, and notes how long that took. */
  const noteCost = (block: Block) => {
    const start = performance.now();
    block.element.getBoundingClientRect();
    costlyLayouts = performance.now() - start > COSTLY_LAYOUT_MS ? costlyLayouts + 1 : 0;
    if (costlyLayouts > 1) queue.stayNear();
  };

  const writeBatch = async (
    { blocks, readings }: Batch,
    renderings: readonly Rendering[] | null,
    isOver: () => boolean,
  ) => {
    if (readings) measureAll(blocks);
    const clipping = readings ? watchClipping(blocks) : null;
    const isFirst = queue.isFirst(blocks[0] as Block);
    const most = isFirst ? WORDS_PER_FRAME.visible : WORDS_PER_FRAME.other;
    const slice = new Slice();
    /** Written together: one frame's words, or one Block that needs no more than its text changed. */
    const answers = new Map<Block, Rendering | null>();
    let words = 0;
    for (const [index, block] of blocks.entries()) {
      const rendering = renderings?.[index] ?? null;
      const isPart = block.stretches.some(({ run }) => run.stretches.length > 1);
      if (isPart && !rendering?.words.length) {
        held.set(block, rendering);
        continue;
      }
      answers.set(block, rendering);
      words += rendering?.words.length ?? 0;
      if (readings && words < most) continue;
      write(answers, readings);
      answers.clear();
      if (words >= most) {
        words = 0;
        if (!isFirst) noteCost(block);
        await slice.next(turns.frame());
      } else if (slice.isOver) {
        await slice.next(turns.input());
      }
      if (isOver()) return;
    }
    write(answers, readings);
    writeHeld();
    if (clipping) for (const block of clipping.worse()) takeReadings(block);
  };

  /** Leaves `block` in its script, but without readings: there is no room for them. */
  const takeReadings = (block: Block) => {
    const map = maps.get(block);
    if (!map) return;
    text.quietly(() => {
      for (const [index, stretch] of block.stretches.entries()) {
        stretch.run.show(stretch, { ...map.stretchText(index), words: [] });
        stretch.run.commit(draw);
      }
    });
    onWritten(block);
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
        const taken = new Set([...held.keys(), ...calls.flatMap((call) => call.blocks)]);
        const batch = queue.next(taken);
        if (!batch) return;
        const render = batch.readings ? asked.renderWithReadings : asked.render;
        const answer = render ? render(batch.blocks.map(({ source }) => source)) : null;
        // Waited for below, unless the view is another by then.
        answer?.catch(() => {});
        calls.push({ ...batch, answer });
      }
    };
    try {
      await visibility.ready;
      if (isOver()) return;
      if (isNew) queue.begin();
      isBegun = true;
      for (ask(); calls[0]; ask()) {
        const [call] = calls;
        const renderings = await call.answer;
        // Asked for something else meanwhile: this answer is stale.
        if (isOver()) return;
        await writeBatch(call, renderings, isOver);
        if (isOver()) return;
        calls.shift();
        answerWaiting();
        // What is seen is painted, and the page has had its turn, before anything else moves.
        if (call.readings && queue.isFirst(call.blocks[0] as Block)) {
          await turns.frame().then(turns.frame);
        }
      }
    } catch (error) {
      if (isOver()) return;
      queue.clear();
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
    void work();
  });
  signal.addEventListener('abort', answerWaiting, { once: true });

  return {
    mapOf: (block) => maps.get(block) ?? new TextMap(block, null),
    show(next) {
      writing = next;
      job = null;
      held.clear();
      queue.reset(next.renderWithReadings !== null);
      isBegun = false;
      void work(true);
    },
    update(removed, added) {
      queue.remove(removed);
      for (const block of removed) {
        held.delete(block);
        maps.delete(block);
      }
      // Also where the page is shown as it came: a run may still hold what an earlier view wrote.
      queue.add(added);
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
