import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_READING_STYLE, type ReadingStyle } from '../../lib/pinyin/reading-style.ts';
import { joinSyllables } from '../../lib/pinyin/spelling.ts';
import { openReadings } from '../open-readings.ts';

const { readWords } = await openReadings();

/** Words with their readings: `重庆 Chóngqìng`. */
function spelled(text: string, style: Partial<ReadingStyle> = {}): string {
  return readWords(text, { ...DEFAULT_READING_STYLE, ...style })
    .map(({ start, end, readings }) => `${text.slice(start, end)} ${joinSyllables(readings)}`)
    .join(', ');
}

describe('readWords', () => {
  it.each([
    { text: '重庆银行行长', words: '重庆 Chóngqìng, 银行 yínháng, 行长 hángzhǎng' },
    { text: '长江增长', words: '长 Cháng, 江 Jiāng, 增长 zēngzhǎng' },
    { text: '经济，社会', words: '经济 jīngjì, 社会 shèhuì' },
    { text: 'GDP增长5.2%', words: '增长 zēngzhǎng' },
    { text: '西安', words: "西安 Xī'ān" },
    { text: '会计师的目的', words: '会计师 kuàijìshī, 的 de, 目的 mùdì' },
    { text: '一点儿', words: '一点儿 yīdiǎnr' },
    { text: '关系', words: '关系 guānxi' },
    { text: '垃圾', words: '垃圾 lājī' },
    { text: '网民关注度高', words: '网民 wǎngmín, 关注度 guānzhùdù, 高 gāo' },
    { text: '议席单票制', words: '议席 yìxí, 单 dān, 票 piào, 制 zhì' },
  ])('reads $text in context', ({ text, words }) => {
    expect(spelled(text)).toBe(words);
  });

  it.each([
    { text: '六安', words: "六安 Lù'ān" },
    { text: '蚌埠', words: '蚌埠 Bèngbù' },
    { text: '厦门', words: '厦门 Xiàmén' },
    { text: '台州', words: '台州 Tāizhōu' },
    { text: '长沙', words: '长沙 Chángshā' },
    { text: '东阿', words: "东阿 Dōng'ē" },
    { text: '番禺', words: '番禺 Pānyú' },
    { text: '乐亭', words: '乐亭 Làotíng' },
    { text: '乐清', words: '乐清 Yuèqīng' },
  ])('reads the place $text as the dictionary does', ({ text, words }) => {
    expect(spelled(text)).toBe(words);
  });

  it.each([
    { text: '原院长单霁翔表示', words: '单 Shàn, 霁翔 Jìxiáng' },
    { text: '特使解振华发言', words: '解 Xiè, 振 Zhèn' },
    { text: '副部长仇保兴介绍', words: '仇 Qiú, 保兴 Bǎoxīng' },
    { text: '记者区丁平报道', words: '区 Ōu, 丁平 Dīngpíng' },
  ])('reads the surname in $text', ({ text, words }) => {
    expect(spelled(text)).toContain(words);
  });

  it('parts names, phrases and numerals as GB/T 16159 does', () => {
    expect(spelled('中华人民共和国')).toBe('中华 Zhōnghuá, 人民 Rénmín, 共和国 Gònghéguó');
    expect(spelled('国内生产总值')).toBe('国内 guónèi, 生产 shēngchǎn, 总值 zǒngzhí');
    expect(spelled('三百二十五万人')).toBe('三百 sānbǎi, 二十五 èrshíwǔ, 万 wàn, 人 rén');
  });

  it('reads character by character, without capitals', () => {
    expect(spelled('重庆会议', { unit: 'character' })).toBe('重 chóng, 庆 qìng, 会 huì, 议 yì');
  });

  it('writes numbers and zhuyin', () => {
    expect(spelled('西安的', { notation: 'numbers' })).toBe('西安 Xi1an1, 的 de');
    expect(spelled('西安的', { notation: 'zhuyin' })).toBe('西安 ㄒㄧ ㄢ, 的 ˙ㄉㄜ');
  });

  it('writes the tone of the dictionary, or the one that is spoken', () => {
    expect(spelled('一个领导不要')).toBe('一个 yīge, 领导 lǐngdǎo, 不要 bùyào');
    expect(spelled('一个领导不要', { tones: 'spoken' })).toBe(
      '一个 yíge, 领导 língdǎo, 不要 búyào',
    );
  });

  it('reads as Taiwan does', () => {
    expect(spelled('垃圾企业的研究期间', { standard: 'taiwan' })).toBe(
      '垃圾 lèsè, 企业 qìyè, 的 de, 研究 yánjiù, 期间 qíjiān',
    );
  });

  it('prefers a reading that is known for certain', () => {
    const [word] = readWords('长', DEFAULT_READING_STYLE, {
      readings: new Map([[0, 'zhǎng']]),
      spans: [],
    });
    expect(word?.readings).toEqual(['zhǎng']);
  });

  it('gives a character outside the basic plane one place', () => {
    const text = '在𠮷字';
    const words = readWords(text, DEFAULT_READING_STYLE);
    expect(words.some(({ start, end }) => start === 2 || end === 2)).toBe(false);
    expect(words.flatMap(({ readings }) => readings)).toContain('zì');
  });

  it('gives one syllable a character, in order and without overlap', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'重庆行长了得地为会省市一不着过单三百 ，。（）GDP12ū𠮷\n'),
      maxLength: 40,
    });
    const style = fc.record({
      notation: fc.constantFrom('marks', 'numbers', 'zhuyin'),
      unit: fc.constantFrom('word', 'character'),
      tones: fc.constantFrom('dictionary', 'spoken'),
      standard: fc.constantFrom('mainland', 'taiwan'),
    });
    fc.assert(
      fc.property(text, style, (source, chosen) => {
        let at = 0;
        for (const { start, end, readings } of readWords(source, chosen as ReadingStyle)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect([...source.slice(start, end)]).toHaveLength(readings.length);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(source.length);
      }),
    );
  });
});
