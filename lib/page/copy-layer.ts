import type { Span } from '../span.ts';
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
    const ranges = rangesOf(selection, text.shadowRoots);
    // What stands in there would be lost: the selection's own string has none of it (decision 10).
    if (text.shadowRoots.some(({ host }) => ranges.some((range) => range.intersectsNode(host))))
      return;
    const selected = ranges.map((range) => readSelected(range, copies()));
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
export function rangesOf(selection: Selection, shadowRoots: ShadowRoot[]): Range[] {
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
    const found = findRendered(selected, shown, at);
    // Not rendered after all.
    if (!found) continue;
    const rendered = selected.slice(found.start, found.end);
    result += selected.slice(at, found.start);
    result += shown === wanted ? rendered : spacedAs(rendered, wanted);
    at = found.end;
  }
  // As browsers do in a copy.
  return (result + selected.slice(at)).replaceAll('\u00a0', ' ');
}

/**
 * Where `selected` has `shown` as the browser renders it, white space collapsed and letters transformed:
 * [start, end), UTF-16 units, the first place at or behind `from`.
 */
function findRendered(selected: string, shown: string, from: number): Span | null {
  const letters = shown.replaceAll(/\s+/g, '');
  if (letters === '') return null;
  for (let start = from; start < selected.length; start += 1) {
    const end = endOf(letters, selected, start);
    if (end !== null) return { start, end };
  }
  return null;
}

/** Where `letters` end that begin at `start` of `selected`, white space between them; null if they don't. */
function endOf(letters: string, selected: string, start: number): number | null {
  let found = 0;
  let at = start;
  for (; found < letters.length; at += 1) {
    const [letter, there] = [letters.charAt(found), selected.charAt(at)];
    if (letter === there || letter.toLowerCase() === there.toLowerCase()) found += 1;
    else if (found === 0 || there.trim() !== '' || there === '') return null;
  }
  return at;
}

/** `text` with the white space that `rendered`, the same text in another script, has between its words. */
function spacedAs(rendered: string, text: string): string {
  const words = text.trim().split(/\s+/);
  const gaps = rendered.match(/\s+/g) ?? [];
  if (words.length === gaps.length + 1)
    return words.map((word, i) => word + (gaps[i] ?? '')).join('');
  // A scraper left some in it.
  return rendered.includes('\n') ? text.trim() : words.join(' ');
}
