import type { Block } from './block.ts';
import { isEarlier } from './page-text.ts';

/** How far around the viewport counts as near it, in viewport heights. */
const MARGIN = 0.5;

/** An element with more Blocks than this (a body whose lines end in <br>) is looked at Block by Block. */
const FEW_BLOCKS = 8;

/** A page that paints no frames (a hidden tab) is told nothing: it is taken to be at its top. */
const READY_MS = 100;

/** Which Blocks the reader sees or is about to see. */
export interface Visibility {
  /** Resolves once the browser has said what is visible; at the latest after READY_MS. */
  readonly ready: Promise<void>;
  watch(blocks: readonly Block[]): void;
  unwatch(blocks: readonly Block[]): void;
  /** All that are near, in no certain order. */
  near(): Block[];
  /** Those that stand in the viewport, in no certain order. Reads layout: ask before writing. */
  visible(): Block[];
  /** Calls `listener` when other Blocks may have come near; until `signal` aborts. */
  onChange(listener: () => void): void;
}

export function watchVisibility(signal: AbortSignal): Visibility {
  const nearElements = new Set<Element>();
  const blocksOf = new Map<Element, Set<Block>>();
  /** Elements whose Blocks did not come in the order of the document. */
  const unsorted = new Set<Element>();
  const listeners: (() => void)[] = [];
  const ready = Promise.withResolvers<void>();
  setTimeout(ready.resolve, READY_MS);

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) nearElements.add(target);
        else nearElements.delete(target);
      }
      ready.resolve();
      tell();
    },
    { rootMargin: `${MARGIN * 100}% 0px` },
  );

  // Scrolling within one large element crosses no border that the observer tells of.
  let frame = 0;
  const onScroll = () => {
    const isLarge = (element: Element) => (blocksOf.get(element)?.size ?? 0) > FEW_BLOCKS;
    if (![...nearElements].some(isLarge)) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(tell);
  };
  addEventListener('scroll', onScroll, { signal, passive: true, capture: true });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
    },
    { once: true },
  );

  /** Of a large element's Blocks, which stand in order, those near the viewport. */
  const nearWithin = (blocks: readonly Block[]): Block[] => {
    const margin = innerHeight * MARGIN;
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (edgeOf(blocks[middle] as Block, 'last').bottom < -margin) low = middle + 1;
      else high = middle;
    }
    let end = low;
    const isNear = (block: Block) => edgeOf(block, 'first').top <= innerHeight + margin;
    while (end < blocks.length && isNear(blocks[end] as Block)) end += 1;
    return blocks.slice(low, end);
  };

  const near = () =>
    [...nearElements].flatMap((element) => {
      const blocks = [...(blocksOf.get(element) ?? [])];
      if (blocks.length <= FEW_BLOCKS) return blocks;
      if (unsorted.delete(element)) {
        blocks.sort((a, b) => (isEarlier(a, b) ? -1 : 1));
        blocksOf.set(element, new Set(blocks));
      }
      return nearWithin(blocks);
    });

  return {
    ready: ready.promise,
    watch(blocks) {
      for (const block of blocks) {
        const known = blocksOf.get(block.element);
        if (known) {
          known.add(block);
          unsorted.add(block.element);
        } else {
          blocksOf.set(block.element, new Set([block]));
          observer.observe(block.element);
        }
      }
    },
    unwatch(blocks) {
      for (const block of blocks) {
        const known = blocksOf.get(block.element);
        known?.delete(block);
        if (known?.size !== 0) continue;
        blocksOf.delete(block.element);
        nearElements.delete(block.element);
        unsorted.delete(block.element);
        observer.unobserve(block.element);
      }
    },
    near,
    visible: () =>
      near().filter(
        (block) => edgeOf(block, 'last').bottom > 0 && edgeOf(block, 'first').top < innerHeight,
      ),
    onChange(listener) {
      listeners.push(listener);
    },
  };
}

/** The box of the first or the last character that shows a Block, in the viewport's pixels. */
function edgeOf(block: Block, edge: 'first' | 'last'): DOMRect {
  const stretch = block.stretches.at(edge === 'first' ? 0 : -1);
  const piece = stretch?.run.pieces(stretch).at(edge === 'first' ? 0 : -1);
  const range = block.element.ownerDocument.createRange();
  if (piece) {
    const at = piece.at + (edge === 'first' ? 0 : Math.max(0, piece.end - piece.start - 1));
    range.setStart(piece.node, at);
    range.setEnd(piece.node, Math.min(piece.node.length, at + 1));
  }
  return range.getBoundingClientRect();
}
