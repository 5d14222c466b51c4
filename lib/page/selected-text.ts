import type { Block } from './block.ts';
import { isInline } from './collect.ts';
import type { PageText } from './page-text.ts';
import { SHOWN_TEXT } from './ruby.ts';
import type { TextMap } from './text-map.ts';
import type { Piece, Stretch, TextRun } from './text-run.ts';
import { elementAround } from './tree.ts';

/** Which text is meant: the one that we show, or the page's own. */
export type WhichText = 'shown' | 'source';

/** The selected part of one Text node of the page: the text that stands there, and the one wanted. */
export interface Passage {
  readonly shown: string;
  readonly wanted: string;
}

/** What is selected, as the page has it: nothing of ours is in it. */
export interface SelectedText {
  /** The page's own markup, with addresses that lead there from anywhere. */
  readonly html: string;
  /** The text in it, in the order of the document. */
  readonly passages: readonly Passage[];
  /** Whether the page holds anything else: another text, or elements of ours. */
  readonly isOther: boolean;
}

export type ReadSelected = (range: Range, which: WhichText) => SelectedText;

export interface SelectedTextOptions {
  readonly text: Pick<PageText, 'runOf' | 'blockOf'>;
  readonly mapOf: (block: Block) => TextMap;
  /** The page's own value of an attribute. */
  readonly sourceOf: (attribute: Attr) => string;
}

const ADDRESSES = new Set(['href', 'src', 'poster', 'cite']);
/** Lists of addresses: an element that has one has one of ADDRESSES as well, or stands beside an <img>. */
const ADDRESS_LISTS = new Set(['srcset', 'imagesrcset', 'ping']);

/** Parts of these mean nothing by themselves. */
const WHOLES = new Set(['ul', 'ol', 'dl', 'table', 'thead', 'tbody', 'tfoot', 'tr']);

/** What stands in these is no text of the page: a browser shows it where it knows nothing better. */
const REPLACED = new Set(['audio', 'canvas', 'iframe', 'object', 'select', 'textarea', 'video']);

export function openReadSelected(options: SelectedTextOptions): ReadSelected {
  const { text, mapOf, sourceOf } = options;
  // Here no custom element comes to life and no picture is loaded.
  const inert = document.implementation.createHTMLDocument('');

  return (range, which) => {
    const passages: Passage[] = [];
    let isOther = false;

    const wantedText = (run: TextRun, stretch: Stretch, part: Part): string => {
      const block = which === 'source' ? text.blockOf(stretch) : null;
      if (!block) return part.text;
      const { start, end } = mapOf(block).sourceSpan(stretch, part);
      return run.source.slice(stretch.start + start, stretch.start + end);
    };
    const passageOf = (run: TextRun): Passage => {
      let [shown, wanted] = ['', ''];
      for (const stretch of run.stretches) {
        const part = selectedStretch(run, stretch, range);
        if (!part) continue;
        shown += part.text;
        wanted += wantedText(run, stretch, part);
      }
      if (shown !== wanted || (run.isDrawn && shown !== '')) isOther = true;
      return { shown, wanted };
    };
    let paragraph: Block | null = null;
    /** What is not shown at all is one passage with the text beside it in its paragraph. */
    const addPassage = ({ shown, wanted }: Passage, block: Block | null) => {
      if (shown.trim() === '' && wanted.trim() === '') return;
      const last = passages.at(-1);
      const isHidden = shown.trim() === '' || last?.shown.trim() === '';
      if (last && isHidden && block === paragraph) {
        passages.splice(-1, 1, { shown: last.shown + shown, wanted: last.wanted + wanted });
      } else {
        passages.push({ shown, wanted });
      }
      paragraph = block;
    };
    const addText = (node: Text, into: Node) => {
      const run = text.runOf(node);
      const plain = selectedPart({ node, at: 0, start: 0, end: node.length }, range)?.text ?? '';
      const passage = run ? passageOf(run) : { shown: plain, wanted: plain };
      addPassage(passage, run?.stretches[0] ? text.blockOf(run.stretches[0]) : null);
      if (passage.wanted !== '') into.appendChild(inert.createTextNode(passage.wanted));
    };

    const copyOf = (element: Element): Element => {
      const copy = inert.importNode(element, false);
      for (const attribute of element.attributes) {
        const { name, value } = attribute;
        const wanted = which === 'source' ? sourceOf(attribute) : value;
        if (wanted !== value) isOther = true;
        if (ADDRESS_LISTS.has(name)) copy.removeAttribute(name);
        else if (ADDRESSES.has(name)) copy.setAttribute(name, addressOf(wanted, element.baseURI));
        else copy.setAttribute(name, wanted);
      }
      return copy;
    };
    const addElement = (element: Element, into: Node) => {
      if (!range.intersectsNode(element) || !isCopied(element)) return;
      const copy = copyOf(element);
      if (!REPLACED.has(element.localName)) addChildren(element, copy);
      // A selection up to the end of a paragraph may end in the next one, with nothing of it.
      const isCut = [range.startContainer, range.endContainer].some((at) => element.contains(at));
      if (copy.hasChildNodes() || !isCut) into.appendChild(copy);
    };
    const addChildren = (parent: Node, into: Node) => {
      for (const child of parent.childNodes) {
        if (child instanceof Text) addText(child, into);
        else if (child instanceof Element) addElement(child, into);
      }
    };

    const parent = outOfOurs(range.commonAncestorContainer);
    const holder = inert.createElement('div');
    addChildren(parent, holder);
    let around = parent instanceof Element ? parent : null;
    for (
      ;
      around && (WHOLES.has(around.localName) || isInline(around));
      around = elementAround(around)
    ) {
      const copy = copyOf(around);
      copy.append(...holder.childNodes);
      holder.append(copy);
    }
    return { html: holder.innerHTML, passages, isOther };
  };
}

/** What is selected of a stretch's shown text: [start, end), UTF-16 units, and that text. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function selectedStretch(run: TextRun, stretch: Stretch, range: Range): Part | null {
  const pieces = run.pieces(stretch);
  if (pieces.every(({ start, end }) => start === end)) {
    return range.isPointInRange(run.node, 0) ? { start: 0, end: 0, text: '' } : null;
  }
  const parts = pieces.flatMap((piece) => selectedPart(piece, range) ?? []);
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last) return null;
  return { start: first.start, end: last.end, text: parts.map((part) => part.text).join('') };
}

function selectedPart({ node, at, start, end }: Piece, range: Range): Part | null {
  if (!range.intersectsNode(node)) return null;
  const from = node === range.startContainer ? range.startOffset : 0;
  const to = node === range.endContainer ? range.endOffset : node.length;
  const [first, last] = [Math.max(at, from), Math.min(at + end - start, to)];
  if (first >= last) return null;
  const moved = start - at;
  return { start: first + moved, end: last + moved, text: node.data.slice(first, last) };
}

/** `node`, or what is around the element of ours that it stands in. */
function outOfOurs(node: Node): Node {
  const parent = node instanceof Text ? node.parentNode : node;
  const ours = parent instanceof Element ? parent.closest(SHOWN_TEXT) : null;
  return ours?.parentNode ?? parent ?? node;
}

/** Whether the browser would copy it, and it is not one of ours. */
function isCopied(element: Element): boolean {
  if (element.localName.startsWith('shuangdu-')) return false;
  const { display, userSelect } = getComputedStyle(element);
  if (userSelect === 'none') return false;
  return display === 'contents' || element.checkVisibility({ visibilityProperty: true });
}

/** The whole address that `address` stands for; itself, where it is none. */
function addressOf(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}
