import { locateArticle } from './article.ts';
import { countHan } from './text-blocks.ts';

/**
 * Whether frameworks have taken over the article of `document`, going by what they leave on its nodes:
 * properties that only scripts in the page's own world see. Looks, and changes nothing.
 *
 * - React, from 16: each element has a key `__reactFiber$...` (`__reactInternalInstance$...`) once its
 *   content is compared, children first; the text in a Suspense later than what is around it. Compared
 *   is not committed: what suspends ends the attempt, and all is compared again. The container's root,
 *   and the comment that opens a Suspense, say whether that has been done.
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

  const waitingIn = remember(childrenInWaiting);
  const isCommitted = remember((node: Node): boolean => {
    const container = Object.keys(node).find((key) => CONTAINER.test(key));
    if (container !== undefined) return !isDehydrated(node, container);
    // React before 17 names no container.
    const { parentNode } = node;
    return !parentNode || (!waitingIn(parentNode).has(node) && isCommitted(parentNode));
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
    return !waitingIn(parentNode).has(node) && isTakenOver(parentNode);
  });
  return isTakenOver;
}

const hasFiber = (keys: readonly string[]): boolean => keys.some((key) => FIBER.test(key));

/** Data of the comments that open and close a Suspense or an Activity of React's. */
export const BOUNDARY_OPENS: ReadonlySet<string> = new Set(['$', '$?', '$!', '$~', '&']);
const BOUNDARY_CLOSES: ReadonlySet<string> = new Set(['/$', '/&']);

/**
 * The children of `parent` that stand in a boundary which React has left for later. Elements in it may
 * have fibers, of an attempt that ended at a component whose code or data were missing.
 */
function childrenInWaiting(parent: Node): ReadonlySet<Node> {
  const children = new Set<Node>();
  const boundaries: boolean[] = [];
  for (const child of parent.childNodes) {
    const data = child.nodeType === Node.COMMENT_NODE ? (child as Comment).data : '';
    if (BOUNDARY_OPENS.has(data)) boundaries.push(isLeftForLater(child));
    else if (BOUNDARY_CLOSES.has(data)) boundaries.pop();
    else if (boundaries.includes(true)) children.add(child);
  }
  return children;
}

/** What we read of React's own objects; any of it may be missing in another version. */
interface BoundaryFiber {
  readonly memoizedState?: { readonly dehydrated?: unknown } | null;
  /** The same boundary in the tree that is not on the page: the one before, or one in the making. */
  readonly alternate?: BoundaryFiber | null;
}

/** A comment without a fiber is none of React's: in HTML that it put there as a whole, say. */
function isLeftForLater(comment: Node): boolean {
  const key = Object.keys(comment).find((name) => FIBER.test(name));
  if (key === undefined) return false;
  const fiber = (comment as unknown as Record<string, BoundaryFiber | null>)[key];
  const isDehydrated = (one: BoundaryFiber) => Boolean(one.memoizedState?.dehydrated);
  return [fiber, fiber?.alternate].every((one) => !one || isDehydrated(one));
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
