import { type BrowserTab, barsShown, expect, readings, shownText, test } from './extension.ts';

const BOTH = { on: true, script: 'hant-tw', pinyin: true, glossary: true } as const;

/** What a program gets into which the text of an element is pasted that is selected and copied here. */
async function copy(tab: BrowserTab, selector: string): Promise<{ text: string; html: string }> {
  await tab.evaluate((wanted) => {
    getSelection()?.selectAllChildren(document.querySelector(wanted) as Element);
  }, selector);
  await tab.clipboard('copy');
  await tab.evaluate(() => {
    const box = document.createElement('div');
    box.id = 'elsewhere';
    box.contentEditable = 'true';
    box.addEventListener('paste', (event) => {
      event.preventDefault();
      box.dataset.text = event.clipboardData?.getData('text/plain') ?? '';
      box.dataset.html = event.clipboardData?.getData('text/html') ?? '';
    });
    document.body.append(box);
    box.focus({ preventScroll: true });
  }, null);
  await tab.clipboard('paste');
  return tab.evaluate(() => {
    const box = document.querySelector('#elsewhere') as HTMLElement;
    box.remove();
    const { text = '', html = '' } = box.dataset;
    return { text, html: new DOMParser().parseFromString(html, 'text/html').body.innerHTML };
  }, null);
}

test("a copy gives the text without readings, or the page's own, in all open pages", async ({
  open,
  extension,
}) => {
  const source = '川渝在绵阳共商成渝地区双城经济圈建设';
  const shown = '川渝在綿陽共商成渝地區雙城經濟圈建設';
  const tab = await open('demo-hans.html');
  await expect.poll(() => barsShown(tab)).toBe(1);
  await extension.browser.callReader(tab, 'reader:set-view', { view: BOTH, keep: false });
  await expect.poll(() => readings(tab, 'h1')).toContain('經濟 jīngjì');
  expect(await copy(tab, 'h1')).toEqual({ text: shown, html: shown });

  const popup = await extension.browser.openToolbarPopup(tab);
  await expect.poll(() => popup.text()).toContain("Copy the page's own text");
  await popup.click("Copy the page's own text");
  await expect.poll(() => extension.browser.settings()).toMatchObject({ copy: 'source' });
  await popup.close();
  await expect.poll(() => copy(tab, 'h1')).toEqual({ text: source, html: source });
  expect(await shownText(tab, 'h1')).toBe(shown);
});

test('a copy of the whole page has nothing of ours in it', async ({ open }) => {
  const tab = await open('demo-hans.html');
  await expect.poll(() => barsShown(tab)).toBe(1);
  const { text, html } = await copy(tab, 'html');
  expect(text).toContain('川渝在绵阳共商成渝地区双城经济圈建设');
  expect(text).not.toContain('繁(台)');
  expect(html).not.toContain('繁(台)');
});
