import type { Call, Hydration } from '../../lib/messages.ts';
import { locateArticle } from '../../lib/page/article.ts';
import { isServerRendered, whenHydrated } from '../../lib/page/hydration.ts';
import { pause } from './pause.ts';

/** Resolves when the text of this frame's page may be written to; `signal`: the reader is gone. */
export function whenWritable(call: Call, signal: AbortSignal): Promise<Hydration> {
  return whenHydrated({
    serverRendered: isServerRendered(document, locateArticle(document).roots),
    ask: () => call('background:is-hydrated', null).catch(() => false),
    loaded: loaded(signal),
    sleep: pause,
    signal,
  });
}

function loaded(signal: AbortSignal): Promise<unknown> {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise((resolve) => addEventListener('load', resolve, { once: true, signal }));
}
