import {
  bar,
  card,
  expect,
  markedPlace,
  pointAt,
  readings,
  servedBody,
  shownText,
  test,
} from './extension.ts';

const choice = (name: string) => `shuangdu-ui .bar >> role=radio[name="${name}"]`;
const toggle = (name: string) => `shuangdu-ui .bar >> role=button[name="${name}"]`;

test.describe('on a Chinese news article', () => {
  test('the reader comes by itself and marks the terms', async ({ open }) => {
    const page = await open('demo-hans.html');
    await expect(bar(page)).toBeVisible();
    await markedPlace(page, '成渝地区');
    expect(await page.locator('shuangdu-text').count()).toBe(0);
  });

  test('the script is toggled there and back', async ({ open }) => {
    const page = await open('demo-hans.html');
    const source = await page.locator('article').innerHTML();
    await page.click(choice('Traditional, Taiwan words'));
    await expect(page.locator('h1')).toHaveText('川渝在綿陽共商成渝地區雙城經濟圈建設');
    await page.click(choice('Traditional, Hong Kong'));
    await expect.poll(() => shownText(page)).toContain('往深裏走');
    await page.click(choice('As the page has it'));
    await expect.poll(() => page.locator('article').innerHTML()).toBe(source);
  });

  test('pinyin stands over the words, in context, and the original is one click away', async ({
    open,
  }) => {
    const page = await open('demo-hans.html');
    const source = await page.locator('article').innerHTML();
    await page.click(toggle('Pinyin'));
    await expect
      .poll(() => readings(page))
      .toEqual(expect.arrayContaining(['重庆 chóngqìng', '银行 yínháng', '增长 zēngzhǎng']));
    await page.click(toggle('On (off: the page as it came)'));
    await expect.poll(() => page.locator('article').innerHTML()).toBe(source);
  });

  test('a term that tags cut through is explained on hover', async ({ open }) => {
    const page = await open('demo-hans.html');
    const word = await markedPlace(page, '双城');
    await pointAt(page, word);
    await expect(card(page)).toBeVisible();
    await expect(card(page).locator('h2')).toContainText('成渝地区双城经济圈');
    await expect(card(page).locator('h2')).toContainText('成渝地區雙城經濟圈');
    await expect(card(page).locator('.pinyin')).toContainText('shuāng chéng jīng jì quān');
    await expect(card(page).locator('.rendering').first()).toContainText('Chengdu-Chongqing');

    const box = await card(page).boundingBox();
    const viewport = page.viewportSize();
    if (!box || !viewport) throw new Error('the pop-up has no box');
    const covers =
      box.x < word.right &&
      box.x + box.width > word.left &&
      box.y < word.bottom &&
      box.y + box.height > word.top;
    expect(covers, 'the pop-up covers the word').toBe(false);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(viewport.width);
    expect(box.y + box.height).toBeLessThanOrEqual(viewport.height);
  });

  test('the pop-up stays while the pointer is in it, and goes when it leaves', async ({ open }) => {
    const page = await open('demo-hans.html');
    const word = await markedPlace(page, '新通道');
    await pointAt(page, word);
    await expect(card(page)).toBeVisible();
    const box = await card(page).boundingBox();
    if (!box) throw new Error('the pop-up has no box');
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
    await page.waitForTimeout(800);
    await expect(card(page)).toBeVisible();
    await page.mouse.move(2, 2);
    await expect(card(page)).toBeHidden();
  });

  test('a related term opens in place, and back leads back', async ({ open }) => {
    const page = await open('demo-hans.html');
    const word = await markedPlace(page, '双城');
    await pointAt(page, word);
    await card(page)
      .getByRole('button', { name: /两中心两高地/ })
      .first()
      .click();
    await expect(card(page).locator('h2')).toContainText('两中心两高地');
    await card(page).getByRole('button', { name: 'Back' }).click();
    await expect(card(page).locator('h2')).toContainText('成渝地区双城经济圈');
  });

  test('the keyboard goes from term to term and leaves with Escape', async ({
    open,
    extension,
  }) => {
    const page = await open('demo-hans.html');
    await expect(bar(page)).toBeVisible();
    await markedPlace(page, '成渝地区');
    await page.evaluate(() => scrollTo(0, 0));
    await extension.browser.command(page, 'next-term');
    await expect(card(page)).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(card(page)).toBeHidden();
  });

  test('settings last: the next page opens as this one was left', async ({ open, extension }) => {
    const page = await open('demo-hans.html');
    await page.click(choice('Traditional, Taiwan words'));
    await expect.poll(() => extension.browser.settings()).toEqual({ script: 'hant-tw' });
    await page.reload();
    await expect(page.locator('h1')).toContainText('雙城經濟圈');
  });

  test('the bar can be hidden, and stays so', async ({ open, extension }) => {
    const page = await open('demo-hans.html');
    await page.click(toggle('Hide the bar'));
    await expect(bar(page)).toBeHidden();
    await expect.poll(() => extension.browser.settings()).toEqual({ bar: false });
    await page.reload();
    await markedPlace(page, '成渝地区');
    await expect(bar(page)).toBeHidden();
  });

  test('the reader goes on when the background was stopped', async ({ open, extension }) => {
    const page = await open('demo-hans.html');
    await expect(bar(page)).toBeVisible();
    await extension.browser.stopBackground();
    await page.click(choice('Traditional, Taiwan words'));
    await expect(page.locator('h1')).toContainText('雙城經濟圈');
  });
});

test.describe('in traditional characters', () => {
  test('terms are found and the page is shown simplified', async ({ open }) => {
    const page = await open('demo-hant.html');
    const word = await markedPlace(page, '雙城');
    await page.click(choice('Simplified'));
    await expect(page.locator('h1')).toContainText('双城经济圈');
    await page.click(choice('As the page has it'));
    await expect(page.locator('h1')).toContainText('雙城經濟圈');
    await pointAt(page, word);
    await expect(card(page).locator('h2')).toContainText('成渝地区双城经济圈');
  });
});

test.describe('polluted by a scraper', () => {
  test('the text is shown clean, its terms found, and given back as it came', async ({ open }) => {
    const page = await open('demo-polluted.html');
    const before = await servedBody(page);
    await expect(bar(page)).toBeVisible();
    await expect.poll(() => shownText(page, 'h1')).toBe('川渝在綿陽共商成渝地區雙城經濟圈建設');
    const word = await markedPlace(page, '雙城經濟圈');
    await pointAt(page, word);
    await expect(card(page).locator('h2')).toContainText('双城经济圈');
    await page.click(toggle('On (off: the page as it came)'));
    await expect.poll(() => page.locator('body').innerHTML()).toBe(before);
  });

  test('broken characters are marked, said to be so, and have no reading', async ({
    open,
    extension,
  }) => {
    const page = await open('demo-polluted.html');
    await page.click(toggle('Pinyin'));
    // The text moves while readings come in above it.
    await extension.browser.callReader(page, 'reader:report', { settled: 'all' });
    expect((await readings(page, 'body')).length).toBeGreaterThan(100);
    const broken = await markedPlace(page, '?', 'shuangdu-damaged');
    await pointAt(page, broken);
    await expect(card(page)).toContainText('Damaged text');
    expect((await readings(page, 'body')).filter((word) => word.includes('?'))).toEqual([]);
  });
});

test.describe('on a page that is no Chinese news', () => {
  for (const name of ['not-news-en.html', 'not-news-ja.html', 'not-news-list.html']) {
    test(`${name}: nothing is loaded and nothing is changed`, async ({ open, tab, extension }) => {
      const requests: string[] = [];
      tab.on('request', (request) => requests.push(request.url()));
      const page = await open(name);
      // Long enough for a reader to come: on a news page it takes a fraction of this.
      await page.waitForTimeout(1500);
      expect(requests).toEqual([page.url()]);
      expect(await page.locator('body').innerHTML()).toBe(await servedBody(page));
      expect(await page.locator('html > *').count()).toBe(2);
      const tabId = await extension.browser.tabIdOf(page);
      const status = await extension.browser.call('background:tab-status', { tabId });
      expect(status.state === 'judged' && status.verdict.verdict).toBe('not-news');
      expect(status.state === 'judged' && status.reader).toBe(null);
    });
  }

  test('the reader comes when asked', async ({ open, extension }) => {
    const page = await open('not-news-list.html');
    const tabId = await extension.browser.tabIdOf(page);
    await extension.browser.call('background:read-tab', { tabId });
    await expect(bar(page)).toBeVisible();
  });
});

test('an article that the page replaces is read anew', async ({ open }) => {
  const page = await open('demo-hans.html');
  await markedPlace(page, '成渝地区');
  await page.evaluate(() => {
    const article = document.querySelector('article');
    const next = document.createElement('article');
    next.innerHTML = article?.innerHTML.replaceAll('川渝', '两地') ?? '';
    article?.replaceWith(next);
  });
  await expect(page.locator('h1')).toContainText('两地在绵阳');
  await markedPlace(page, '成渝地区');
  await expect(bar(page)).toHaveCount(1);
});

test('the manifest asks for the listed sites and lets our pages load nothing else', async ({
  extension,
}) => {
  const manifest = await extension.browser.manifest();
  expect(manifest.permissions?.sort()).toEqual(['activeTab', 'scripting', 'storage']);
  expect(manifest.content_security_policy).toEqual({ extension_pages: "default-src 'self'" });
  expect(manifest.web_accessible_resources).toBeUndefined();
  expect(manifest.host_permissions).not.toContain('<all_urls>');
  expect(manifest.host_permissions).toEqual(manifest.content_scripts?.[0]?.matches);
});

test('no request leaves the browser', async ({ tab, open }) => {
  const urls: string[] = [];
  tab.context().on('request', (request) => urls.push(request.url()));
  const page = await open('demo-hans.html');
  await page.click(toggle('Pinyin'));
  await page.click(choice('Traditional, Taiwan words'));
  const word = await markedPlace(page, '雙城');
  await pointAt(page, word);
  await expect(card(page)).toBeVisible();
  const elsewhere = urls.filter(
    (url) => !/^(chrome-extension:|data:|blob:)/.test(url) && new URL(url).hostname !== 'news.test',
  );
  expect(elsewhere).toEqual([]);
});
