import { afterEach, describe, expect, it } from 'vitest';
import type { Reader } from '../../lib/page/reader.ts';
import { nodesOf, PLAIN, page, readPage, TAIWAN } from './reader-page.ts';

let reader: Reader | undefined;
afterEach(() => {
  reader?.stop();
  reader = undefined;
  document.body.replaceChildren();
});

const HTML =
  '<p>重庆<b>四川</b>举行联席会议，建设<span>成渝地区<b>双城</b></span>经济圈。</p><p>数据库程序员参加。</p>';

/** Marked texts; a term that tags cut is one range. */
const marked = (): string[] =>
  [...(CSS.highlights.get('shuangdu-term') ?? [])].map((mark) => {
    const range = document.createRange();
    range.setStart(mark.startContainer, mark.startOffset);
    range.setEnd(mark.endContainer, mark.endOffset);
    return range.toString();
  });

describe('other terms than before', () => {
  it.each([PLAIN, TAIWAN])(
    'are marked in their place, script $script, without a trace',
    async (view) => {
      const root = page(HTML);
      const [before, nodes] = [root.innerHTML, nodesOf(root)];
      const terms = ['联席会议'];
      reader = readPage(root, { terms });
      reader.setView({ ...view, glossary: true });
      await reader.settled('all');
      const texts = {
        source: ['联席会议', '参加', '双城'],
        'hant-tw': ['聯席會議', '參加', '雙城'],
      };
      const [meeting, joining, cities] = texts[view.script === 'source' ? 'source' : 'hant-tw'];
      expect(marked()).toEqual([meeting]);

      terms.splice(0, 1, '参加', '双城');
      reader.searchAnew();
      await reader.settled('all');
      expect(marked().sort()).toEqual([joining, cities].sort());
      expect(Object.keys(reader.report().terms).sort()).toEqual(['参加', '双城'].sort());

      reader.stop();
      expect(root.innerHTML).toBe(before);
      expect(nodesOf(root).every((node, index) => node === nodes[index])).toBe(true);
      expect(marked()).toEqual([]);
    },
  );

  it('are not looked for where no terms are to be marked', async () => {
    const terms: string[] = [];
    reader = readPage(page(HTML), { terms });
    reader.setView({ ...PLAIN, glossary: false });
    await reader.settled('all');
    terms.push('参加');
    reader.searchAnew();
    await reader.settled('all');
    expect(marked()).toEqual([]);
  });
});

describe('what is selected', () => {
  it('is the page’s own text, across tags, whatever is shown for it', async () => {
    const root = page(HTML);
    reader = readPage(root);
    reader.setView(TAIWAN);
    await reader.settled('all');
    const select = (start: Node | null, from: number, end: Node | null, to: number) =>
      getSelection()?.setBaseAndExtent(start as Node, from, end as Node, to);
    const [district, last] = [root.querySelector('span'), root.querySelector('p + p')];
    const text = (element: Element | null) => element?.firstChild ?? null;
    select(text(district), 2, text(district?.querySelector('b') ?? null), 2);
    expect(String(getSelection())).toBe('地區雙城');
    expect(reader.selectedSource('地區 雙城')).toBe('地区双城');
    // Selected elsewhere, in a frame.
    expect(reader.selectedSource('雙城')).toBe('');
    // 資料庫 for 数据库: what the region calls it is none of the page's text.
    select(text(last), 0, text(last), 3);
    expect(reader.selectedSource(String(getSelection()))).toBe('数据库');
    getSelection()?.removeAllRanges();
    expect(reader.selectedSource('')).toBe('');
  });
});
