import {
  type BrowserTab,
  barsShown,
  expect,
  markedPlace,
  pageUrl,
  pause,
  readings,
  shownText,
  test,
} from './extension.ts';

/** Puts what another page has in its body into this one, as a page does that loads nothing anew. */
const goOn = (tab: BrowserTab, url: string, address: string) =>
  tab.evaluate(
    async ([from, to]) => {
      const html = await (await fetch(from)).text();
      const next = new DOMParser().parseFromString(html, 'text/html');
      history.pushState(null, '', to);
      document.title = next.title;
      document.body.replaceChildren(...next.body.childNodes);
    },
    [url, address] as const,
  );

test.describe('a page that loads nothing anew', () => {
  test('an article that it shows later is read', async ({ open, extension }) => {
    const tab = await open('not-news-list.html');
    await pause(700);
    expect(await barsShown(tab)).toBe(0);
    await goOn(tab, pageUrl(extension, 'demo-hans.html'), '?1');
    await expect.poll(() => barsShown(tab)).toBe(1);
    await markedPlace(tab, '成渝地区');
  });

  test('from article to article the view stays, and the new one is read in its own script', async ({
    open,
    extension,
  }) => {
    const tab = await open('demo-hans.html');
    const view = { on: true, script: 'hans', pinyin: true, glossary: true } as const;
    await expect.poll(() => barsShown(tab)).toBe(1);
    await extension.browser.callReader(tab, 'reader:set-view', { view, keep: false });
    await goOn(tab, pageUrl(extension, 'demo-hant.html'), '?2');
    await expect.poll(() => shownText(tab, 'h1')).toBe('川渝在绵阳共商成渝地区双城经济圈建设');
    await expect.poll(() => readings(tab, 'h1')).toContain('经济 jīngjì');
    expect(await barsShown(tab)).toBe(1);
  });

  test('from an article to a list, the reader leaves', async ({ open, extension }) => {
    const tab = await open('demo-hans.html');
    await expect.poll(() => barsShown(tab)).toBe(1);
    await goOn(tab, pageUrl(extension, 'not-news-list.html'), '?3');
    await expect.poll(() => barsShown(tab)).toBe(0);
    expect(await tab.evaluate(() => document.documentElement.children.length, null)).toBe(2);
  });

  test("after the site's own switch of scripts the article is shown from the new one", async ({
    open,
    extension,
  }) => {
    const tab = await open('demo-hans.html');
    await expect.poll(() => barsShown(tab)).toBe(1);
    const view = { on: true, script: 'hant-hk', pinyin: false, glossary: true } as const;
    await extension.browser.callReader(tab, 'reader:set-view', { view, keep: false });
    await expect.poll(() => shownText(tab, 'h1')).toContain('雙城經濟圈');
    await tab.evaluate(
      async (from) => {
        const html = await (await fetch(from)).text();
        const next = new DOMParser().parseFromString(html, 'text/html');
        const theirs = [...next.querySelectorAll('article h1, article p')];
        const own = document.querySelectorAll('article h1, article p');
        for (const [index, one] of [...own].entries()) {
          one.replaceChildren(...(theirs[index]?.childNodes ?? []));
        }
      },
      pageUrl(extension, 'demo-hant.html'),
    );
    // Had it been taken for simplified still, Hong Kong's characters could not be reached from Taiwan's.
    await expect.poll(() => shownText(tab)).toContain('往深裏走');
    await extension.browser.callReader(tab, 'reader:set-view', {
      view: { ...view, script: 'hans' },
      keep: false,
    });
    await expect.poll(() => shownText(tab)).toContain('重庆市委书记与四川省委书记');
  });
});

interface FrameState {
  readonly heading: string;
  readonly words: number;
  readonly ours: number;
  readonly bars: number;
}

/** What stands in the first frame of the page, by its own word. */
const frameState = (tab: BrowserTab) =>
  tab.evaluate(
    () =>
      new Promise<FrameState>((resolve) => {
        addEventListener('message', ({ data }) => resolve(data as FrameState), { once: true });
        frames[0]?.postMessage('?', '*');
      }),
    null,
  );

test.describe('text in frames', () => {
  for (const [whose, isOwn] of [
    ['of the page itself', true],
    ['of another site', false],
  ] as const) {
    test(`${whose} is shown as the page around it, and given back`, async ({ open, extension }) => {
      const tab = await open('demo-hans.html');
      await expect.poll(() => barsShown(tab)).toBe(1);
      const url = pageUrl(extension, 'frame.html', isOwn ? undefined : 'localhost');
      await tab.evaluate(
        async ([from, inside]) => {
          const frame = document.createElement('iframe');
          frame.style.cssText = 'width: 640px; height: 480px';
          if (inside) frame.srcdoc = await (await fetch(from)).text();
          else frame.src = from;
          document.body.prepend(frame);
          await new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
        },
        [url, isOwn] as const,
      );
      await expect.poll(async () => (await frameState(tab)).ours).toBe(1);
      const view = { on: true, script: 'hans', pinyin: true, glossary: true } as const;
      const show = (next: typeof view | { on: false }) =>
        extension.browser.callReader(tab, 'reader:set-view', {
          view: { ...view, ...next },
          keep: false,
        });
      await show(view);
      await expect
        .poll(() => frameState(tab))
        .toMatchObject({ heading: '两省市商定年内合作事项', bars: 0 });
      await expect.poll(async () => (await frameState(tab)).words).toBeGreaterThan(20);
      await show({ on: false });
      await expect
        .poll(() => frameState(tab))
        .toMatchObject({ heading: '兩省市商定年內合作事項', words: 0 });
      await extension.browser.callReader(tab, 'reader:stop', null);
      await expect.poll(async () => (await frameState(tab)).ours).toBe(0);
    });
  }
});
