import type { Point } from '../../scripts/browser-tab.ts';
import { type BrowserTab, barsShown, expect, readings, shownText, test } from './extension.ts';

/** The first paragraph of the demo article. */
const LEAD = 'article > p';

/** Just inside the first place in LEAD that shows `text`: on its first character, or its last one. */
const pointOn = (tab: BrowserTab, text: string, which: 'first' | 'last'): Promise<Point> =>
  tab.evaluate(
    ([root, wanted, end]) => {
      document.querySelector(root)?.scrollIntoView({ block: 'center' });
      const walker = document.createTreeWalker(
        document.querySelector(root) as Element,
        NodeFilter.SHOW_TEXT,
      );
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      let offset = texts
        .map(({ data }) => data)
        .join('')
        .indexOf(wanted);
      if (offset === -1) throw new RangeError(`the paragraph does not show ${wanted}`);
      if (end === 'last') offset += wanted.length - 1;
      for (const node of texts) {
        if (offset < node.length) {
          const range = document.createRange();
          range.setStart(node, offset);
          range.setEnd(node, offset + 1);
          const { left, right, bottom } = range.getBoundingClientRect();
          return { x: end === 'first' ? left + 4 : right - 2, y: bottom - 8 };
        }
        offset -= node.length;
      }
      throw new RangeError(`nothing shows ${wanted}`);
    },
    [LEAD, text, which] as const,
  );

const selected = (tab: BrowserTab) => tab.evaluate(() => String(getSelection()), null);

/** As the browser's own search does it, from the top. */
const find = (tab: BrowserTab, text: string) =>
  tab.evaluate((wanted) => {
    getSelection()?.collapse(document.querySelector('article'), 0);
    const { find: search } = window as unknown as { find(text: string): boolean };
    return search(wanted) ? String(getSelection()) : null;
  }, text);

for (const { script, first, last, phrase } of [
  { script: 'source', first: '重庆', last: '商定', phrase: '成渝地区双城经济圈' },
  {
    script: 'hant-tw',
    first: '重慶',
    last: '商定',
    phrase: '成渝地區雙城經濟圈',
  },
] as const) {
  test(`what is shown, ${script} with readings, can be found and selected as any text`, async ({
    open,
    extension,
  }) => {
    const tab = await open('demo-hans.html');
    await expect.poll(() => barsShown(tab)).toBe(1);
    const view = { on: true, script, pinyin: true, glossary: true } as const;
    await extension.browser.callReader(tab, 'reader:set-view', { view, keep: false });
    await extension.browser.callReader(tab, 'reader:report', { settled: 'all' });
    expect((await readings(tab)).length).toBeGreaterThan(100);

    expect(await find(tab, phrase)).toBe(phrase);
    expect(await find(tab, 'jīngjì')).toBe(null);

    const whole = await shownText(tab, LEAD);
    const text = whole.slice(whole.indexOf(first), whole.indexOf(last) + last.length);
    const start = await pointOn(tab, text, 'first');
    const end = await pointOn(tab, text, 'last');
    expect(end.y, 'on another line').toBeGreaterThan(start.y + 10);
    // What is selected already would be dragged itself.
    await tab.evaluate(() => getSelection()?.removeAllRanges(), null);
    await tab.drag({ x: start.x - 3, y: start.y }, end);
    expect(await selected(tab)).toBe(text);

    const from = await pointOn(tab, first, 'first');
    await tab.click(from.x, from.y, 2);
    expect(await selected(tab)).toBe(first);

    await tab.click(from.x, from.y, 3);
    expect((await selected(tab)).trim()).toBe(whole.trim());
  });
}
