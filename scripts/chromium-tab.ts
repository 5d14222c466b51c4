import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { type BrowserTab, CLIPBOARD_KEYS, waitFor } from './browser-tab.ts';

/** A tab of Chromium. */
export function chromiumTab(page: Page): BrowserTab {
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('request', (request) => requests.push(request.url()));
  return {
    errors,
    requests,
    async open(url) {
      await page.goto(url);
    },
    async reload() {
      await page.reload();
    },
    async back() {
      const before = page.url();
      // page.goBack waits for a load that a page from the back/forward cache never has.
      await page.evaluate(() => history.back());
      await waitFor('the page before', async () => page.url() !== before);
      // Nor has it a state of loading that Playwright knows of.
      await waitFor('the page before', () =>
        page.evaluate(() => document.readyState === 'complete'),
      );
    },
    url: async () => page.url(),
    // Playwright's own types take the argument apart to find handles in it; plain data has none.
    evaluate: page.evaluate.bind(page) as BrowserTab['evaluate'],
    bringToFront: () => page.bringToFront(),
    moveMouse: (x, y, steps = 1) => page.mouse.move(x, y, { steps }),
    click: (x, y, times = 1, button = 'left') =>
      page.mouse.click(x, y, { clickCount: times, button }),
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    },
    press: (key) => page.keyboard.press(key),
    clipboard: (key) => page.keyboard.press(`Control+${CLIPBOARD_KEYS[key]}`),
    async download(start) {
      const [download] = await Promise.all([page.waitForEvent('download'), start()]);
      const content = await readFile(await download.path(), 'utf8');
      return { name: download.suggestedFilename(), content };
    },
    setViewport: (size) => page.setViewportSize(size),
    async screenshot(file) {
      await page.screenshot({ path: file });
    },
    print: () => page.pdf(),
    close: () => page.close(),
  };
}
