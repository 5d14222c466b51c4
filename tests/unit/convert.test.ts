import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { type Configuration, openConverter } from '../../lib/script/convert.ts';
import type { Script, TextScript } from '../../lib/script/script.ts';
import { shownSpan, sourceSpan } from '../../lib/span.ts';
import { NODE_FILES, openNodeConverter } from '../../scripts/node-engine.ts';
import { newsText } from './news-text.ts';

const { convert, convertBy, explain } = await openNodeConverter();

describe('convert', () => {
  it.each<{ text: string; from: TextScript; to: Script; shown: string }>([
    { text: '这里的软件质量', from: 'hans', to: 'hant-tw', shown: '這裡的軟體質量' },
    { text: '这里的卫生', from: 'hans', to: 'hant-hk', shown: '這裏的衞生' },
    { text: '頭髮與發展', from: 'hant', to: 'hans', shown: '头发与发展' },
    { text: '衞生與裏面', from: 'hant-hk', to: 'hans', shown: '卫生与里面' },
    { text: '衞生、著名、看著', from: 'hant', to: 'hans', shown: '卫生、著名、看着' },
    { text: '這裡的軟體', from: 'hant-tw', to: 'hant-tw', shown: '這裡的軟體' },
    { text: '這裡的衛生', from: 'hant-tw', to: 'hant-hk', shown: '這裏的衞生' },
    { text: '軟體', from: 'hant-tw', to: 'hans', shown: '软体' },
  ])('shows $text ($from) as $shown ($to)', ({ text, from, to, shown }) => {
    expect(convert(text, from, to).text).toBe(shown);
  });

  it('exchanges words, or characters only', () => {
    expect(convert('软件', 'hans', 'hant-tw', { words: true }).text).toBe('軟體');
    expect(convert('软件', 'hans', 'hant-tw', { words: false }).text).toBe('軟件');
    expect(convert('軟體', 'hant-tw', 'hans', { words: true }).text).toBe('软件');
  });

  it('exchanges the names of the news both ways, with words only', () => {
    const names = (words: boolean) => [
      convert('特朗普访悉尼', 'hans', 'hant-tw', { words }).text,
      convert('川普訪寮國', 'hant-tw', 'hans', { words }).text,
      convert('特朗普访悉尼', 'hans', 'hant-hk', { words }).text,
    ];
    expect(names(true)).toEqual(['川普訪雪梨', '特朗普访老挝', '特朗普訪悉尼']);
    expect(names(false)).toEqual(['特朗普訪悉尼', '川普访寮国', '特朗普訪悉尼']);
  });

  it('knows where the characters of a longer rendering come from', () => {
    const { text, map } = convert('建数据库程序员队伍', 'hans', 'hant-tw');
    expect(text).toBe('建資料庫程式設計師隊伍');
    expect(shownSpan(map, { start: 4, end: 7 })).toEqual({ start: 4, end: 9 });
    expect(sourceSpan(map, { start: 9, end: 11 })).toEqual({ start: 7, end: 9 });
  });

  it('keeps what it does not know', () => {
    const odd = 'GDP 12％ \ud840 ⿰木目 👩‍👩‍👧 \u0000';
    expect(convert(odd, 'hans', 'hant-tw')).toEqual({ text: odd, map: [] });
    expect(convert(odd, 'hant-hk', 'hans')).toEqual({ text: odd, map: [] });
    expect(convert('', 'hans', 'hant-hk')).toEqual({ text: '', map: [] });
  });

  it('opens only what it was built for', async () => {
    const bytes = await NODE_FILES.bytes('script.bin');
    expect(() => openConverter(bytes.slice(0, -1000))).toThrow('run npm run build:data');
    expect(() => openConverter(new ArrayBuffer(64))).toThrow('run npm run build:data');
  });
});

describe('where OpenCC is wrong', () => {
  it.each([
    // Phrases that begin or end inside a word.
    { hans: '被发明', tw: '被發明', hk: '被發明' },
    { hans: '展示了如何应对', tw: '展示了如何應對', hk: '展示了如何應對' },
    { hans: '少数组织参与制造', tw: '少數組織參與製造', hk: '少數組織參與製造' },
    { hans: '总结发言', tw: '總結發言', hk: '總結發言' },
    { hans: '保护发展经验', tw: '保護發展經驗', hk: '保護發展經驗' },
    // Names.
    { hans: '余先生与范女士', tw: '余先生與范女士', hk: '余先生與范女士' },
    { hans: '于某称', tw: '于某稱', hk: '于某稱' },
    { hans: '余光中和范冰冰', tw: '余光中和范冰冰', hk: '余光中和范冰冰' },
    { hans: '皇后与乾隆', tw: '皇后與乾隆', hk: '皇后與乾隆' },
    { hans: '百余人、10余年', tw: '百餘人、10餘年', hk: '百餘人、10餘年' },
    // What the press writes.
    { hans: '台湾宣布了解污染', tw: '台灣宣布了解污染', hk: '台灣宣布了解污染' },
    { hans: '借口说税户', tw: '藉口說稅戶', hk: '藉口說稅戶' },
    { hans: '回归与回避', tw: '回歸與迴避', hk: '回歸與迴避' },
    { hans: '本周一公布计划', tw: '本週一公布計畫', hk: '本周一公布計劃' },
    { hans: '着名与著名', tw: '著名與著名', hk: '着名與著名' },
    { hans: '3只股票只有两只上升', tw: '3隻股票只有兩隻上升', hk: '3隻股票只有兩隻上升' },
    { hans: '中俄关系', tw: '中俄關係', hk: '中俄關係' },
  ])('writes $hans as $tw and $hk', ({ hans, tw, hk }) => {
    expect(convert(hans, 'hans', 'hant-tw', { words: false }).text).toBe(tw);
    expect(convert(hans, 'hans', 'hant-hk', { words: false }).text).toBe(hk);
    // A Taiwan word may not reach across words either.
    expect(convert(hans, 'hans', 'hant-tw').text.length).toBe(tw.length);
  });
});

describe('explain', () => {
  const explained = (text: string, from: TextScript, to: Script, offset: number) =>
    explain(text, from, to, { start: offset, end: offset + 1 }).map(
      ({ source, target, dictionary }) => `${source} → ${target} (${dictionary})`,
    );

  it('names the word that a character stands in', () => {
    expect(explained('据此理发', 'hans', 'hant-tw', 3)).toEqual(['理发 → 理髮 (OpenCC STPhrases)']);
    expect(explained('少数组织', 'hans', 'hant-tw', 1)).toEqual(['少数 → 少數 (jieba)']);
    expect(explained('很了解', 'hans', 'hant-tw', 1)).toEqual(['了解 → 了解 (exceptions.tsv)']);
  });

  it('names a character by itself, and the form of the region', () => {
    expect(explained('说', 'hans', 'hant-hk', 0)).toEqual(['说 → 說 (OpenCC STCharacters)']);
    expect(explained('这里', 'hans', 'hant-tw', 1)).toEqual([
      '这里 → 這裏 (OpenCC STPhrases)',
      '裏 → 裡 (OpenCC TWVariants)',
    ]);
    expect(explained('台', 'hans', 'hant-tw', 0)).toEqual([
      '台 → 臺 (OpenCC STCharacters)',
      '臺 → 台 (variants.tsv)',
    ]);
  });

  it('finds a name of the news by any part of what is shown', () => {
    for (const offset of [0, 1]) {
      expect(explained('特朗普', 'hans', 'hant-tw', offset)).toEqual(['特朗普 → 川普 (names.tsv)']);
    }
  });

  it('follows every step that leads to simplified text, in offsets of the source', () => {
    expect(explain('看著衞生', 'hant', 'hans', { start: 1, end: 2 })).toEqual([
      { start: 1, end: 2, source: '著', target: '着', dictionary: 'OpenCC TWVariantsRev' },
    ]);
    expect(explained('看著衞生', 'hant', 'hans', 2)).toEqual([
      '衞 → 衛 (OpenCC HKVariantsRev)',
      '衛 → 卫 (OpenCC TSCharacters)',
    ]);
  });
});

/** Words whose conversion depends on context or changes length, in both scripts. */
const words = fc.constantFrom(
  ...'干部 后天 皇后 头发 发展 软件 数据库 程序员 信息 网络 出租车 一百余 里面 公里 着力 著名 周𫖮 坛𬴃 自行车 特朗普 ， 。 GDP 12 '.split(
    ' ',
  ),
  ...'乾燥 幹部 後天 頭髮 發展 軟體 資料庫 資訊 裡面 裏面 衛生 衞生 著作 看著 瞭解 二噁英 㗲 台灣 臺灣 ⿰木目 樂 \ud840'.split(
    ' ',
  ),
);
const mixedText = fc.array(words, { maxLength: 30 }).map((list) => list.join(''));

/** Configurations that are OpenCC's own, and which converter of opencc-js is the same. */
const SAME = [
  { configuration: 't2s', oracle: Converter({ from: 't', to: 'cn' }) },
  { configuration: 'tw2s', oracle: Converter({ from: 'tw', to: 'cn' }) },
  { configuration: 'hk2s', oracle: Converter({ from: 'hk', to: 'cn' }) },
  { configuration: 'tw2t', oracle: Converter({ from: 'tw', to: 't' }) },
  { configuration: 'hk2t', oracle: Converter({ from: 'hk', to: 't' }) },
] as const satisfies { configuration: Configuration; oracle: unknown }[];

describe.each(SAME)('$configuration', ({ configuration, oracle }) => {
  it('gives the text that opencc-js gives', () => {
    fc.assert(
      fc.property(mixedText, (text) => {
        expect(convertBy(text, configuration).text).toBe(oracle(text));
      }),
    );
  });
});

const ALL: readonly Configuration[] = [
  ...(['s2t', 's2tw', 's2twp', 's2hk', 's2hkp', 't2tw', 't2hk', 'tw2sp', 'hk2sp'] as const),
  ...SAME.map(({ configuration }) => configuration),
];

describe.each(ALL)('the map of %s', (configuration) => {
  it('leaves every stretch between edits its own length', () => {
    fc.assert(
      fc.property(fc.oneof(mixedText, newsText), (source) => {
        const { text, map } = convertBy(source, configuration);
        let shift = 0;
        let shownEnd = 0;
        for (const [s0, s1, t0, t1] of map) {
          expect(t0 - s0).toBe(shift);
          expect(t0).toBeGreaterThanOrEqual(shownEnd);
          expect(s1 - s0 === t1 - t0).toBe(false);
          shift = t1 - s1;
          shownEnd = t1;
        }
        expect(text.length - source.length).toBe(shift);
      }),
    );
  });

  it('keeps what no table knows at its place', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(mixedText, fc.constantFrom('Ⓐ', 'Ⓑ')), { maxLength: 8 }),
        (list) => {
          const source = list.flat().join('');
          const { text, map } = convertBy(source, configuration);
          for (const { 0: mark, index } of source.matchAll(/[ⒶⒷ]/g)) {
            const span = shownSpan(map, { start: index, end: index + 1 });
            expect(text.slice(span.start, span.end)).toBe(mark);
            expect(sourceSpan(map, span)).toEqual({ start: index, end: index + 1 });
          }
        },
      ),
    );
  });
});
