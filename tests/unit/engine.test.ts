import { describe, expect, it } from 'vitest';
import { type LoadData, openEngine } from '../../lib/reading/engine.ts';
import { buildGlossary } from '../../scripts/build-glossary.ts';
import { nodeData } from '../../scripts/node-engine.ts';

const words = (text: string) => new Intl.Segmenter('zh', { granularity: 'word' }).segment(text);
const CLEAN = { from: 'hans', to: 'source', pinyin: false, polluted: false } as const;
const { pack } = await buildGlossary();
const load: LoadData = {
  json: async (file) => structuredClone(file === 'glossary.json' ? pack.terms : pack.matcher),
  bytes: nodeData.bytes,
};
const nothing = () => Promise.reject(new Error('not there'));

describe('engine', () => {
  it('converts without loading the glossary', async () => {
    const engine = openEngine({ ...load, json: nothing }, words);
    const [rendering] = await engine.render(['头发'], { ...CLEAN, to: 'hant-tw' });
    expect(rendering?.shown).toBe('頭髮');
  });

  it('reads simplified text without loading what converts', async () => {
    const engine = openEngine({ ...load, bytes: nothing }, words);
    const [rendering] = await engine.render(['重庆'], { ...CLEAN, pinyin: true });
    expect(rendering?.words.flatMap((word) => word.readings)).toEqual(['chóng', 'qìng']);
  });

  it('exchanges the words of the region, unless asked not to', async () => {
    const engine = openEngine(load, words);
    const shown = async (options: { words?: boolean }) =>
      (await engine.render(['软件'], { ...CLEAN, to: 'hant-tw', ...options }))[0]?.shown;
    expect(await shown({})).toBe('軟體');
    expect(await shown({ words: false })).toBe('軟件');
  });

  it('reads a term as the glossary has it', async () => {
    const engine = openEngine(load, words);
    const [rendering] = await engine.render(['四川省长各自通报'], { ...CLEAN, pinyin: true });
    expect(rendering?.words.flatMap((word) => word.readings)[3]).toBe('zhǎng');
  });

  it('tries again to load what failed to', async () => {
    let calls = 0;
    const json: LoadData['json'] = (file) => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('asleep')) : load.json(file);
    };
    const engine = openEngine({ ...load, json }, words);
    await expect(engine.card('新质生产力', '新质生产力')).rejects.toThrow('asleep');
    expect((await engine.card('新质生产力', '新質生產力'))?.term.headword).toBe('新质生产力');
  });

  it('has no card for what is no term', async () => {
    expect(await openEngine(load, words).card('桌子', '桌子')).toBe(null);
  });
});
