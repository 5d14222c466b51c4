import { NEWS_HOST } from '../../scripts/extension-browser.ts';
import { type PageServer, servePages } from '../../scripts/saved-pages.ts';
import {
  type BrowserTab,
  barsShown,
  clickButton,
  elementsInText,
  expect,
  innerHtml,
  marks,
  readings,
  shownText,
  test,
} from './extension.ts';
import type { Log } from './hydrating/late.ts';
import { writeLatePage, writeNeverPage } from './hydrating/pages.ts';

let server: PageServer | undefined;
test.afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function openFile(tab: BrowserTab, file: string) {
  server = await servePages([file]);
  await tab.open(server.url(file, NEWS_HOST));
}

const logOf = (tab: BrowserTab) =>
  tab.evaluate(
    (): Omit<Log, 'isServers'> & { isServers: boolean } => ({
      ...window.log,
      isServers: window.log.isServers(),
    }),
    null,
  );

/** Whether the bar says that something is under way. */
const isBusy = (tab: BrowserTab) =>
  tab.evaluate(() => {
    const root = document.querySelector('shuangdu-ui')?.shadowRoot;
    return root?.querySelector('.bar')?.getAttribute('aria-busy') === 'true';
  }, null);

/** Clicks the page's own button. */
async function clickMore(tab: BrowserTab) {
  const { x, y } = await tab.evaluate(() => {
    const button = document.querySelector('article button') as Element;
    button.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = button.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }, null);
  await tab.click(x, y);
}

test.describe('a page that a server rendered', () => {
  for (const [framework, parts] of [
    ['react', 2],
    ['vue', 2],
    ['svelte', 1],
  ] as const) {
    test(`with ${framework}, which hydrates late, is written to after that`, async ({
      tab,
      extension,
    }) => {
      await extension.browser.setSettings({ script: 'hant-tw', pinyin: true, regionalWords: true });
      await openFile(tab, await writeLatePage(framework));
      const show = (on: boolean) =>
        extension.browser.callReader(tab, 'reader:set-view', {
          view: { on, script: 'hant-tw', pinyin: true, glossary: true },
          keep: false,
        });

      await expect.poll(() => shownText(tab, 'h1')).toBe('川渝商定共建雙城經濟圈事項');
      await expect.poll(() => shownText(tab, '.later')).toContain('資料庫和網路');
      await expect.poll(() => readings(tab)).toContain('銀行 yínháng');
      const { troubles, hydratedAt, writtenAt, isServers, html } = await logOf(tab);
      expect(troubles).toEqual([]);
      expect(hydratedAt).toHaveLength(parts);
      expect(writtenAt).toBeGreaterThan(Math.max(...hydratedAt));
      expect(isServers).toBe(true);

      const { hydration } = await extension.browser.callReader(tab, 'reader:report', {
        settled: 'all',
      });
      expect(hydration).toBe('hydrated');

      await show(false);
      await expect.poll(() => innerHtml(tab)).toBe(html);
      await show(true);
      await expect.poll(() => readings(tab)).toContain('銀行 yínháng');
      await clickMore(tab);
      await expect.poll(() => shownText(tab)).toContain('已經有1人');
      await expect.poll(() => shownText(tab)).toContain('記者獲悉');
      expect((await logOf(tab)).troubles).toEqual([]);
    });
  }

  test('and that never hydrates is marked at once, and shown as wished in the end', async ({
    tab,
  }) => {
    await openFile(tab, await writeNeverPage());
    await expect.poll(() => barsShown(tab)).toBe(1);
    await expect.poll(() => marks(tab)).toBeGreaterThan(0);
    await clickButton(tab, 'Pinyin');
    expect(await elementsInText(tab)).toBe(0);
    await expect.poll(() => isBusy(tab)).toBe(true);
    await expect.poll(() => readings(tab)).toContain('银行 yínháng');
    await expect.poll(() => isBusy(tab)).toBe(false);
    const { loadedAt, writtenAt } = await logOf(tab);
    expect(writtenAt - loadedAt).toBeGreaterThan(2000);
  });
});
