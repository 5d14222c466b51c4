import { Block } from './block.ts';
import { SHOWN_TEXT } from './ruby.ts';
import type { Stretch, TextRun } from './text-run.ts';
import { elementAround } from './tree.ts';

/** Elements whose text is no prose, or not ours to touch: code, forms, media, page machinery. */
const EXCLUDED = new Set(
  `audio canvas code datalist embed head iframe input kbd math meter noscript object
   option pre progress rp rt rtc samp script select style svg template textarea title var video
   ${SHOWN_TEXT} shuangdu-ui`.split(/\s+/),
);

const HAN = /\p{Script=Han}/u;

/** A paragraph longer than this is cut into several Blocks, UTF-16 units: what we do at once is bounded. */
const LONG = 1000;

/** A cut is made at the end of a sentence when a Block has `enough`, and anywhere when it has `most`. */
const CUT = { enough: 200, most: 500 };
const SENTENCE_END = /[。！？；!?;\n]["'”’」』）)]*/g;

export interface Collecting {
  /** The one writer of a Text node. */
  readonly runOf: (node: Text) => TextRun;
  /** Text nodes and elements that are another script's. */
  readonly isLeftAlone: (node: Node) => boolean;
  /** Called for each shadow root on the way, before its text is looked at. */
  readonly onShadowRoot: (root: ShadowRoot) => void;
  /** Called for each custom element on the way that has no shadow root yet. */
  readonly onHollow: (element: Element) => void;
}

/**
 * The Blocks under `root`, in document order, open shadow roots included: every stretch of inline text
 * with a Han character in it. Between two of them the walk may be left for a while, as long as the page
 * does not change meanwhile.
 */
export function* walkBlocks(root: Element, collecting: Collecting): Generator<Block, void> {
  const { runOf, isLeftAlone, onShadowRoot, onHollow } = collecting;
  let runs: TextRun[] = [];
  let owner = root;

  const close = (): Block[] => {
    const closed = runs;
    runs = [];
    return closed.some((run) => HAN.test(run.source)) ? blocksOf(owner, closed) : [];
  };

  function* visit(parent: Element | ShadowRoot, block: Element): Generator<Block, void> {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (isLeftAlone(child)) continue;
      if (child.nodeType === Node.TEXT_NODE) {
        if (runs.length === 0) owner = block;
        runs.push(runOf(child as Text));
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        yield* visitElement(child as Element, block);
      }
    }
  }

  function* visitShadow(host: Element, block: Element): Generator<Block, void> {
    if (!host.shadowRoot) {
      if (host.localName.includes('-')) onHollow(host);
      return;
    }
    yield* close();
    onShadowRoot(host.shadowRoot);
    yield* visit(host.shadowRoot, block);
    yield* close();
  }

  function* visitElement(element: Element, around: Element): Generator<Block, void> {
    if (element.localName === 'br') {
      yield* close();
    } else if (!isExcluded(element)) {
      const inline = isInline(element);
      const block = inline ? around : element;
      if (!inline) yield* close();
      yield* visitShadow(element, block);
      yield* visit(element, block);
      if (!inline) yield* close();
    }
  }

  if (isTouchable(root) && !isLeftAlone(root)) {
    yield* visitShadow(root, blockOf(root));
    yield* visit(root, blockOf(root));
  }
  yield* close();
}

/** All that `walkBlocks` finds. */
export function collectBlocks(root: Element, collecting: Collecting): Block[] {
  return [...walkBlocks(root, collecting)];
}

/** One Block of all `runs`, or several where they are long. */
function blocksOf(element: Element, runs: readonly TextRun[]): Block[] {
  const source = runs.map((run) => run.source).join('');
  const cuts = source.length > LONG ? cutsOf(source) : [];
  const stretchesOf: Stretch[][] = Array.from({ length: cuts.length + 1 }, () => []);
  let start = 0;
  let piece = 0;
  for (const run of runs) {
    const end = start + run.source.length;
    const inside = cuts.filter((cut) => start < cut && cut < end).map((cut) => cut - start);
    for (const stretch of run.cut(inside)) {
      while (piece < cuts.length && start + stretch.start >= (cuts[piece] as number)) piece += 1;
      (stretchesOf[piece] as Stretch[]).push(stretch);
    }
    start = end;
  }
  return stretchesOf
    .filter((stretches) => stretches.length > 0)
    .map((stretches) => new Block(element, stretches));
}

/** Where a long text is cut: offsets, sorted. */
function cutsOf(source: string): number[] {
  const cuts: number[] = [];
  let last = 0;
  const cutAt = (offset: number) => {
    cuts.push(offset);
    last = offset;
  };
  const sentences = source.matchAll(SENTENCE_END);
  const sentenceEnds = Array.from(sentences, (end) => end.index + end[0].length);
  for (const offset of [...sentenceEnds, source.length]) {
    while (offset - last > CUT.most) cutAt(beforeCharacter(source, last + CUT.most));
    if (offset - last >= CUT.enough && offset < source.length) cutAt(offset);
  }
  return cuts;
}

/** `offset`, or the one before where it would cut a character in two. */
function beforeCharacter(text: string, offset: number): number {
  const code = text.charCodeAt(offset);
  return code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset;
}

/** The element that lays out the inline text around `element`; itself, if it is no inline element. */
export function blockOf(element: Element): Element {
  let block = element;
  for (let up = elementAround(block); up && isInline(block); up = elementAround(block)) block = up;
  return block;
}

/** Whether we may rewrite text in `element`: nothing above it is code or editable. */
export function isTouchable(element: Element): boolean {
  for (let at: Element | null = element; at; at = elementAround(at)) {
    if (isExcluded(at)) return false;
  }
  return true;
}

function isExcluded(element: Element): boolean {
  return (
    EXCLUDED.has(element.localName) ||
    (element.hasAttribute('contenteditable') &&
      element.getAttribute('contenteditable') !== 'false') ||
    (element as HTMLElement).isContentEditable === true
  );
}

/** Whether `element` is laid out within lines. */
export function isInline(element: Element): boolean {
  const display = getComputedStyle(element).display;
  return display.startsWith('inline') || display.startsWith('ruby') || display === 'contents';
}
