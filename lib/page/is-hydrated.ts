import { locateArticle } from './article.ts';
import { countHan } from './text-blocks.ts';

/**
 * Whether frameworks have taken over the article of `document`, going by what they leave on its nodes:
 * properties that only scripts in the page's own world see. Looks, and changes nothing.
 *
 * - React, from 16: each element has a key `__reactFiber$...` (`__reactInternalInstance$...`) once its
 *   content is compared, children first; the text in a Suspense later than what is around it. The
 *   container's root says whether the first comparison has been committed.
 * - Vue 3: the container's `_vnode`, set when hydration is through but for components whose code is
 *   still to come: they are not mounted. Vue 2: `__vue__` on each component's element.
 * - Preact: the container's `__k`.
 * - Svelte 5: `__e` on Element's prototype, set just before it hydrates in one go; SvelteKit 1 and
 *   2: an element #svelte-announcer.
 * - Astro: an island has the attribute `ssr` until its framework was asked to hydrate it. What stands
 *   in no island stays as the server sent it.
 */
export function isHydrated(document: Document): boolean {
  const roots = locateArticle(document).roots;
  const elements = elementsWithText(roots);
  const isTakenOver = openOwners(document, roots);
  return elements.size > 0 && [...elements].every(isTakenOver);
}

/** Text nodes that are looked at. */
const TEXTS = 3000;

/** Elements that Han text stands in directly. */
function elementsWithText(roots: readonly Element[]): Set<Element> {
  const elements = new Set<Element>();
  let left = TEXTS;
  for (const root of roots) {
    const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node && left > 0; node = walker.nextNode()) {
      left -= 1;
      const { parentElement } = node;
      if (parentElement && countHan((node as Text).data) > 0) elements.add(parentElement);
    }
  }
  return elements;
}

const FIBER = /^__react(?:Fiber|InternalInstance)\$/;
const CONTAINER = /^__reactContainer\$/;

/** Tells whether a framework has taken over what stands directly in a node of `document`. */
function openOwners(document: Document, roots: readonly Element[]): (node: Node) => boolean {
  // Outside of every container: Svelte marks none, and of Astro's pages only the islands hydrate.
  const atTop =
    Object.hasOwn(Element.prototype, '__e') ||
    document.querySelector('#svelte-announcer, astro-island') !== null;

  const isCommitted = remember((node: Node): boolean => {
    const container = Object.keys(node).find((key) => CONTAINER.test(key));
    if (container !== undefined) return !isDehydrated(node, container);
    // React before 17 names no container.
    return node.parentNode === null || isCommitted(node.parentNode);
  });

  const isTakenOver = remember((node: Node): boolean => {
    const keys = Object.keys(node);
    if (hasFiber(keys)) return isCommitted(node);
    if (keys.some((key) => CONTAINER.test(key))) return false;
    if (keys.includes('_vnode')) return isVueMounted(node, roots);
    if (keys.includes('__vue__') || keys.includes('__k')) return true;
    if (node instanceof Element && node.localName === 'astro-island') {
      return !node.hasAttribute('ssr');
    }
    const { parentNode } = node;
    if (!parentNode) return atTop;
    return !(hasFiber(Object.keys(parentNode)) && isInBoundary(node)) && isTakenOver(parentNode);
  });
  return isTakenOver;
}

const hasFiber = (keys: readonly string[]): boolean => keys.some((key) => FIBER.test(key));

/** Data of the comments that open and close a Suspense or an Activity of React's. */
export const BOUNDARY_OPENS: ReadonlySet<string> = new Set(['$', '$?', '$!', '$~', '&']);
const BOUNDARY_CLOSES: ReadonlySet<string> = new Set(['/$', '/&']);

/**
 * Whether `node`, without a fiber in an element that has one, stands in a boundary that React has left
 * for later. Else it is none of React's: HTML that it put there as a whole, or another script's.
 */
function isInBoundary(node: Node): boolean {
  let closed = 0;
  for (let before = node.previousSibling; before; before = before.previousSibling) {
    if (before.nodeType !== Node.COMMENT_NODE) continue;
    const { data } = before as Comment;
    if (BOUNDARY_CLOSES.has(data)) closed += 1;
    else if (BOUNDARY_OPENS.has(data)) {
      if (closed === 0) return true;
      closed -= 1;
    }
  }
  return false;
}

/** What we read of React's own objects; any of it may be missing in another version. */
interface RootFiber {
  readonly stateNode?: {
    readonly current?: { readonly memoizedState?: { readonly isDehydrated?: boolean } | null };
  } | null;
}

function isDehydrated(container: Node, key: string): boolean {
  const fiber = (container as unknown as Record<string, RootFiber | null>)[key];
  return fiber?.stateNode?.current?.memoizedState?.isDehydrated === true;
}

/** What we read of Vue's own objects; any of it may be missing in another version. */
interface VueNode {
  readonly el?: Node | null;
  readonly children?: unknown;
  readonly type?: unknown;
  readonly component?: VueComponent | null;
  readonly suspense?: {
    readonly pendingBranch?: VueNode | null;
    readonly activeBranch?: VueNode | null;
  } | null;
}

interface VueComponent {
  readonly isMounted?: boolean;
  readonly subTree?: VueNode | null;
}

/** Nodes of Vue's tree that are looked at. */
const VUE_NODES = 20_000;

/** Whether all components of the Vue app in `container` that have to do with `roots` are mounted. */
function isVueMounted(container: Node, roots: readonly Element[]): boolean {
  const concerns = (el: Node | null | undefined) =>
    roots.some((root) => !el || root.contains(el) || el.parentNode?.contains(root));
  const waiting = [(container as { _vnode?: VueNode | null })._vnode];
  for (let count = 0; waiting.length > 0 && count < VUE_NODES; count += 1) {
    const node = waiting.pop();
    if (!node) continue;
    const { el, children, component, suspense } = node;
    if (component && isWaiting(node, component) && concerns(el)) return false;
    if (component) waiting.push(component.subTree);
    if (suspense) waiting.push(suspense.pendingBranch ?? suspense.activeBranch);
    if (Array.isArray(children)) waiting.push(...children.filter(isObject));
  }
  return true;
}

/** An async component is mounted before its code has come, with something in its place that is none. */
function isWaiting({ type }: VueNode, { isMounted, subTree }: VueComponent): boolean {
  const isAsync = isObject(type) && '__asyncLoader' in type;
  return isMounted === false || (isAsync && !subTree?.component);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function remember<Key, Value>(ask: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.get(key) ?? ask(key);
    known.set(key, value);
    return value;
  };
}
