import type { Findings, FoundTerm, FoundWord } from '../reading/search.ts';
import type { Span } from '../span.ts';
import type { Block } from './block.ts';
import { openHighlight } from './glossary-layer.ts';
import type { PageText } from './page-text.ts';
import { WORD } from './ruby.ts';
import type { TextMap } from './text-map.ts';
import type { WordSpans } from './word-spans.ts';

/** What the reader points at. */
export type Target =
  | { readonly kind: 'term'; readonly match: FoundTerm; readonly block: Block }
  | { readonly kind: 'damaged'; readonly span: Span; readonly block: Block }
  | { readonly kind: 'rebuilt'; readonly span: Span; readonly block: Block }
  | { readonly kind: 'word'; readonly span: FoundWord; readonly block: Block };

/** A target and where it stands: one box a line, in the viewport's pixels, as of now. */
export interface Pointed {
  readonly target: Target;
  readonly rects: () => DOMRect[];
  /** An element of the page around it, to tell its colours and to follow its scrolling. */
  readonly element: Element;
  /** Reached by keyboard: the pop-up takes the focus. */
  readonly byKeyboard: boolean;
}

export interface HoverOptions {
  readonly text: PageText;
  readonly mapOf: (block: Block) => TextMap;
  readonly findings: (block: Block) => Findings;
  readonly words: WordSpans;
  /** Whether words are looked up that are no terms; asked at each movement. */
  readonly looksUp: () => boolean;
  /** Shows the pop-up for what is pointed at; null closes it. */
  readonly show: (pointed: Pointed | null) => void;
  /** Whether an event comes from our own pop-up or bar. */
  readonly isOurs: (event: Event) => boolean;
}

export interface HoverLayer {
  /** Goes to the next term from the one shown, or from the top of the viewport, and shows it. */
  next(): void;
  /** Closes the pop-up. */
  close(): void;
  /** `block` stands otherwise than before. */
  redraw(block: Block): void;
  /** Takes over what the page took away. */
  update(removed: readonly Block[]): void;
}

/**
 * Rest so long before the pop-up opens: shorter, and it flickers on the way elsewhere. Words are
 * everywhere, where somebody only moves across the text; terms are few.
 */
const OPEN_MS = { term: 120, damaged: 120, rebuilt: 120, word: 250 };

/** Time to move from the word into its pop-up. */
const CLOSE_MS = 300;

export function createHoverLayer(options: HoverOptions, signal: AbortSignal): HoverLayer {
  const { text, mapOf, findings, words, looksUp, show, isOurs } = options;
  const active = openHighlight('shuangdu-active', signal);
  let shown: Target | null = null;
  let wanted: Target | null = null;
  /** Closed by the user while the pointer was on it: it stays closed until the pointer was elsewhere. */
  let dismissed: Target | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const drawActive = () => {
    active.clear();
    if (shown) for (const range of mapOf(shown.block).ranges(spanOf(shown))) active.add(range);
  };

  const open = (target: Target | null, byKeyboard: boolean) => {
    clearTimeout(timer);
    wanted = target;
    if (isSame(target, shown)) return;
    shown = target;
    drawActive();
    const element = target && elementOf(target, mapOf);
    show(
      target && element
        ? { target, element, byKeyboard, rects: () => rectsOf(target, mapOf) }
        : null,
    );
  };

  const dismiss = () => {
    dismissed = shown;
    open(null, true);
  };

  const want = (target: Target | null) => {
    if (target && isSame(target, dismissed)) return;
    dismissed = null;
    if (isSame(target, wanted)) return;
    clearTimeout(timer);
    wanted = target;
    if (isSame(target, shown)) return;
    const ms = target && !shown ? OPEN_MS[target.kind] : CLOSE_MS;
    timer = setTimeout(() => open(target, false), ms);
  };

  const targetAt = (x: number, y: number): Target | null => {
    const character = characterAt(x, y, text.shadowRoots);
    const place = character && text.find(character.node, character.offset);
    if (!place) return null;
    const offset = mapOf(place.block).sourceOffset(place.stretch, place.offset);
    return offset === null ? null : targetAtOffset(place.block, offset);
  };

  /** What the pointer did last, once more: where words stand may have become known since. */
  let lookAgain = () => {};
  const targetAtOffset = (block: Block, offset: number): Target | null => {
    const { terms, damaged, rebuilt } = findings(block);
    // Before a term: how sure its text is comes first, and the rest of it still leads to its card.
    const rebuiltSpan = rebuilt.find((span) => contains(span, offset));
    if (rebuiltSpan) return { kind: 'rebuilt', span: rebuiltSpan, block };
    const match = terms.find((term) => contains(term, offset));
    if (match) return { kind: 'term', match, block };
    const span = damaged.find((broken) => contains(broken, offset));
    if (span) return { kind: 'damaged', span, block };
    const spans = looksUp() ? words.of(block, terms, () => lookAgain()) : null;
    const word = spans?.find((one) => contains(one, offset));
    return word ? { kind: 'word', span: word, block } : null;
  };

  let frame: number | undefined;
  const onPointerMove = (event: PointerEvent) => {
    if (event.pointerType === 'touch') return;
    const { clientX, clientY } = event;
    const ours = isOurs(event);
    cancelAnimationFrame(frame ?? 0);
    lookAgain = () => want(ours ? shown : targetAt(clientX, clientY));
    frame = requestAnimationFrame(lookAgain);
  };

  /** A finger does not hover: it taps, and a tap elsewhere closes. */
  const onClick = (event: MouseEvent) => {
    if (isOurs(event) || (event as PointerEvent).pointerType !== 'touch') return;
    const { clientX, clientY } = event;
    lookAgain = () => open(targetAt(clientX, clientY), false);
    lookAgain();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !shown) return;
    event.stopPropagation();
    dismiss();
  };

  addEventListener('pointermove', onPointerMove, { signal, passive: true });
  addEventListener('click', onClick, { signal, passive: true });
  addEventListener('keydown', onKeyDown, { signal, capture: true });
  const leave = () => {
    lookAgain = () => {};
    want(null);
  };
  document.documentElement.addEventListener('pointerleave', leave, { signal });
  signal.addEventListener(
    'abort',
    () => {
      leave();
      open(null, false);
    },
    { once: true },
  );

  return {
    next() {
      const targets = text.blocks.flatMap((block) =>
        findings(block).terms.map((match): Target => ({ kind: 'term', match, block })),
      );
      const current = targets.findIndex((target) => isSame(target, shown));
      const next =
        current === -1
          ? targets.find((target) => (rectsOf(target, mapOf)[0]?.top ?? -1) >= 0)
          : targets[current + 1];
      const target = next ?? targets[0];
      if (!target) return;
      const top = rectsOf(target, mapOf)[0]?.top ?? 0;
      if (top < 0 || top > innerHeight * 0.8) scrollBy({ top: top - innerHeight * 0.4 });
      open(target, true);
    },
    close: dismiss,
    redraw(block) {
      if (shown?.block === block) drawActive();
    },
    update(removed) {
      if (shown && removed.includes(shown.block)) open(null, false);
    },
  };
}

function spanOf(target: Target): Span {
  return target.kind === 'term' ? target.match : target.span;
}

function contains(span: Span, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}

function isSame(a: Target | null, b: Target | null): boolean {
  if (!a || !b) return a === b;
  return a.block === b.block && spanOf(a).start === spanOf(b).start && a.kind === b.kind;
}

function elementOf(target: Target, mapOf: (block: Block) => TextMap): Element | null {
  return mapOf(target.block).ranges(spanOf(target))[0]?.startContainer.parentElement ?? null;
}

/** The boxes of a target's text, each with the reading above it. */
function rectsOf(target: Target, mapOf: (block: Block) => TextMap): DOMRect[] {
  return mapOf(target.block)
    .ranges(spanOf(target))
    .flatMap((part) => {
      const range = document.createRange();
      range.setStart(part.startContainer, part.startOffset);
      range.setEnd(part.endContainer, part.endOffset);
      const word = part.startContainer.parentElement?.closest(WORD);
      const above = word ? readingHeight(word) : 0;
      return [...range.getClientRects()].map(
        ({ x, y, width, height }) => new DOMRect(x, y - above, width, height + above),
      );
    });
}

/** How far a reading stands out over its word's box, in pixels: generated content has no box to ask. */
function readingHeight(word: Element): number {
  const { verticalAlign, lineHeight } = getComputedStyle(word, '::before');
  const { fontSize } = getComputedStyle(word);
  const [rise = 0, line = 0, base = 0] = [verticalAlign, lineHeight, fontSize].map(
    (length) => Number.parseFloat(length) || 0,
  );
  return Math.max(0, rise + line - base);
}

/** The Text node and offset of the character whose box holds the point; null between characters. */
function characterAt(
  x: number,
  y: number,
  shadowRoots: ShadowRoot[],
): { node: Text; offset: number } | null {
  // On a reading, point at the word under it.
  const word = wordAt(x, y);
  const text = word?.firstChild;
  if (text instanceof Text && !isOver(text, x, y)) return { node: text, offset: 0 };
  const caret = document.caretPositionFromPoint(x, y, { shadowRoots });
  if (caret?.offsetNode.nodeType !== Node.TEXT_NODE) return null;
  const node = caret.offsetNode as Text;
  const range = document.createRange();
  // The caret stands at the nearer edge: the character is on either side of it.
  for (const offset of [caret.offset, caret.offset - 1]) {
    if (offset < 0 || offset >= node.length) continue;
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    if (holds(range, x, y)) return { node, offset };
  }
  return null;
}

/** Our word at a point, its reading included; through shadow roots. */
function wordAt(x: number, y: number): Element | null {
  let element = document.elementFromPoint(x, y);
  while (element?.shadowRoot) {
    const inner = element.shadowRoot.elementFromPoint(x, y);
    if (!inner || inner === element) break;
    element = inner;
  }
  return element?.closest(WORD) ?? null;
}

function isOver(text: Text, x: number, y: number): boolean {
  const range = document.createRange();
  range.selectNodeContents(text);
  return holds(range, x, y);
}

function holds(range: Range, x: number, y: number): boolean {
  return [...range.getClientRects()].some(
    ({ left, right, top, bottom }) => left <= x && x <= right && top <= y && y <= bottom,
  );
}
