import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { type BrowserTab, waitFor } from '../../scripts/browser-tab.ts';
import { openChromium } from '../../scripts/chromium-browser.ts';
import { type ExtensionBrowser, NEWS_HOST } from '../../scripts/extension-browser.ts';
import { openFirefox } from '../../scripts/firefox-browser.ts';
import { type PageServer, servePages } from '../../scripts/saved-pages.ts';

const PAGES = path.resolve(import.meta.dirname, '../pages');

const PAGE_FILES = [
  'demo-hans.html',
  'demo-hant.html',
  'demo-polluted.html',
  'not-news-en.html',
  'not-news-list.html',
  'not-news-ja.html',
  'frame.html',
].map((name) => path.join(PAGES, name));

/** By project of playwright.config.ts. */
const BROWSERS: Readonly<Record<string, () => Promise<ExtensionBrowser>>> = {
  chromium: () => openChromium({ headless: true }),
  firefox: openFirefox,
};

interface Workers {
  /** One browser for all tests of a worker: a launch costs seconds. */
  readonly browser: ExtensionBrowser;
  readonly server: PageServer;
}

interface Tests {
  /** Settings as a fresh install has them, and a new tab. */
  readonly tab: BrowserTab;
  /** Opens one of tests/pages in the tab. */
  readonly open: (name: string) => Promise<BrowserTab>;
  /** The options page, in a tab of its own, without any glossary of the user's. */
  readonly options: BrowserTab;
}

export const test = base.extend<Tests, { extension: Workers }>({
  extension: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures' names from it
    async ({}, use, { project }) => {
      const openBrowser = BROWSERS[project.name];
      if (!openBrowser) throw new RangeError(`no browser for the project ${project.name}`);
      const browser = await openBrowser();
      const server = await servePages(PAGE_FILES);
      await use({ browser, server });
      await browser.close();
      await server.close();
    },
    { scope: 'worker' },
  ],
  tab: async ({ extension }, use) => {
    await extension.browser.setSettings({});
    await extension.browser.forgetChoices();
    const tab = await extension.browser.newTab();
    await use(tab);
    await tab.close();
    expect(tab.errors, 'exceptions in the page').toEqual([]);
  },
  open: async ({ extension, tab }, use) => {
    await use(async (name) => {
      await tab.open(pageUrl(extension, name));
      return tab;
    });
  },
  options: async ({ extension }, use) => {
    const { browser } = extension;
    await browser.clearGlossaries();
    const options = await browser.newTab();
    await options.open(await browser.ownUrl('/options.html'));
    const isShown = () => options.evaluate(() => document.querySelector('main') !== null, null);
    await waitFor('the options', isShown);
    await use(options);
    await options.close();
    await browser.clearGlossaries();
    expect(options.errors, 'exceptions in the options').toEqual([]);
  },
});

/** Address of one of tests/pages. */
export const pageUrl = ({ server }: Workers, name: string, host = NEWS_HOST) =>
  server.url(path.join(PAGES, name), host);

/** Text of the first such element as shown; readings are no text. */
export const shownText = (tab: BrowserTab, selector = 'article') =>
  tab.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);

export const innerHtml = (tab: BrowserTab, selector = 'article') =>
  tab.evaluate((wanted) => document.querySelector(wanted)?.innerHTML ?? '', selector);

/** Our words in an element, each with its reading, as in `银行 yínháng`. */
export const readings = (tab: BrowserTab, selector = 'article') =>
  tab.evaluate(
    (words) =>
      [...document.querySelectorAll(words)].map(
        (word) => `${word.textContent} ${word.getAttribute('reading')}`,
      ),
    `${selector} shuangdu-word`,
  );

/** How many elements of ours stand in the page's text. */
export const elementsInText = (tab: BrowserTab) =>
  tab.evaluate(() => document.querySelectorAll('shuangdu-text, shuangdu-word').length, null);

/** How many terms are marked; none before the reader has marked any. */
export const marks = (tab: BrowserTab) =>
  tab.evaluate(() => CSS.highlights.get('shuangdu-term')?.size ?? 0, null);

/** Text of each mark: a term, or the parts of it that tags cut it into. */
export const markedTexts = (tab: BrowserTab) =>
  tab.evaluate(
    () =>
      [...(CSS.highlights.get('shuangdu-term') ?? [])].map((mark) =>
        mark.startContainer.textContent?.slice(mark.startOffset, mark.endOffset),
      ),
    null,
  );

/** Clicks the first control with this accessible name in a page of the extension's own. */
export async function clickControl(tab: BrowserTab, name: string): Promise<void> {
  await tab.bringToFront();
  const { x, y } = await waitFor(`a control ${name}`, () =>
    tab.evaluate((wanted) => {
      const controls = [...document.querySelectorAll<HTMLElement>('button, input')];
      const nameOf = (one: HTMLElement) =>
        one.getAttribute('aria-label') ??
        (one instanceof HTMLInputElement ? (one.labels?.[0]?.innerText ?? '') : one.innerText);
      const control = controls.find((one) => nameOf(one).trim() === wanted);
      if (!control || control.matches(':disabled')) return null;
      control.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = control.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }, name),
  );
  await tab.click(x, y);
}

/** Inner HTML of the page's body as it was served, before anybody touched it. */
export const servedBody = (tab: BrowserTab) =>
  tab.evaluate(async () => {
    const html = await (await fetch(location.href)).text();
    return new DOMParser().parseFromString(html, 'text/html').body.innerHTML;
  }, null);

export type { BrowserTab } from '../../scripts/browser-tab.ts';
export { pause } from '../../scripts/browser-tab.ts';
export { markedPlace, placeOf, pointAt } from '../../scripts/marked-place.ts';
export { barsShown, clickButton, shownCard } from '../../scripts/shown-ui.ts';
export { expect };
