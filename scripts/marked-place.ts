import type { Page } from '@playwright/test';

/** How long a mark or a pop-up may take to come. */
const PATIENCE_MS = 20_000;

/** A box in the viewport, in CSS pixels. */
export interface MarkedPlace {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Scrolls to the first place, outside the headline if there is one, where text with `text` in it is
 * marked; its first line's box. Only what is near the viewport is marked: it goes there first.
 */
export async function markedPlace(
  page: Page,
  text: string,
  highlight: 'shuangdu-term' | 'shuangdu-damaged' = 'shuangdu-term',
): Promise<MarkedPlace> {
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (parent?.closest('h1') || !walker.currentNode.textContent?.includes(wanted)) continue;
      parent?.scrollIntoView({ block: 'center' });
      return;
    }
  }, text);
  const find = () =>
    page.evaluate(
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
  const start = Date.now();
  for (;;) {
    const place = await find();
    if (place) return place;
    if (Date.now() - start > PATIENCE_MS) throw new Error(`${text} is not marked on the page`);
    await page.waitForTimeout(50);
  }
}

/** Points at the middle of a place. */
export async function pointAt(
  page: Page,
  { left, top, right, bottom }: MarkedPlace,
): Promise<void> {
  await page.mouse.move((left + right) / 2, (top + bottom) / 2);
}

/** Points at a marked term, any if `text` is empty, and waits for its pop-up. */
export async function hoverTerm(page: Page, text = ''): Promise<void> {
  await pointAt(page, await markedPlace(page, text));
  await page
    .locator('shuangdu-ui [role="dialog"]')
    .waitFor({ state: 'visible', timeout: PATIENCE_MS });
}
