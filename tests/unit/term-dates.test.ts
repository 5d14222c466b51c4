import { describe, expect, it } from 'vitest';
import { parseBodies } from '../../lib/glossary/checks/bodies.ts';
import { dateProblems } from '../../lib/glossary/checks/date-problems.ts';
import type { Source } from '../../lib/glossary/term.ts';
import { makeTerm } from './glossary-term.ts';

const bodies = parseBodies('State Council\t1954\nCPC Central Committee\t1921\nG20');
const checks = { bodies, today: '2026-11-24' };

const ofSource = (source: Source) => dateProblems(makeTerm({ sources: [source] }), checks);
const ofText = (definition: string) => dateProblems(makeTerm({ definition }), checks);

const CONGRESS = '中国共产党第二十次全国代表大会';

describe('dates of sources', () => {
  it.each<[string, Source, string]>([
    ['to come', { document: '讲话', date: '2026-12' }, 'is in the future: correct it'],
    ['on no calendar', { document: '讲话', date: '2026-02-30' }, 'is on no calendar'],
    ['of another age', { document: '讲话', date: '1206' }, 'is before 1840'],
    [
      'before its body',
      { document: '决定', body: 'CPC Central Committee and State Council', date: '1950-01' },
      'is before the State Council existed, 1954: correct date or body',
    ],
    [
      'of the year after the congress reported to',
      {
        document: '报告',
        english: 'Report to the 20th National Congress of the CPC',
        date: '2023',
      },
      "doesn't fit the 20th Party congress, 2022: correct one of them",
    ],
    [
      'of the year before the congress that issued it',
      { document: '中国共产党章程', body: '19th CPC National Congress', date: '2016-10' },
      "doesn't fit the 19th Party congress, 2017",
    ],
    [
      'before the congress that it is about',
      { document: `关于学习${CONGRESS}精神的决定`, date: '2021' },
      "doesn't fit the 20th Party congress, 2022 to 2027",
    ],
    [
      'before the committee of a plenum',
      { document: '二十届三中全会公报', date: '2021-07' },
      "doesn't fit the 20th Central Committee, 2022 to 2027",
    ],
    [
      'after the committee that issued it',
      { document: '决定', body: '18th CPC Central Committee', date: '2019' },
      "doesn't fit the 18th Central Committee, 2012 to 2017",
    ],
    [
      'of another session',
      { document: '第十四届全国人民代表大会第二次会议', date: '2023-03' },
      "doesn't fit the session 2 of the 14th National People's Congress, 2024",
    ],
    [
      'after the outline was adopted',
      { document: '第十四个五年规划纲要', date: '2022-03' },
      "doesn't fit the 14th Five-Year Plan, 2020 to 2021",
    ],
    [
      'after the plan',
      { document: '“十三五”现代综合交通运输体系发展规划', date: '2021' },
      "doesn't fit the 13th Five-Year Plan, 2015 to 2020",
    ],
    [
      'of another year than its number',
      { document: '国发〔2021〕4号', date: '2022' },
      "doesn't fit the year in its name, 2021",
    ],
  ])('cannot be %s', (_, source, problem) => {
    const problems = ofSource(source);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it.each<Source>([
    { document: '报告', english: 'Report to the 20th National Congress', date: '2022-10-16' },
    { document: '十八届中央政治局关于改进工作作风的八项规定', date: '2012-12-04' },
    { document: '第十四个五年规划纲要', date: '2021-03-11' },
    { document: '“十四五”数字经济发展规划', body: 'State Council', date: '2021-12' },
    { document: '七届二中全会报告', body: '7th CPC Central Committee', date: '1949-03-05' },
    { document: '报告', english: 'Report to the 18th National Congress of the CYLC', date: '2018' },
    { document: '中共四川省委十二届二次全会', date: '2022-11' },
    { document: '中央委员会决议', body: 'CPC Central Committee', date: '1945' },
    { document: '上海公报', body: 'G20', date: '1972' },
  ])('may be $date of $document', (source) => {
    expect(ofSource(source)).toEqual([]);
  });
});

describe('dates in texts', () => {
  it.each([
    ['In force since 1 March 2027.', '"1 March 2027" is in the future'],
    ['In force since December 2026.', '"December 2026" is in the future'],
    ['In force since 2027.', '"since 2027" is in the future'],
    ['Held on 31 June 2024.', '"31 June 2024" is on no calendar'],
    ['Nine members as of today.', '"as of today" ages with the text: name the year'],
    ['It was set at the 19th Party Congress in 2018.', 'it met in 2017: correct it'],
    ['The 15th Five-Year Plan (2025-2030).', 'it is for 2026-2030: correct it'],
  ])('cannot be so: %s', (text, problem) => {
    const problems = ofText(text);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it.each([
    'In force since 24 November 2026, with aims for 2027 and December 2030.',
    'The 19th Party Congress of October 2017 set aims for 2035.',
    'Ten members as of 2025.',
    'The 14th Five-Year Plan (2021-2025).',
    'The 8th Party Congress of 1956.',
  ])('may be so: %s', (text) => {
    expect(ofText(text)).toEqual([]);
  });
});
