import type { Hydration } from '../messages.ts';
import { BOUNDARY_OPENS } from './is-hydrated.ts';
import { elementAround } from './tree.ts';

/** Elements that servers put around, or beside, what their framework takes over in the browser. */
const MARKED = [
  // Next
  '#__next',
  '#__NEXT_DATA__',
  '#___gatsby',
  // Nuxt
  '#__nuxt',
  '#__NUXT_DATA__',
  // Vue 2, until it has taken over
  '[data-server-rendered]',
  // React before 18
  '[data-reactroot]',
].join(',');

/**
 * What inline scripts of servers begin with: Next's app router, React Router and Remix, Nuxt 2,
 * SvelteKit; the last two are what Vue's, Redux's and others' guides call the state they hand over.
 */
const SCRIPT =
  /__next_f|__(?:reactRouter|remix)Context|__NUXT__|__sveltekit_|__(?:INITIAL|PRELOADED)_STATE__/;

/** Begins a fragment of Vue 3 or a block of Svelte 5. */
const FRAGMENT = '[';

/** How much is looked at: UTF-16 units of each script, nodes under the roots, children of each ancestor. */
const LIMITS = { script: 300, nodes: 3000, children: 200 };

/**
 * Whether a server rendered the text under `roots` for a framework that will take it over in the
 * browser, going by what such servers leave in the document. A bounded look, without layout.
 */
export function isServerRendered(document: Document, roots: readonly Element[]): boolean {
  return (
    document.querySelector(MARKED) !== null ||
    [...document.scripts].some(
      ({ firstChild }) => isText(firstChild) && SCRIPT.test(start(firstChild)),
    ) ||
    roots.some((root) => root.querySelector(ISLAND) !== null || root.closest(ISLAND) !== null) ||
    hasServerComment(roots)
  );
}

/** Astro's element around what it hydrates, until that is done. */
const ISLAND = 'astro-island[ssr]';

const isText = (node: Node | null): node is Text => node?.nodeType === Node.TEXT_NODE;
const start = ({ data }: Text): string => data.slice(0, LIMITS.script);

function hasServerComment(roots: readonly Element[]): boolean {
  let left = LIMITS.nodes;
  const seen = new Set<Element>();
  for (const root of roots) {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ALL);
    for (let node = walker.nextNode(); node && left > 0; node = walker.nextNode()) {
      left -= 1;
      if (isServerComment(node)) return true;
    }
    for (let up = elementAround(root); up && !seen.has(up); up = elementAround(up)) {
      seen.add(up);
      let children = LIMITS.children;
      for (let node = up.firstChild; node && children > 0; node = node.nextSibling) {
        children -= 1;
        if (isServerComment(node)) return true;
      }
    }
  }
  return false;
}

function isServerComment(node: Node): boolean {
  if (node.nodeType !== Node.COMMENT_NODE) return false;
  const { data, previousSibling, nextSibling } = node as Comment;
  // React keeps two texts apart with a blank comment.
  if (data === ' ') return isText(previousSibling) && isText(nextSibling);
  return data === FRAGMENT || BOUNDARY_OPENS.has(data);
}

export interface HydrationWait {
  /** Whether a server rendered the text (isServerRendered). */
  readonly serverRendered: boolean;
  /** Whether the page's framework has taken the text over by now. */
  readonly ask: () => Promise<boolean>;
  /** Resolves when the page's `load` event is over. */
  readonly loaded: Promise<unknown>;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** Aborted when the answer is no longer wanted: it comes as 'gave up'. */
  readonly signal: AbortSignal;
}

/** Asked at once, then after such waits, the last one again and again. */
const WAITS_MS = [50, 100, 200, 250];
/** A page that has not hydrated so long after its load event does not (decision 9). */
const AFTER_LOAD_MS = 3000;
/** A page whose load event has not come by then waits for some picture. */
const LOAD_MS = 10_000;

/** Resolves when the text may be written to, in time even where no answer comes. Errors: those of `ask`. */
export async function whenHydrated(wait: HydrationWait): Promise<Hydration> {
  const { serverRendered, ask, loaded, sleep, signal } = wait;
  if (!serverRendered) return 'no sign';
  let isOver = false;
  const limit = async (): Promise<Hydration> => {
    await Promise.race([loaded, sleep(LOAD_MS)]);
    await sleep(AFTER_LOAD_MS);
    isOver = true;
    return 'gave up';
  };
  const keepAsking = async (): Promise<Hydration> => {
    for (let turn = 0; !isOver && !signal.aborted; turn += 1) {
      if (await ask()) return 'hydrated';
      await sleep(WAITS_MS[Math.min(turn, WAITS_MS.length - 1)] as number);
    }
    return 'gave up';
  };
  return Promise.race([keepAsking(), limit()]);
}
