import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { Dictionary } from '../lib/script/dictionaries.ts';
import type { Target } from '../lib/script/script-data.ts';
import { type Cedict, readCedict } from './cedict.ts';
import { type Group, openccGroup, replaceLongest, type Value } from './opencc-tables.ts';
import { type Pairs, packScript } from './pack-script.ts';
import { pinnedVersion } from './pinned-version.ts';
import { type Forms, type LexiconSource, makeLexicon } from './script-lexicon.ts';
import { nameForms, type Region, withNames } from './script-names.ts';
import {
  type Exception,
  readExceptions,
  readFrequencies,
  readNames,
  readVariants,
} from './script-sources.ts';

const OUT = path.resolve(import.meta.dirname, '../public/data/script.bin');

/** Words that jieba counted less often are left out: they are names and chance more than words. */
const RARE = 25;

/**
 * Pairs of characters that stand for different words, and are not two ways to write one: where
 * OpenCC's phrases lack a word, CC-CEDICT says which of them it has.
 */
const DIFFERENT =
  '里裏 幹乾 幹干 乾干 發髮 後后 面麪 穀谷 鬆松 係系 繫系 只隻 徵征 志誌 鍾鐘 胡鬍 捲卷 制製 準准 複復 覆復 彙匯 餘余 範范 雲云 須鬚 醜丑 斗鬥 薑姜 曲麴 郁鬱 築筑 籲吁 禦御 嚮向 葉叶 朴樸 蔔卜 僕仆 術术 颱台 衝沖 折摺 製制 了瞭 藉借';

/** Every pair both ways. */
const DIFFERENT_PAIRS = new Set(DIFFERENT.split(' ').flatMap(([a = '', b = '']) => [a + b, b + a]));

/** The bytes of script.bin: opencc-js's dictionaries, and what we know better. */
export function buildScript(): Uint8Array<ArrayBuffer> {
  const variants = readVariants();
  const inPress = (region: Region, group: Map<string, Value>): Map<string, Value> => {
    const news = new Map(
      variants.filter((row) => row.region === region).map((row) => [row.opencc, row.news]),
    );
    for (const [key, { text, dictionary }] of group) {
      const written = [...text].map((character) => news.get(character) ?? character).join('');
      if (written !== text) group.set(key, { text: written, dictionary: 'variants.tsv' });
      else group.set(key, { text, dictionary });
    }
    for (const [opencc, text] of news) {
      if (!group.has(opencc)) group.set(opencc, { text, dictionary: 'variants.tsv' });
    }
    return group;
  };
  const hansToHant = openccGroup('hansToHant');
  const hantToHans = openccGroup('hantToHans');
  const regional: Record<Exclude<Target, 't'>, Group> = {
    tw: inPress('hant-tw', openccGroup('hantToTw')),
    twp: inPress('hant-tw', openccGroup('hantToTwWithWords')),
    hk: inPress('hant-hk', openccGroup('hantToHk')),
    hkp: inPress('hant-hk', openccGroup('hantToHkWithWords')),
  };
  const formsOf = (hant: string): Forms => ({
    t: hant,
    tw: replaceLongest(regional.tw, hant),
    twp: replaceLongest(regional.twp, hant),
    hk: replaceLongest(regional.hk, hant),
    hkp: replaceLongest(regional.hkp, hant),
  });
  const characterForms = (character: string) =>
    formsOf(hansToHant.get(character)?.text ?? character);
  const names = readNames();
  const frequencies = readFrequencies();
  const cedict = readCedict();

  const lexicon = makeLexicon(
    [
      ...exceptionSources(readExceptions(), formsOf),
      {
        dictionary: 'names.tsv',
        words: names.map((row) => [row.hans, nameForms(row)] as const),
      },
      ...openccSources(hansToHant, hantToHans, regional, formsOf),
      { dictionary: 'CC-CEDICT', words: cedictWords(cedict, formsOf, hansToHant) },
      {
        dictionary: 'jieba',
        words: [...frequencies]
          .filter(([word, count]) => count >= RARE && HAN.test(word))
          .map(([word]) => [word, null]),
      },
    ],
    frequencies,
    characterForms,
  );

  const namesInto = (group: Group, region: Region) =>
    withNames(group, region, names, lexicon, frequencies, hantToHans);
  return packScript({
    source: `opencc-js ${pinnedVersion('opencc-js')}, CC-CEDICT ${cedict.date}, @node-rs/jieba ${pinnedVersion('@node-rs/jieba')}`,
    tables: {
      compatibility: openccGroup('compatibility'),
      phrasesOfHant: openccGroup('phrasesOfHant'),
      hantToHans,
      twToHant: openccGroup('twToHant'),
      twToHantWithWords: namesInto(openccGroup('twToHantWithWords'), 'hant-tw'),
      hkToHant: openccGroup('hkToHant'),
      hkToHantWithWords: namesInto(openccGroup('hkToHantWithWords'), 'hant-hk'),
      hantToTw: regional.tw,
      hantToHk: regional.hk,
    },
    lexicon,
    characters: charactersOf(hansToHant, regional),
  });
}

function exceptionSources(
  exceptions: readonly Exception[],
  formsOf: (hant: string) => Forms,
): LexiconSource[] {
  const words = (scope: Exception['scope'], forms: (hant: string) => Partial<Forms>) =>
    exceptions
      .filter((exception) => exception.scope === scope)
      .map(({ hans, hant }) => [hans, forms(hant)] as const);
  const dictionary: Dictionary = 'exceptions.tsv';
  return [
    { dictionary, words: words('hant-tw', (hant) => ({ tw: hant, twp: hant })) },
    { dictionary, words: words('hant-hk', (hant) => ({ hk: hant, hkp: hant })) },
    { dictionary, words: words('hant', formsOf) },
  ];
}

/** OpenCC's phrases, and the words of its regions by what they are in simplified text. */
function openccSources(
  hansToHant: Group,
  hantToHans: Group,
  regional: Readonly<Record<Exclude<Target, 't'>, Group>>,
  formsOf: (hant: string) => Forms,
): LexiconSource[] {
  const groupsOf = (group: Group): LexiconSource[] =>
    [...Map.groupBy(group, ([, { dictionary }]) => dictionary)].map(([dictionary, list]) => ({
      dictionary,
      words: list
        // Single units are in the tables of characters.
        .filter(([key, { text }]) => key.length > 1 || text.length > 1)
        .map(([key, { text }]) => [key, formsOf(text)] as const),
    }));
  const words = [regional.twp, regional.hkp].flatMap((group) =>
    [...group].filter(([key]) => [...key].length > 1),
  );
  return [
    ...groupsOf(hansToHant),
    ...[...Map.groupBy(words, ([, { dictionary }]) => dictionary)].map(([dictionary, list]) => ({
      dictionary,
      words: list.flatMap(([hant]) =>
        spellings(hant, hantToHans)
          // OpenCC reaches the word only by what it makes of the text first.
          .filter((spelling) => replaceLongest(hansToHant, spelling) === hant)
          .map((spelling) => [spelling, formsOf(hant)] as const),
      ),
    })),
  ];
}

/** Characters of a word that may be of either script in text that mixes them. */
const MOST_MIXED = 3;

/** How a traditional word stands in simplified text: in it, as it is, or half in either script. */
function spellings(hant: string, hantToHans: Group): string[] {
  const hans = [...replaceLongest(hantToHans, hant)];
  const characters = [...hant];
  if (hans.length !== characters.length) return [hans.join(''), hant];
  const differing = characters.flatMap((character, at) => (character === hans[at] ? [] : [at]));
  if (differing.length > MOST_MIXED) return [hans.join(''), hant];
  return Array.from({ length: 2 ** differing.length }, (_, choice) =>
    characters
      .map((character, at) => ((choice >> differing.indexOf(at)) & 1 ? character : hans[at]))
      .join(''),
  );
}

/** Words that CC-CEDICT writes in one way, in other characters than OpenCC, which has no such phrase. */
function cedictWords(
  { entries }: Cedict,
  formsOf: (hant: string) => Forms,
  hansToHant: Group,
): [word: string, forms: Forms][] {
  const twToHant = openccGroup('twToHant');
  const hantOf = new Map<string, Set<string>>();
  for (const { simplified, traditional } of entries) {
    if ([...simplified].length < 2 || !HAN.test(simplified)) continue;
    const known = hantOf.get(simplified) ?? new Set();
    hantOf.set(simplified, known.add(replaceLongest(twToHant, traditional)));
  }
  const differs = (simplified: string, hant: string) => {
    const ours = [...simplified].map((character) => hansToHant.get(character)?.text ?? character);
    return [...hant].some((character, index) => DIFFERENT_PAIRS.has(`${ours[index]}${character}`));
  };
  return [...hantOf].flatMap(([simplified, [hant = '', ...others]]) =>
    others.length === 0 && !hansToHant.has(simplified) && differs(simplified, hant)
      ? [[simplified, formsOf(hant)] as [string, Forms]]
      : [],
  );
}

const HAN = /^\p{Script=Han}+$/u;

/** How single units are written outside words. */
function charactersOf(
  hansToHant: Group,
  regional: Readonly<Record<Exclude<Target, 't'>, Group>>,
): Record<Target, { ofHans: Pairs; ofHant: Pairs }> {
  const single = (group: Group) =>
    new Map(
      [...group]
        .filter(([key, { text }]) => key.length === 1 && text.length === 1 && key !== text)
        .map(([key, { text }]) => [key, text]),
    );
  const hant = single(hansToHant);
  const pairsOf = (ofHant: Pairs) => {
    const ofHans = new Map(ofHant);
    for (const [key, text] of hant) ofHans.set(key, ofHant.get(text) ?? text);
    return { ofHans, ofHant };
  };
  return {
    t: pairsOf(new Map()),
    tw: pairsOf(single(regional.tw)),
    twp: pairsOf(single(regional.twp)),
    hk: pairsOf(single(regional.hk)),
    hkp: pairsOf(single(regional.hkp)),
  };
}

async function main(): Promise<void> {
  const bytes = buildScript();
  await mkdir(path.dirname(OUT), { recursive: true });
  await writeFile(OUT, bytes);
  console.log(`public/data/script.bin: ${Math.ceil(bytes.byteLength / 1024)} KB`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
