import type { Block } from './block.ts';
import { blockOf, collectBlocks, isTouchable } from './collect.ts';
import { SHOWN_TEXT, TextRun } from './text-run.ts';

/** Blocks that the page took away or rewrote, and those that stand there now, in document order. */
export interface TextChange {
  readonly removed: readonly Block[];
  readonly added: readonly Block[];
}

/** The article's text as it stands on the page, kept up to date while the page changes it. */
export interface PageText {
  /** In document order. */
  readonly blocks: readonly Block[];
  /** The run and Block that `node` shows text of: a Text node of the page or one of ours. */
  find(node: Text): { readonly run: TextRun; readonly block: Block } | null;
  /** Writes to the page without taking our own writing for the page's. */
  quietly(write: () => void): void;
  /** Puts every Text node back and forgets the page. */
  restore(): void;
}

/**
 * Follows the text under `roots` until `signal` aborts. `onChange` is told of each batch of the page's
 * changes, in the batch's own microtask: before the browser paints it.
 */
export function followText(
  roots: readonly Element[],
  onChange: (change: TextChange) => void,
  signal: AbortSignal,
): PageText {
  const runs = new Map<Text, TextRun>();
  const blockOfRun = new Map<TextRun, Block>();
  let blocks: Block[] = [];

  const runOf = (node: Text): TextRun => {
    const run = runs.get(node) ?? new TextRun(node);
    runs.set(node, run);
    return run;
  };
  const own = (list: readonly Block[]) => {
    for (const block of list) for (const run of block.runs) blockOfRun.set(run, block);
  };

  const observer = new MutationObserver((records) => follow(records));

  /** Text nodes of the page that have a run of ours under `node`. */
  const runsUnder = (node: Node): TextRun[] => {
    const walker = node.ownerDocument?.createTreeWalker(node, NodeFilter.SHOW_TEXT);
    const found: TextRun[] = [];
    for (let at = walker?.currentNode ?? null; walker && at; at = walker.nextNode()) {
      const run = runs.get(at as Text);
      if (run) found.push(run);
    }
    return found;
  };

  const follow = (records: readonly MutationRecord[]) => {
    if (records.length === 0) return;
    const changed = new Set<Element>();
    const rewritten = new Set<TextRun>();
    const touch = (element: Element | null) => {
      if (element) changed.add(blockOf(element));
    };
    // Before anything else: what becomes of them is text of the page like any other.
    for (const copy of records.flatMap((record) => [...record.addedNodes]).flatMap(shownIn)) {
      const run = runs.get(copy.previousSibling as Text);
      if (!run?.owns(copy)) copy.replaceWith(copy.dataset.source ?? '');
    }
    for (const { type, target, addedNodes, removedNodes } of records) {
      if (type === 'characterData') {
        const run = runs.get(target as Text);
        run?.adopt();
        if (run) rewritten.add(run);
        touch(target.parentElement);
        continue;
      }
      for (const run of [...removedNodes].flatMap(runsUnder)) {
        run.restore();
        rewritten.add(run);
        touch(blockOfRun.get(run)?.element ?? null);
        if (!run.node.isConnected) runs.delete(run.node);
      }
      if (addedNodes.length > 0 || removedNodes.length > 0) touch(target as Element);
    }

    const scopes = outermost(changed);
    const within = blocks.filter(
      ({ element }) => !element.isConnected || isWithin(element, changed),
    );
    const misplaced = within.flatMap((block) => block.runs).filter((run) => !run.inPlace);
    for (const run of misplaced) run.restore();
    // What we just wrote ourselves is no change of the page's.
    observer.takeRecords();

    const stale = new Set([...rewritten, ...misplaced]);
    const found = scopes.filter((scope) => scope.isConnected).flatMap(collectWithin);
    const kept = new Set<Block>();
    const added = found.filter((block) => {
      const before = blockOfRun.get(block.runs[0] as TextRun);
      if (!before || !isSame(before, block) || block.runs.some((run) => stale.has(run)))
        return true;
      kept.add(before);
      return false;
    });
    const removed = within.filter((block) => !kept.has(block));
    if (removed.length === 0 && added.length === 0) return;

    for (const run of removed.flatMap((block) => block.runs)) blockOfRun.delete(run);
    own(added);
    const gone = new Set(removed);
    blocks = insertInOrder(
      blocks.filter((block) => !gone.has(block)),
      added,
    );
    onChange({ removed, added });
  };

  /** What is ours under `scope`, which may be larger than a root. */
  const collectWithin = (scope: Element): Block[] =>
    roots.some((root) => root.contains(scope))
      ? isTouchable(scope)
        ? collectBlocks(scope, runOf)
        : []
      : roots.filter((root) => scope.contains(root)).flatMap((root) => collectBlocks(root, runOf));

  const quietly = (write: () => void) => {
    follow(observer.takeRecords());
    write();
    observer.takeRecords();
  };

  blocks = roots.flatMap((root) => collectBlocks(root, runOf));
  own(blocks);
  for (const root of roots) {
    observer.observe(root, { childList: true, characterData: true, subtree: true });
  }
  signal.addEventListener('abort', () => observer.disconnect(), { once: true });

  return {
    get blocks() {
      return blocks;
    },
    find(node) {
      const owner = node.parentElement?.closest(SHOWN_TEXT)?.previousSibling ?? node;
      const run = runs.get(owner as Text);
      const block = run && blockOfRun.get(run);
      return run && block ? { run, block } : null;
    },
    quietly,
    restore() {
      quietly(() => {
        for (const run of runs.values()) run.restore();
      });
      runs.clear();
      blockOfRun.clear();
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

function outermost(elements: ReadonlySet<Element>): Element[] {
  return [...elements].filter(
    ({ parentElement }) => !parentElement || !isWithin(parentElement, elements),
  );
}

/** Whether `element` is one of `elements` or stands in one. */
function isWithin(element: Element, elements: ReadonlySet<Element>): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (elements.has(at)) return true;
  }
  return false;
}

function isSame(before: Block, now: Block): boolean {
  return (
    before.element === now.element &&
    before.source === now.source &&
    before.runs.length === now.runs.length &&
    before.runs.every((run, index) => run === now.runs[index])
  );
}

/** `blocks` with `added` put in where they stand in the document. */
function insertInOrder(blocks: Block[], added: readonly Block[]): Block[] {
  const nodeOf = (block: Block | undefined) => block?.runs[0]?.node as Text;
  for (const block of added) {
    let low = 0;
    let high = blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const position = nodeOf(blocks[middle]).compareDocumentPosition(nodeOf(block));
      if (position & Node.DOCUMENT_POSITION_FOLLOWING) low = middle + 1;
      else high = middle;
    }
    blocks.splice(low, 0, block);
  }
  return blocks;
}
