import type { Page } from '@playwright/test';

/** How long the pop-up may take to come. */
const PATIENCE_MS = 20_000;

/**
 * Scrolls to the first place in the body text where `text` is marked as a term (any term, if none is
 * given), points at it and waits for the pop-up.
 */
export async function hoverTerm(page: Page, text = ''): Promise<void> {
  // Only what is near the viewport is marked: go there first.
  await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (wanted && walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!walker.currentNode.textContent?.includes(wanted) || parent?.closest('h1, rt')) continue;
      parent?.scrollIntoView({ block: 'center' });
      break;
    }
  }, text);
  const place = async () =>
    page.evaluate((wanted) => {
      const marks = [...(CSS.highlights.get('shuangdu-term') ?? [])].filter(
        ({ startContainer, startOffset, endOffset }) =>
          startContainer.textContent?.slice(startOffset, endOffset).includes(wanted),
      );
      const inBody = marks.find((mark) => !mark.startContainer.parentElement?.closest('h1'));
      const mark = inBody ?? marks[0];
      if (!mark) return null;
      const range = document.createRange();
      range.setStart(mark.startContainer, mark.startOffset);
      range.setEnd(mark.endContainer, mark.endOffset);
      if (!wanted) mark.startContainer.parentElement?.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = range.getClientRects()[0] ?? new DOMRect();
      return { x: left + width / 2, y: top + height / 2 };
    }, text);
  const start = Date.now();
  let found = await place();
  while (!found) {
    if (Date.now() - start > PATIENCE_MS) throw new Error(`no term ${text} is marked on the page`);
    await page.waitForTimeout(50);
    found = await place();
  }
  await page.mouse.move(found.x, found.y);
  await page
    .locator('shuangdu-ui [role="dialog"]')
    .waitFor({ state: 'visible', timeout: PATIENCE_MS });
}
