import type { TextChange } from './page-text.ts';
import { elementAround } from './tree.ts';

/** A page that moves or replaces its article needs a moment until it stands. */
const CALM_MS = 200;

/** This part of the text replaced, and it may be another article. */
const MOST = 0.5;

/** Notices that what stands under the roots may be another article by now. */
export interface ArticleWatch {
  /** Takes note of what the page changed. */
  update(change: TextChange): void;
}

/**
 * Calls `onChanged` when a root was taken off the page and not brought back, or when most of the text
 * was replaced; `units` counts it, in UTF-16 units. A root that goes makes no record in what is watched under it, so
 * what is around it is watched, each element by itself.
 */
export function watchArticle(
  roots: readonly Element[],
  units: () => number,
  onChanged: () => void,
  signal: AbortSignal,
): ArticleWatch {
  let replaced = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = () => {
    if (signal.aborted) return;
    watchAround();
    if (roots.every((root) => root.isConnected) && replaced <= units() * MOST) return;
    replaced = 0;
    onChanged();
  };
  const lookSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(look, CALM_MS);
  };

  const observer = new MutationObserver(() => {
    if (roots.some((root) => !root.isConnected)) lookSoon();
  });
  const watchAround = () => {
    observer.disconnect();
    const around = new Set<Node>([document]);
    for (const root of roots) {
      for (let at = elementAround(root); at; at = elementAround(at))
        around.add(at.getRootNode()).add(at);
    }
    for (const node of around) observer.observe(node, { childList: true });
  };
  watchAround();
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });

  return {
    update({ removed }) {
      for (const block of removed) replaced += block.source.length;
      if (removed.length > 0 && replaced > units() * MOST) lookSoon();
    },
  };
}
