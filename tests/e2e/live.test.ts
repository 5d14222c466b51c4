import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { bar, expect, markedPlace, readings, shownText, test } from './extension.ts';

const PAGES = path.resolve(import.meta.dirname, '../pages');

/** Puts what another page has in its body into this one, as a page does that loads nothing anew. */
async function goOn(page: Page, url: string, address: string): Promise<void> {
  await page.evaluate(
    async ([from, to]) => {
      const html = await (await fetch(from)).text();
      const next = new DOMParser().parseFromString(html, 'text/html');
      history.pushState(null, '', to);
      document.title = next.title;
      document.body.replaceChildren(...next.body.childNodes);
    },
    [url, address] as const,
  );
}

test.describe('a page that loads nothing anew', () => {
  test('an article that it shows later is read', async ({ open, extension }) => {
    const page = await open('not-news-list.html');
    await page.waitForTimeout(700);
    expect(await bar(page).count()).toBe(0);
    await goOn(page, extension.server.url(path.join(PAGES, 'demo-hans.html'), 'news.test'), '?1');
    await expect(bar(page)).toBeVisible();
    await markedPlace(page, '成渝地区');
  });

  test('from article to article the view stays, and the new one is read in its own script', async ({
    open,
    extension,
  }) => {
    const page = await open('demo-hans.html');
    const view = { on: true, script: 'hans', pinyin: true, glossary: true } as const;
    await expect(bar(page)).toBeVisible();
    await extension.browser.callReader(page, 'reader:set-view', { view, keep: false });
    await goOn(page, extension.server.url(path.join(PAGES, 'demo-hant.html'), 'news.test'), '?2');
    await expect.poll(() => shownText(page, 'h1')).toBe('川渝在绵阳共商成渝地区双城经济圈建设');
    await expect.poll(() => readings(page, 'h1')).toContain('经济 jīngjì');
    await expect(bar(page)).toHaveCount(1);
  });

  test('from an article to a list, the reader leaves', async ({ open, extension }) => {
    const page = await open('demo-hans.html');
    await expect(bar(page)).toBeVisible();
    await goOn(
      page,
      extension.server.url(path.join(PAGES, 'not-news-list.html'), 'news.test'),
      '?3',
    );
    await expect(bar(page)).toHaveCount(0);
    expect(await page.locator('html > *').count()).toBe(2);
  });

  test('an article rewritten in place in the other script is shown from that one', async ({
    open,
    extension,
  }) => {
    const page = await open('demo-hans.html');
    await expect(bar(page)).toBeVisible();
    const view = { on: true, script: 'hant-tw', pinyin: false, glossary: true } as const;
    await extension.browser.callReader(page, 'reader:set-view', { view, keep: false });
    await expect.poll(() => shownText(page, 'h1')).toContain('雙城經濟圈');
    // The site's own switch: every paragraph in traditional characters.
    const url = extension.server.url(path.join(PAGES, 'demo-hant.html'), 'news.test');
    await page.evaluate(async (from) => {
      const html = await (await fetch(from)).text();
      const next = new DOMParser().parseFromString(html, 'text/html');
      const theirs = [...next.querySelectorAll('article h1, article p')];
      for (const [index, one] of [
        ...document.querySelectorAll('article h1, article p'),
      ].entries()) {
        one.replaceChildren(...(theirs[index]?.childNodes ?? []));
      }
    }, url);
    const simplified = { ...view, script: 'hans' } as const;
    await expect
      .poll(async () => {
        await extension.browser.callReader(page, 'reader:set-view', {
          view: simplified,
          keep: false,
        });
        return shownText(page);
      })
      .toContain('重庆市委书记与四川省委书记');
  });
});

test.describe('text in frames', () => {
  for (const [name, isOwn] of [
    ['of the page itself', true],
    ['of another site', false],
  ] as const) {
    test(`${name} is shown as the page around it, and given back`, async ({ open, extension }) => {
      const page = await open('demo-hans.html');
      await expect(bar(page)).toBeVisible();
      const file = path.join(PAGES, 'demo-hant.html');
      const html = await readFile(file, 'utf8');
      await page.evaluate(
        ([inside, text, url]) => {
          const frame = document.createElement('iframe');
          frame.style.cssText = 'width: 640px; height: 480px';
          if (inside) frame.srcdoc = text;
          else frame.src = url;
          document.body.prepend(frame);
        },
        [isOwn, html, extension.server.url(file, 'other.test')] as const,
      );
      const frame = page.frameLocator('iframe');
      const view = { on: true, script: 'hans', pinyin: true, glossary: true } as const;
      await expect(frame.locator('shuangdu-ui')).toBeAttached();
      await extension.browser.callReader(page, 'reader:set-view', { view, keep: false });
      await expect(frame.locator('h1')).toHaveText('川渝在绵阳共商成渝地区双城经济圈建设');
      await expect(frame.locator('h1 shuangdu-word').first()).toBeVisible();
      expect(await frame.locator('shuangdu-ui .bar').count()).toBe(0);
      await extension.browser.callReader(page, 'reader:set-view', {
        view: { ...view, on: false },
        keep: false,
      });
      await expect(frame.locator('h1')).toHaveText('川渝在綿陽共商成渝地區雙城經濟圈建設');
      expect(await frame.locator('shuangdu-text').count()).toBe(0);
      await extension.browser.callReader(page, 'reader:stop', null);
      await expect(frame.locator('shuangdu-ui')).toHaveCount(0);
    });
  }
});
