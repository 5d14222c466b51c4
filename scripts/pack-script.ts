import { DICTIONARIES, type Dictionary } from '../lib/script/dictionaries.ts';
import {
  SCRIPT_FILE,
  TABLES,
  TARGETS,
  type TableName,
  type Target,
} from '../lib/script/script-data.ts';
import { LONGEST_KEY } from '../lib/script/trie.ts';
import type { Group, Value } from './opencc-tables.ts';
import { byUnits, packFile, type SectionData } from './pack-file.ts';
import type { LexiconWord } from './script-lexicon.ts';

type Sections = Record<string, SectionData>;

/** What script.bin is made of. */
export interface ScriptSources {
  /** Names and versions. */
  readonly source: string;
  readonly tables: Readonly<Record<TableName, Group>>;
  readonly lexicon: ReadonlyMap<string, LexiconWord>;
  /** How single units are written for each target: of simplified text, and of OpenCC's standard. */
  readonly characters: Readonly<Record<Target, { ofHans: Pairs; ofHant: Pairs }>>;
}

/** UTF-16 units that become others. */
export type Pairs = ReadonlyMap<string, string>;

/** The bytes of script.bin (lib/script/script-data.ts reads them); the same for the same sources. */
export function packScript({ source, tables, lexicon, characters }: ScriptSources) {
  const sections: Sections = {};
  for (const name of TABLES) Object.assign(sections, packTable(name, tables[name]));
  Object.assign(sections, packLexicon(lexicon, characters));
  for (const target of TARGETS) {
    sections[`${target}.ofHans`] = packPairs(characters[target].ofHans);
    sections[`${target}.ofHant`] = packPairs(characters[target].ofHant);
  }
  return packFile({ ...SCRIPT_FILE, source }, sections);
}

function packTable(name: string, group: Group): Sections {
  const keys = [...group.keys()].sort(byUnits);
  const values = keys.map((key) => group.get(key) as Value);
  const [offsets, pool] = packTexts(values.map(({ text }) => text));
  return {
    ...packTrie(name, keys, keys.keys()),
    [`${name}.offsets`]: offsets,
    [`${name}.pool`]: pool,
    [`${name}.dictionaries`]: dictionaryNumbers(values),
  };
}

function dictionaryNumbers(list: readonly { readonly dictionary: Dictionary }[]): Uint8Array {
  return Uint8Array.from(list, ({ dictionary }) => DICTIONARIES.indexOf(dictionary));
}

/** See Lexicon in lib/script/script-data.ts for the three groups. */
function packLexicon(
  lexicon: ReadonlyMap<string, LexiconWord>,
  characters: ScriptSources['characters'],
): Sections {
  const write = (text: string, pairs: Pairs) =>
    Array.from({ length: text.length }, (_, at) => pairs.get(text[at] as string) ?? text[at]).join(
      '',
    );
  const groups: [string, LexiconWord][][] = [[], [], []];
  for (const [key, word] of [...lexicon].sort(([a], [b]) => byUnits(a, b))) {
    const { forms } = word;
    const is = (written: (target: Target) => string) =>
      TARGETS.every((target) => forms[target] === written(target));
    let group = 0;
    if (is((target) => write(key, characters[target].ofHans))) group = 2;
    else if (is((target) => write(forms.t, characters[target].ofHant))) group = 1;
    (groups[group] as [string, LexiconWord][]).push([key, word]);
  }
  const [regional = [], standard = []] = groups;
  const entries = groups.flat().map(([key, word], number) => ({ key, word, number }));
  const sorted = entries.toSorted((a, b) => byUnits(a.key, b.key));
  const [regionalOffsets, regionalPool] = packTexts(
    regional.flatMap(([, { forms }]) => TARGETS.map((target) => forms[target])),
  );
  const [offsets, pool] = packTexts(standard.map(([, { forms }]) => forms.t));
  return {
    ...packTrie(
      'lexicon',
      sorted.map(({ key }) => key),
      sorted.map(({ number }) => number),
    ),
    'lexicon.costs': Uint8Array.from(entries, ({ word }) => word.cost),
    'lexicon.dictionaries': dictionaryNumbers(entries.map(({ word }) => word)),
    'lexicon.regionalOffsets': regionalOffsets,
    'lexicon.regionalPool': regionalPool,
    'lexicon.offsets': offsets,
    'lexicon.pool': pool,
  };
}

/** Offsets of each text and of the end, and all texts in one. */
function packTexts(texts: readonly string[]): [Uint32Array, Uint16Array] {
  const offsets = new Uint32Array(texts.length + 1);
  texts.forEach((text, index) => {
    offsets[index + 1] = (offsets[index] as number) + text.length;
  });
  return [offsets, unitsOf(texts.join(''))];
}

function packPairs(pairs: Pairs): Uint16Array {
  return unitsOf(
    [...pairs]
      .sort(([a], [b]) => byUnits(a, b))
      .flat()
      .join(''),
  );
}

function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, index) => text.charCodeAt(index));
}

/** A trie over `keys`, sorted by units; key n has entry `numbers`[n]. */
function packTrie(name: string, keys: readonly string[], numbers: Iterable<number>): Sections {
  if (keys.includes('')) throw new RangeError(`${name} has an empty key`);
  const numberOf = [...numbers];
  const labels: number[] = [0];
  const firstChild: number[] = [];
  const entries: number[] = [0];
  // Breadth first: each node stands for the keys [low, high), which agree in `depth` units.
  const queue = [{ low: 0, high: keys.length, depth: 0 }];
  for (let node = 0; node < queue.length; node += 1) {
    const { low, high, depth } = queue[node] as (typeof queue)[number];
    firstChild.push(queue.length);
    let at = low;
    if ((keys[at]?.length ?? 0) === depth && depth > 0) {
      entries[node] = (numberOf[at] as number) + 1;
      at += 1;
    }
    while (at < high) {
      const unit = (keys[at] as string).charCodeAt(depth);
      let end = at + 1;
      while (end < high && (keys[end] as string).charCodeAt(depth) === unit) end += 1;
      labels.push(unit);
      entries.push(0);
      queue.push({ low: at, high: end, depth: depth + 1 });
      at = end;
    }
  }
  firstChild.push(queue.length);
  const longest = Math.max(...new Set(keys.map(({ length }) => length)));
  if (longest > LONGEST_KEY)
    throw new RangeError(`a key has ${longest} units, more than ${LONGEST_KEY}`);
  return {
    [`${name}.labels`]: Uint16Array.from(labels),
    [`${name}.firstChild`]: Uint32Array.from(firstChild),
    [`${name}.entries`]: Uint32Array.from(entries),
  };
}
