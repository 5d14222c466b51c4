import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectScript } from '../../lib/script/detect.ts';

const LINES = readFileSync(new URL('../fixtures/segmentation.txt', import.meta.url), 'utf8').split(
  '\n',
);

const SECTION = /^# (hans|hant-tw|hant-hk)$/;

/** The sentences of each section, as they stand: words with one space between. */
const sections = new Map<string, string[]>();
let sentences: string[] | undefined;
for (const line of LINES) {
  const name = SECTION.exec(line)?.[1];
  if (name) {
    sentences = [];
    sections.set(name, sentences);
  } else if (line !== '' && !line.startsWith('#')) {
    if (!sentences) throw new Error(`a sentence before the first section: ${line}`);
    sentences.push(line);
  }
}
const all = [...sections.values()].flat();
const words = all.flatMap((sentence) => sentence.split(' '));

describe('the gold set for segmentation', () => {
  it('has sentences enough in every section', () => {
    expect([...sections.keys()]).toEqual(['hans', 'hant-tw', 'hant-hk']);
    expect(all.length).toBeGreaterThanOrEqual(150);
    expect(sections.get('hant-tw')?.length).toBeGreaterThanOrEqual(25);
    expect(sections.get('hant-hk')?.length).toBeGreaterThanOrEqual(25);
    expect(all.join('').match(/\p{Script=Han}/gu)?.length).toBeGreaterThanOrEqual(5_800);
  });

  it('separates words by one space and has no other white space', () => {
    expect(all.filter((line) => line.split(' ').includes(''))).toEqual([]);
    expect(all.filter((line) => /[^\S ]/.test(line))).toEqual([]);
  });

  it('has no sentence twice', () => {
    expect(new Set(all).size).toBe(all.length);
  });

  it('ends every sentence with a mark', () => {
    expect(all.filter((line) => !/[。！？] ?[”」]?$/.test(line))).toEqual([]);
  });

  it.each([
    ['hans', /^hans$/],
    ['hant-tw', /^hant(-tw)?$/],
    ['hant-hk', /^hant(-hk)?$/],
  ])('stands in one script: %s', (name, script) => {
    const lines = sections.get(name) ?? [];
    expect(lines.filter((line) => !script.test(detectScript(line) ?? name))).toEqual([]);
  });

  it('has every punctuation mark as a word of its own', () => {
    // But marks inside a number or a name: 5.2%, 1,860億, 8:30, 2/3, 弗拉基米尔·普京.
    const inner =
      /(?<=\p{Nd})[.,:/．](?=\p{Nd})|(?<=\p{Nd})[%％‰]$|(?<=\p{Script=Han})·(?=\p{Script=Han})/gu;
    const glued = (word: string) => word.length > 1 && /\p{P}/u.test(word.replaceAll(inner, ''));
    // A dash of two characters would be one mark.
    expect(words.filter((word) => word !== '——' && glued(word))).toEqual([]);
  });

  it('keeps a number and its unit apart, but for percentages, dates and times of day', () => {
    const rest = /^(?:[%％‰年月日时時点點分G]|号线|[:/∶]\d+|[\d万亿萬億兆]*)$/;
    const number = /^\p{Nd}[\p{Nd}.．,]*/u;
    const glued = (word: string) => number.test(word) && !rest.test(word.replace(number, ''));
    expect(words.filter(glued)).toEqual([]);
  });
});
