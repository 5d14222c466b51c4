import { clickButton, expect, readings, test } from './extension.ts';
import { printedCharacters } from './printed-characters.ts';

/** Letters that stand in readings only: the demo article itself has none with a tone mark. */
const TONED = ['ā', 'á', 'ǎ', 'à', 'ō', 'ó', 'ǒ', 'ò', 'ǔ', 'ì'];

test('readings are printed with the page', async ({ open, extension }) => {
  const tab = await open('demo-hans.html');
  const plain = printedCharacters(await tab.print());
  expect(plain).toContain('经');
  expect(TONED.filter((letter) => plain.has(letter))).toEqual([]);

  await clickButton(tab, 'Pinyin');
  await expect.poll(() => readings(tab)).toContain('银行 yínháng');
  await extension.browser.callReader(tab, 'reader:report', { settled: 'all' });
  const withPinyin = printedCharacters(await tab.print());
  expect(withPinyin).toContain('经');
  expect(TONED.filter((letter) => withPinyin.has(letter))).toEqual(TONED);
});
