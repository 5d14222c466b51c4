import { describe, expect, it } from 'vitest';
import { buildScript } from '../../scripts/build-script.ts';
import { NODE_FILES } from '../../scripts/node-engine.ts';
import { type Forms, makeLexicon } from '../../scripts/script-lexicon.ts';
import { parseExceptions, parseTable } from '../../scripts/script-sources.ts';

/** As many targets, all written alike. */
const alike = (text: string): Forms => ({ t: text, tw: text, twp: text, hk: text, hkp: text });

describe('makeLexicon', () => {
  const frequencies = new Map([
    ...([
      ['少数', 400],
      ['组织', 2000],
      ['数组', 30],
      ['少', 900],
      ['数', 700],
      ['组', 300],
    ] as const),
    ...([
      ['织', 20],
      ['了解', 900],
      ['据', 500],
      ['了', 900],
      ['据了', 1],
    ] as const),
  ]);
  const lexicon = makeLexicon(
    [
      { dictionary: 'exceptions.tsv', words: [['了解', alike('了解')]] },
      {
        dictionary: 'OpenCC STPhrases',
        words: [
          ['据了解', alike('據瞭解')],
          ['数组', { twp: '陣列' }],
        ],
      },
      { dictionary: 'jieba', words: [...frequencies.keys()].map((word) => [word, null] as const) },
    ],
    frequencies,
    (character) => alike({ 数: '數', 组: '組', 织: '織', 据: '據' }[character] ?? character),
  );
  const forms = (word: string) => lexicon.get(word)?.forms;

  it('writes a word as its parts are, where its source does not say', () => {
    expect(forms('数组')).toEqual({ ...alike('數組'), twp: '陣列' });
    expect(forms('少数')).toEqual(alike('少數'));
  });

  it('keeps to our exceptions inside phrases of others', () => {
    expect(forms('据了解')).toEqual(alike('據了解'));
  });

  it('leaves out words that are less likely than their parts', () => {
    expect(lexicon.has('据了')).toBe(false);
  });

  it('makes a phrase no dearer than its parts, and no cheaper than it is frequent', () => {
    const cost = (word: string) => lexicon.get(word)?.cost ?? Number.NaN;
    expect(cost('据了解')).toBe(cost('据') + cost('了解') - 1);
    expect(cost('少数') + cost('组织')).toBeLessThan(cost('少') + cost('数组') + cost('织'));
  });
});

describe('our tables', () => {
  it('are refused with other columns, and with rows of another length', () => {
    expect(() => parseTable('a\tc\n', 'x.tsv', ['a', 'b'])).toThrow('x.tsv begins with "a\tc"');
    expect(() => parseTable('a\tb\n1\n', 'x.tsv', ['a', 'b'])).toThrow(
      'x.tsv has 1 columns, not 2: 1',
    );
  });

  it('write out a class for each of its members', () => {
    const rows = 'scope\thans\thant\treason\nhant\t[一两]只\t*隻\tclassifier\n';
    expect(parseExceptions(rows)).toEqual([
      { scope: 'hant', hans: '一只', hant: '一隻' },
      { scope: 'hant', hans: '两只', hant: '两隻' },
    ]);
    expect(() => parseExceptions('scope\thans\thant\treason\nhan\t一\t一\tx\n')).toThrow('"han"');
  });
});

describe('script.bin', () => {
  it('is built byte for byte the same again', { timeout: 120_000 }, async () => {
    const written = new Uint8Array(await NODE_FILES.bytes('script.bin'));
    expect(Buffer.compare(buildScript(), written)).toBe(0);
  });
});
