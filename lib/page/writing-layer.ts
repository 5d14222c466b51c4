import type { Rendering } from '../reading/render.ts';
import type { Block } from './block.ts';
import type { PageText } from './page-text.ts';
import { nextFrame, Slice } from './slice.ts';
import { TextMap } from './text-map.ts';
import type { Visibility } from './visibility.ts';

/** Source texts to renderings, in order: asks the language engine. */
export type RenderTexts = (sources: readonly string[]) => Promise<readonly Rendering[]>;

/** UTF-16 units of source in one call to the engine. */
const BATCH_LENGTH = 4000;

/** Words that get ruby in one frame: layout for more takes longer than a frame (decision 3). */
const WORDS_PER_FRAME = 100;

/** Shows the article's text in another script or with readings: the one layer that writes. */
export interface WritingLayer {
  /** How `block` stands on the page now. */
  mapOf(block: Block): TextMap;
  /** Shows every Block as `render` says, those near the viewport first; null: as the page had it. */
  show(render: RenderTexts | null): void;
  /** Takes over what the page changed. */
  update(removed: readonly Block[], added: readonly Block[]): void;
  /** Resolves when all Blocks, or those near the viewport, stand as last asked for. */
  settled(which: 'near' | 'all'): Promise<void>;
}

export interface WritingEvents {
  /** `block` stands otherwise than before: its ranges are new. */
  readonly onWritten: (block: Block) => void;
  /** The engine did not answer; what is shown stays. */
  readonly onError: (error: unknown) => void;
}

export function createWritingLayer(
  text: PageText,
  visibility: Visibility,
  { onWritten, onError }: WritingEvents,
  signal: AbortSignal,
): WritingLayer {
  const maps = new Map<Block, TextMap>();
  const pending = new Set<Block>();
  const waiting = new Set<{ which: 'near' | 'all'; resolve: () => void }>();
  let render: RenderTexts | null = null;
  /** Stands for the last `show`; work for an earlier one stops when it sees another. */
  let job: object | null = null;

  const answerWaiting = () => {
    for (const entry of waiting) {
      const open =
        entry.which === 'all' ? pending.size > 0 : visibility.near().some((b) => pending.has(b));
      if (open && !signal.aborted) continue;
      waiting.delete(entry);
      entry.resolve();
    }
  };

  /** The next pending Blocks to write: near the viewport, then from there on, then back to the top. */
  const nextBatch = (): Block[] => {
    const near = visibility.near();
    const { blocks } = text;
    const anchor = Math.max(0, near[0] ? blocks.indexOf(near[0]) : 0);
    const batch = new Set<Block>();
    let length = 0;
    const take = (block: Block | undefined) => {
      if (!block || !pending.has(block) || batch.has(block)) return;
      batch.add(block);
      length += block.source.length;
    };
    for (const block of near) if (length < BATCH_LENGTH) take(block);
    if (batch.size > 0) return [...batch];
    for (let at = anchor; at < blocks.length && length < BATCH_LENGTH; at += 1) take(blocks[at]);
    for (let at = anchor - 1; at >= 0 && length < BATCH_LENGTH; at -= 1) take(blocks[at]);
    return [...batch];
  };

  const write = (block: Block, rendering: Rendering | null) => {
    const map = new TextMap(block, rendering);
    text.quietly(() => {
      // The page may have changed it while the answer was under way: then it is another Block by now.
      if (!pending.delete(block)) return;
      for (const [index, run] of block.runs.entries()) {
        if (rendering) run.show(map.runText(index));
        else run.restore();
      }
      maps.set(block, map);
    });
    if (maps.get(block) === map) onWritten(block);
  };

  const writeAll = async (
    batch: readonly Block[],
    renderings: readonly Rendering[] | null,
    isOver: () => boolean,
  ) => {
    let words = 0;
    const slice = new Slice();
    for (const [index, block] of batch.entries()) {
      if (isOver()) return;
      const rendering = renderings?.[index] ?? null;
      write(block, rendering);
      words += rendering?.words.length ?? 0;
      if (words >= WORDS_PER_FRAME) {
        await slice.next(nextFrame);
        words = 0;
      } else if (slice.isOver) {
        await slice.next();
      }
    }
  };

  const work = async () => {
    if (job) return;
    const mine = {};
    job = mine;
    const asked = render;
    const isOver = () => signal.aborted || job !== mine;
    try {
      await visibility.ready;
      while (pending.size > 0 && !isOver()) {
        const batch = nextBatch();
        const renderings = asked ? await asked(batch.map((block) => block.source)) : null;
        // Asked for something else meanwhile: this answer is stale.
        if (isOver()) return;
        await writeAll(batch, renderings, isOver);
        answerWaiting();
      }
    } catch (error) {
      if (isOver()) return;
      pending.clear();
      onError(error);
    } finally {
      if (job === mine) job = null;
      answerWaiting();
    }
  };

  visibility.onChange(answerWaiting);
  signal.addEventListener('abort', answerWaiting, { once: true });

  return {
    mapOf: (block) => maps.get(block) ?? new TextMap(block, null),
    show(next) {
      render = next;
      job = null;
      for (const block of text.blocks) pending.add(block);
      void work();
    },
    update(removed, added) {
      for (const block of removed) {
        pending.delete(block);
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
