import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import {
  type ExtensionBrowser,
  NEWS_HOST,
  openExtensionBrowser,
} from '../../scripts/extension-browser.ts';
import { type PageServer, servePages } from '../../scripts/saved-pages.ts';

const PAGES = path.resolve(import.meta.dirname, '../pages');

export const PAGE_FILES = [
  'demo-hans.html',
  'demo-hant.html',
  'demo-polluted.html',
  'not-news-en.html',
  'not-news-list.html',
  'not-news-ja.html',
].map((name) => path.join(PAGES, name));

interface Workers {
  /** One browser for all tests of a worker: a launch costs seconds. */
  readonly browser: ExtensionBrowser;
  readonly server: PageServer;
}

interface Tests {
  /** Settings as a fresh install has them, and a new tab. */
  readonly tab: Page;
  /** Opens one of tests/pages in the tab. */
  readonly open: (name: string) => Promise<Page>;
}

export const test = base.extend<Tests, { extension: Workers }>({
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from it
    async ({}, use) => {
      const browser = await openExtensionBrowser({ headless: true });
      const server = await servePages(PAGE_FILES);
      await use({ browser, server });
      await browser.close();
      await server.close();
    },
    { scope: 'worker' },
  ],
  tab: async ({ extension }, use) => {
    await extension.browser.setSettings({});
    const page = await extension.browser.context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await use(page);
    await page.close();
    expect(errors, 'exceptions in the page').toEqual([]);
  },
  open: async ({ extension, tab }, use) => {
    await use(async (name) => {
      await tab.goto(extension.server.url(path.join(PAGES, name), NEWS_HOST));
      return tab;
    });
  },
});

/** The reader's bar; there once the reader runs. */
export const bar = (page: Page) => page.locator('shuangdu-ui .bar');

/** The pop-up's card. */
export const card = (page: Page) => page.locator('shuangdu-ui [role="dialog"]');

/** Text of an element as shown; readings are no text. */
export const shownText = async (page: Page, selector = 'article') =>
  (await page.locator(selector).first().textContent()) ?? '';

/** Our words in an element, each with its reading, as in `银行 yínháng`. */
export const readings = (page: Page, selector = 'article') =>
  page
    .locator(`${selector} shuangdu-word`)
    .evaluateAll((words) =>
      words.map((word) => `${word.textContent} ${word.getAttribute('reading')}`),
    );

/** Inner HTML of the page's body as it was served, before anybody touched it. */
export async function servedBody(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const html = await (await fetch(location.href)).text();
    return new DOMParser().parseFromString(html, 'text/html').body.innerHTML;
  });
}

export { markedPlace, pointAt } from '../../scripts/marked-place.ts';
export { expect };
