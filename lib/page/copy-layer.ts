import type { PageText } from './page-text.ts';
import {
  openReadSelected,
  type Passage,
  type SelectedTextOptions,
  type WhichText,
} from './selected-text.ts';

export interface CopyOptions extends SelectedTextOptions {
  readonly text: SelectedTextOptions['text'] & Pick<PageText, 'shadowRoots'>;
  /** Asked at each copy. */
  readonly copies: () => WhichText;
}

/**
 * What the reader copies from the page is text of the page, in its own markup. The browser copies by
 * itself wherever what is selected stands on the page as it is to be copied (decision 10).
 */
export function watchCopying(options: CopyOptions, signal: AbortSignal): void {
  const { text, copies } = options;
  const readSelected = openReadSelected(options);

  const onCopy = (event: ClipboardEvent) => {
    const { clipboardData } = event;
    const selection = getSelection();
    // The page's own text for the clipboard, or its wish that nothing be copied.
    if (event.defaultPrevented || !clipboardData || !selection || isEditing(event)) return;
    const selected = rangesOf(selection, text.shadowRoots).map((range) =>
      readSelected(range, copies()),
    );
    if (!selected.some(({ isOther }) => isOther)) return;
    const passages = selected.flatMap((part) => part.passages);
    clipboardData.setData('text/plain', exchange(selection.toString(), passages));
    clipboardData.setData('text/html', selected.map(({ html }) => html).join(''));
    event.preventDefault();
  };

  // On the window, where it comes last: the page goes first.
  addEventListener('copy', onCopy, { signal });
}

/** What is selected, in one of the shadow roots as well: browsers show it as a place beside its host. */
function rangesOf(selection: Selection, shadowRoots: ShadowRoot[]): Range[] {
  if (shadowRoots.length > 0 && selection.rangeCount === 1 && 'getComposedRanges' in selection) {
    const [composed] = selection.getComposedRanges({ shadowRoots });
    const root = composed?.startContainer.getRootNode();
    if (composed && root instanceof ShadowRoot && root === composed.endContainer.getRootNode()) {
      const range = document.createRange();
      range.setStart(composed.startContainer, composed.startOffset);
      range.setEnd(composed.endContainer, composed.endOffset);
      return [range];
    }
  }
  return Array.from({ length: selection.rangeCount }, (_, index) => selection.getRangeAt(index));
}

/** Whether what is copied is text that the user writes. */
function isEditing(event: Event): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea');
}

/**
 * `selected`, the browser's text for a selection, line breaks and all, with the text that is wanted in
 * the place of each passage, in order.
 */
export function exchange(selected: string, passages: readonly Passage[]): string {
  let result = '';
  let at = 0;
  for (const { shown, wanted } of passages) {
    const pattern = patternOf(shown);
    if (!pattern) continue;
    pattern.lastIndex = at;
    const found = pattern.exec(selected);
    // Not rendered after all.
    if (!found) continue;
    const [rendered] = found;
    const isAsIs = shown.includes(rendered);
    result += selected.slice(at, found.index);
    if (shown === wanted) result += rendered;
    else result += isAsIs ? wanted.trim() : wanted.trim().replaceAll(WHITE_SPACE, ' ');
    at = found.index + rendered.length;
  }
  // As browsers do in a copy.
  return (result + selected.slice(at)).replaceAll('\u00a0', ' ');
}

/** What the browser collapses. */
const WHITE_SPACE = /[ \t\r\n]+/g;

/** Finds a text as the browser renders it, white space collapsed and letters transformed. */
function patternOf(shown: string): RegExp | null {
  const words = shown.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0) return null;
  const escaped = words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  return new RegExp(escaped.join('\\s*'), 'giu');
}
