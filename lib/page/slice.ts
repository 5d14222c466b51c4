/** Longest stretch of our own work before the page gets its turn; a frame at 60 Hz has 16 ms. */
const SLICE_MS = 8;

/** A stretch of our work; when it is over, the page gets its turn. */
export class Slice {
  #end = performance.now() + SLICE_MS;

  get isOver(): boolean {
    return performance.now() > this.#end;
  }

  /** Gives the page its turn and begins anew. */
  async next(turn: () => Promise<void> = pageTurn): Promise<void> {
    await turn();
    this.#end = performance.now() + SLICE_MS;
  }
}

/** Resolves when the page had its turn. */
export function pageTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

/** Resolves with the next frame; a hidden page paints none, there it resolves after the page's turn. */
export function nextFrame(): Promise<void> {
  if (document.visibilityState === 'hidden') return pageTurn();
  return new Promise((resolve) => requestAnimationFrame(() => resolve()));
}
