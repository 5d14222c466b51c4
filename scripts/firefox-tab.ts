import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { KeyInput, Page } from 'puppeteer-core';
import { type BrowserTab, CLIPBOARD_KEYS, waitFor } from './browser-tab.ts';
import type { Bidi } from './firefox-window.ts';

/** A tab of Firefox, which puts what it downloads into the folder `downloads`. */
export function firefoxTab(page: Page, bidi: Bidi, downloads: string): BrowserTab {
  const errors: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', (error) => {
    errors.push(error instanceof Error ? error.message : String(error));
  });
  page.on('request', (request) => requests.push(request.url()));
  // Puppeteer's name for the frame is BiDi's; its own record of addresses misses what comes from the cache.
  const { _id: context } = page.mainFrame() as unknown as { _id: string };
  const url = async () => {
    const { contexts } = await bidi.send<{ contexts: { url: string }[] }>(
      'browsingContext.getTree',
      { root: context, maxDepth: 0 },
    );
    return contexts[0]?.url ?? '';
  };
  const evaluate = page.evaluate.bind(page) as BrowserTab['evaluate'];
  const loaded = (what: string) =>
    waitFor(what, () => evaluate(() => document.readyState === 'complete', null));

  return {
    errors,
    requests,
    url,
    evaluate,
    async open(address) {
      if (/^https?:/.test(address)) {
        await page.goto(address);
        return;
      }
      // Of the browser's own pages and the extension's, BiDi tells no end of loading.
      await bidi.send('browsingContext.navigate', { context, url: address, wait: 'none' });
      await waitFor(address, async () => (await url()) === address);
    },
    async reload() {
      await page.reload();
    },
    async back() {
      const before = await url();
      await bidi.send('browsingContext.traverseHistory', { context, delta: -1 });
      await waitFor('the page before', async () => (await url()) !== before);
      await loaded('the page before');
    },
    bringToFront: () => page.bringToFront(),
    moveMouse: (x, y, steps = 1) => page.mouse.move(x, y, { steps }),
    click: (x, y, times = 1, button = 'left') => page.mouse.click(x, y, { count: times, button }),
    async drag(from, to) {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    },
    press: (key) => page.keyboard.press(key satisfies KeyInput),
    async clipboard(key) {
      await page.keyboard.down('Control');
      await page.keyboard.press(CLIPBOARD_KEYS[key]);
      await page.keyboard.up('Control');
    },
    async download(start) {
      const before = await readdir(downloads);
      await start();
      const name = await waitFor('a download', async () => {
        const names = await readdir(downloads);
        // A part of a file is there until the whole is.
        if (names.some((one) => one.endsWith('.part'))) return null;
        return names.find((one) => !before.includes(one));
      });
      return { name, content: await readFile(path.join(downloads, name), 'utf8') };
    },
    setViewport: (size) => page.setViewport(size),
    async screenshot(file) {
      await writeFile(file, await page.screenshot());
    },
    print: () => page.pdf(),
    close: () => page.close(),
  };
}
