import { configs } from 'opencc-js/preset';
import type { Dictionary } from '../lib/script/dictionaries.ts';

/** What replaces a phrase or character, and which dictionary says so. */
export interface Value {
  readonly text: string;
  readonly dictionary: Dictionary;
}

/** A group of OpenCC's dictionaries: what is looked up together, by longest match. */
export type Group = ReadonlyMap<string, Value>;

/** As opencc-js 1.4 ships them; its own types name only two of the fields. */
interface OpenccConfig {
  readonly normalizationChain?: readonly (readonly string[])[];
  readonly segmentation?: readonly string[];
  readonly conversionChain: readonly (readonly string[])[];
}

/** Which group of which configuration, and what OpenCC calls its dictionaries. */
interface Place {
  readonly configuration: string;
  readonly group: (config: OpenccConfig) => readonly string[] | undefined;
  readonly names: readonly Dictionary[];
}

const chain = (index: number) => (config: OpenccConfig) => config.conversionChain[index];

const PLACES = {
  compatibility: {
    configuration: 't2s',
    group: (config) => config.normalizationChain?.[0],
    names: ['OpenCC CJK_Compatibility_Ideographs'],
  },
  phrasesOfHant: {
    configuration: 'tw2s',
    group: (config) => config.segmentation,
    names: ['OpenCC TSPhrases'],
  },
  hantToHans: {
    configuration: 't2s',
    group: chain(0),
    names: ['OpenCC TSPhrases', 'OpenCC TSCharacters'],
  },
  twToHant: {
    configuration: 'tw2s',
    group: chain(0),
    names: ['OpenCC TWVariantsRevPhrases', 'OpenCC TWVariantsRev'],
  },
  twToHantWithWords: {
    configuration: 'tw2sp',
    group: chain(0),
    names: ['OpenCC TWPhrasesRev', 'OpenCC TWVariantsRevPhrases', 'OpenCC TWVariantsRev'],
  },
  hkToHant: {
    configuration: 'hk2s',
    group: chain(0),
    names: ['OpenCC HKVariantsRevPhrases', 'OpenCC HKVariantsRev'],
  },
  hkToHantWithWords: {
    configuration: 'hk2sp',
    group: chain(0),
    names: ['OpenCC HKPhrasesRev', 'OpenCC HKVariantsRevPhrases', 'OpenCC HKVariantsRev'],
  },
  hantToTw: {
    configuration: 't2tw',
    group: chain(0),
    names: ['OpenCC TWVariantsPhrases', 'OpenCC TWVariants'],
  },
  hantToTwWithWords: {
    configuration: 's2twp',
    group: chain(1),
    names: ['OpenCC TWPhrases', 'OpenCC TWVariantsPhrases', 'OpenCC TWVariants'],
  },
  hantToHk: {
    configuration: 't2hk',
    group: chain(0),
    names: ['OpenCC HKVariantsPhrases', 'OpenCC HKVariants'],
  },
  hantToHkWithWords: {
    configuration: 's2hkp',
    group: chain(1),
    names: ['OpenCC HKPhrases', 'OpenCC HKVariantsPhrases', 'OpenCC HKVariants'],
  },
  hansToHant: {
    configuration: 's2t',
    group: chain(0),
    names: [
      'OpenCC STPhrases',
      'OpenCC STPhrases_GeneratedFromRegionalPhrases',
      'OpenCC STCharacters',
    ],
  },
} satisfies Record<string, Place>;

export type GroupName = keyof typeof PLACES;

/** opencc-js's own dictionaries. @throws if its configurations are not those that we know */
export function openccGroup(name: GroupName): Map<string, Value> {
  const { configuration, group, names }: Place = PLACES[name];
  const config = configs[configuration] as unknown as OpenccConfig | undefined;
  const dictionaries = config && group(config);
  if (dictionaries?.length !== names.length) {
    throw new Error(
      `opencc-js's ${configuration} has other dictionaries than ${names.join(', ')}: see ${import.meta.filename}`,
    );
  }
  const values = new Map<string, Value>();
  names.forEach((dictionary, index) => {
    for (const line of (dictionaries[index] as string).split('|')) {
      const [key, text] = line.split(' ');
      if (!key || text === undefined) throw new Error(`${dictionary} has a line "${line}"`);
      // The first dictionary that has a key decides.
      if (!values.has(key)) values.set(key, { text, dictionary });
    }
  });
  return values;
}

/** Converts by longest match, as OpenCC does in one step. */
export function replaceLongest(group: Group, text: string): string {
  const characters = [...text];
  let out = '';
  for (let at = 0; at < characters.length; ) {
    let length = characters.length - at;
    while (length > 1 && !group.has(characters.slice(at, at + length).join(''))) length -= 1;
    const key = characters.slice(at, at + length).join('');
    out += group.get(key)?.text ?? key;
    at += length;
  }
  return out;
}
