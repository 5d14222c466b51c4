import { Block } from './block.ts';
import { SHOWN_TEXT, type TextRun } from './text-run.ts';

/** Elements whose text is no prose, or not ours to touch: code, forms, media, page machinery. */
const EXCLUDED = new Set(
  `audio canvas code datalist embed head iframe input kbd math meter noscript object
   option pre progress rp rt rtc samp script select style svg template textarea title var video
   ${SHOWN_TEXT} shuangdu-ui`.split(/\s+/),
);

const HAN = /\p{Script=Han}/u;

/**
 * The Blocks under `root`, in document order: every stretch of inline text with a Han character in it.
 * A Text node's run comes from `runOf`, so that a node keeps its one writer.
 */
export function collectBlocks(root: Element, runOf: (node: Text) => TextRun): Block[] {
  const blocks: Block[] = [];
  let runs: TextRun[] = [];
  let owner = root;

  const close = () => {
    if (runs.some((run) => HAN.test(run.source))) blocks.push(new Block(owner, runs));
    runs = [];
  };

  const visit = (element: Element, block: Element) => {
    for (let child = element.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === Node.TEXT_NODE) {
        if (runs.length === 0) owner = block;
        runs.push(runOf(child as Text));
      } else if (child.nodeType === Node.ELEMENT_NODE) {
        visitElement(child as Element, block);
      }
    }
  };

  const visitElement = (element: Element, block: Element) => {
    if (element.localName === 'br') {
      close();
    } else if (!isExcluded(element)) {
      const inline = isInline(element);
      if (!inline) close();
      visit(element, inline ? block : element);
      if (!inline) close();
    }
  };

  if (isTouchable(root)) visit(root, blockOf(root));
  close();
  return blocks;
}

/** The element that lays out the inline text around `element`; itself, if it is no inline element. */
export function blockOf(element: Element): Element {
  let block = element;
  while (block.parentElement && isInline(block)) block = block.parentElement;
  return block;
}

/** Whether we may rewrite text in `element`: nothing above it is code or editable. */
export function isTouchable(element: Element): boolean {
  for (let at: Element | null = element; at; at = at.parentElement) {
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

function isInline(element: Element): boolean {
  const display = getComputedStyle(element).display;
  return display.startsWith('inline') || display.startsWith('ruby') || display === 'contents';
}
