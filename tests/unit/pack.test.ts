import { describe, expect, it } from 'vitest';
import { createMatcher } from '../../lib/glossary/matcher.ts';
import { openGlossary, packTerms } from '../../lib/glossary/pack.ts';
import type { Term } from '../../lib/glossary/term.ts';
import { buildGlossary, openccFoldTable } from '../../scripts/build-glossary.ts';

function term(headword: string, fields: Partial<Term> = {}): Term {
  return {
    headword,
    forms: [],
    traditional: [],
    pinyin: 'x',
    english: [{ text: 'x', status: 'common' }],
    definition: 'x',
    kind: 'concept',
    members: [],
    expansion: [],
    usage: [],
    related: [],
    sources: [],
    domain: 'economy',
    ...fields,
  };
}

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

  it("converts headwords, unless the term says how it's written", () => {
    expect(pack.terms.terms.slice(1, 3).map(({ traditional }) => traditional)).toEqual([
      '<经济圈>',
      '資訊化',
    ]);
  });
});

describe('card', () => {
  const { card } = openGlossary(JSON.parse(JSON.stringify(pack)));

  it('shows the term with its traditional headword', () => {
    expect(card('经济圈')).toEqual({ term: terms[1], traditional: '<经济圈>', nested: [] });
  });

  it.each(['成渝地区双城经济圈', '双城经济圈', '成渝地區雙城經濟圈'])('is found by %s', (form) => {
    expect(card(form)?.term.headword).toBe('成渝地区双城经济圈');
  });

  it('is null for what is no term', () => {
    expect(card('生活圈')).toBeNull();
    expect(card('')).toBeNull();
  });

  it('names all terms inside the headword, the longest first, itself left out', () => {
    expect(card('省人大常委会主任')?.nested).toEqual(['人大常委会', '常委会主任', '人大']);
  });

  it('looks for them in the text pointed at, in its script', () => {
    expect(card('成渝地区双城经济圈', '雙城經濟圈')?.nested).toEqual(['经济圈']);
    expect(card('成渝地区双城经济圈', '雙城')?.nested).toEqual([]);
  });
});

describe('readings', () => {
  const glossary = openGlossary(
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
    const { match } = createMatcher(openGlossary(pack).matcherData);
    expect(match('推動雙城經濟圈建設')[0]?.headword).toBe('成渝地区双城经济圈');
  });

  it('hands it ordinary words that the segmenter does not know', () => {
    const { match } = createMatcher(openGlossary(pack).matcherData);
    expect(match('世界机器人大会')).toEqual([]);
    expect(match('市人大会议')[0]?.headword).toBe('人大');
  });

  it.each([
    ['glossary.json', { ...pack, terms: { ...pack.terms, version: 0 } }],
    ['glossary-matcher.json', { ...pack, matcher: { ...pack.matcher, version: 0 } }],
    ['glossary.json', { ...pack, terms: null }],
  ])('refuses another %s and says what to do', (file, wrong) => {
    expect(() => openGlossary(wrong)).toThrow(
      new RegExp(`^${file} is v.*: run npm run build:data`),
    );
  });
});

describe("the repo's glossary", () => {
  it('finds each of its terms by any form, and has a card for it', async () => {
    const built = await buildGlossary();
    const { match } = createMatcher(built.pack.matcher);
    const { card } = openGlossary(built.pack);
    const lost = built.terms.flatMap(({ headword, forms, traditional }) =>
      [headword, ...forms, ...traditional].filter((form) => {
        const [found, ...more] = match(`。${form}。`);
        return found?.headword !== headword || more.length > 0 || !card(form);
      }),
    );
    expect(lost).toEqual([]);
  });

  it('is found in traditional characters as in simplified', async () => {
    const built = await buildGlossary();
    const { match } = createMatcher(built.pack.matcher);
    const lost = built.pack.terms.terms.filter(
      ({ term: { headword }, traditional }) => match(traditional)[0]?.headword !== headword,
    );
    expect(lost).toEqual([]);
  });
});
