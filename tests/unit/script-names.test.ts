import { readFileSync } from 'node:fs';
import path from 'node:path';
import OpenCC from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { openNodeConverter } from '../../scripts/node-engine.ts';

const FILE = path.resolve(import.meta.dirname, '../../lib/script/names.tsv');
const [head, ...lines] = readFileSync(FILE, 'utf8').trimEnd().split('\n');
const rows = lines.map((line) => line.split('\t'));
const { convert } = await openNodeConverter();
const toTaiwan = OpenCC.Converter({ from: 'cn', to: 'tw' });
const toHongKong = OpenCC.Converter({ from: 'cn', to: 'hk' });
const toMainland = OpenCC.Converter({ from: 'tw', to: 'cn' });

describe('names across the strait', () => {
  it('have five columns, of which one of the regions may be empty', () => {
    expect(head).toBe('hans\thant-tw\thant-hk\tkind\tenglish');
    for (const row of rows) {
      const [hans, taiwan, hongKong, kind, english] = row;
      expect(row, hans).toHaveLength(5);
      expect(hans && english && (taiwan || hongKong), hans).toBeTruthy();
      expect(['organisation', 'person', 'place'], hans).toContain(kind);
    }
    expect(rows.length).toBeGreaterThanOrEqual(400);
  });

  it('stand once each, by kind and English name', () => {
    expect(new Set(rows.map(([hans]) => hans)).size).toBe(rows.length);
    const keys = rows.map((row) => `${row[3]} ${row[4]}`);
    expect(keys).toEqual([...keys].sort());
  });

  it('are simplified on the mainland side', () => {
    for (const [hans = ''] of rows) expect(toMainland(hans)).toBe(hans);
  });

  it('differ as words: converting characters gives none of the others', () => {
    for (const [hans = '', taiwan = '', hongKong = ''] of rows) {
      const characters = [toTaiwan(hans), toHongKong(hans), ''];
      const differ = [taiwan, hongKong].some((name) => !characters.includes(name));
      expect(differ, hans).toBe(true);
    }
  });

  it('are written as each region has them, in a sentence', () => {
    for (const [hans = '', taiwan = '', hongKong = ''] of rows) {
      // Rather the word than the capital of Laos.
      if (hans === '万象') continue;
      const sentence = `昨天${hans}表示`;
      expect(convert(sentence, 'hans', 'hant-tw').text).toContain(taiwan);
      expect(convert(sentence, 'hans', 'hant-hk').text).toContain(hongKong);
    }
  });

  it('come back to what the mainland calls them, where they can be nothing else', () => {
    const back = (text: string, from: 'hant-tw' | 'hant-hk') =>
      convert(text, from, 'hans', { words: true }).text;
    expect(back('川普與普丁談葉門', 'hant-tw')).toBe('特朗普与普京谈也门');
    expect(back('碧咸訪荷里活', 'hant-hk')).toBe('贝克汉姆访好莱坞');
    expect(back('富豪約翰遜', 'hant-hk')).toBe('富豪约翰逊');
    expect(back('克萊斯勒、波多野、兵工廠', 'hant-tw')).toBe('克莱斯勒、波多野、兵工厂');
  });
});
