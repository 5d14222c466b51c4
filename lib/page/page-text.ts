import { type Block, insertInOrder, isSame } from './block.ts';
import {
  type Collecting,
  collectBlocks,
  isTouchable,
  blockOf as layoutOf,
  walkBlocks,
} from './collect.ts';
import { SHOWN_TEXT } from './ruby.ts';
import { openStruggle, REST_MS } from './struggle.ts';
import { type Stretch, TextRun } from './text-run.ts';
import { elementAround, isInside, isWithin, outermost } from './tree.ts';
import { Slice, type Turns } from './turns.ts';

/** Blocks that the page took away or rewrote, and those that stand there now, in document order. */
export interface TextChange {
  readonly removed: readonly Block[];
  readonly added: readonly Block[];
}

/** A place in a Block's shown text: which stretch, and the offset in its shown text, UTF-16 units. */
export interface Place {
  readonly block: Block;
  readonly stretch: Stretch;
  readonly offset: number;
}

/** The article's text as it stands on the page, kept up to date while the page changes it. */
export interface PageText {
  /** In document order; none before they are all collected. */
  readonly blocks: readonly Block[];
  /** Whether the Blocks are collected: at once, unless that takes more than a turn. */
  readonly isReady: boolean;
  /** Resolves when they are; Blocks that took more than a turn are told of by onChange before. */
  readonly ready: Promise<void>;
  /** Shadow roots with text of ours. */
  readonly shadowRoots: ShadowRoot[];
  blockOf(stretch: Stretch): Block | null;
  /** The run whose text `node`, a Text node of the page or one of ours, is or shows. */
  runOf(node: Text): TextRun | null;
  /** What stands at `offset` of `node`, a Text node of the page or one of ours. */
  find(node: Text, offset: number): Place | null;
  /** Looks for shadow roots that elements got since they were looked through. */
  findShadowRoots(): void;
  /** Writes to the page without taking our own writing for the page's. */
  quietly(write: () => void): void;
  /** Notes that `block` was written to: what answers at once, again and again, is left alone. */
  wrote(block: Block): void;
  /** Text nodes and elements that were left to another script. */
  readonly leftAlone: number;
  /** Puts every Text node back and forgets the page. */
  restore(): void;
}

export interface PageTextOptions {
  /** Elements under the roots that are not looked into. */
  readonly leaveOut: ReadonlySet<Node>;
  readonly turns: Turns;
  /** Told of each batch of the page's changes, in the batch's own microtask: before it is painted. */
  readonly onChange: (change: TextChange) => void;
  /** Makes a shadow root ready for what we write; returns its undo. */
  readonly prepare: (root: ShadowRoot) => () => void;
}

/** How often a page that changes while it is collected is begun anew. */
const MOST_TRIES = 3;

/** A text that becomes editable is no longer ours. */
const WATCHED = {
  childList: true,
  characterData: true,
  subtree: true,
  attributeFilter: ['contenteditable'],
};

/** Follows the text under `roots` until `signal` aborts. */
export function followText(
  roots: readonly Element[],
  { leaveOut, turns, onChange, prepare }: PageTextOptions,
  signal: AbortSignal,
): PageText {
  const runs = new Map<Text, TextRun>();
  const blockOfStretch = new Map<Stretch, Block>();
  const shadowRoots = new Map<ShadowRoot, () => void>();
  /** Custom elements that may get a shadow root later, which makes no record. */
  const hollow = new Set<Element>();
  const struggle = openStruggle();
  let blocks: Block[] = [];
  let isReady = false;
  /** The page changed while its Blocks were collected. */
  let isStale = false;

  const observer = new MutationObserver((records) => follow(records));
  const collecting: Collecting = {
    runOf(node) {
      const run = runs.get(node) ?? new TextRun(node);
      runs.set(node, run);
      return run;
    },
    isLeftAlone: (node) => struggle.isLeftAlone(node) || leaveOut.has(node),
    onShadowRoot(root) {
      if (shadowRoots.has(root)) return;
      shadowRoots.set(root, prepare(root));
      observer.observe(root, WATCHED);
    },
    onHollow: (element) => hollow.add(element),
  };
  const own = (list: readonly Block[]) => {
    for (const block of list) {
      for (const stretch of block.stretches) blockOfStretch.set(stretch, block);
    }
  };
  const blocksOfRun = (run: TextRun): Block[] =>
    run.stretches.flatMap((stretch) => blockOfStretch.get(stretch) ?? []);

  /** Whether `element` is one of ours itself, and not a copy that the page made of one. */
  const isOwn = (element: Element): boolean => {
    if (runs.get(element.previousSibling as Text)?.owns(element)) return true;
    // The page may have moved its Text node away from it.
    return [...runs.values()].some((run) => run.owns(element));
  };

  /** Text nodes of the page that have a run of ours under `node`. */
  const runsUnder = (node: Node): TextRun[] => {
    const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const found: TextRun[] = [];
    for (let at: Node | null = walker.currentNode; at; at = walker.nextNode()) {
      const run = runs.get(at as Text);
      if (run) found.push(run);
    }
    const shadows = [...shadowRoots.keys()].filter(({ host }) => node.contains(host));
    return [...found, ...shadows.flatMap(runsUnder)];
  };

  const follow = (records: readonly MutationRecord[]) => {
    if (records.length === 0) return;
    if (!isReady) {
      isStale = true;
      return;
    }
    const changed = new Set<Element>();
    const rewritten = new Set<TextRun>();
    const touch = (element: Element | null) => {
      if (element) changed.add(layoutOf(element));
    };
    // Before anything else: what becomes of them is text of the page like any other.
    for (const copy of records.flatMap((record) => [...record.addedNodes]).flatMap(shownIn)) {
      if (!isOwn(copy)) copy.replaceWith(copy.dataset.source ?? '');
    }
    // First of all what the page wrote: it may have moved the same nodes, and emptied them as we do.
    for (const { type, target } of records) {
      if (type !== 'characterData') continue;
      touch(elementAround(target));
      const run = runs.get(target as Text);
      if (!run || rewritten.has(run)) continue;
      const { source } = run;
      run.adopt();
      rewritten.add(run);
      noteRewrite(run.node, run.source === source);
    }
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === 'attributes') touch(target as Element);
      for (const run of [...removedNodes].flatMap(runsUnder)) {
        for (const block of blocksOfRun(run)) touch(block.element);
        if (!rewritten.has(run)) run.restore();
        rewritten.add(run);
        if (!run.node.isConnected) runs.delete(run.node);
      }
      if (addedNodes.length > 0 || removedNodes.length > 0) {
        touch(target instanceof ShadowRoot ? target.host : (target as Element));
      }
    }
    forgetShadowRoots();
    for (const host of filled()) touch(host);
    lookAgain(changed, rewritten);
  };

  /** Of the custom elements without a shadow root those that have one by now. */
  const filled = (): Element[] => {
    const found: Element[] = [];
    for (const element of hollow) {
      if (element.isConnected && !element.shadowRoot) continue;
      hollow.delete(element);
      if (element.isConnected) found.push(element);
    }
    return found;
  };

  /** Collects anew what stands in `changed`; Blocks that hold one of `rewritten` are other ones now. */
  const lookAgain = (changed: ReadonlySet<Element>, rewritten: ReadonlySet<TextRun>) => {
    const scopes = outermost(changed);
    const within = blocks.filter(
      ({ element }) => !element.isConnected || isWithin(element, changed),
    );
    const misplaced = new Set(
      within.flatMap(({ stretches }) => stretches.map(({ run }) => run)).filter((r) => !r.inPlace),
    );
    for (const run of misplaced) run.restore();

    const found = scopes.filter((scope) => scope.isConnected).flatMap(collectWithin);
    const stillOurs = new Set(found.flatMap(({ stretches }) => stretches.map(({ run }) => run)));
    for (const { run } of within.flatMap((block) => block.stretches)) {
      if (!stillOurs.has(run)) run.restore();
    }
    // What we just wrote ourselves is no change of the page's.
    observer.takeRecords();
    const kept = new Set<Block>();
    const added = found.filter((block) => {
      const before = blockOfStretch.get(block.stretches[0] as Stretch);
      const isStale = block.stretches.some(({ run }) => rewritten.has(run) || misplaced.has(run));
      if (!before || isStale || !isSame(before, block)) return true;
      kept.add(before);
      return false;
    });
    const removed = within.filter((block) => !kept.has(block));
    const replaced = new Set(removed.map((block) => block.element));
    for (const { element } of added) if (replaced.delete(element)) noteRewrite(element, false);
    if (removed.length === 0 && added.length === 0) return;

    for (const stretch of removed.flatMap((block) => block.stretches)) {
      blockOfStretch.delete(stretch);
    }
    own(added);
    const gone = new Set(removed);
    blocks = insertInOrder(
      blocks.filter((block) => !gone.has(block)),
      added,
    );
    onChange({ removed, added });
  };

  const noteRewrite = (node: Node, reverted: boolean) => {
    if (struggle.rewrote(node, reverted)) setTimeout(tryAgain, REST_MS, node);
  };
  const tryAgain = (node: Node) => {
    if (signal.aborted || !node.isConnected) return;
    follow(observer.takeRecords());
    const answer = struggle.tryAgain(node);
    if (answer === 'later') setTimeout(tryAgain, REST_MS, node);
    const element = node instanceof Element ? node : elementAround(node);
    if (answer === 'yes' && element) lookAgain(new Set([layoutOf(element)]), new Set());
  };

  /** Shadow roots that the page took away give our style back; their text is gone from the runs. */
  const forgetShadowRoots = () => {
    for (const [root, undo] of shadowRoots) {
      if (root.isConnected) continue;
      undo();
      shadowRoots.delete(root);
    }
  };

  /** What is ours under `scope`, which may be larger than a root. */
  const collectWithin = (scope: Element): Block[] =>
    roots.some((root) => isInside(scope, root))
      ? isTouchable(scope)
        ? collectBlocks(scope, collecting)
        : []
      : roots.filter((root) => isInside(root, scope)).flatMap((r) => collectBlocks(r, collecting));

  const runOf = (node: Text): TextRun | null => {
    const owner = node.parentElement?.closest(SHOWN_TEXT)?.previousSibling ?? node;
    return runs.get(owner as Text) ?? null;
  };

  const quietly = (write: () => void) => {
    follow(observer.takeRecords());
    write();
    observer.takeRecords();
  };

  /** Collects all Blocks, in slices; anew where the page changes meanwhile. */
  const collectAll = async () => {
    const slice = new Slice();
    for (let tries = 1; !isReady && !signal.aborted; tries += 1) {
      const found: Block[] = [];
      // Nothing is written yet: what was read before the page changed is read again.
      runs.clear();
      isStale = false;
      for (const block of walkAll()) {
        found.push(block);
        // A page that never rests is collected at one go.
        if (!slice.isOver || tries > MOST_TRIES) continue;
        observer.takeRecords();
        await slice.next(turns.task());
        if (observer.takeRecords().length > 0) isStale = true;
        if (isStale || signal.aborted) break;
      }
      if (isStale || signal.aborted) continue;
      blocks = found;
      own(blocks);
      isReady = true;
    }
    observer.takeRecords();
  };
  function* walkAll() {
    for (const root of roots) yield* walkBlocks(root, collecting);
  }

  for (const root of roots) observer.observe(root, WATCHED);
  const collected = collectAll();
  const isLate = !isReady;
  const ready = collected.then(() => {
    if (isLate && !signal.aborted) onChange({ removed: [], added: blocks });
  });
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });

  return {
    get blocks() {
      return blocks;
    },
    ready,
    get isReady() {
      return isReady;
    },
    get shadowRoots() {
      return [...shadowRoots.keys()];
    },
    blockOf: (stretch) => blockOfStretch.get(stretch) ?? null,
    runOf,
    find(node, offset) {
      const place = runOf(node)?.at(node, offset);
      const block = place && blockOfStretch.get(place.stretch);
      return place && block ? { block, ...place } : null;
    },
    findShadowRoots() {
      const found = filled();
      if (found.length === 0) return;
      follow(observer.takeRecords());
      lookAgain(new Set(found.map(layoutOf)), new Set());
    },
    quietly,
    wrote: ({ element, stretches }) =>
      struggle.wrote([element, ...stretches.map(({ run }) => run.node)]),
    get leftAlone() {
      return struggle.leftAlone;
    },
    restore() {
      quietly(() => {
        for (const run of runs.values()) run.restore();
        for (const undo of shadowRoots.values()) undo();
      });
      runs.clear();
      blockOfStretch.clear();
      shadowRoots.clear();
      hollow.clear();
      blocks = [];
    },
  };
}

/** Our elements in what the page added, copies included. */
function shownIn(node: Node): HTMLElement[] {
  if (!(node instanceof HTMLElement)) return [];
  const inside = [...node.querySelectorAll<HTMLElement>(SHOWN_TEXT)];
  return node.localName === SHOWN_TEXT ? [node, ...inside] : inside;
}
