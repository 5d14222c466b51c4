import type { Block } from './block.ts';
import { elementAround } from './tree.ts';

/** Only small boxes are cared for, in CSS pixels: a headline in a card, not an article that folds out. */
const SMALL_PX = 160;

/** How far out the box may be that cuts a text off. */
const LEVELS = 3;

/** Boxes that cut off what does not fit, and how much they hid before something was written. */
export interface Clipping {
  /** Blocks in boxes that hide more now. Reads layout. */
  worse(): Block[];
}

/**
 * Looks at `blocks` before they get readings: where lines may not grow (fixed heights, line clamps, one
 * line with an ellipsis), readings would push text out of sight. Reads layout of such boxes only.
 */
export function watchClipping(blocks: readonly Block[]): Clipping {
  const boxes = new Map<Element, { readonly hidden: number; readonly blocks: Block[] }>();
  const boxAround = boxFinder();
  for (const block of blocks) {
    const box = boxAround(block.element);
    if (!box) continue;
    const known = boxes.get(box);
    if (known) known.blocks.push(block);
    else if (box.clientHeight <= SMALL_PX)
      boxes.set(box, { hidden: hiddenIn(box), blocks: [block] });
  }
  return {
    worse: () =>
      [...boxes].flatMap(([box, { hidden, blocks: inside }]) =>
        box.isConnected && hiddenIn(box) > hidden + 1 ? inside : [],
      ),
  };
}

/** Finds the nearest box around a text that cuts it off; null if none does. Asks each element once. */
function boxFinder(): (element: Element) => Element | null {
  const known = new Map<Element, boolean>();
  const cutsOff = (element: Element): boolean => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const { overflowX, overflowY } = getComputedStyle(element);
    const cuts = [overflowX, overflowY].some((value) => value === 'hidden' || value === 'clip');
    known.set(element, cuts);
    return cuts;
  };
  return (element) => {
    let at: Element | null = element;
    for (let level = 0; at && level < LEVELS; level += 1) {
      if (cutsOff(at)) return at;
      at = elementAround(at);
    }
    return null;
  };
}

/** Pixels of a box's content that do not fit into it. */
function hiddenIn({ scrollHeight, clientHeight, scrollWidth, clientWidth }: Element): number {
  return Math.max(0, scrollHeight - clientHeight) + Math.max(0, scrollWidth - clientWidth);
}
