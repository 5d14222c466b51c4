/** Longest stretch of our own work before the page gets its turn; a frame at 60 Hz has 16 ms. */
const SLICE_MS = 8;

/** A page that paints no frames (a hidden tab, a frame far outside of the viewport) is not waited for longer. */
const FRAME_MS = 100;

/** How we let the page have its turn between stretches of our work. */
export interface Turns {
  /** Resolves when the page's waiting tasks have run. */
  task(): Promise<void>;
  /**
   * Resolves when what the user did is handled; frames wait, where the browser lets us say so. For work that
   * has to be seen as a whole: each frame of a long page costs a layout of it all (decision 3).
   */
  input(): Promise<void>;
  /** Resolves with the next frame, or after FRAME_MS without one. */
  frame(): Promise<void>;
  /** Resolves when the page has nothing to do. */
  idle(): Promise<void>;
}

export const browserTurns: Turns = {
  task: () => new Promise((resolve) => setTimeout(resolve, 0)),
  input: () =>
    'scheduler' in globalThis
      ? scheduler.postTask(() => {}, { priority: 'user-blocking' })
      : browserTurns.task(),
  frame: () =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, FRAME_MS);
      requestAnimationFrame(() => {
        clearTimeout(timer);
        resolve();
      });
    }),
  idle: () => new Promise((resolve) => requestIdleCallback(() => resolve())),
};

/** A stretch of our work; when it is over, the page gets its turn. */
export class Slice {
  #end = performance.now() + SLICE_MS;

  get isOver(): boolean {
    return performance.now() > this.#end;
  }

  /** Waits for the page's `turn` and begins anew. */
  async next(turn: Promise<void>): Promise<void> {
    await turn;
    this.#end = performance.now() + SLICE_MS;
  }
}
