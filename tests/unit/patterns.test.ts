import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../lib/glossary/matcher.ts';
import { ordinal, parseNumeral } from '../../lib/glossary/numerals.ts';
import { openGlossary } from '../../lib/glossary/pack.ts';
import { explainPattern, matchPatterns, PATTERN_SIGNS } from '../../lib/glossary/patterns.ts';
import { buildGlossary } from '../../scripts/build-glossary.ts';

const { pack } = await buildGlossary();
const matcher = createMatcher(pack.matcher);
const found = (text: string) => matcher.match(text).map(({ start, end }) => text.slice(start, end));

describe('numerals', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十四', 14],
    ['二十', 20],
    ['二十三', 23],
    ['一百零五', 105],
    ['一百二十', 120],
    ['15', 15],
    ['', Number.NaN],
    ['零', Number.NaN],
    ['十十', Number.NaN],
  ])('%s is %d', (text, number) => {
    expect(parseNumeral(text)).toBe(number);
  });

  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [12, '12th'],
    [21, '21st'],
    [113, '113th'],
  ])('the ordinal of %d is %s', (number, text) => {
    expect(ordinal(number)).toBe(text);
  });
});

describe('patterns', () => {
  it.each([
    [
      '十四届全国人大三次会议',
      "3rd session of the 14th National People's Congress",
      'that of 2025',
    ],
    [
      '第十四届全国人民代表大会常务委员会第十五次会议',
      "15th meeting of the Standing Committee of the 14th National People's Congress",
      '2023 to 2028',
    ],
    ['十三届全国人大', "13th National People's Congress", '2018 to 2023'],
    ['二十届四中全会', '4th plenary session of the 20th CPC Central Committee', 'elected in 2022'],
    ['十一届三中全会', '3rd plenary session of the 11th CPC Central Committee', 'elected in 1977'],
    ['"十五五"规划', '15th Five-Year Plan (2026-2030)', '2026 to 2030'],
    ['"一五"计划', '1st Five-Year Plan (1953-1957)', '1953 to 1957'],
    ['十三五', '13th Five-Year Plan (2016-2020)', '2016 to 2020'],
    ['四川省委书记', 'Party secretary of Sichuan', 'first person'],
    [
      '重庆市委常委',
      'member of the Standing Committee of the Party committee of Chongqing',
      'dozen',
    ],
    ['新疆维吾尔自治区主席', 'chairperson of Xinjiang', 'Party secretary'],
    ['上海市长', 'mayor of Shanghai', 'head of the government'],
    ['国发〔2024〕7号', 'document 7 of 2024 of the State Council', 'series 国发'],
    ['国办发[2023]12号', 'document 12 of 2023 of the General Office of the State Council', 'cited'],
    ['2025年中央一号文件', 'No. 1 central document of 2025', 'since 2004'],
    ['第三次全体会议', '3rd plenary meeting', 'all members'],
  ])('explains %s', (text, english, part) => {
    const term = explainPattern(text);
    expect(term?.english[0]?.text).toBe(english);
    expect(term?.definition).toContain(part);
  });

  it.each([
    '三届全国人大',
    '九十九届全国人大',
    '一五',
    '江苏市长',
    '四川省长大后',
    '届全国人大',
    '国发7号',
    '第次会议',
  ])('makes no term of %s', (text) => {
    expect(explainPattern(text)).toBeNull();
  });

  it.each([
    ['出席十四届全国人大三次会议的代表', '十四届全国人大三次会议'],
    ['出席十四屆全國人大三次會議的代表', '十四屆全國人大三次會議'],
    ['根据国发〔2024〕7号文件', '国发〔2024〕7号'],
    ['会议由湖南省委书记主持', '湖南省委书记'],
    ['「十四五」規劃實施以來', '「十四五」規劃'],
  ])('are found in %s', (text, term) => {
    expect(found(text)).toContain(term);
  });

  it('are no plan where only one quotation mark stands beside a small number', () => {
    expect(found('商场推出“五五折扣”活动')).toEqual([]);
    expect(found('“五五”期间')).toEqual(['“五五”']);
  });

  it('hold the terms inside', () => {
    const [match] = matcher.match('湖南省委书记');
    expect(match?.nested.map(({ headword }) => headword)).toContain('省委书记');
  });

  it('leave a longer term of the termbase as it is', () => {
    expect(found('制定十四五规划')).toHaveLength(1);
  });

  it('have a card with related terms of the termbase', async () => {
    const glossary = openGlossary({ ...pack, file: async (number) => pack.files[number] });
    const card = await glossary.card('第十四届全国人大常委会第十五次会议');
    expect(card?.term.related).toEqual(['全国人大常委会']);
    expect(card?.nested).toContain('全国人大常委会');
  });
});

describe('signs', () => {
  /** One of some words, parted by blanks; `-` is none. */
  const one = (words: string) =>
    fc.constantFrom(...words.split(' ').map((word) => (word === '-' ? '' : word)));
  const number = one('一 二 五 八 十 十一 十四 十五 十九 二十 二十一 二十二 14 20');
  const place = one('四川 北京 内蒙古 四川省 北京市');
  const anyTerm = fc
    .oneof(
      fc.tuple(
        one('- 第'),
        number,
        one('届全国人大 届全国人民代表大会'),
        one('- 常委会 常务委员会'),
        one('- 第二次会议 三次会议'),
      ),
      fc.tuple(one('- 中共 党的'), number, one('届'), number, one('中全会')),
      fc.tuple(one('- "'), number, one('五 五"'), one('- 规划 计划')),
      fc.tuple(one('- 党的 中共'), number, one('大'), one('- 报告 。 以来')),
      fc.tuple(
        place,
        one('省委 市委 党委 自治区党委'),
        one('书记 副书记 常委 秘书长 组织部部长 宣传部部长 统战部部长 政法委书记'),
      ),
      fc.tuple(place, one('省长 市长 自治区主席 代省长 代市长 副省长 副市长')),
      fc.tuple(
        one('中发 国发 国函 国办发 国令 银发 财税'),
        one('〔2024〕 [2024] 【2024】 (2024) （2024）'),
        one('7号'),
      ),
      fc.tuple(one('2024年 2004年'), one('中央一号文件')),
      fc.tuple(one('第'), number, one('次会议 次全体会议')),
    )
    .map((parts) => parts.join(''));

  it('stand in whatever a pattern makes a term of', () => {
    let made = 0;
    fc.assert(
      fc.property(anyTerm, (text) => {
        const { length } = matchPatterns(text);
        if (length === 0) return;
        made += 1;
        expect(
          PATTERN_SIGNS.some((sign) => text.includes(sign)),
          text,
        ).toBe(true);
      }),
      { numRuns: 5000, seed: 1 },
    );
    expect(made).toBeGreaterThan(2000);
  });
});
