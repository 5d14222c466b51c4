import { barsShown, clickButton, expect, marks, readings, shownText, test } from './extension.ts';

test.describe('the toolbar pop-up', () => {
  test('says what the page is, and why', async ({ open, extension }) => {
    const tab = await open('demo-polluted.html');
    await expect.poll(() => barsShown(tab)).toBe(1);
    const popup = await extension.browser.openToolbarPopup(tab);
    await expect.poll(() => popup.text()).toContain('Chinese news article');
    expect(await popup.text()).toContain('traditional');
    expect(await popup.text()).toContain('damaged in copying');
  });

  test('names the encoding of a page that was read in the wrong one', async ({
    open,
    extension,
  }) => {
    const tab = await open('not-news-list.html');
    const text = '市政府今天上午举行新闻发布会，介绍了全市上半年的经济运行情况。'.repeat(3);
    const misread = new TextDecoder('gbk').decode(new TextEncoder().encode(text));
    await tab.evaluate((shown: string) => {
      document.body.textContent = shown;
    }, misread);
    const popup = await extension.browser.openToolbarPopup(tab);
    await expect.poll(() => popup.text()).toContain('is UTF-8, but was read as GBK');
  });

  test('turns script, pinyin and terms on and off', async ({ open, extension }) => {
    const tab = await open('demo-hans.html');
    await expect.poll(() => barsShown(tab)).toBe(1);
    const popup = await extension.browser.openToolbarPopup(tab);
    await expect.poll(() => popup.text()).toContain('Pinyin');
    await popup.click('Traditional, Hong Kong');
    await expect.poll(() => shownText(tab, 'h1')).toContain('雙城經濟圈');
    await popup.click('Pinyin');
    await expect.poll(() => readings(tab, 'h1')).toContain('經濟 jīngjì');
    await popup.click('Policy terms');
    await expect.poll(() => marks(tab)).toBe(0);
    await popup.click('On (off: the page as it came)');
    await expect.poll(() => shownText(tab, 'h1')).toBe('川渝在绵阳共商成渝地区双城经济圈建设');
  });

  test('keeps what was clicked a moment before', async ({ open, extension }) => {
    const tab = await open('demo-hans.html');
    await expect.poll(() => barsShown(tab)).toBe(1);
    const popup = await extension.browser.openToolbarPopup(tab);
    await expect.poll(() => popup.text()).toContain('Pinyin');
    await popup.click('Traditional, Hong Kong');
    await popup.click('Pinyin');
    await popup.click('Policy terms');
    await expect.poll(() => readings(tab, 'h1')).toContain('經濟 jīngjì');
    await expect.poll(() => shownText(tab, 'h1')).toContain('雙城經濟圈');
    await expect.poll(() => marks(tab)).toBe(0);
  });

  test('reads a page that is no news when asked', async ({ open, extension }) => {
    const tab = await open('not-news-list.html');
    const popup = await extension.browser.openToolbarPopup(tab);
    await expect.poll(() => popup.text()).toContain('Chinese, but no news article');
    await popup.click('Read this page');
    await expect.poll(() => barsShown(tab)).toBe(1);
  });

  test('brings a hidden bar back', async ({ open, extension }) => {
    const tab = await open('demo-hans.html');
    await clickButton(tab, 'Hide the bar');
    const popup = await extension.browser.openToolbarPopup(tab);
    await expect.poll(() => popup.text()).toContain('Show the bar');
    await popup.click('Show the bar');
    await expect.poll(() => barsShown(tab)).toBe(1);
  });

  test('says so where extensions may not read', async ({ tab, extension }) => {
    await tab.open(extension.browser.closedPage);
    const popup = await extension.browser.openToolbarPopup(tab);
    await expect.poll(() => popup.text()).toContain('Extensions may not read this page');
  });
});

test.describe('the options', () => {
  test('change how an open page is read', async ({ open, extension, tab }) => {
    await extension.browser.setSettings({ script: 'hant-tw', pinyin: true });
    await open('demo-hans.html');
    await expect.poll(() => readings(tab, 'h1')).toContain('經濟 jīngjì');
    await extension.browser.setSettings({ script: 'hant-tw', pinyin: true, notation: 'zhuyin' });
    await expect.poll(() => readings(tab, 'h1')).toContain('經濟 ㄐㄧㄥ ㄐㄧˋ');
    await extension.browser.setSettings({ script: 'hant-tw', pinyin: true, unit: 'character' });
    await expect.poll(() => readings(tab, 'h1')).toContain('經 jīng');
  });
});
