import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Headwords, openHeadwords } from '../../lib/lexicon/headwords.ts';
import { openLexicon } from '../../lib/lexicon/lexicon.ts';
import { buildLexicon } from '../../scripts/build-lexicon.ts';
import { type CedictEntry, readCedict } from '../../scripts/cedict.ts';
import { readFrequencies } from '../../scripts/script-sources.ts';

/** `traditional simplified pinyin…: definition/definition` */
function entry(line: string): CedictEntry {
  const [head = '', definitions = ''] = line.split(': ');
  const [traditional = '', simplified = '', ...pinyin] = head.split(' ');
  return { traditional, simplified, pinyin, definitions: definitions.split('/') };
}

const SMALL = [
  '研究 研究 yan2 jiu1: research/to study',
  '研究生 研究生 yan2 jiu1 sheng1: graduate student',
  '生命 生命 sheng1 ming4: life',
  '生 生 sheng1: to be born/raw',
  '命 命 ming4: life/fate',
  '起源 起源 qi3 yuan2: origin',
  '發 发 fa1: to send out',
  '髮 发 fa4: hair',
  '銀行 银行 yin2 hang2: bank',
  '行 行 xing2: to walk/okay',
  '行 行 hang2: row/line of business',
  '不行 不行 bu4 xing2: not okay',
  '著 着 zhe5: aspect particle',
  '著 著 zhu4: to write',
  '乾隆 乾隆 Qian2 long2: Qianlong Emperor',
  '綠 绿 lu:4: green',
  'A股 A股 A gu3: A-share',
  '股 股 gu3: thigh',
  '𰻞 𰻝 biang2: a noodle',
  '11區 11区 11 Qu1: Japan',
  '線 线 xian4: thread',
  '綫 线 xian4: variant of 線|线[xian4]',
].map(entry);

/** How often words were counted. */
const COUNTS = new Map([
  ['研究', 100],
  ['发', 1000],
  ['不行', 1],
]);

function open({ index, blocks }: ReturnType<typeof buildLexicon>) {
  return openLexicon({
    index: async () => index.buffer,
    block: async (number) => blocks[number] ?? '',
  });
}

describe('headwords', () => {
  let words: Headwords;
  beforeAll(() => {
    words = openHeadwords(buildLexicon(SMALL, 'a test', COUNTS).index.buffer);
  });
  const textOf = (text: string, hit: { start: number; end: number } | null) =>
    hit && text.slice(hit.start, hit.end);

  it.each([
    ['研究生命起源', 0, '研究生'],
    ['研究生命起源', 2, '生命'],
    // A character that the dictionary has in words only.
    ['研究生命起源', 5, '源'],
    ['買股', 0, null],
    ['不行', 0, '不行'],
    ['買A股', 1, 'A股'],
    ['吃𰻞', 1, '𰻞'],
    ['', 0, null],
  ])('finds the longest one in %s at %i: %s', (text, offset, found) => {
    expect(textOf(text, words.longestAt(text, offset))).toBe(found);
  });

  it('knows how often a word occurs, in either script', () => {
    const frequency = (word: string) => words.frequency(words.numberOf(word));
    expect(frequency('研究')).toBe(Math.round(8 * Math.log(100)));
    expect(frequency('髮')).toBe(frequency('发'));
    expect(frequency('不行')).toBe(0);
    expect(frequency('银行')).toBe(0);
  });

  it('finds none that goes on beyond the end given', () => {
    expect(textOf('研究生', words.longestAt('研究生', 0, 2))).toBe('研究');
    expect(words.longestAt('不行', 0, 0)).toBeNull();
  });

  it('finds all that begin at a place, the longest first', () => {
    const text = '研究生命';
    expect(words.allAt(text, 0).map((hit) => textOf(text, hit))).toEqual(['研究生', '研究', '研']);
  });

  it.each([
    [0, '研究生'],
    [2, '研究生'],
    [3, '生命'],
    [4, '起源'],
  ])('finds the longest one around offset %i: %s', (offset, found) => {
    const text = '研究生命起源';
    expect(textOf(text, words.longestAround(text, offset))).toBe(found);
  });

  it.each([
    ['銀行', [['yin2', 'hang2']]],
    ['银行', [['yin2', 'hang2']]],
    ['行', [['hang2'], ['xing2']]],
    ['发', [['fa1'], ['fa4']]],
    ['髮', [['fa4']]],
    ['绿', [['lü4']]],
    ['A股', [['', 'gu3']]],
    ['𰻞', [['biang2']]],
    ['11區', [['', '', 'qu1']]],
  ])('reads %s', (word, readings) => {
    const found = words.readings(words.numberOf(word)).map(({ syllables }) => [...syllables]);
    expect(found.sort()).toEqual(readings);
  });

  it('tells syllables with a capital', () => {
    expect(words.readings(words.numberOf('乾隆'))).toEqual([
      { syllables: ['qian2', 'long2'], capitals: [true, false] },
    ]);
  });

  it('gives the readings of a character, those of most words first', () => {
    expect(words.characterReadings('行')).toEqual(['hang2', 'xing2']);
    expect(words.characterReadings('隆')).toEqual(['long2']);
    expect(words.characterReadings('說')).toEqual([]);
  });

  it('names what is wrong with a file', () => {
    const { index } = buildLexicon(SMALL, 'a test', COUNTS);
    expect(() => openHeadwords(new ArrayBuffer(8))).toThrow(/no data file.*npm run build:data/);
    expect(() => openHeadwords(index.slice(0, -100).buffer)).toThrow(
      /lexicon has \d+ of \d+ bytes/,
    );
  });
});

describe('entries', () => {
  const lexicon = open(buildLexicon(SMALL, 'a test', COUNTS));
  const defined = async (word: string) =>
    (await lexicon.entries(word)).map(({ pinyin, definitions }) => `${pinyin} ${definitions[0]}`);

  it.each([
    ['发', ['fa1 to send out', 'fa4 hair']],
    ['髮', ['fa4 hair']],
    ['著', ['zhe5 aspect particle', 'zhu4 to write']],
    ['着', ['zhe5 aspect particle']],
    ['线', ['xian4 thread', 'xian4 variant of 線|线[xian4]']],
    ['隆', []],
    ['無', []],
  ])('of %s', async (word, entries) => {
    expect(await defined(word)).toEqual(entries);
  });

  it('are asked for again after a block could not be read', async () => {
    const { index, blocks } = buildLexicon(SMALL, 'a test', COUNTS);
    let fails = true;
    const shaky = openLexicon({
      index: async () => index.buffer,
      block: async (number) => {
        if (fails) throw new Error('no');
        return blocks[number] ?? '';
      },
    });
    await expect(shaky.entries('绿')).rejects.toThrow('no');
    fails = false;
    expect(await shaky.entries('绿')).toHaveLength(1);
  });
});

describe('the whole of CC-CEDICT', () => {
  const { entries, date } = readCedict();
  const frequencies = readFrequencies();
  const built = buildLexicon(entries, date, frequencies);
  const lexicon = open(built);

  // Two builds of the whole: some seconds where the machine is busy.
  it('is built byte for byte the same again', { timeout: 60_000 }, () => {
    const again = buildLexicon([...entries].reverse(), date, frequencies);
    expect(Buffer.compare(again.index, built.index)).toBe(0);
    expect(again.blocks).toEqual(built.blocks);
  });

  it('is all there: each entry under either form', async () => {
    const words = openHeadwords(built.index.buffer);
    const key = (one: {
      traditional: string;
      simplified: string;
      definitions: readonly string[];
    }) => `${one.traditional} ${one.simplified} ${one.definitions.join('/')}`;
    await fc.assert(
      fc.asyncProperty(fc.nat(entries.length - 1), async (at) => {
        const expected = entries[at] as CedictEntry;
        for (const word of [expected.traditional, expected.simplified]) {
          expect((await lexicon.entries(word)).map(key)).toContain(key(expected));
          expect(words.longestAt(`${word}。`, 0)?.end).toBe(word.length);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
