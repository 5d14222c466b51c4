import { firstWhere } from '../sorted.ts';
import { type Block, isEarlier } from './block.ts';

/** How far around the viewport counts as near it, in viewport heights. */
const MARGIN = 0.5;

/** An element with more Blocks than this (a body whose lines end in <br>) is looked at Block by Block. */
const FEW_BLOCKS = 8;

/**
 * So many Blocks before and after those that are near are observed: each costs the browser about a
 * microsecond in every frame that it paints (decision 3).
 */
const WINDOW = 400;

/** Scrolling is at rest when nothing moved for so long; a finger or a wheel moves more often. */
const REST_MS = 200;

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
  /** Whether the reader is scrolling: what is not near can wait. */
  readonly isScrolling: boolean;
  /**
   * Calls `listener` when other Blocks may have come near, or scrolling came to rest; until `signal`
   * aborts.
   */
  onChange(listener: () => void): void;
}

/** `all`: the Blocks in document order; those that are watched are among them. */
export function watchVisibility(all: () => readonly Block[], signal: AbortSignal): Visibility {
  const nearElements = new Set<Element>();
  const blocksOf = new Map<Element, Set<Block>>();
  /** Elements whose Blocks did not come in the order of the document. */
  const unsorted = new Set<Element>();
  const observed = new Set<Element>();
  /** Index of the Block around which elements are observed. */
  let center = 0;
  const listeners: (() => void)[] = [];
  const ready = Promise.withResolvers<void>();
  setTimeout(ready.resolve, READY_MS);

  const tell = () => {
    for (const listener of listeners) listener();
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting && observed.has(target)) nearElements.add(target);
        else nearElements.delete(target);
      }
      followNear();
      ready.resolve();
      tell();
    },
    { rootMargin: `${MARGIN * 100}% 0px` },
  );

  /** Observes the elements around the Block at `index`, and no others. */
  const observeAround = (index: number) => {
    center = index;
    const blocks = all();
    const isSmall = blocks.length <= 2 * WINDOW;
    const around = isSmall ? blocks : blocks.slice(Math.max(0, index - WINDOW), index + WINDOW);
    const wanted = new Set(around.map((block) => block.element));
    for (const element of observed) {
      if (wanted.has(element)) continue;
      observed.delete(element);
      nearElements.delete(element);
      observer.unobserve(element);
    }
    for (const element of wanted) {
      if (observed.has(element) || !blocksOf.has(element)) continue;
      observed.add(element);
      observer.observe(element);
    }
  };
  let arranging = false;
  const arrange = () => {
    if (arranging) return;
    arranging = true;
    queueMicrotask(() => {
      arranging = false;
      if (!signal.aborted) observeAround(Math.min(center, all().length));
    });
  };
  /** Moves on with what is near; after a leap to where nothing is observed it has to be looked for. */
  const followNear = () => {
    const blocks = all();
    if (blocks.length <= 2 * WINDOW) return;
    const [first] = nearElements;
    const [one] = first ? (blocksOf.get(first) ?? []) : [];
    const index = one ? blocks.indexOf(one) : firstBelowTop(blocks);
    if (index >= 0 && Math.abs(index - center) > WINDOW / 2) observeAround(index);
  };

  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const onRest = () => {
    rest = undefined;
    tell();
  };
  // Scrolling within one large element crosses no border that the observer tells of.
  const onScroll = () => {
    clearTimeout(rest);
    rest = setTimeout(onRest, REST_MS);
    const isLarge = (element: Element) => (blocksOf.get(element)?.size ?? 0) > FEW_BLOCKS;
    if (nearElements.size > 0 && ![...nearElements].some(isLarge)) return;
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      if (nearElements.size === 0) followNear();
      else tell();
    });
  };
  addEventListener('scroll', onScroll, { signal, passive: true, capture: true });
  signal.addEventListener(
    'abort',
    () => {
      observer.disconnect();
      cancelAnimationFrame(frame);
      clearTimeout(rest);
    },
    { once: true },
  );

  /** Of a large element's Blocks, which stand in order, those near the viewport. */
  const nearWithin = (blocks: readonly Block[]): Block[] => {
    const margin = innerHeight * MARGIN;
    const low = firstEndingBelow(blocks, -margin);
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
    get isScrolling() {
      return rest !== undefined;
    },
    watch(blocks) {
      for (const block of blocks) {
        const known = blocksOf.get(block.element);
        if (known) {
          known.add(block);
          unsorted.add(block.element);
        } else {
          blocksOf.set(block.element, new Set([block]));
        }
      }
      arrange();
    },
    unwatch(blocks) {
      for (const block of blocks) {
        const known = blocksOf.get(block.element);
        known?.delete(block);
        if (known?.size !== 0) continue;
        blocksOf.delete(block.element);
        unsorted.delete(block.element);
      }
      arrange();
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

/** Index of the first of `blocks`, which stand one below the other, that ends below `y` of the viewport. */
function firstEndingBelow(blocks: readonly Block[], y: number): number {
  return firstWhere(blocks, (block) => edgeOf(block, 'last').bottom >= y);
}

/** Where to look for what is near after a leap: on most pages text stands one below the other. */
function firstBelowTop(blocks: readonly Block[]): number {
  return Math.min(blocks.length - 1, firstEndingBelow(blocks, 0));
}

/**
 * The box of the first or the last character that shows a Block, in the viewport's pixels. White space is
 * passed over: where it collapses it has no box.
 */
function edgeOf(block: Block, edge: 'first' | 'last'): DOMRect {
  const pieces = block.stretches.flatMap((stretch) => stretch.run.pieces(stretch));
  const range = block.element.ownerDocument.createRange();
  for (const { node, at, start, end } of edge === 'first' ? pieces : pieces.reverse()) {
    const text = node.data.slice(at, at + end - start);
    const inside = edge === 'first' ? text.search(/\S/) : text.trimEnd().length - 1;
    if (inside < 0) continue;
    range.setStart(node, at + inside);
    range.setEnd(node, at + inside + 1);
    break;
  }
  return range.getBoundingClientRect();
}
