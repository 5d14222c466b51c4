/** What happened on the page, by its own word; times in ms, as performance.now() gives them. */
export interface Log {
  /** Uncaught errors, and what the console was told of. */
  readonly troubles: string[];
  loadedAt: number;
  /** When each part of the article was hydrated. */
  readonly hydratedAt: number[];
  /** When the first reading stood in the article. */
  writtenAt: number;
  /** Whether the article is still the server's element. */
  readonly isServers: () => boolean;
  /** The article's HTML when its last part was hydrated. */
  html: string;
}

declare global {
  interface Window {
    log: Log;
  }
}

/** When the code to hydrate with comes: ms after the load event, ms after the rest. */
const START_MS = 800;
const LATER_MS = 700;

const article = () => document.querySelector('article');

/** Keeps a log in `window.log`, and has `start` hydrate the page late. */
export function hydrateLate(start: () => void): void {
  const servers = article();
  const troubles: string[] = [];
  const log: Log = {
    troubles,
    loadedAt: Number.NaN,
    hydratedAt: [],
    writtenAt: Number.NaN,
    isServers: () => article() === servers,
    html: '',
  };
  window.log = log;
  addEventListener('error', ({ message }) => troubles.push(message));
  addEventListener('unhandledrejection', ({ reason }) => troubles.push(String(reason)));
  for (const name of ['error', 'warn'] as const) {
    console[name] = (...said: unknown[]) => troubles.push(said.join(' '));
  }
  new MutationObserver((_, observer) => {
    if (!document.querySelector('article shuangdu-word')) return;
    log.writtenAt = performance.now();
    observer.disconnect();
  }).observe(document.body, { childList: true, subtree: true });
  addEventListener('load', () => {
    log.loadedAt = performance.now();
    setTimeout(start, START_MS);
  });
}

/** To be called when a part of the article was hydrated. */
export function hydrated(): void {
  window.log.hydratedAt.push(performance.now());
  window.log.html = article()?.innerHTML ?? '';
}

/** Resolves with `value` when the code of the part that comes later is there. */
export function later<Value>(value: Value): Promise<Value> {
  return new Promise((resolve) => setTimeout(() => resolve(value), LATER_MS));
}
