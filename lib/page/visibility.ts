import type { Block } from './block.ts';

/** How far around the viewport counts as near it, in viewport heights. */
const MARGIN = 0.5;

/** An element with more Blocks than this (a body whose lines end in <br>) is looked at Block by Block. */
const FEW_BLOCKS = 8;

/** Which Blocks the reader sees or is about to see. */
export interface Visibility {
  /** Resolves once the browser has said what is visible; at the latest after 100 ms. */
  readonly ready: Promise<void>;
  watch(blocks: readonly Block[]): void;
  unwatch(blocks: readonly Block[]): void;
  isNear(block: Block): boolean;
}

/** `onCome` is called when watched Blocks come near the viewport. */
export function watchVisibility(onCome: () => void, signal: AbortSignal): Visibility {
  const near = new Set<Element>();
  const counts = new Map<Element, number>();
  const ready = Promise.withResolvers<void>();
  setTimeout(ready.resolve, 100);

  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) near.add(target);
        else near.delete(target);
      }
      ready.resolve();
      onCome();
    },
    { rootMargin: `${MARGIN * 100}% 0px` },
  );
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });

  return {
    ready: ready.promise,
    watch(blocks) {
      for (const { element } of blocks) {
        const count = counts.get(element) ?? 0;
        if (count === 0) observer.observe(element);
        counts.set(element, count + 1);
      }
    },
    unwatch(blocks) {
      for (const { element } of blocks) {
        const count = (counts.get(element) ?? 0) - 1;
        counts.set(element, count);
        if (count > 0) continue;
        counts.delete(element);
        near.delete(element);
        observer.unobserve(element);
      }
    },
    isNear(block) {
      if (!near.has(block.element)) return false;
      if ((counts.get(block.element) ?? 0) <= FEW_BLOCKS) return true;
      const { top, bottom } = rectOf(block);
      const margin = innerHeight * MARGIN;
      return bottom >= -margin && top <= innerHeight + margin;
    },
  };
}

/** The box around what shows a Block, in the viewport's pixels. */
function rectOf(block: Block): DOMRect {
  const pieces = block.runs.flatMap((run) => run.pieces);
  const [first, last] = [pieces.at(0), pieces.at(-1)];
  const range = block.element.ownerDocument.createRange();
  if (first && last) {
    range.setStart(first.node, 0);
    range.setEnd(last.node, last.node.length);
  }
  return range.getBoundingClientRect();
}
