import { describe, expect, it } from 'vitest';
import { parseBodies } from '../../lib/glossary/checks/bodies.ts';
import { textProblems } from '../../lib/glossary/checks/text-problems.ts';
import type { Term } from '../../lib/glossary/term.ts';
import { makeTerm } from './glossary-term.ts';

const bodies = parseBodies(
  [
    '# remark',
    '',
    'Ministry of Foreign Affairs\t1949\tForeign Ministry; MFA',
    'State Council\t1954',
    'Xinhua News Agency\t\tXinhua',
    'CPC\t1921',
  ].join('\n'),
);

const problemsOf = (fields: Partial<Term>) => textProblems(makeTerm(fields), bodies);
const rendered = (...texts: readonly string[]): Partial<Term> => ({
  english: texts.map((text) => ({ text, status: 'common' as const })),
});
const official = (body: string): Partial<Term> => ({
  english: [{ text: 'high-quality development', status: 'official', body }],
});

describe('texts of a term', () => {
  it.each<[string, Partial<Term>, string]>([
    ['a full stop', rendered('high-quality development.'), 'ends with a full stop: drop it'],
    ['two blanks', rendered('high-quality  development'), 'has two blanks together'],
    ['an open parenthesis', rendered('development (of quality'), 'without its other half'],
    ['parentheses the wrong way round', rendered(')development('), 'without its other half'],
    ['curly quotes', rendered('the people’s growth'), 'has curly quotation marks'],
    ['one quotation mark', rendered('"quality growth'), 'has a quotation mark without'],
    ['a blank before a comma', rendered('quality , growth'), 'has a blank before a punctuation'],
    ['a name in lower case', rendered('growth in hong Kong'), 'has the name "hong" in lower case'],
    ['the same rendering', rendered('Growth', 'growth'), 'rendering "growth" stands there twice'],
    ['curly quotes in a definition', { definition: 'Growth, a “quality”.' }, 'has curly'],
    ['an open parenthesis in a note', { note: 'Growth (of quality.' }, 'without its other half'],
    [
      'a definition that is the rendering',
      { definition: 'The high-quality development.' },
      'definition only repeats a rendering: say what the term means',
    ],
    ['an unknown body', official('Bureau of Growth'), 'add it there'],
    [
      'a body spelled almost so',
      official('Ministry for Foreign Affairs'),
      'is not in lib/glossary/bodies.txt: write "Ministry of Foreign Affairs", or add it there',
    ],
    [
      'another name of a body',
      official('Foreign Ministry'),
      'body "Foreign Ministry" has another name: write "Ministry of Foreign Affairs"',
    ],
    [
      'another name of a body in a source',
      { sources: [{ document: '声明', body: 'State Council and MFA' }] },
      'body "MFA" has another name: write "Ministry of Foreign Affairs"',
    ],
  ])('may not have %s', (_, fields, problem) => {
    const problems = problemsOf(fields);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
  });

  it.each<[string, Partial<Term>]>([
    ['a slogan that is a sentence', { ...rendered('Growth is good.'), kind: 'slogan' }],
    ['an abbreviation at the end', rendered('growth in the U.S.A.', 'C.P.C.')],
    ['quotation marks that make the difference', rendered('growth', '"growth"')],
    ['Chinese with its own marks', { definition: 'Of 发展, growth (“高质量”发展), as in 一、二.' }],
    ['a report of a body', official('State Council (Report on the Work of the Government, 2024)')],
    ['a report to a congress', official('CPC (report to the 20th National Congress)')],
    ['a source of a body that is listed nowhere', { sources: [{ document: '法', body: 'Siam' }] }],
  ])('may have %s', (_, fields) => {
    expect(problemsOf(fields)).toEqual([]);
  });
});

describe('the list of bodies', () => {
  it('names a line that is wrong', () => {
    expect(() => parseBodies('State Council\t54')).toThrow('bodies.txt, line 1: write "name<TAB>');
    expect(() => parseBodies('CPC\nCPC')).toThrow('line 2');
  });
});
