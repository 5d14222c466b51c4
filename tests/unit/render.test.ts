import { describe, expect, it } from 'vitest';
import { createRender, type RenderOptions } from '../../lib/reading/render.ts';
import { shownSpan, sourceSpan } from '../../lib/span.ts';
import { openNodeConverter } from '../../scripts/node-engine.ts';
import { pinyinProWords } from '../pinyin-pro-words.ts';

const { convert } = await openNodeConverter();
const render = createRender(convert, pinyinProWords);
const CLEAN: RenderOptions = { from: 'hans', to: 'source', pinyin: false, polluted: false };
const POLLUTED: RenderOptions = { ...CLEAN, from: 'hant', polluted: true };

describe('render', () => {
  it('leaves clean text in its own script as it is', () => {
    expect(render('重庆四川', CLEAN)).toEqual({
      shown: '重庆四川',
      map: [],
      words: [],
      repaired: null,
    });
  });

  it('reads what is shown, not what it came from', () => {
    const { shown, words } = render('程序员', { ...CLEAN, to: 'hant-tw', pinyin: true });
    expect(shown).toBe('程式設計師');
    expect(words.flatMap((word) => word.readings)).toEqual(['chéng', 'shì', 'shè', 'jì', 'shī']);
    expect(words.at(-1)?.end).toBe(shown.length);
  });

  it('reads traditional text in context', () => {
    const { words } = render('銀行行長', { ...CLEAN, from: 'hant', pinyin: true });
    expect(words.flatMap((word) => word.readings)).toEqual(['yín', 'háng', 'háng', 'zhǎng']);
  });

  it('prefers a reading that is known for certain, whatever the script shown', () => {
    const certain = createRender(convert, pinyinProWords, (text) => ({
      readings: new Map([[text.search(/[长長]/), 'zhǎng']]),
      spans: [],
    }));
    for (const to of ['source', 'hant-tw'] as const) {
      const { words } = certain('四川省长各自', { ...CLEAN, to, pinyin: true });
      expect(words.flatMap((word) => word.readings)[3]).toBe('zhǎng');
    }
  });

  it('takes stray readings out before anything else sees the text', () => {
    const { shown, words, map } = render('推動(dòng)會(huì )議', {
      ...POLLUTED,
      to: 'hans',
      pinyin: true,
    });
    expect(shown).toBe('推动会议');
    expect(words.flatMap((word) => word.readings)).toEqual(['tuī', 'dòng', 'huì', 'yì']);
    expect(shownSpan(map, { start: 0, end: 8 })).toEqual({ start: 0, end: 2 });
    expect(sourceSpan(map, { start: 2, end: 3 })).toEqual({ start: 8, end: 9 });
  });

  it('keeps broken characters as they came, without a reading', () => {
    const source = '動(dòng)力(lì)質(zhì)量?jì)蓚€(gè)關(guān)鍵';
    const { shown, words, repaired } = render(source, { ...POLLUTED, to: 'hans', pinyin: true });
    const broken = repaired?.damaged[0]?.source;
    expect(broken).toBeDefined();
    const text = source.slice(broken?.start, broken?.end);
    expect(text).toContain('蓚€');
    expect(shown).toContain(text);
    const at = shown.indexOf(text);
    expect(words.some((word) => word.start < at + text.length && word.end > at)).toBe(false);
    expect(shown.startsWith('动力质量')).toBe(true);
    expect(shown.endsWith('关键')).toBe(true);
  });

  it('leaves the parentheses of clean text alone', () => {
    const source = '（记者张立东）GDP(国内生产总值)';
    expect(render(source, { ...CLEAN, to: 'hans' }).shown).toBe(source);
  });
});
