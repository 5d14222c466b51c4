import { describe, expect, it } from 'vitest';
import { openEngine } from '../../lib/reading/engine.ts';
import { buildGlossary } from '../../scripts/build-glossary.ts';

const words = (text: string) => new Intl.Segmenter('zh', { granularity: 'word' }).segment(text);
const decodeGbk = (bytes: Uint8Array) => new TextDecoder('gbk').decode(bytes);
const CLEAN = { from: 'hans', to: 'source', pinyin: false, polluted: false } as const;
const { pack } = await buildGlossary();
const load = async (file: string) =>
  structuredClone(file === 'glossary.json' ? pack.terms : pack.matcher);

describe('engine', () => {
  it('converts without loading the glossary', async () => {
    const engine = openEngine(() => Promise.reject(new Error('not there')), words, decodeGbk);
    const [rendering] = await engine.render(['头发'], { ...CLEAN, to: 'hant-tw' });
    expect(rendering?.shown).toBe('頭髮');
  });

  it('reads a term as the glossary has it', async () => {
    const engine = openEngine(load, words, decodeGbk);
    const [rendering] = await engine.render(['四川省长各自通报'], { ...CLEAN, pinyin: true });
    expect(rendering?.words.flatMap((word) => word.readings)[3]).toBe('zhǎng');
  });

  it('tries again to load what failed to', async () => {
    let calls = 0;
    const failing = (file: string) => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('asleep')) : load(file);
    };
    const engine = openEngine(failing, words, decodeGbk);
    await expect(engine.card('新质生产力', '新质生产力')).rejects.toThrow('asleep');
    expect((await engine.card('新质生产力', '新質生產力'))?.term.headword).toBe('新质生产力');
  });

  it('rebuilds damaged text with what it knows, and says so', async () => {
    const engine = openEngine(load, words, decodeGbk);
    const source = '推動(dòng)產(chǎn)業(yè)高質(zhì)量?jì)蓚€(gè)關(guān)鍵';
    const options = { ...CLEAN, from: 'hant', polluted: true } as const;
    const [rendering] = await engine.render([source], options);
    expect(rendering?.shown).toBe('推動產業高質量兩個關鍵');
    expect(rendering?.repaired?.rebuilt).toHaveLength(1);
    expect(rendering?.repaired?.damaged).toEqual([]);
  });

  it('has no card for what is no term', async () => {
    expect(await openEngine(load, words, decodeGbk).card('桌子', '桌子')).toBe(null);
  });
});
