import { createHash } from 'node:crypto';
import { DICTIONARIES, type Dictionary } from '../lib/script/dictionaries.ts';
import {
  HEADER_WORDS,
  MAGIC,
  SECTIONS,
  TABLES,
  TARGETS,
  type TableName,
  type Target,
  VERSION,
} from '../lib/script/script-data.ts';
import { LONGEST_KEY, type TrieArrays } from '../lib/script/trie.ts';
import type { Group } from './opencc-tables.ts';
import type { LexiconWord } from './script-lexicon.ts';

type Section = Uint8Array | Uint16Array | Uint32Array;

/** What script.bin is made of. */
export interface ScriptSources {
  readonly tables: Readonly<Record<TableName, Group>>;
  readonly lexicon: ReadonlyMap<string, LexiconWord>;
  /** How single units are written for each target: of simplified text, and of OpenCC's standard. */
  readonly characters: Readonly<Record<Target, { ofHans: Pairs; ofHant: Pairs }>>;
}

/** UTF-16 units that become others. */
export type Pairs = ReadonlyMap<string, string>;

/** The bytes of script.bin (lib/script/script-data.ts reads them); the same for the same sources. */
export function packScript({ tables, lexicon, characters }: ScriptSources): ArrayBuffer {
  const sections: Section[] = [
    ...TABLES.flatMap((name) => packTable(tables[name])),
    ...packLexicon(lexicon, characters),
    ...TARGETS.flatMap((target) => {
      const { ofHans, ofHant } = characters[target];
      return [packPairs(ofHans), packPairs(ofHant)];
    }),
  ];
  if (sections.length !== SECTIONS)
    throw new RangeError(`${sections.length} sections, not ${SECTIONS}`);
  const start = (HEADER_WORDS + SECTIONS * 2) * 4;
  const places: number[] = [];
  let size = start;
  for (const { byteLength } of sections) {
    places.push(size, byteLength);
    // Typed arrays of four bytes have to begin at a multiple of four.
    size += Math.ceil(byteLength / 4) * 4;
  }
  const bytes = new Uint8Array(size);
  new Uint32Array(bytes.buffer, 0, HEADER_WORDS).set([MAGIC, VERSION, SECTIONS]);
  new Uint32Array(bytes.buffer, HEADER_WORDS * 4).set(places);
  sections.forEach(({ buffer, byteOffset, byteLength }, index) => {
    bytes.set(new Uint8Array(buffer, byteOffset, byteLength), places[index * 2]);
  });
  const hash = createHash('sha256')
    .update(bytes.subarray(HEADER_WORDS * 4))
    .digest();
  bytes.set(hash.subarray(0, 8), 12);
  return bytes.buffer;
}

function packTable(group: Group): Section[] {
  const keys = [...group.keys()].sort(byUnits);
  const values = keys.map((key) => group.get(key) as { text: string; dictionary: Dictionary });
  return [
    ...packTrie(keys, keys.keys()),
    ...packTexts(values.map(({ text }) => text)),
    Uint8Array.from(values, ({ dictionary }) => DICTIONARIES.indexOf(dictionary)),
  ];
}

/** See Lexicon in lib/script/script-data.ts for the three groups. */
function packLexicon(
  lexicon: ReadonlyMap<string, LexiconWord>,
  characters: ScriptSources['characters'],
): Section[] {
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
  return [
    ...packTrie(
      sorted.map(({ key }) => key),
      sorted.map(({ number }) => number),
    ),
    Uint8Array.from(entries, ({ word }) => word.cost),
    Uint8Array.from(entries, ({ word }) => DICTIONARIES.indexOf(word.dictionary)),
    ...packTexts(regional.flatMap(([, { forms }]) => TARGETS.map((target) => forms[target]))),
    ...packTexts(standard.map(([, { forms }]) => forms.t)),
  ];
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
function packTrie(keys: readonly string[], numbers: Iterable<number>): Section[] {
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
  const arrays: TrieArrays = {
    labels: Uint16Array.from(labels),
    firstChild: Uint32Array.from(firstChild),
    entries: Uint32Array.from(entries),
  };
  return [arrays.labels, arrays.firstChild, arrays.entries];
}

/** By UTF-16 units, as the trie's labels go; localeCompare would not be the same everywhere. */
function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
