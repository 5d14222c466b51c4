import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../lib/glossary/matcher.ts';
import { openGlossary, type Pack, packTerms, TERMS_PER_FILE } from '../../lib/glossary/pack.ts';
import { buildGlossary, openccFoldTable } from '../../scripts/build-glossary.ts';
import { sampleTerm as term } from './sample-term.ts';

const terms = [
  term('成渝地区双城经济圈', { forms: ['双城经济圈'] }),
  term('经济圈'),
  term('信息化', { traditional: ['資訊化', '资讯化'] }),
  term('省人大常委会主任'),
  term('人大常委会'),
  term('常委会主任'),
  term('人大'),
];
const pack = packTerms(terms, (text) => `<${text}>`, openccFoldTable());

/** What the build wrote, read again. */
const filesOf = ({ matcher, readings, files }: Pack) => ({
  matcher: structuredClone<unknown>(matcher),
  readings: structuredClone<unknown>(readings),
  file: async (number: number) => structuredClone<unknown>(files[number]),
});

describe('packTerms', () => {
  it('gives what travels through JSON unharmed', () => {
    expect(JSON.parse(JSON.stringify(pack))).toEqual(pack);
  });

  it('lists every form once in the script that matching goes by', () => {
    expect(pack.matcher.terms.slice(0, 3)).toEqual([
      ['成渝地区双城经济圈', '双城经济圈'],
      ['经济圈'],
      ['信息化', '资讯化'],
    ]);
  });

  it('has the longer members of a term lead to it, unless they are terms themselves', () => {
    const member = (headword: string) => ({ headword, english: 'x' });
    const members = ['重大时代课题', '价值理念', '人大', '经济圈建设'].map(member);
    const packed = packTerms(
      [term('两个什么', { members }), term('三个什么', { members }), term('价值理念')],
      (text) => text,
      openccFoldTable(),
    );
    expect(packed.matcher.terms).toEqual([
      ['两个什么', '重大时代课题', '经济圈建设'],
      ['三个什么'],
      ['价值理念'],
    ]);
  });

  it("converts headwords, unless the term says how it's written", () => {
    expect(pack.files[0]?.terms.slice(1, 3).map(({ traditional }) => traditional)).toEqual([
      '<经济圈>',
      '資訊化',
    ]);
  });
});

describe('card', () => {
  const { card } = openGlossary(filesOf(pack));

  it('shows the term with its traditional headword', async () => {
    expect(await card('经济圈')).toEqual({ term: terms[1], traditional: '<经济圈>', nested: [] });
  });

  it.each(['成渝地区双城经济圈', '双城经济圈', '成渝地區雙城經濟圈'])(
    'is found by %s',
    async (form) => {
      expect((await card(form))?.term.headword).toBe('成渝地区双城经济圈');
    },
  );

  it('is null for what is no term', async () => {
    expect(await card('生活圈')).toBeNull();
    expect(await card('')).toBeNull();
  });

  it('names all terms inside the headword, the longest first, itself left out', async () => {
    expect((await card('省人大常委会主任'))?.nested).toEqual(['人大常委会', '常委会主任', '人大']);
  });

  it('looks for them in the text pointed at, in its script', async () => {
    expect((await card('成渝地区双城经济圈', '雙城經濟圈'))?.nested).toEqual(['经济圈']);
    expect((await card('成渝地区双城经济圈', '雙城'))?.nested).toEqual([]);
  });

  it('reads the one file that has the term', async () => {
    const many = Array.from({ length: 3 * TERMS_PER_FILE }, (_, at) => term(`第${at}号`));
    const files = filesOf(packTerms(many, (text) => text, openccFoldTable()));
    const asked: number[] = [];
    const glossary = openGlossary({
      ...files,
      file(number) {
        asked.push(number);
        return files.file(number);
      },
    });
    expect((await glossary.card(`第${2 * TERMS_PER_FILE}号`))?.term.headword).toBe('第128号');
    expect(asked).toEqual([2]);
  });
});

describe('readings', () => {
  const glossary = openGlossary(
    filesOf(
      packTerms(
        [
          term('省长', { pinyin: 'shěng zhǎng' }),
          term('成渝双城经济圈', {
            forms: ['双城经济圈', '双圈'],
            pinyin: 'chéng yú shuāng chéng jīng jì quān',
          }),
          term('人工智能+', { pinyin: 'rén gōng zhì néng +' }),
          term('党的20大A股', { pinyin: 'dǎng de 20 dà A gǔ' }),
        ],
        (text) => text,
        openccFoldTable(),
      ),
    ),
  );

  it.each([
    {
      text: '四川省长。',
      readings: [
        [2, 'shěng'],
        [3, 'zhǎng'],
      ],
    },
    {
      text: '建雙城經濟圈',
      readings: [
        [1, 'shuāng'],
        [2, 'chéng'],
        [3, 'jīng'],
        [4, 'jì'],
        [5, 'quān'],
      ],
    },
    {
      text: '人工智能+',
      readings: [
        [0, 'rén'],
        [1, 'gōng'],
        [2, 'zhì'],
        [3, 'néng'],
      ],
    },
    {
      text: '党的20大A股',
      readings: [
        [0, 'dǎng'],
        [1, 'de'],
        [4, 'dà'],
        [6, 'gǔ'],
      ],
    },
    { text: '双圈', readings: [] },
  ])('are those of the terms in $text', ({ text, readings }) => {
    expect([...glossary.known(text).readings]).toEqual(readings);
  });
});

describe('openGlossary', () => {
  it('hands the matcher what it needs', () => {
    const { match } = createMatcher(openGlossary(filesOf(pack)).matcherData);
    expect(match('推動雙城經濟圈建設')[0]?.headword).toBe('成渝地区双城经济圈');
  });

  it('hands it ordinary words that the segmenter does not know', () => {
    const { match } = createMatcher(openGlossary(filesOf(pack)).matcherData);
    expect(match('世界机器人大会')).toEqual([]);
    expect(match('市人大会议')[0]?.headword).toBe('人大');
  });

  it.each([
    ['glossary-readings.json', { readings: { ...pack.readings, version: 0 } }],
    ['glossary-readings.json', { readings: null }],
    ['glossary-matcher.json', { matcher: { ...pack.matcher, version: 0 } }],
  ])('refuses another %s and says what to do', (file, wrong) => {
    expect(() => openGlossary({ ...filesOf(pack), ...wrong })).toThrow(
      new RegExp(`^${file} is v.*: run npm run build:data`),
    );
  });

  it('refuses another file of terms when a card is asked for', async () => {
    const { card } = openGlossary({ ...filesOf(pack), file: async () => ({ version: 1 }) });
    await expect(card('经济圈')).rejects.toThrow('glossary/0.json is v1, need v2: run npm run');
  });
});

describe("the repo's glossary", async () => {
  const built = await buildGlossary();
  it('finds each of its terms by any form, and has a card for it', async () => {
    const { match } = createMatcher(built.pack.matcher);
    const { card } = openGlossary({ ...built.pack, file: async (at) => built.pack.files[at] });
    const lost: string[] = [];
    for (const { headword, forms, traditional } of built.terms) {
      for (const form of [headword, ...forms, ...traditional]) {
        const [found, ...more] = match(`。${form}。`);
        const isFound = found?.headword === headword && more.length === 0;
        if (!isFound || !(await card(form))) lost.push(form);
      }
    }
    expect(lost).toEqual([]);
  });

  it('is found in traditional characters as in simplified', async () => {
    const { match } = createMatcher(built.pack.matcher);
    const lost = built.pack.files
      .flatMap(({ terms }) => terms)
      .filter(
        ({ term: { headword }, traditional }) => match(traditional)[0]?.headword !== headword,
      );
    expect(lost).toEqual([]);
  });
});
