import type { RefObject } from 'preact';

/** The button that leads to another card goes away with this one; the focus must stay in the pop-up. */
export function keepingFocus<Args extends unknown[]>(
  frame: RefObject<HTMLElement | null>,
  go: (...args: Args) => void,
): (...args: Args) => void {
  return (...args) => {
    frame.current?.focus({ preventScroll: true });
    go(...args);
  };
}
