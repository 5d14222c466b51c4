import { afterEach, describe, expect, it } from 'vitest';
import type { Reader } from '../../lib/page/reader.ts';
import type { View } from '../../lib/reading/view.ts';
import { click, drag, edgeOf } from './mouse.ts';
import { BOTH, PINYIN, page, readings, readPage, TAIWAN } from './reader-page.ts';

let reader: Reader | undefined;
afterEach(() => {
  reader?.stop();
  reader = undefined;
  document.body.replaceChildren();
});

const FIRST = '重庆四川举行联席会议，建设成渝地区双城经济圈，数据库程序员参加。';
const HTML =
  '<p>重庆<b>四川</b>举行联席会议，建设<span>成渝地区<b>双城</b></span>经济圈，数据库程序员参加。</p>' +
  '<p>第二段的银行行长</p>';

/** `html` in wide lines; `null`: nobody reads it. */
async function read(view: View | null, html = HTML): Promise<HTMLElement> {
  const root = page(html);
  root.style.cssText = 'font: 24px/2 sans-serif; width: 420px';
  if (!view) return root;
  reader = readPage(root);
  reader.setView(view);
  await reader.settled('all');
  if (view.pinyin) expect(readings(root).length).toBeGreaterThan(5);
  return root;
}

const selected = () => String(getSelection());

describe('finding on the page', () => {
  /** As the browser's own search does it, from the top. */
  const find = (root: Element, text: string): string => {
    getSelection()?.collapse(root, 0);
    const { find: search } = window as unknown as { find(text: string): boolean };
    return search(text) ? selected() : '';
  };

  it.each([
    {
      view: PINYIN,
      texts: ['重庆四川举行', '渝地', '成渝地区双城经济圈', '圈，数据库程', '员参加。'],
    },
    {
      view: TAIWAN,
      texts: ['重慶四川舉行', '渝地', '成渝地區雙城經濟圈', '圈，資料庫程', '師參加。'],
    },
    {
      view: BOTH,
      texts: ['重慶四川舉行', '渝地', '成渝地區雙城經濟圈', '圈，資料庫程', '師參加。'],
    },
  ])(
    'finds words across words and tags: $view.script, pinyin $view.pinyin',
    async ({ view, texts }) => {
      const root = await read(view);
      for (const text of texts) expect(find(root, text)).toBe(text);
      expect(find(root, 'zhòngqìng')).toBe('');
      expect(find(root, 'jǔxíng')).toBe('');
      if (view.script !== 'source') expect(find(root, '会议')).toBe('');
    },
  );
});

describe('selecting with the mouse', () => {
  it.each([
    { view: null, words: ['四川', '联席会议', '数据', '程序', '参加'] },
    { view: PINYIN, words: ['四川', '联席会议', '数据', '程序', '参加'] },
    { view: TAIWAN, words: ['四川', '聯席會議', '資料庫', '設計師', '參加'] },
    { view: BOTH, words: ['四川', '聯席會議', '資料庫', '設計師', '參加'] },
  ])(
    'a double click selects the word, wherever on it: $view.script, pinyin $view.pinyin',
    async ({ view, words }) => {
      const root = await read(view);
      for (const word of words) {
        for (const part of [word, word.slice(1)]) {
          const { x, y } = edgeOf(root, part, 'start');
          await click({ x: x + 4, y }, 2);
          expect(selected()).toBe(word);
        }
      }
    },
  );

  it('a double click on a reading selects its word', async () => {
    const root = await read(PINYIN);
    const word = [...root.querySelectorAll('shuangdu-word')].find(
      ({ textContent }) => textContent === '数据',
    ) as Element;
    const { left, right, top } = word.getBoundingClientRect();
    const above = { x: (left + right) / 2, y: top - 4 };
    expect(document.elementFromPoint(above.x, above.y)).toBe(word);
    await click(above, 2);
    expect(selected()).toBe('数据');
  });

  it.each([
    { from: '庆', to: '举', text: '庆四川举' },
    { from: '席', to: '席', text: '席' },
    { from: '渝', to: '双', text: '渝地区双' },
    { from: '川', to: '参', text: '川举行联席会议，建设成渝地区双城经济圈，数据库程序员参' },
    { from: '加', to: '银', text: '加。\n\n第二段的银' },
  ])(
    'a drag from $from to $to selects what lies between, across words, tags and lines',
    async ({ from, to, text }) => {
      for (const view of [null, PINYIN]) {
        const root = await read(view);
        await drag(edgeOf(root, from, 'start'), edgeOf(root, to, 'end'));
        expect(selected(), JSON.stringify(view)).toBe(text);
        await drag(edgeOf(root, to, 'end'), edgeOf(root, from, 'start'));
        expect(selected(), `backwards, ${JSON.stringify(view)}`).toBe(text);
        reader?.stop();
      }
    },
  );

  it('a triple click selects the paragraph', async () => {
    for (const view of [null, PINYIN]) {
      const root = await read(view);
      await click(edgeOf(root, '会议', 'start'), 3);
      expect(selected().trim()).toBe(FIRST);
      reader?.stop();
    }
  });
});
