import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Converter } from 'opencc-js';
import { type DictLike, Trie } from 'opencc-js/core';
import { configs } from 'opencc-js/preset';
import { describe, expect, it } from 'vitest';
import { type Configuration, openConverter } from '../../lib/script/convert.ts';
import type { Dictionary } from '../../lib/script/dictionaries.ts';
import type { Script } from '../../lib/script/script.ts';
import { NODE_FILES } from '../../scripts/node-engine.ts';
import { readVariants } from '../../scripts/script-sources.ts';
import { hansPage, hantPage } from '../pages/article.ts';

const SHARED = path.join(import.meta.dirname, '../../../shared');
const CASES = path.join(SHARED, 'opencc/testcases.json');
const PAGES = path.join(SHARED, 'pages');

const bytes = await NODE_FILES.bytes('script.bin');
const { convertBy, explain } = openConverter(bytes);

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

const plain = (html: string) => html.replace(/<(style|script).*?<\/\1>|<[^>]*>/gis, '\n');

/** Text of the demo article and of saved news, where there is any: menus, headlines and all. */
function longText(script: 'hans' | 'hant'): string {
  const demo = script === 'hans' ? hansPage() : hantPage(hansPage());
  const saved = existsSync(PAGES)
    ? readdirSync(PAGES)
        .filter((file) => file.startsWith(`news-${script}`))
        .map((file) => readFileSync(path.join(PAGES, file), 'utf8'))
        // Other bytes than UTF-8 are no text here.
        .filter((html) => !html.includes('\ufffd'))
    : [];
  return [demo, ...saved]
    .map(plain)
    .join('\n')
    .replace(/\s*\n\s*/g, '\n');
}
const LONG = { hans: longText('hans'), hant: longText('hant') };
const LONG_NAME = existsSync(PAGES)
  ? 'saved news'
  : 'the demo article (saved news skipped: no ../shared/pages)';

const OURS: readonly Dictionary[] = ['exceptions.tsv', 'variants.tsv', 'names.tsv', 'CC-CEDICT'];

const trieOf = (dictionaries: unknown): Trie => {
  const trie = new Trie();
  trie.loadDictGroup(dictionaries as readonly DictLike[]);
  return trie;
};
const PHRASES = trieOf(configs.s2tw?.segmentation);
const TAIWAN_WORDS = trieOf(configs.s2twp?.conversionChain[1]);

/** The key of `trie`, or the text between two, that `offset` of `text` falls into. */
function segmentAt(trie: Trie, text: string, offset: number) {
  let start = 0;
  for (const segment of trie.segment(text)) {
    if (offset < start + segment.length) {
      const isKey = trie.matchPrefix(segment, 0)?.end === segment.length;
      return { start, end: start + segment.length, isKey };
    }
    start += segment.length;
  }
  throw new RangeError(`offset ${offset} > length ${text.length}`);
}

/** Whether a rule of ours, or a word that a phrase of OpenCC's would cut, bears on `offset` of a sentence. */
function hasReason(sentence: string, to: Script, words: boolean, offset: number): boolean {
  const at = (index: number) =>
    explain(sentence, 'hans', to, { start: index, end: index + 1 }, { words });
  if (at(offset).some(({ dictionary }) => OURS.includes(dictionary))) return true;
  const hant = oracle('s2t', sentence);
  return [segmentAt(PHRASES, sentence, offset), segmentAt(TAIWAN_WORDS, hant, offset)].some(
    ({ start, end, isKey }) => {
      // Between keys a word must reach over the border of one; in a key, any of its words may.
      const indices = isKey ? Array.from({ length: end - start }, (_, n) => start + n) : [offset];
      return indices.some((index) => {
        const word = at(index)[0];
        return word !== undefined && (word.start < start || word.end > end);
      });
    },
  );
}

/** Forms of a region that OpenCC has and we leave, as variants.tsv says. */
const LEFT = new Set(readVariants().map(({ opencc, news }) => `${opencc}${news}`));

/** Sentences of `text` that opencc-js converts otherwise, where nothing of ours explains it. */
function unexplained(text: string, configuration: Configuration, to: Script): string[] {
  const words = configuration === 's2twp';
  return text.split(/(?<=[。\n])/).filter((sentence) => {
    const ours = convertBy(sentence, configuration).text;
    const theirs = oracle(configuration, sentence);
    if (ours === theirs) return false;
    const indices = Array.from({ length: sentence.length }, (_, index) => index);
    // Words of other lengths leave no character opposite its fellow: one reason must do.
    if (ours.length !== sentence.length || theirs.length !== sentence.length) {
      return !indices.some((index) => hasReason(sentence, to, words, index));
    }
    return indices.some(
      (index) =>
        ours[index] !== theirs[index] &&
        !LEFT.has(`${theirs[index]}${ours[index]}`) &&
        !hasReason(sentence, to, words, index),
    );
  });
}

describe.each(CONFIGURATIONS)(`%s over ${LONG_NAME}`, (configuration) => {
  it('is what opencc-js gives, or what a rule of ours says', { timeout: 60_000 }, () => {
    if (configuration.startsWith('s2')) {
      const to = configuration === 's2hk' ? 'hant-hk' : 'hant-tw';
      expect(unexplained(LONG.hans, configuration, to)).toEqual([]);
      return;
    }
    const differing = LONG.hant
      .split('\n')
      .filter((line) => convertBy(line, configuration).text !== oracle(configuration, line));
    // Names of the news are all that we add on the way to simplified characters.
    const unnamed = differing.filter((line) =>
      Array.from(line, (_, index) =>
        explain(line, 'hant-tw', 'hans', { start: index, end: index + 1 }, { words: true }),
      ).every((found) => !found.some(({ dictionary }) => dictionary === 'names.tsv')),
    );
    expect(configuration === 'tw2sp' ? unnamed : differing).toEqual([]);
  });
});

/** Cases of OpenCC's that we answer otherwise, and why. */
const ON_PURPOSE: Readonly<Record<string, string>> = {
  case_012: '嘆: the press of Hong Kong, not 歎',
  case_013: '說: the press of Hong Kong, not 説',
  s2t_ximian: '麵 and 蔥: the press of Hong Kong, not 麪 and 葱',
  BYVoid_OpenCC_Issue_943_s2t: '厘米: the press of Hong Kong, not 釐米',
  case_026: '發布: the press of either region, not 發佈',
  case_027: '污染: the press of Taiwan, not 汙染',
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

    it('are answered alike where opencc-js passes them, but for those of ON_PURPOSE', () => {
      const differing = read().filter(({ input, expected }) =>
        CONFIGURATIONS.some(
          (configuration) =>
            expected[configuration] === oracle(configuration, input) &&
            convertBy(input, configuration).text !== expected[configuration],
        ),
      );
      expect(differing.map(({ id }) => id).sort()).toEqual(Object.keys(ON_PURPOSE).sort());
    });
  },
);

describe('script.bin', () => {
  it('is open in a tenth of the time in which opencc-js constructs a converter', () => {
    const fastest = (work: () => unknown) =>
      Math.min(
        ...Array.from({ length: 7 }, () => {
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
