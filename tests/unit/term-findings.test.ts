import { describe, expect, it } from 'vitest';
import { needlessCapitals } from '../../lib/glossary/checks/capitals.ts';
import { copiedDefinitions } from '../../lib/glossary/checks/copied-definitions.ts';
import { parseReviewed, unreviewed } from '../../lib/glossary/checks/finding.ts';
import { loadedWords } from '../../lib/glossary/checks/loaded-words.ts';
import { readingDifferences } from '../../lib/glossary/checks/reading-differences.ts';
import { oddLengths, unlinkedTerms } from '../../lib/glossary/checks/suggestions.ts';
import { makeTerm } from './glossary-term.ts';

describe('reviewed places', () => {
  const term = makeTerm({ definition: 'A glorious growth.' });
  const findings = loadedWords([term]);

  it('are no problems', () => {
    const reviewed = parseReviewed('# why\n\n高质量发展\tGlorious\ta quotation\n', 'words.txt');
    expect(unreviewed(findings, reviewed, 'words.txt')).toEqual([]);
  });

  it('stay so when a headword gains quotation marks', () => {
    const reviewed = parseReviewed('“高质量”发展\tglorious\ta quotation', 'words.txt');
    expect(unreviewed(findings, reviewed, 'words.txt')).toEqual([]);
  });

  it('name file, term, remedy and list where nobody has looked', () => {
    expect(unreviewed(findings, [], 'words.txt')).toEqual([
      'economy.yaml: 高质量发展: "glorious" in our own voice: say whose word it is, choose another, or add "高质量发展<TAB>glorious<TAB>why" to words.txt',
    ]);
  });

  it('have to go when they allow nothing any more', () => {
    const reviewed = parseReviewed('高质量发展\theroic\ta quotation', 'words.txt');
    expect(unreviewed([], reviewed, 'words.txt')).toEqual([
      'words.txt: "高质量发展" with "heroic" is not found any more: drop the line',
    ]);
  });

  it.each(['高质量发展\tglorious', '高质量发展\tglorious\t', 'a\tb\tc\td'])(
    'say which line is wrong: %s',
    (line) => {
      expect(() => parseReviewed(`# list\n${line}`, 'words.txt')).toThrow('words.txt, line 2');
    },
  );
});

describe('readings', () => {
  const term = makeTerm({ headword: '5G为人民', pinyin: '5G wèi rén mín' });
  const read = () =>
    new Map([...'为人民'].map((_, at) => [at + 2, ['wéi', 'rén', 'mín'][at] ?? '']));
  const noted = (line: string) => parseReviewed(line, 'readings.txt');

  it('that the engine does not share are named with both', () => {
    expect(readingDifferences([term], read, [], 'readings.txt')).toEqual([
      'economy.yaml: 5G为人民: pinyin reads 为 wèi, the engine wéi: correct it, or add "word<TAB>its syllables<TAB>why" to readings.txt',
    ]);
  });

  it('may be noted by the word', () => {
    const notes = noted('为人\twèi rén\tfor');
    expect(readingDifferences([term], read, notes, 'readings.txt')).toEqual([]);
  });

  it('are noted for the reading that the termbase has only', () => {
    const notes = noted('为人\twéi rén\tconduct');
    expect(readingDifferences([term], read, notes, 'readings.txt')).toEqual([
      expect.stringContaining('pinyin reads 为 wèi'),
      'readings.txt: 为人 wéi rén is not needed any more: drop the line',
    ]);
  });
});

describe('definitions', () => {
  const TEXT =
    'The office that prepares and carries out the work of the commission for foreign affairs of the Party.';
  const like = (headword: string, definition: string) => makeTerm({ headword, definition });

  it('that are copies are named with both headwords', () => {
    const copied = like('国安办', TEXT.replace('foreign affairs', 'national security'));
    expect(copiedDefinitions([like('外办', TEXT), copied])).toMatchObject([
      {
        headword: '国安办',
        what: '外办',
        problem: expect.stringMatching(/^definition has \d+ % of/),
      },
    ]);
  });

  it('that are a part of another are copies too', () => {
    const longer = like(
      '国安办',
      `${TEXT} Its director has ranked since 2013 as the most senior diplomat.`,
    );
    expect(copiedDefinitions([like('外办', TEXT), longer])).toHaveLength(1);
  });

  it.each([
    [
      'only share a few words',
      'The office that prepares the budget and sends it to the congress each March.',
    ],
    ['are short', 'The office of the commission.'],
  ])('may %s', (_, text) => {
    expect(copiedDefinitions([like('外办', TEXT), like('国安办', text)])).toEqual([]);
  });

  it('of a series of names may be alike', () => {
    const name = 'Name of typhoons in the list of the Typhoon Committee, given by Japan: the wolf.';
    expect(copiedDefinitions([like('天狼', name), like('天狼星', name)])).toEqual([]);
  });

  it('very long or short are counted', () => {
    const terms = [like('外办', 'An office.'), like('国安办', 'word '.repeat(140).trim())];
    expect(oddLengths([...terms, like('办', TEXT)])).toEqual([
      'economy.yaml: 外办: 2 words',
      'economy.yaml: 国安办: 140 words',
    ]);
  });
});

describe('loaded words', () => {
  it.each([
    ['Heroic growth under a puppet regime.', ['heroic', 'puppet', 'regime']],
    [
      'Growth is, of course, correctly planned by our masses.',
      ['of course', 'correctly', 'our', 'masses'],
    ],
    ['The greatest leap, a great leap and a great victory.', ['greatest', 'great']],
    [
      'The People’s liberated compatriots want reunification.',
      ['liberated', 'compatriots', 'reunification'],
    ],
  ])('are found in %s', (definition, words) => {
    expect(loadedWords([makeTerm({ definition })]).map(({ what }) => what)).toEqual(words);
  });

  it('are found in notes and usage', () => {
    const usage = [{ region: 'taiwan' as const, text: 'An evil word.' }];
    expect(loadedWords([makeTerm({ note: 'So-called growth.', usage })])).toMatchObject([
      { what: 'so-called' },
      { what: 'evil' },
    ]);
  });

  it.each([
    'Texts set it against the "so-called universal values".',
    "The People's Liberation Army, the Great Leap Forward and the Great Hall of the People.",
    'It did great damage at great height.',
    'US dollars, hours and courses.',
  ])('are none in %s', (definition) => {
    expect(loadedWords([makeTerm({ definition })])).toEqual([]);
  });
});

describe('capitals', () => {
  const ORDINARY = makeTerm({
    definition: 'On rural life: a rural road, the rural and the rural.',
  });
  const rendered = (text: string, kind: 'concept' | 'slogan' = 'concept') =>
    needlessCapitals([ORDINARY, makeTerm({ kind, english: [{ text, status: 'common' }] })]);

  it('of ordinary words are found', () => {
    expect(rendered('Rural revitalization')).toMatchObject([{ what: 'Rural revitalization' }]);
  });

  it.each([
    'rural revitalization',
    'Rural Revitalization Law',
    'Sichuan revitalization',
    'RRR cut',
  ])('are right in %s', (text) => {
    expect(rendered(text)).toEqual([]);
  });

  it('begin slogans', () => {
    expect(rendered('Rural life first', 'slogan')).toEqual([]);
  });
});

describe('terms that a definition names', () => {
  const named = makeTerm({ headword: '两会', forms: ['全国“两会”'] });
  const naming = (definition: string, related: string[] = []) =>
    unlinkedTerms([named, makeTerm({ definition, related })]).map(({ what }) => what);

  it('are to be related, by headword', () => {
    expect(naming('The sessions (两会) of March.')).toEqual(['两会']);
    expect(naming('Those named 两高、全国两会.')).toEqual(['两会']);
  });

  it('need no second link, and are no parts of words', () => {
    expect(naming('The sessions (两会) of March.', ['两会'])).toEqual([]);
    expect(naming('Growth in 两会员国 and in 高质量发展.')).toEqual([]);
  });
});
