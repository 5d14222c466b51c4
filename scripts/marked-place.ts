import { type Box, type BrowserTab, waitFor } from './browser-tab.ts';
import { type ShownCard, shownCard } from './shown-ui.ts';

/**
 * Scrolls to the first place, outside the headline if there is one, where text with `text` in it is
 * marked; its first line's box. Only what is near the viewport is marked: it goes there first.
 */
export async function markedPlace(
  tab: BrowserTab,
  text: string,
  highlight: 'shuangdu-term' | 'shuangdu-damaged' | 'shuangdu-rebuilt' = 'shuangdu-term',
): Promise<Box> {
  await tab.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent?.closest('h1') || !walker.currentNode.textContent?.includes(wanted)) continue;
      parent?.scrollIntoView({ block: 'center' });
      return;
    }
  }, text);
  const find = () =>
    tab.evaluate(
      ([wanted, name]) => {
        const marks = [...(CSS.highlights.get(name) ?? [])].filter((mark) =>
          mark.startContainer.textContent?.slice(mark.startOffset, mark.endOffset).includes(wanted),
        );
        const mark =
          marks.find(({ startContainer }) => !startContainer.parentElement?.closest('h1')) ??
          marks[0];
        if (!mark) return null;
        const range = document.createRange();
        range.setStart(mark.startContainer, mark.startOffset);
        range.setEnd(mark.endContainer, mark.endOffset);
        const box = () => range.getClientRects()[0] ?? new DOMRect();
        if (box().top < 0 || box().bottom > innerHeight * 0.9) {
          scrollBy(0, box().top - innerHeight / 2);
        }
        const { left, top, right, bottom } = box();
        return { left, top, right, bottom };
      },
      [text, highlight] as const,
    );
  return waitFor(`a mark on ${text}`, find);
}

/** Points at the middle of a place. */
export async function pointAt(tab: BrowserTab, { left, top, right, bottom }: Box): Promise<void> {
  await tab.moveMouse((left + right) / 2, (top + bottom) / 2);
}

/** Points at a marked term, any if `text` is empty; its pop-up, once it is there. */
export async function hoverTerm(tab: BrowserTab, text = ''): Promise<ShownCard> {
  await pointAt(tab, await markedPlace(tab, text));
  return waitFor('the pop-up', () => shownCard(tab));
}

/** The middle of the article's first `text`, scrolled into view; selects it, if that is wanted. */
export async function placeOf(
  tab: BrowserTab,
  text: string,
  { select = false } = {},
): Promise<{ x: number; y: number }> {
  return tab.evaluate(
    ([wanted, selects]) => {
      const article = document.querySelector('article') ?? document.body;
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const start = (node as Text).data.indexOf(wanted);
        if (start === -1) continue;
        const range = document.createRange();
        range.setStart(node, start);
        range.setEnd(node, start + wanted.length);
        if (selects) {
          getSelection()?.removeAllRanges();
          getSelection()?.addRange(range);
        }
        node.parentElement?.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }
      throw new Error(`no ${wanted} in the article`);
    },
    [text, select] as const,
  );
}
