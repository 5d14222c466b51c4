import { describe, expect, it } from 'vitest';
import { parseBodies } from '../../lib/glossary/checks/bodies.ts';
import { openFold } from '../../lib/glossary/fold.ts';
import { parseTerms, TermbaseError, type TermFile } from '../../lib/glossary/termbase.ts';
import { buildGlossary, openccFoldTable } from '../../scripts/build-glossary.ts';

const { fold } = openFold(openccFoldTable());

function parse(...files: readonly TermFile[]) {
  return parseTerms(files, {
    fold,
    toTraditional: (text) => text.replace('发', '發').replace('数据', '數據').replace('群', '羣'),
    bodies: parseBodies('State Council\t1954'),
    today: '2025-06-15',
  });
}

function problemsOf(...files: readonly TermFile[]): readonly string[] {
  try {
    parse(...files);
  } catch (error) {
    if (error instanceof TermbaseError) return error.problems;
    throw error;
  }
  return [];
}

/** A term without fault, with other fields added or in place of its own. */
function term(fields: Record<string, string | undefined> = {}): string {
  const all = {
    headword: '高质量发展',
    pinyin: 'gāo zhì liàng fā zhǎn',
    english: '[{ text: high-quality development, status: common }]',
    definition: GROWTH,
    kind: 'concept',
    ...fields,
  };
  const lines = Object.entries(all)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`);
  return `- ${lines.join('\n  ')}\n`;
}
const GROWTH = 'Growth that counts quality before speed.';

const economy = (...terms: readonly string[]): TermFile => ({
  name: 'economy.yaml',
  text: terms.join('\n'),
});

describe('parseTerms', () => {
  it('gives terms in order, with domain and empty lists', () => {
    const terms = parse(
      economy(term(), term({ headword: '两会', pinyin: 'liǎng huì', related: '[高质量发展]' })),
      { name: 'party.yaml', text: term({ headword: '党建', pinyin: 'dǎng jiàn' }) },
    );
    expect(terms.map(({ headword, domain }) => [headword, domain])).toEqual([
      ['高质量发展', 'economy'],
      ['两会', 'economy'],
      ['党建', 'party'],
    ]);
    expect(terms[0]).toMatchObject({ forms: [], traditional: [], members: [], sources: [] });
    expect(terms[1]?.related).toEqual(['高质量发展']);
  });

  it('lists every problem of every file in one error', () => {
    const problems = problemsOf(
      { name: 'colours.yaml', text: term() },
      economy(term({ kind: 'colour' }), term({ headword: '两会', pinyin: 'liǎng' })),
      { name: 'party.yaml', text: '- headword: [' },
    );
    expect(problems.map((problem) => problem.slice(0, 18))).toEqual([
      'colours.yaml: is n',
      'economy.yaml: 高质量发',
      'party.yaml: is no ',
      'economy.yaml: 两会: ',
    ]);
    expect(new TermbaseError(problems).message.split('\n')).toEqual(problems);
  });

  it.each<[string, Record<string, string | undefined>, string]>([
    ['a missing field', { pinyin: undefined }, '"pinyin" is missing: add it'],
    ['an unknown field', { defintion: 'x' }, 'unknown field "defintion": drop it'],
    ['an unknown kind', { kind: 'colour' }, '"kind" is "colour": write one of concept, slogan'],
    ['an empty text', { definition: '""' }, '"definition" is empty'],
    ['a number for a text', { definition: '2020' }, '"definition" is no text: put it in quotes'],
    ['one form that is no list', { forms: '发展' }, '"forms" is no list: write it in [ ]'],
    ['no rendering at all', { english: '[]' }, '"english" needs a rendering'],
    [
      'an official rendering without its body',
      { english: '[{ text: quality growth, status: official }]' },
      '"english.0.body" is missing: name the body',
    ],
    [
      'a status of its own',
      { english: '[{ text: quality growth, status: usual }]' },
      '"english.0.status" is "usual": write one of official, common',
    ],
    ['a headword with blanks', { headword: '高质量 发展' }, '"headword" is no headword'],
    [
      'a related term that is not there',
      { related: '[新质生产力]' },
      'related "新质生产力" is no headword: add the term or drop the reference',
    ],
    ['a term related to itself', { related: '[高质量发展]' }, 'is the term itself: drop it'],
    [
      'a date to come',
      { firstUse: "{ document: 讲话, date: '2025-06-16' }" },
      'date 2025-06-16 of "讲话" is in the future',
    ],
    [
      'a month to come',
      { sources: "[{ document: 讲话, date: '2025-07' }]" },
      'date 2025-07 of "讲话" is in the future',
    ],
    [
      'a day on no calendar',
      { sources: "[{ document: 讲话, date: '2023-02-29' }]" },
      'is on no calendar',
    ],
    [
      'a date in words',
      { sources: '[{ document: 讲话, date: last year }]' },
      '"sources.0.date" is no date',
    ],
    [
      'a source older than its body',
      { sources: "[{ document: 条例, body: State Council, date: '1950' }]" },
      'is before the State Council existed',
    ],
    [
      'a body that nobody knows',
      { english: '[{ text: quality growth, status: official, body: Siam }]' },
      'body "Siam" is not in lib/glossary/bodies.txt: add it there',
    ],
    ['a form of one character', { forms: '[质]' }, 'form "质" is too short'],
    [
      'a form that only differs in script',
      { forms: '[高質量發展]' },
      'form "高質量發展" is found without being listed: drop it',
    ],
    [
      'a form listed twice',
      { forms: '[经济转型, 经济转型]' },
      'form "经济转型" is found without being listed',
    ],
    [
      'a traditional form that folds to the headword',
      { traditional: '[高质量發展]' },
      'traditional "高质量發展" is found without being listed: drop it',
    ],
  ])('names file, term and remedy of %s', (_, fields, problem) => {
    const [first = '', ...others] = problemsOf(economy(term(fields)));
    expect(first).toContain(`economy.yaml: ${fields.headword ?? '高质量发展'}: `);
    expect(first).toContain(problem);
    expect(others).toEqual([]);
  });

  it('takes today and the current month for the past', () => {
    const sources = "[{ document: 讲话, date: '2025-06-15' }, { document: 讲话, date: '2025-06' }]";
    expect(problemsOf(economy(term({ sources })))).toEqual([]);
  });

  it.each(['', '# nothing yet', 'headword: 高质量发展'])('says what a file lacks: "%s"', (text) => {
    expect(problemsOf({ name: 'economy.yaml', text })).toEqual([
      'economy.yaml: holds no list of terms: begin each with "- headword: …"',
    ]);
  });

  it('says where YAML breaks off', () => {
    const [problem] = problemsOf(economy(`${term()}  bad: 'x\n`));
    expect(problem).toMatch(/^economy\.yaml: is no YAML: .* at line \d+, column \d+$/);
  });

  it('knows a term without headword by its number', () => {
    const [problem] = problemsOf(economy(term(), term({ headword: undefined })));
    expect(problem).toBe('economy.yaml: term 2: "headword" is missing: add it');
  });
});

describe('forms', () => {
  const other = (fields: Record<string, string>) =>
    term({ headword: '数据要素', pinyin: 'shù jù yào sù', ...fields });

  it('belong to one term only, also across scripts and files', () => {
    const problem = 'stands for economy.yaml: 高质量发展 already: keep it in one of them';
    expect(
      problemsOf(economy(term({ forms: '[质量型发展]' })), {
        name: 'party.yaml',
        text: other({ forms: '[质量型发展]', traditional: '[高質量發展]' }),
      }),
    ).toEqual([
      `party.yaml: 数据要素: "质量型发展" ${problem}`,
      `party.yaml: 数据要素: "高質量發展" ${problem}`,
    ]);
  });

  it('name a headword only once', () => {
    expect(problemsOf(economy(term(), term()))).toHaveLength(1);
  });

  it('may differ by region in traditional characters', () => {
    expect(problemsOf(economy(other({ traditional: '[資料要素]' })))).toEqual([]);
  });

  it('may correct the headword that conversion gives', () => {
    const crowd = { headword: '城市群', pinyin: 'chéng shì qún' };
    expect(problemsOf(economy(term({ ...crowd, traditional: '[城市群]' })))).toEqual([]);
    expect(problemsOf(economy(term({ ...crowd, traditional: '[城市羣]' })))).toHaveLength(1);
  });

  it('are no headwords to relate to', () => {
    expect(
      problemsOf(economy(term({ forms: '[质量型发展]' }), other({ related: '[质量型发展]' }))),
    ).toEqual(['economy.yaml: 数据要素: related "质量型发展" is a form of 高质量发展: write that']);
  });
});

describe('pinyin', () => {
  it.each([
    ['旅游女性', 'lǚ yóu nǚ xìng'],
    ['菜篮子', 'cài lán zi'],
    ['摸着石头过河', 'mō zhe shí tou guò hé'],
    ['厉害了我的国', 'lì hai le wǒ de guó'],
    ['5G网络', '5G wǎng luò'],
    ['人工智能+', 'rén gōng zhì néng'],
    ['四化同步、五区共兴', 'sì huà tóng bù 、 wǔ qū gòng xīng'],
    ['〇号文件', 'líng hào wén jiàn'],
    ['战略对外', 'zhàn lüè duì wài'],
  ])('of %s may be %s', (headword, pinyin) => {
    expect(problemsOf(economy(term({ headword, pinyin: `'${pinyin}'` })))).toEqual([]);
  });

  it.each([
    ['两会', 'liǎng', 'pinyin counts 1 for 2 characters'],
    ['两会', 'liǎnghuì', 'pinyin counts 1 for 2 characters'],
    ['两会', 'liǎng hui yì', 'pinyin counts 3 for 2 characters'],
    ['两会', 'liang huì', 'pinyin "liang" of 两 has no tone mark: add it'],
    ['两会', 'liǎng huǐx', 'pinyin "huǐx" of 会 is no syllable'],
    ['两会', 'liǎng hùi', 'pinyin "hùi" of 会 has its mark on the wrong letter'],
    ['两会', 'lǐang huì', 'pinyin "lǐang" of 两 has its mark on the wrong letter'],
    ['两会', 'Liǎng huì', 'pinyin "Liǎng" of 两 is no syllable'],
    ['两会', 'liǎng hui4', 'pinyin "hui4" of 会 is no syllable'],
    ['菜篮子', 'cài lan zi', 'pinyin "zi" of 子 has no tone mark'],
    ['5G网络', '5g wǎng luò', 'pinyin "5g" stands for "5G": write that as it is'],
  ])('of %s cannot be %s', (headword, pinyin, problem) => {
    const problems = problemsOf(economy(term({ headword, pinyin: `'${pinyin}'` })));
    expect(problems[0]).toContain(`economy.yaml: ${headword}: ${problem}`);
    expect(problems).toHaveLength(1);
  });
});

describe('the termbase of this repo', () => {
  it('has no problem', async () => {
    const { terms } = await buildGlossary();
    expect(terms.length).toBeGreaterThan(0);
  });
});
