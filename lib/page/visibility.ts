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
  /** All that are near, in no certain order. */
  near(): Block[];
  /** Calls `listener` when other Blocks may have come near; until `signal` aborts. */
  onChange(listener: () => void): void;
}

export function watchVisibility(signal: AbortSignal): Visibility {
  const nearElements = new Set<Element>();
  const blocksOf = new Map<Element, Set<Block>>();
  const listeners: (() => void)[] = [];
  const ready = Promise.withResolvers<void>();
  setTimeout(ready.resolve, 100);

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

  const isNear = (block: Block): boolean => {
    if (!nearElements.has(block.element)) return false;
    if ((blocksOf.get(block.element)?.size ?? 0) <= FEW_BLOCKS) return true;
    const { top, bottom } = rectOf(block);
    const margin = innerHeight * MARGIN;
    return bottom >= -margin && top <= innerHeight + margin;
  };

  return {
    ready: ready.promise,
    watch(blocks) {
      for (const block of blocks) {
        const known = blocksOf.get(block.element);
        if (known) {
          known.add(block);
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
        observer.unobserve(block.element);
      }
    },
    isNear,
    near: () =>
      [...nearElements].flatMap((element) => [...(blocksOf.get(element) ?? [])].filter(isNear)),
    onChange(listener) {
      listeners.push(listener);
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
