import { OTHER_HOST } from '../../scripts/extension-browser.ts';
import { barsShown, expect, pageUrl, test } from './extension.ts';

test.describe('a site that is not listed', () => {
  test('has the probe from when the user says always until it is taken back', async ({
    tab,
    extension,
  }) => {
    const url = pageUrl(extension, 'demo-hans.html', OTHER_HOST);
    const probed = () => extension.browser.grantedMatches();
    await tab.open(url);
    expect(await probed()).toEqual([]);
    const popup = await extension.browser.openToolbarPopup(tab);
    await expect.poll(() => popup.text()).toContain('Chinese news article');
    await popup.click(`Always read news on ${OTHER_HOST}`);
    await expect.poll(probed).toEqual([`*://*.${OTHER_HOST}/*`]);
    await expect.poll(() => barsShown(tab)).toBe(1);
    // What is registered outlives the background.
    await extension.browser.stopBackground();
    await tab.open(`${url}?later`);
    await expect.poll(() => barsShown(tab)).toBe(1);
    await popup.click(`Never on ${OTHER_HOST}`);
    await expect.poll(probed).toEqual([]);
    await popup.close();
  });
});

test.describe('a site that the user does not want read', () => {
  test('is left alone until the user wants it again', async ({ open, tab, extension }) => {
    await open('demo-hans.html');
    await expect.poll(() => barsShown(tab)).toBe(1);
    const popup = await extension.browser.openToolbarPopup(tab);
    await expect.poll(() => popup.text()).toContain('Never on news.test');
    await popup.click('Never on news.test');
    await expect.poll(() => popup.text()).toContain('You chose not to have news.test read.');
    await expect.poll(() => barsShown(tab)).toBe(0);
    await popup.close();
    await tab.reload();
    await expect.poll(() => extension.browser.badgeOf(tab)).toBe('关');
    expect(await barsShown(tab)).toBe(0);
    const again = await extension.browser.openToolbarPopup(tab);
    await expect.poll(() => again.text()).toContain('Read news.test again');
    await again.click('Read news.test again');
    await expect.poll(() => again.text()).toContain('Never on news.test');
    await again.close();
    await tab.reload();
    await expect.poll(() => barsShown(tab)).toBe(1);
  });
});

test.describe('the toolbar button', () => {
  test('tells what the page is', async ({ open, tab, extension }) => {
    const badge = () => extension.browser.badgeOf(tab);
    await open('demo-hans.html');
    await expect.poll(badge).toBe('读');
    await extension.browser.command(tab, 'pinyin');
    await open('not-news-list.html');
    await expect.poll(badge).toBe('中');
    await open('not-news-en.html');
    await expect.poll(badge).toBe('');
    await extension.browser.setSettings({ start: false });
    await open('demo-hant.html');
    await expect.poll(badge).toBe('闻');
  });
});
