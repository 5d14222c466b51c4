import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { openConverter } from '../../lib/script/convert.ts';
import type { Script, TextScript } from '../../lib/script/script.ts';
import { shownSpan, sourceSpan } from '../../lib/span.ts';

const convert = openConverter();

describe('convert', () => {
  it.each<{ text: string; from: TextScript; to: Script; shown: string }>([
    { text: '这里的软件质量', from: 'hans', to: 'hant-tw', shown: '這裡的軟體質量' },
    { text: '这里的卫生', from: 'hans', to: 'hant-hk', shown: '這裏的衞生' },
    { text: '頭髮與發展', from: 'hant', to: 'hans', shown: '头发与发展' },
    { text: '衞生與裏面', from: 'hant-hk', to: 'hans', shown: '卫生与里面' },
    { text: '衞生、著名、看著', from: 'hant', to: 'hans', shown: '卫生、著名、看着' },
    { text: '這裡的軟體', from: 'hant-tw', to: 'hant-tw', shown: '這裡的軟體' },
    { text: '這裡的衛生', from: 'hant-tw', to: 'hant-hk', shown: '這裏的衞生' },
  ])('shows $text ($from) as $shown ($to)', ({ text, from, to, shown }) => {
    expect(convert(text, from, to).text).toBe(shown);
  });

  it('knows where the characters of a longer rendering come from', () => {
    const { text, map } = convert('建数据库程序员队伍', 'hans', 'hant-tw');
    expect(text).toBe('建資料庫程式設計師隊伍');
    expect(shownSpan(map, { start: 4, end: 7 })).toEqual({ start: 4, end: 9 });
    expect(sourceSpan(map, { start: 9, end: 11 })).toEqual({ start: 7, end: 9 });
  });
});

const ORACLES = [
  { from: 'hans', to: 'hant-tw', oracle: Converter({ from: 'cn', to: 'twp' }) },
  { from: 'hans', to: 'hant-hk', oracle: Converter({ from: 'cn', to: 'hk' }) },
  { from: 'hant-tw', to: 'hans', oracle: Converter({ from: 'tw', to: 'cn' }) },
  { from: 'hant-hk', to: 'hans', oracle: Converter({ from: 'hk', to: 'cn' }) },
] as const;

/** Words whose conversion depends on context or changes length, in both scripts. */
const words = fc.constantFrom(
  ...'干部 后天 皇后 头发 发展 软件 数据库 程序员 信息 网络 出租车 一百余 里面 公里 着力 著名 周𫖮 坛𬴃 自行车 ， 。 GDP 12 '.split(
    ' ',
  ),
  ...'乾燥 幹部 後天 頭髮 發展 軟體 資料庫 資訊 裡面 裏面 衛生 衞生 著作 看著 瞭解 二噁英 㗲 台灣 臺灣'.split(
    ' ',
  ),
);

describe.each(ORACLES)('convert $from to $to', ({ from, to, oracle }) => {
  it('gives the text that opencc-js gives', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (list) => {
        const text = list.join('');
        expect(convert(text, from, to).text).toBe(oracle(text));
      }),
    );
  });

  it('maps so that every stretch between edits has its own length', () => {
    fc.assert(
      fc.property(fc.array(words, { maxLength: 30 }), (list) => {
        const source = list.join('');
        const { text, map } = convert(source, from, to);
        let shift = 0;
        for (const [s0, s1, t0, t1] of map) {
          expect(t0 - s0).toBe(shift);
          shift = t1 - s1;
        }
        expect(text.length - source.length).toBe(shift);
      }),
    );
  });
});
