import {
  barsShown,
  clickButton,
  expect,
  innerHtml,
  marks,
  readings,
  shownText,
  test,
} from './extension.ts';

test('a page that comes back from the back/forward cache is read as it was left', async ({
  open,
  tab,
}) => {
  await open('demo-hans.html');
  const source = await innerHtml(tab);
  await clickButton(tab, 'Pinyin');
  await expect.poll(() => readings(tab)).toContain('银行 yínháng');
  await tab.evaluate(() => {
    addEventListener('pageshow', ({ persisted }) => {
      document.documentElement.dataset.persisted = String(persisted);
    });
  }, null);

  await open('not-news-en.html');
  await tab.back();
  await expect
    .poll(() => tab.evaluate(() => document.documentElement.dataset.persisted, null))
    .toBe('true');
  expect(await readings(tab)).toContain('银行 yínháng');
  expect(await barsShown(tab)).toBe(1);
  await clickButton(tab, 'Traditional, Taiwan');
  await expect.poll(() => readings(tab, 'h1')).toContain('經濟 jīngjì');
  await clickButton(tab, 'On (off: the page as it came)');
  await expect.poll(() => innerHtml(tab)).toBe(source);
});

test('a page that is written anew after it has loaded is read anew', async ({ open }) => {
  const tab = await open('demo-hans.html');
  await clickButton(tab, 'Pinyin');
  await expect.poll(() => readings(tab)).toContain('银行 yínháng');
  await tab.evaluate(async () => {
    const html = await (await fetch(location.href)).text();
    document.open();
    document.write(html.replaceAll('川渝', '两地'));
    document.close();
  }, null);
  await expect.poll(() => shownText(tab, 'h1')).toContain('两地在绵阳');
  await expect.poll(() => readings(tab)).toContain('银行 yínháng');
  await expect.poll(() => marks(tab)).toBeGreaterThan(0);
  expect(await barsShown(tab)).toBe(1);
});
