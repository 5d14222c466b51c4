import { barsShown, expect, readings, test } from './extension.ts';

/** As pages write them for elements that they don't know by name. */
const RULES = [
  { of: '* + *', says: 'margin: 1em; padding: 9px' },
  { of: '*', says: 'display: block' },
  { of: '*', says: 'position: relative; float: left; width: 50px' },
  { of: ':empty', says: 'display: none' },
  { of: '*', pseudo: '::before', says: 'content: "x"; position: absolute; font-size: 30px' },
];

test('words and readings stand as if a page had said nothing of all its elements', async ({
  open,
  extension,
}) => {
  const tab = await open('demo-hans.html');
  await expect.poll(() => barsShown(tab)).toBe(1);
  const view = { on: true, script: 'source', pinyin: true, glossary: false } as const;
  await extension.browser.callReader(tab, 'reader:set-view', { view, keep: false });
  await extension.browser.callReader(tab, 'reader:report', { settled: 'all' });
  expect((await readings(tab)).length).toBeGreaterThan(100);
  const moved = await tab.evaluate((rules) => {
    const style = document.createElement('style');
    document.head.append(style);
    const boxes = () =>
      [...document.querySelectorAll('article p shuangdu-word')].map((word) => {
        const { x, y, width, height } = word.getBoundingClientRect();
        const reading = getComputedStyle(word, '::before');
        return JSON.stringify([x, y, width, height, reading.content, reading.fontSize]);
      });
    const boxesUnder = (rule: string) => {
      style.textContent = rule;
      return boxes();
    };
    // Without the extension's elements, the <wbr> between its words among them, for comparison.
    const others = ':where(:not(shuangdu-text, shuangdu-text *))';
    const found = rules.flatMap(({ of, pseudo = '', says }) =>
      [says, `${says.replaceAll(';', ' !important;')} !important`].filter((said) => {
        const now = boxesUnder(`article p ${of}${pseudo} { ${said} }`);
        const wanted = boxesUnder(`article p ${of}${others}${pseudo} { ${said} }`);
        return now.some((box, index) => box !== wanted[index]);
      }),
    );
    style.remove();
    return found;
  }, RULES);
  expect(moved).toEqual([]);
});
