import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Converter } from 'opencc-js';
import { type DictLike, Trie } from 'opencc-js/core';
import { configs } from 'opencc-js/preset';
import { describe, expect, it } from 'vitest';
import { type Configuration, openConverter } from '../../lib/script/convert.ts';
import type { Dictionary } from '../../lib/script/dictionaries.ts';
import type { Script } from '../../lib/script/script.ts';
import { NODE_FILES } from '../../scripts/node-engine.ts';
import { hansPage, hantPage } from '../pages/article.ts';

const CASES = path.join(import.meta.dirname, '../../../shared/opencc/testcases.json');

const bytes = await NODE_FILES.bytes('script.bin');
const { convertBy, explainAt } = openConverter(bytes);

/** The eight configurations between simplified and traditional text, as opencc-js names them. */
const LOCALES: Partial<Record<Configuration, { from: string; to: string }>> = {
  s2t: { from: 'cn', to: 't' },
  t2s: { from: 't', to: 'cn' },
  s2tw: { from: 'cn', to: 'tw' },
  tw2s: { from: 'tw', to: 'cn' },
  s2twp: { from: 'cn', to: 'twp' },
  tw2sp: { from: 'twp', to: 'cn' },
  s2hk: { from: 'cn', to: 'hk' },
  hk2s: { from: 'hk', to: 'cn' },
};
const CONFIGURATIONS = Object.keys(LOCALES) as Configuration[];
const oracles = new Map(
  Object.entries(LOCALES).map(([name, locales]) => [name, Converter(locales)] as const),
);
const oracle = (configuration: Configuration, text: string): string =>
  (oracles.get(configuration) as (text: string) => string)(text);

/** Text of the demo articles, over and over: what is long in a way that no single page is. */
const plain = (html: string) => html.replace(/<(style|script).*?<\/\1>|<[^>]*>/gs, '');
const LONG = { hans: plain(hansPage()).repeat(20), hant: plain(hantPage(hansPage())).repeat(20) };
const longText = (configuration: Configuration) =>
  configuration.startsWith('s2') ? LONG.hans : LONG.hant;

const OURS: readonly Dictionary[] = ['exceptions.tsv', 'variants.tsv', 'names.tsv', 'CC-CEDICT'];

const phrases = new Trie();
phrases.loadDictGroup(configs.s2tw?.segmentation as unknown as readonly DictLike[]);

/** The phrase of OpenCC's, or the text between two, that `offset` of `text` falls into. */
function openccPhrase(text: string, offset: number): { start: number; end: number } {
  let start = 0;
  for (const segment of phrases.segment(text)) {
    if (offset < start + segment.length) return { start, end: start + segment.length };
    start += segment.length;
  }
  throw new RangeError(`offset ${offset} > length ${text.length}`);
}

/** Why the character at `offset` of a conversion that keeps lengths is not OpenCC's; null for no reason. */
function reason(text: string, to: Script, offset: number): string | null {
  const at = (index: number) => explainAt(text, 'hans', to, index, { words: false });
  const ours = at(offset).find(({ dictionary }) => OURS.includes(dictionary));
  if (ours) return `${ours.source} → ${ours.target}: ${ours.dictionary}`;
  const { start, end } = openccPhrase(text, offset);
  for (let index = start; index < end; index += 1) {
    const word = at(index)[0];
    if (word && (word.start < start || word.end > end)) {
      return `${text.slice(start, end)} cuts ${word.source}`;
    }
    // A word of OpenCC's inside one of its own phrases: 关系 in 中俄关系.
    if (word && (word.start > start || word.end < end)) return `${word.source} is a word`;
  }
  return null;
}

/** Differences from opencc-js that nothing of ours explains. */
function unexplained(text: string, configuration: Configuration, to: Script): string[] {
  return text.split(/(?<=[。\n])/).flatMap((sentence) => {
    const ours = convertBy(sentence, configuration).text;
    const theirs = oracle(configuration, sentence);
    if (ours.length !== theirs.length) return [`${ours} is not as long as ${theirs}`];
    return Array.from({ length: ours.length }, (_, index) => index)
      .filter((index) => ours[index] !== theirs[index] && reason(sentence, to, index) === null)
      .map((index) => `${sentence.slice(Math.max(0, index - 5), index + 5)}: ${ours[index]}`);
  });
}

describe.each(CONFIGURATIONS)('%s over a long text', (configuration) => {
  it('is what opencc-js gives, or what a rule of ours says', () => {
    const text = longText(configuration);
    const to = { s2tw: 'hant-tw', s2hk: 'hant-hk' } as const;
    const script = to[configuration as keyof typeof to];
    if (script) {
      expect(unexplained(text, configuration, script)).toEqual([]);
    } else if (configuration.startsWith('s2')) {
      // The same words as with the region's characters only, which are explained above.
      const differing = text
        .split(/(?<=[。\n])/)
        .filter(
          (sentence) => convertBy(sentence, configuration).text !== oracle(configuration, sentence),
        );
      for (const sentence of differing) {
        expect(convertBy(sentence, 's2tw').text).not.toBe(oracle('s2tw', sentence));
      }
    } else {
      expect(convertBy(text, configuration).text).toBe(oracle(configuration, text));
    }
  });
});

/** Cases of OpenCC's that we answer otherwise, and why. */
const ON_PURPOSE: Readonly<Record<string, string>> = {
  case_012: '嘆: the press of Hong Kong, not 歎',
  case_013: '說: the press of Hong Kong, not 説',
  s2t_ximian: '麵 and 蔥: the press of Hong Kong, not 麪 and 葱',
  case_026: '發布: the press of either region, not 發佈',
  case_027: '污染: the press of Taiwan, not 汙染',
  western_classical_musicians_tw2sp: 'a name as names.tsv has it',
  us_states_s2_regional_phrases: 'names as names.tsv has them',
  producer_names_all_modes: 'a name as names.tsv has it',
  dioxin_terms_tw_s2twp: '污染: the press of Taiwan, not 汙染',
};

interface Case {
  readonly id: string;
  readonly input: string;
  readonly expected: Readonly<Record<string, string>>;
}

describe.skipIf(!existsSync(CASES))(
  existsSync(CASES)
    ? "OpenCC's own cases"
    : "OpenCC's own cases (skipped: no ../shared/opencc/testcases.json)",
  () => {
    const read = (): Case[] => {
      // The file has a comma after the last member of some objects.
      const json = readFileSync(CASES, 'utf8').replace(/,(\s*[}\]])/g, '$1');
      return (JSON.parse(json) as { cases: Case[] }).cases;
    };

    it.each(CONFIGURATIONS)('%s: those that opencc-js passes', (configuration) => {
      const answers = read()
        .filter(({ input, expected }) => expected[configuration] === oracle(configuration, input))
        .map(({ id, input, expected }) => ({
          id,
          differs: convertBy(input, configuration).text !== expected[configuration],
        }));
      expect(answers.length).toBeGreaterThan(0);
      expect(answers.filter(({ id, differs }) => differs && !(id in ON_PURPOSE))).toEqual([]);
    });
  },
);

describe('script.bin', () => {
  it('is open in a tenth of the time in which opencc-js constructs a converter', () => {
    const fastest = (work: () => unknown) =>
      Math.min(
        ...[1, 2, 3].map(() => {
          const start = performance.now();
          work();
          return performance.now() - start;
        }),
      );
    const theirs = fastest(() => Converter({ from: 'cn', to: 'twp' })('头发'));
    const ours = fastest(() => openConverter(bytes).convertBy('头发', 's2twp'));
    expect(ours / theirs).toBeLessThan(0.1);
  });
});
