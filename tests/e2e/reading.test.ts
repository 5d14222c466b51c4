import { SITE_MATCHES } from '../../lib/news/sites.ts';
import {
  type BrowserTab,
  barsShown,
  clickButton,
  elementsInText,
  expect,
  innerHtml,
  markedPlace,
  marks,
  pause,
  pointAt,
  readings,
  servedBody,
  shownCard,
  shownText,
  test,
} from './extension.ts';

/** Heading of the pop-up; none while there is none. */
const heading = async (tab: BrowserTab) => (await shownCard(tab))?.heading ?? '';

/** Addresses that lead out of the browser: not its own files, nor data in the page. */
const outside = (urls: readonly string[]) => urls.filter((url) => /^https?:/.test(url));

test.describe('on a Chinese news article', () => {
  test('the reader comes by itself and marks the terms', async ({ open }) => {
    const tab = await open('demo-hans.html');
    await expect.poll(() => barsShown(tab)).toBe(1);
    await markedPlace(tab, '成渝地区');
    expect(await elementsInText(tab)).toBe(0);
  });

  test('the script is toggled there and back', async ({ open }) => {
    const tab = await open('demo-hans.html');
    const source = await innerHtml(tab);
    await clickButton(tab, 'Traditional, Taiwan');
    await expect.poll(() => shownText(tab, 'h1')).toBe('川渝在綿陽共商成渝地區雙城經濟圈建設');
    await clickButton(tab, 'Traditional, Hong Kong');
    await expect.poll(() => shownText(tab)).toContain('往深裏走');
    await clickButton(tab, 'As the page has it');
    await expect.poll(() => innerHtml(tab)).toBe(source);
  });

  test('pinyin stands over the words, in context, and the original is one click away', async ({
    open,
  }) => {
    const tab = await open('demo-hans.html');
    const source = await innerHtml(tab);
    await clickButton(tab, 'Pinyin');
    await expect
      .poll(() => readings(tab))
      .toEqual(expect.arrayContaining(['重庆 Chóngqìng', '银行 yínháng', '增长 zēngzhǎng']));
    await clickButton(tab, 'On (off: the page as it came)');
    await expect.poll(() => innerHtml(tab)).toBe(source);
  });

  test('a term that tags cut through is explained on hover', async ({ open }) => {
    const tab = await open('demo-hans.html');
    const word = await markedPlace(tab, '双城');
    await pointAt(tab, word);
    await expect.poll(() => shownCard(tab)).not.toBeNull();
    await expect.poll(() => heading(tab)).toContain('成渝地区双城经济圈');
    await expect.poll(() => heading(tab)).toContain('成渝地區雙城經濟圈');
    const card = await shownCard(tab);
    expect(card?.text).toContain('shuāng chéng jīng jì quān');
    expect(card?.text).toContain('Chengdu-Chongqing');
  });

  test('the pop-up stays while the pointer is in it, and goes when it leaves', async ({ open }) => {
    const tab = await open('demo-hans.html');
    const word = await markedPlace(tab, '新通道');
    await pointAt(tab, word);
    await expect.poll(() => shownCard(tab)).not.toBeNull();
    const card = await shownCard(tab);
    if (!card) throw new Error('there is no pop-up');
    await tab.moveMouse((card.left + card.right) / 2, (card.top + card.bottom) / 2, 8);
    await pause(800);
    await expect.poll(() => shownCard(tab)).not.toBeNull();
    await tab.moveMouse(2, 2);
    await expect.poll(() => shownCard(tab)).toBeNull();
  });

  test('a related term opens in place, and back leads back', async ({ open }) => {
    const tab = await open('demo-hans.html');
    const word = await markedPlace(tab, '双城');
    await pointAt(tab, word);
    await clickButton(tab, '两中心两高地', 'card');
    await expect.poll(() => heading(tab)).toContain('两中心两高地');
    await clickButton(tab, 'Back', 'card');
    await expect.poll(() => heading(tab)).toContain('成渝地区双城经济圈');
  });

  test('the keyboard goes from term to term and leaves with Escape', async ({
    open,
    extension,
  }) => {
    const tab = await open('demo-hans.html');
    await expect.poll(() => barsShown(tab)).toBe(1);
    await markedPlace(tab, '成渝地区');
    await tab.evaluate(() => scrollTo(0, 0), null);
    await extension.browser.command(tab, 'next-term');
    await expect.poll(async () => (await shownCard(tab))?.focused).toBe(true);
    await tab.press('Escape');
    await expect.poll(() => shownCard(tab)).toBeNull();
  });

  test('each command does on its keys what its button does', async ({ open, extension }) => {
    const tab = await open('demo-hans.html');
    await expect.poll(() => marks(tab)).toBeGreaterThan(0);
    await extension.browser.command(tab, 'script');
    await expect.poll(() => shownText(tab, 'h1')).toContain('雙城經濟圈');
    await extension.browser.command(tab, 'pinyin');
    await expect.poll(() => readings(tab, 'h1')).toContain('經濟 jīngjì');
    await extension.browser.command(tab, 'glossary');
    await expect.poll(() => marks(tab)).toBe(0);
  });

  test('with pinyin the text stays in its column', async ({ open, tab, extension }) => {
    await tab.setViewport({ width: 360, height: 640 });
    await open('demo-hans.html');
    await clickButton(tab, 'Pinyin');
    await expect.poll(() => readings(tab)).toContain('银行 yínháng');
    await extension.browser.callReader(tab, 'reader:report', { settled: 'all' });
    const wide = await tab.evaluate(() => {
      const { clientWidth } = document.documentElement;
      const paragraphs = [...document.querySelectorAll<HTMLElement>('article p')];
      return paragraphs.filter((one) => one.scrollWidth > clientWidth).map((one) => one.innerText);
    }, null);
    expect(wide).toEqual([]);
  });

  test('settings last: the next page opens as this one was left', async ({ open, extension }) => {
    const tab = await open('demo-hans.html');
    await clickButton(tab, 'Traditional, Taiwan');
    await expect.poll(() => extension.browser.settings()).toEqual({ script: 'hant-tw' });
    await tab.reload();
    await expect.poll(() => shownText(tab, 'h1')).toContain('雙城經濟圈');
  });

  test('the bar can be hidden, and stays so', async ({ open, extension }) => {
    const tab = await open('demo-hans.html');
    await clickButton(tab, 'Hide the bar');
    await expect.poll(() => barsShown(tab)).toBe(0);
    await expect.poll(() => extension.browser.settings()).toEqual({ bar: false });
    await tab.reload();
    await markedPlace(tab, '成渝地区');
    await expect.poll(() => barsShown(tab)).toBe(0);
  });

  test('the reader goes on when the background was stopped', async ({ open, extension }) => {
    const tab = await open('demo-hans.html');
    await expect.poll(() => barsShown(tab)).toBe(1);
    await extension.browser.stopBackground();
    await clickButton(tab, 'Traditional, Taiwan');
    await expect.poll(() => shownText(tab, 'h1')).toContain('雙城經濟圈');
  });
});

test.describe('in traditional characters', () => {
  test('terms are found and the page is shown simplified', async ({ open }) => {
    const tab = await open('demo-hant.html');
    const word = await markedPlace(tab, '雙城');
    await clickButton(tab, 'Simplified');
    await expect.poll(() => shownText(tab, 'h1')).toContain('双城经济圈');
    await clickButton(tab, 'As the page has it');
    await expect.poll(() => shownText(tab, 'h1')).toContain('雙城經濟圈');
    await pointAt(tab, word);
    await expect.poll(() => heading(tab)).toContain('成渝地区双城经济圈');
  });
});

test.describe('polluted by a scraper', () => {
  test('the text is shown clean, its terms found, and given back as it came', async ({ open }) => {
    const tab = await open('demo-polluted.html');
    const before = await servedBody(tab);
    await expect.poll(() => barsShown(tab)).toBe(1);
    await expect.poll(() => shownText(tab, 'h1')).toBe('川渝在綿陽共商成渝地區雙城經濟圈建設');
    const word = await markedPlace(tab, '雙城經濟圈');
    await pointAt(tab, word);
    await expect.poll(() => heading(tab)).toContain('双城经济圈');
    await clickButton(tab, 'On (off: the page as it came)');
    await expect.poll(() => innerHtml(tab, 'body')).toBe(before);
  });

  test('broken characters are marked, said to be so, and have no reading', async ({
    open,
    extension,
  }) => {
    const tab = await open('demo-polluted.html');
    await clickButton(tab, 'Pinyin');
    // The text moves while readings come in above it.
    await extension.browser.callReader(tab, 'reader:report', { settled: 'all' });
    expect((await readings(tab, 'body')).length).toBeGreaterThan(100);
    const broken = await markedPlace(tab, '?', 'shuangdu-damaged');
    await pointAt(tab, broken);
    await expect.poll(() => heading(tab)).toBe('Damaged text');
    expect((await readings(tab, 'body')).filter((word) => word.includes('?'))).toEqual([]);
  });

  test('what was rebuilt from broken bytes is marked, and says what it came as', async ({
    open,
  }) => {
    const tab = await open('demo-polluted.html');
    const rebuilt = await markedPlace(tab, '活動', 'shuangdu-rebuilt');
    await pointAt(tab, rebuilt);
    await expect.poll(() => heading(tab)).toBe('Rebuilt text');
  });
});

test.describe('on a page that is no Chinese news', () => {
  for (const name of ['not-news-en.html', 'not-news-ja.html', 'not-news-list.html']) {
    test(`${name}: nothing is loaded and nothing is changed`, async ({ open, extension }) => {
      const tab = await open(name);
      // Long enough for a reader to come: on a news page it takes a fraction of this.
      await pause(1500);
      expect(outside(tab.requests)).toEqual([await tab.url()]);
      expect(await innerHtml(tab, 'body')).toBe(await servedBody(tab));
      expect(await tab.evaluate(() => document.documentElement.children.length, null)).toBe(2);
      const tabId = await extension.browser.tabIdOf(tab);
      const status = await extension.browser.call('background:tab-status', { tabId });
      expect(status.state === 'judged' && status.verdict.verdict).toBe('not-news');
      expect(status.state === 'judged' && status.reader).toBe(null);
    });
  }

  test('the reader comes when asked', async ({ open, extension }) => {
    const tab = await open('not-news-list.html');
    const tabId = await extension.browser.tabIdOf(tab);
    await extension.browser.call('background:read-tab', { tabId });
    await expect.poll(() => barsShown(tab)).toBe(1);
  });
});

test('an article that the page replaces is read anew', async ({ open }) => {
  const tab = await open('demo-hans.html');
  await markedPlace(tab, '成渝地区');
  await tab.evaluate(() => {
    const article = document.querySelector('article');
    const next = document.createElement('article');
    next.innerHTML = article?.innerHTML.replaceAll('川渝', '两地') ?? '';
    article?.replaceWith(next);
  }, null);
  await expect.poll(() => shownText(tab, 'h1')).toContain('两地在绵阳');
  await markedPlace(tab, '成渝地区');
  expect(await barsShown(tab)).toBe(1);
});

test('the manifest asks for the listed sites and lets our pages load nothing else', async ({
  extension,
}) => {
  const manifest = await extension.browser.manifest();
  expect(manifest.permissions?.sort()).toEqual([
    'activeTab',
    'contextMenus',
    'scripting',
    'storage',
  ]);
  expect(manifest.content_security_policy).toEqual({ extension_pages: "default-src 'self'" });
  expect(manifest.web_accessible_resources ?? []).toEqual([]);
  expect(manifest.host_permissions).not.toContain('<all_urls>');
  // A local build has hosts of its own beside them.
  const listed = (matches: readonly string[] = []) =>
    matches.filter((match) => !/localhost|\.test\//.test(match));
  expect(listed(manifest.host_permissions)).toEqual(listed(manifest.content_scripts?.[0]?.matches));
  expect(listed(manifest.host_permissions)).toEqual(SITE_MATCHES);
  expect(manifest.optional_host_permissions).toEqual(['*://*/*']);
});

test('no request leaves the browser', async ({ open, extension }) => {
  const before = (await extension.browser.requests()).length;
  const tab = await open('demo-hans.html');
  await clickButton(tab, 'Pinyin');
  await clickButton(tab, 'Traditional, Taiwan');
  const word = await markedPlace(tab, '雙城');
  await pointAt(tab, word);
  await expect.poll(() => shownCard(tab)).not.toBeNull();
  const urls = (await extension.browser.requests()).slice(before);
  expect(outside(urls)).toEqual([await tab.url()]);
});
