import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openHeadwords } from '../../lib/lexicon/headwords.ts';
import { openSegment } from '../../lib/lexicon/segment.ts';
import { benchSegmentation } from '../../scripts/bench-segmentation.ts';
import { buildLexicon } from '../../scripts/build-lexicon.ts';
import { readCedict } from '../../scripts/cedict.ts';
import { readFrequencies } from '../../scripts/script-sources.ts';

const { entries, date } = readCedict();
const segment = openSegment(
  openHeadwords(buildLexicon(entries, date, readFrequencies()).index.buffer),
);
const wordsOf = (text: string, ...terms: Parameters<typeof segment>[1][]) =>
  segment(text, ...terms).map(({ start, end }) => text.slice(start, end));

describe('segment', () => {
  it.each([
    '研究 生命 起源',
    '他 将 出席 会议',
    '展示 了 如何 使用',
    '少数 组织 参与 制造',
    '部门 将 公布 结果',
    '十 大 战略 任务',
    '吸引 更 多 人 参与 其中',
    '發展 中國 家庭 經濟',
    '2024年 3月 15日 ， 增长 3.5% 。',
    '产量 为 1,234.5万 吨 ， 同比 增长 １２％',
    '三百二十五 辆 ， 十分之一 ， 一点五 公里',
    '历时 15 分钟 ， 上午 9时 05分 开始',
    '三十多 人 、 两百多万 元 、 几十 次',
    '发电量 240万 千瓦',
    '二〇二五年 ， 1990 年代',
    '弗拉基米尔·普京 访问 ， 让·克劳德·杜邦 陪同',
    '市长 李建国 表示 ， 欧阳文远 先生 和 王晓晖 在 北京',
    '嫌疑人 赵某 被 抓获',
    'K线图 、 3D打印 和 AI 技术',
    '準確率 達到 98.6%',
    '立法院 審議 並 通過 《 預算案 》',
    '吃 𰻞𰻞麵',
  ])('%s', (sentence) => {
    const words = sentence.split(' ');
    expect(wordsOf(words.join(''))).toEqual(words);
  });

  it('makes a short term one word, and lets no word go over the edge of a long one', () => {
    const text = '成渝地区双城经济圈建设，新质生产力';
    const terms = [
      { start: 0, end: 9 },
      { start: 12, end: 17 },
    ];
    const ends = segment(text, terms).map(({ end }) => end);
    expect(ends).toContain(9);
    expect(wordsOf('抓好三农工作', [{ start: 2, end: 4 }])).toEqual(['抓', '好', '三农', '工作']);
  });

  it('covers any text, in order', () => {
    const piece = fc.constantFrom(
      ...'研究生命的起源欧阳赵某·。，、 12３.%年月日点第三百万A股ab\u{30EDE}\u{20000}\ud842\n弗拉基',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const words = segment(text);
        expect(words.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text);
        expect(words.every(({ start, end }) => start < end)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the gold set', () => {
  it('is met better than by Intl.Segmenter and by longest match', async () => {
    const [ours, longest, intl] = await benchSegmentation();
    expect(ours?.f1).toBeGreaterThan(0.9);
    expect(ours?.f1).toBeGreaterThan((longest?.f1 ?? 1) + 0.1);
    expect(ours?.f1).toBeGreaterThan((intl?.f1 ?? 1) + 0.1);
  });
});
