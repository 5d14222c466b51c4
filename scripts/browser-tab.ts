/** Size of a viewport, in CSS pixels. */
export interface ViewportSize {
  readonly width: number;
  readonly height: number;
}

/** A place in the viewport, in CSS pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box in the viewport, in CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A file as it lies among the downloads. */
export interface DownloadedFile {
  readonly name: string;
  readonly content: string;
}

/**
 * Runs `run` over there, with `arg`; both it and its result travel as plain data, so it sees nothing of
 * what surrounds it here. Rejects with what it threw.
 */
export type Evaluate = <Arg, Result>(
  run: (arg: Arg) => Result | Promise<Result>,
  arg: Arg,
) => Promise<Result>;

/**
 * A tab of a browser that has the extension in it: all that scenarios need of one, the same in every
 * browser. What the page shows is read through `evaluate`, in the page's own world; what the user does
 * goes the way that the user's own mouse and keys go. Points are CSS pixels in the viewport.
 */
export interface BrowserTab {
  /** Goes to a page; resolves when it has loaded. */
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  /** Goes back to the page before; resolves when it stands there, from the cache or loaded anew. */
  back(): Promise<void>;
  /** Address of the page that is shown. */
  url(): Promise<string>;
  readonly evaluate: Evaluate;
  bringToFront(): Promise<void>;
  /** `steps`: through so many points on the way there, the last one included. */
  moveMouse(x: number, y: number, steps?: number): Promise<void>;
  /** `times`: so often in a row, 2 for a double click. */
  click(x: number, y: number, times?: number, button?: 'left' | 'right'): Promise<void>;
  /** Presses the button at `from` and releases it at `to`. */
  drag(from: Point, to: Point): Promise<void>;
  /** Presses and releases a key, named as KeyboardEvent.key names it. */
  press(key: 'Escape' | 'Enter' | 'Tab'): Promise<void>;
  /** Presses the keys that copy what is selected, or paste it where the focus is. */
  clipboard(key: 'copy' | 'paste'): Promise<void>;
  /** The file that the browser downloads once `start` is done. */
  download(start: () => Promise<void>): Promise<DownloadedFile>;
  setViewport(size: ViewportSize): Promise<void>;
  /** Writes what the viewport shows to `file`, as PNG. */
  screenshot(file: string): Promise<void>;
  /** The page as it is printed: a PDF. */
  print(): Promise<Uint8Array>;
  /** Messages of the exceptions that nobody caught in its pages, in order, since the tab was opened. */
  readonly errors: readonly string[];
  /** Addresses that its pages asked for, in order, since the tab was opened. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** How long what the user waits for may take: a page, a mark, a pop-up. */
const PATIENCE_MS = 20_000;

/**
 * Asks until the answer is there, 20 times a second.
 * @throws Error naming `what`, once `patienceMs` have passed
 */
export async function waitFor<Answer>(
  what: string,
  ask: () => Promise<Answer | null | undefined | false>,
  patienceMs = PATIENCE_MS,
): Promise<Answer> {
  const start = performance.now();
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() - start > patienceMs) throw new Error(`waited in vain for ${what}`);
    await pause(50);
  }
}

/** What is pressed with Control. */
export const CLIPBOARD_KEYS = { copy: 'c', paste: 'v' } as const;

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
