import { describe, expect, it, vi } from 'vitest';
import { openHeadwords } from '../../lib/lexicon/headwords.ts';
import { type DataFiles, openEngine } from '../../lib/reading/engine.ts';
import { buildGlossary } from '../../scripts/build-glossary.ts';
import { buildLexicon } from '../../scripts/build-lexicon.ts';
import { buildReadings } from '../../scripts/build-readings.ts';
import { readCedict } from '../../scripts/cedict.ts';
import { NODE_FILES } from '../../scripts/node-engine.ts';
import { readFrequencies } from '../../scripts/script-sources.ts';

const decodeGbk = (bytes: Uint8Array) => new TextDecoder('gbk').decode(bytes);
const CLEAN = { from: 'hans', to: 'source', pinyin: false, polluted: false } as const;
const { pack, heldOffices } = await buildGlossary();
const { entries, date } = readCedict();
const lexicon = buildLexicon(entries, date, readFrequencies());
const readings = await buildReadings(readCedict(), openHeadwords(lexicon.index.buffer));
const JSON_FILES = {
  'glossary-readings.json': pack.readings,
  'glossary-matcher.json': pack.matcher,
  'office-holders.json': heldOffices,
  'taiwan-readings.json': readings.taiwan,
};
const BYTES = {
  'lexicon.bin': lexicon.index,
  'heteronyms.bin': readings.model,
  'word-kinds.bin': readings.kinds,
};
const files: DataFiles = {
  json: async (file) =>
    structuredClone(
      file.startsWith('glossary/')
        ? pack.files[Number.parseInt(file.split('/')[1] ?? '', 10)]
        : JSON_FILES[file as keyof typeof JSON_FILES],
    ),
  bytes: async (file) => (file === 'script.bin' ? NODE_FILES.bytes(file) : BYTES[file].buffer),
  text: async (file) => lexicon.blocks[Number.parseInt(file.split('/')[1] ?? '', 10)] ?? '',
};
const nothing = () => Promise.reject(new Error('not there'));

describe('engine', () => {
  it('converts without loading the glossary', async () => {
    const bytes: DataFiles['bytes'] = (file) =>
      file === 'script.bin' ? files.bytes(file) : nothing();
    const engine = openEngine({ json: nothing, bytes, text: nothing }, decodeGbk);
    const [rendering] = await engine.render(['头发'], { ...CLEAN, to: 'hant-tw' });
    expect(rendering?.shown).toBe('頭髮');
  });

  it('reads simplified text without loading what converts', async () => {
    const bytes: DataFiles['bytes'] = (file) =>
      file === 'script.bin' ? nothing() : files.bytes(file);
    const engine = openEngine({ ...files, bytes }, decodeGbk);
    const [rendering] = await engine.render(['重庆'], { ...CLEAN, pinyin: true });
    expect(rendering?.words.flatMap((word) => word.readings)).toEqual(['Chóng', 'qìng']);
  });

  it('exchanges the words of the region, unless asked not to', async () => {
    const engine = openEngine(files, decodeGbk);
    const shown = async (options: { words?: boolean }) =>
      (await engine.render(['软件'], { ...CLEAN, to: 'hant-tw', ...options }))[0]?.shown;
    expect(await shown({})).toBe('軟體');
    expect(await shown({ words: false })).toBe('軟件');
  });

  it('reads a term as the glossary has it', async () => {
    const engine = openEngine(files, decodeGbk);
    const [rendering] = await engine.render(['四川省长各自通报'], { ...CLEAN, pinyin: true });
    expect(rendering?.words.flatMap((word) => word.readings)[3]).toBe('zhǎng');
  });

  it('tries again to load what failed to', async () => {
    let calls = 0;
    const json = (file: Parameters<DataFiles['json']>[0]) => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('asleep')) : files.json(file);
    };
    const engine = openEngine({ ...files, json }, decodeGbk);
    await expect(engine.card('新质生产力', '新质生产力')).rejects.toThrow('asleep');
    expect((await engine.card('新质生产力', '新質生產力'))?.term.headword).toBe('新质生产力');
  });

  it('rebuilds damaged text with what it knows, and says so', async () => {
    const engine = openEngine(files, decodeGbk);
    const source = '推動(dòng)產(chǎn)業(yè)高質(zhì)量?jì)蓚€(gè)關(guān)鍵';
    const options = { ...CLEAN, from: 'hant', polluted: true } as const;
    const [rendering] = await engine.render([source], options);
    expect(rendering?.shown).toBe('推動產業高質量兩個關鍵');
    expect(rendering?.repaired?.rebuilt).toHaveLength(1);
    expect(rendering?.repaired?.damaged).toEqual([]);
    const words = await engine.words(source, { polluted: true });
    expect(words.map(({ text }) => text).join('')).toBe(rendering?.shown);
  });

  it('names who holds an office, in either script and made by a pattern', async () => {
    const engine = openEngine(files, decodeGbk);
    for (const office of ['国务院总理', '國務院總理']) {
      expect((await engine.card(office, office))?.holders?.[0]?.name).toBe('李强');
    }
    expect((await engine.card('重庆市委书记', '重庆市委书记'))?.holders?.length).toBe(1);
    expect(await engine.card('新质生产力', '新质生产力')).not.toHaveProperty('holders');
  });

  it('keeps the name of an office-holder in one word, and says what office it is', async () => {
    const engine = openEngine(files, decodeGbk);
    const words = await engine.words('洛桑江村和王寧會見了客人', { polluted: false });
    expect(words.map(({ text }) => text).join('|')).toMatch(/^洛桑江村\|和\|王寧\|/);
    const card = await engine.wordCard('蓝佛安');
    expect(card?.entries).toEqual([]);
    expect(card?.offices?.map(({ title }) => title)).toEqual(['Minister of Finance']);
    expect(await engine.wordCard('经济')).not.toHaveProperty('offices');
  });

  it('has no card for what is no term', async () => {
    expect(await openEngine(files, decodeGbk).card('桌子', '桌子')).toBe(null);
  });

  it('takes terms for words, and cuts no word across their edges', async () => {
    const source = '深化放管服工作';
    const words = async (terms: { start: number; end: number }[]) =>
      (await openEngine(files, decodeGbk).words(source, { polluted: false, terms })).map(
        ({ text }) => text,
      );
    expect(await words([])).not.toContain('放管服');
    expect(await words([{ start: 2, end: 5 }])).toEqual(['深化', '放管服', '工作']);
    const [rendering] = await openEngine(files, decodeGbk).render([source], {
      ...CLEAN,
      pinyin: true,
    });
    expect(rendering?.words.map(({ readings }) => readings.length)).toContain(3);
  });

  it('has what the dictionary says of the words of a text before anybody points at them', async () => {
    const asked: string[] = [];
    const engine = openEngine(
      {
        ...files,
        text: (file) => {
          asked.push(file);
          return files.text(file);
        },
      },
      decodeGbk,
    );
    const words = await engine.words('会议研究经济工作', { polluted: false });
    expect(words.map(({ text }) => text)).toEqual(['会议', '研究', '经济', '工作']);
    await vi.waitFor(() => expect(asked.length).toBeGreaterThanOrEqual(3));
    await new Promise((resolve) => setTimeout(resolve));
    const before = asked.length;
    expect((await engine.wordCard('会议'))?.entries).not.toEqual([]);
    expect(asked.length - before).toBeLessThanOrEqual(2);
  });

  it('tells where words stand in a text that a scraper polluted', async () => {
    const source = '推動(dòng)成渝地區，召開會(huì )議。';
    const words = await openEngine(files, decodeGbk).words(source, { polluted: true });
    expect(words.map(({ start, end }) => source.slice(start, end))).toEqual([
      '推動',
      '成渝',
      '地區',
      '召開',
      '會(huì )議',
    ]);
    expect(words.at(-1)?.text).toBe('會議');
  });

  it('explains a word by its entries and its characters', async () => {
    const card = await openEngine(files, decodeGbk).wordCard('綠色');
    expect(card?.entries).toEqual([
      expect.objectContaining({ simplified: '绿色', traditional: '綠色', pinyin: 'lǜsè' }),
    ]);
    expect(card?.parts.map(({ word, pinyin }) => `${word} ${pinyin}`)).toEqual(['綠 lǜ', '色 sè']);
  });

  it.each([
    ['綠色', 'lǜsè'],
    ['绵阳市', 'Miányáng Shì'],
    ['西安', "Xī'ān"],
    ['中华人民共和国', 'Zhōnghuá Rénmín Gònghéguó'],
  ])('writes the reading of %s: %s', async (word, pinyin) => {
    expect((await openEngine(files, decodeGbk).wordCard(word))?.entries[0]?.pinyin).toBe(pinyin);
  });

  it('explains a name that the dictionary does not have by its parts', async () => {
    const card = await openEngine(files, decodeGbk).wordCard('成渝双城圈');
    expect(card?.entries).toEqual([]);
    expect(card?.parts.map(({ word }) => word)).toEqual(['成渝', '双城', '圈']);
  });

  it('writes references in a definition as the reader knows them', async () => {
    const card = await openEngine(files, decodeGbk).wordCard('个');
    const all = card?.entries.flatMap(({ definitions }) => definitions).join('; ') ?? '';
    expect(all).not.toMatch(/\||\[|\d\]/);
  });

  it('has no card for what the dictionary has no part of', async () => {
    expect(await openEngine(files, decodeGbk).wordCard('ab')).toBe(null);
  });

  it.each([
    ['他的头发', '头发', 'hant-tw', false, ['头发 頭髮']],
    ['他的头发', '他', 'hant-tw', false, []],
    ['使用软件', '软件', 'hant-tw', true, ['软件 軟體']],
    ['使用软件', '软件', 'source', true, []],
  ] as const)(
    'says what made the characters of %s for %s in %s',
    async (source, word, to, words, made) => {
      const start = source.indexOf(word);
      const span = { start, end: start + word.length };
      const found = await openEngine(files, decodeGbk).conversions(source, span, {
        from: 'hans',
        to,
        words,
        polluted: false,
      });
      expect(found.map(({ source: before, target }) => `${before} ${target}`)).toEqual(made);
    },
  );
});
