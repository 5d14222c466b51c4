import { describe, expect, it } from 'vitest';
import { openFold } from '../../lib/glossary/fold.ts';
import {
  type HeldOffice,
  openHeldOffices,
  packHeldOffices,
} from '../../lib/glossary/held-offices.ts';
import { parseOfficeHolders } from '../../lib/glossary/office-holder-list.ts';
import { explainPattern } from '../../lib/glossary/patterns.ts';
import type { Term } from '../../lib/glossary/term.ts';
import { TermbaseError } from '../../lib/glossary/termbase.ts';
import { buildGlossary, openccFoldTable } from '../../scripts/build-glossary.ts';
import { sampleTerm } from './sample-term.ts';

const term = (headword: string, fields: Partial<Term> = {}) =>
  sampleTerm(headword, { kind: 'office', domain: 'offices', ...fields });

const FOLD_TABLE = openccFoldTable();
const { fold } = openFold(FOLD_TABLE);
const built = await buildGlossary();

const TERMS = [
  term('湖长', {
    forms: ['湖泊长'],
    english: [
      { text: 'lake head', status: 'common' },
      { text: 'Head of the Lake', status: 'official', body: 'Lake Council' },
    ],
  }),
  term('湖泊部', { kind: 'institution' }),
];

function parse(text: string) {
  return parseOfficeHolders(
    { name: 'office-holders.yaml', text },
    { fold, today: '2025-06-15', terms: TERMS },
  );
}

function problemsOf(text: string): readonly string[] {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof TermbaseError) return error.problems;
    throw error;
  }
  return [];
}

/** An entry without fault, with other fields added or in place of its own. Nobody in it exists. */
function entry(fields: Record<string, string | undefined> = {}): string {
  const all = {
    office: '湖长',
    name: '欧阳湖水',
    pinyin: 'Ōu yáng Hú shuǐ',
    english: 'Ouyang Hushui',
    since: "'2023-03'",
    asOf: "'2025-05'",
    ...fields,
  };
  const lines = Object.entries(all)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`);
  return `- ${lines.join('\n  ')}\n`;
}
const MINISTER = { office: '湖泊部部长', institution: '湖泊部', title: 'Minister of Lakes' };
const FORMER = { until: "'2024-12-31'", asOf: undefined };

describe('parseOfficeHolders', () => {
  it('gives entries in order', () => {
    const holders = parse(entry() + entry(MINISTER) + entry({ ...FORMER, since: "'2020'" }));
    expect(holders.map(({ office, since }) => `${office} ${since}`)).toEqual([
      '湖长 2023-03',
      '湖泊部部长 2023-03',
      '湖长 2020',
    ]);
  });

  it('takes an office that a pattern explains, and one that no card shows', () => {
    expect(problemsOf(entry({ office: '四川省委书记' }))).toEqual([]);
    expect(problemsOf(entry({ office: '副湖长', title: 'Deputy Head of the Lake' }))).toEqual([]);
  });

  it.each<[string, Record<string, string | undefined>, string]>([
    ['a missing field', { english: undefined }, '"english" is missing: add it'],
    ['an unknown field', { asof: "'2025-05'" }, 'unknown field "asof": drop it, or see lib/glos'],
    ['a day as the last month', { asOf: "'2025-05-01'" }, '"asOf" is no month: write YYYY-MM'],
    ['a number for a date', { since: '2023' }, '"since" is no text: put it in quotes'],
    ['no last month', { asOf: undefined }, 'has neither asOf nor until: add the last month for'],
    ['an end and a last month', { until: "'2024'" }, 'has both asOf and until: what has ended'],
    ['a last month to come', { asOf: "'2025-07'" }, 'asOf 2025-07 is in the future: correct it'],
    ['an end to come', { ...FORMER, until: "'2025-06-16'" }, 'until 2025-06-16 is in the future'],
    ['a day on no calendar', { since: "'2023-02-29'" }, 'since 2023-02-29 is on no calendar'],
    ['a start after the last month', { since: "'2025-06'" }, 'since 2025-06 is after asOf 2025-05'],
    [
      'a start after the end',
      { ...FORMER, since: "'2025-01'" },
      'since 2025-01 is after until 2024-12-31: correct one of them',
    ],
    [
      'an office that no term says',
      { office: '副湖长' },
      'office "副湖长" is no headword: correct it, add the term or say its title in English',
    ],
    ['a form of an office', { office: '湖泊长' }, 'office "湖泊长" is a form of 湖长: write that'],
    ['a title that a term has', { title: 'Head' }, 'title is what 湖长 has as a term: drop it'],
    [
      'an institution that is no term',
      { institution: '河流部' },
      'institution "河流部" is no headword: correct it or add the term',
    ],
    [
      'a traditional name',
      { name: '歐陽湖水' },
      'name "歐陽湖水" is not simplified: write 欧阳湖水',
    ],
    ['a pinyin too short', { pinyin: 'Ōu yáng' }, 'pinyin counts 2 for 4 characters'],
    ['a pinyin without tone', { pinyin: 'Ou yáng Hú shuǐ' }, '"ou" of 欧 has no tone mark'],
    ['a pinyin without capital', { pinyin: 'ōu yáng Hú shuǐ' }, 'is a name: begin with a capital'],
  ])('names file, entry and remedy of %s', (_, fields, problem) => {
    const [first = '', ...others] = problemsOf(entry(fields));
    const { office = '湖长', name = '欧阳湖水' } = fields;
    expect(first).toContain(`office-holders.yaml: ${office} ${name}: `);
    expect(first).toContain(problem);
    expect(others).toEqual([]);
  });

  it('finds what stands there twice, but not who came back', () => {
    expect(problemsOf(entry() + entry())).toEqual([
      'office-holders.yaml: 湖长 欧阳湖水: stands there already: keep one of the two',
    ]);
    expect(problemsOf(entry() + entry({ ...FORMER, since: "'2020'", until: "'2022'" }))).toEqual(
      [],
    );
  });

  it('says what a file lacks', () => {
    expect(problemsOf('# nothing yet')).toEqual([
      'office-holders.yaml: holds no list of office-holders: begin each with "- office: …"',
    ]);
  });
});

const heldBy = (text: string) =>
  openHeldOffices(JSON.parse(JSON.stringify(packHeldOffices(parse(text), TERMS, FOLD_TABLE))));
const names = (offices: readonly HeldOffice[]) => offices.map(({ english }) => english);

describe('ofTerm', () => {
  it('names who holds an office, those who held it once last', () => {
    const { ofTerm } = heldBy(
      entry({ ...FORMER, english: 'A' }) +
        entry({ english: 'B', since: "'2024'" }) +
        entry({ english: 'C', since: undefined }),
    );
    expect(names(ofTerm(term('湖长')))).toEqual(['B', 'C', 'A']);
    expect(ofTerm(term('湖泊部'))).toEqual([]);
  });

  it('names the head of an institution, with the office', () => {
    const { ofTerm } = heldBy(entry(MINISTER));
    expect(ofTerm(term('湖泊部'))).toEqual([
      {
        office: '湖泊部部长',
        title: 'Minister of Lakes',
        name: '欧阳湖水',
        pinyin: 'Ōuyáng Húshuǐ',
        english: 'Ouyang Hushui',
        since: '2023-03',
        asOf: '2025-05',
      },
    ]);
  });

  it.each(['四川省委书记', '四川省省委书记'])('knows %s, however a pattern finds it', (written) => {
    const { ofTerm } = heldBy(entry({ office: '四川省委书记' }));
    const made = explainPattern(written);
    expect(made && names(ofTerm(made))).toEqual(['Ouyang Hushui']);
    const deputy = explainPattern('四川省委副书记');
    expect(deputy && ofTerm(deputy)).toEqual([]);
  });
});

describe('ofName', () => {
  it.each(['欧阳湖水', '歐陽湖水'])('finds %s, with the official title of a term', (name) => {
    const { ofName } = heldBy(entry() + entry(MINISTER));
    expect(ofName(name).map(({ title }) => title)).toEqual([
      'Head of the Lake',
      'Minister of Lakes',
    ]);
    expect(ofName(name.slice(1))).toEqual([]);
  });
});

describe('joinNames', () => {
  const { joinNames } = heldBy(entry() + entry({ name: '湖水', pinyin: 'Hú Shuǐ' }));

  it.each([
    ['欧|阳湖|水|说', '欧阳湖水|说'],
    ['歐陽|湖水|說', '歐陽湖水|說'],
    ['湖|水|说', '湖水|说'],
    ['湖|水位|高', '湖|水位|高'],
    ['欧阳湖水', '欧阳湖水'],
    ['', ''],
  ])('makes of %s: %s', (cut, joined) => {
    const text = cut.replaceAll('|', '');
    let end = 0;
    const words = cut.split('|').map((word) => {
      const start = end;
      end += word.length;
      return { start, end };
    });
    const shown = joinNames(text, words).map((word) => text.slice(word.start, word.end));
    expect(shown.join('|')).toBe(joined);
  });
});

describe('openHeldOffices', () => {
  it('refuses another version and says what to do', () => {
    expect(() => openHeldOffices({ version: 0 })).toThrow(
      'office-holders.json is v0, need v1: run npm run build:data',
    );
  });
});

describe('the office-holders of this repo', () => {
  const { held } = built.heldOffices;

  it('are written alike wherever they stand', () => {
    const written = Map.groupBy(held, ({ name }) => name);
    const differing = [...written].filter(
      ([, offices]) =>
        new Set(offices.map(({ pinyin, english }) => `${pinyin} ${english}`)).size > 1,
    );
    expect(differing).toEqual([]);
  });

  it('stand on a card, or have a title', () => {
    expect(held.filter(({ title }) => title === '')).toEqual([]);
    const { ofTerm } = openHeldOffices(built.heldOffices);
    const shown = built.terms.flatMap(ofTerm);
    expect(names(shown)).toContain('Li Qiang');
  });

  it('hold offices alone that are for one: who came before has to have an end', () => {
    const shared = /^中央政治局|^中央书记处书记$|^国务院副总理$|^国务委员$|副主席$|副委员长$/;
    const current = held.filter(({ office, until }) => until === undefined && !shared.test(office));
    const seats = Map.groupBy(current, ({ office, place }) => [office, place].join(' '));
    expect([...seats].filter(([, holders]) => holders.length > 1)).toEqual([]);
  });
});
