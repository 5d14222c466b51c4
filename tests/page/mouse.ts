import { select } from './clipboard.ts';
import { send } from './devtools.ts';

/** A point in the test page's viewport, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

async function mouse(
  type: 'mousePressed' | 'mouseReleased' | 'mouseMoved',
  { x, y }: Point,
  clickCount: number,
): Promise<void> {
  // The test page is a frame of vitest's own.
  const { left = 0, top = 0 } = window.frameElement?.getBoundingClientRect() ?? {};
  const buttons = type === 'mouseReleased' ? 0 : 1;
  const at = { x: x + left, y: y + top };
  await send('Input.dispatchMouseEvent', { type, ...at, button: 'left', buttons, clickCount });
}

/** Clicks `count` times in a row. */
export async function click(at: Point, count = 1): Promise<void> {
  for (let clicks = 1; clicks <= count; clicks += 1) {
    await mouse('mousePressed', at, clicks);
    await mouse('mouseReleased', at, clicks);
  }
}

/** Presses the button at the one point and releases it at the other. */
export async function drag(from: Point, to: Point): Promise<void> {
  await mouse('mousePressed', from, 1);
  await mouse('mouseMoved', { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }, 0);
  await mouse('mouseMoved', to, 0);
  await mouse('mouseReleased', to, 1);
}

/** Where the first place under `root` stands that shows `text`; its first line. */
export function boxOf(root: Element, text: string): DOMRect {
  select(root, text);
  const box = getSelection()?.getRangeAt(0).getClientRects()[0];
  getSelection()?.removeAllRanges();
  if (!box) throw new RangeError(`${text} is not rendered`);
  return box;
}

/** A little behind the beginning or before the end of `text`, on its characters and not on a reading. */
export function edgeOf(root: Element, text: string, edge: 'start' | 'end'): Point {
  const { left, right, bottom } = boxOf(root, text);
  return { x: edge === 'start' ? left + 1 : right - 1, y: bottom - 10 };
}
