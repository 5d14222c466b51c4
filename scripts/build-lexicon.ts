import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { CAPITAL, LEXICON_VERSION, NO_ENTRY, UNREAD } from '../lib/lexicon/headwords.ts';
import { type CedictEntry, readCedict } from './cedict.ts';
import { byUnits, packFile } from './pack-file.ts';
import { pinnedVersion } from './pinned-version.ts';
import { readFrequencies } from './script-sources.ts';

const DATA = path.resolve(import.meta.dirname, '../public/data');

/** Bytes of a block of entries: one is read for a look-up. */
const BLOCK_BYTES = 32 * 1024;

/** The dictionary as the extension gets it. */
export interface BuiltLexicon {
  /** lexicon.bin (lib/lexicon/headwords.ts) */
  readonly index: Uint8Array<ArrayBuffer>;
  /** lexicon/<number>.txt (lib/lexicon/lexicon.ts) */
  readonly blocks: readonly string[];
}

/** One way to read a word, and how often the dictionary has it. */
interface Reading {
  readonly syllables: readonly string[];
  readonly capitals: readonly boolean[];
}

/**
 * The same entries and frequencies give the same bytes.
 * @param frequencies how often words occur, by simplified form
 */
export function buildLexicon(
  all: readonly CedictEntry[],
  source: string,
  frequencies: ReadonlyMap<string, number>,
): BuiltLexicon {
  const characters = characterReadings(all);
  /** How many readings of a character are in more words than this one. */
  const seldom = ({ simplified, pinyin: [syllable = ''] }: CedictEntry) =>
    characters.get(simplified)?.indexOf(syllable.toLowerCase()) ?? 0;
  const entries = [...all].sort(
    (a, b) =>
      byUnits(a.simplified, b.simplified) ||
      rank(a) - rank(b) ||
      seldom(a) - seldom(b) ||
      b.definitions.length - a.definitions.length ||
      byUnits(a.traditional, b.traditional) ||
      byUnits(a.pinyin.join(' '), b.pinyin.join(' ')),
  );
  const ofWord = entriesByWord(entries);
  for (const character of characters.keys()) {
    if (!ofWord.has(character)) ofWord.set(character, []);
  }
  const words = [...ofWord.keys()].sort(
    (a, b) => byUnits(a.charAt(0), b.charAt(0)) || b.length - a.length || byUnits(a, b),
  );
  const { blocks, blockStarts } = cutBlocks(entries);
  const syllables = [...new Set([...characters.values()].flat())].sort(byUnits);
  const index = packFile(
    { kind: 'lexicon', version: LEXICON_VERSION, source },
    {
      ...groupSections(words),
      ...readingSections(words, ofWord, characters),
      ...entrySections(words, ofWord, entries),
      ...characterSections(words, characters, syllables),
      frequencies: Uint8Array.from(words, (word) =>
        frequencyOf(ofWord.get(word) ?? [], frequencies),
      ),
      blockStarts: Uint32Array.from(blockStarts),
      syllables: syllables.join('\n'),
      blocksHash: createHash('sha256').update(blocks.join('\0')).digest('hex'),
    },
  );
  return { index, blocks };
}

/** What a reader looks for seldom comes last: variants, then surnames and other names, then the rest. */
function rank({ definitions: [first = ''], pinyin: [syllable = ''] }: CedictEntry): number {
  if (/^(\([^)]*\) )?(old |archaic |erroneous |Japanese )?variant of /.test(first)) return 3;
  if (/^surname /.test(first)) return 2;
  return /^[A-Z]/.test(syllable) ? 1 : 0;
}

function entriesByWord(entries: readonly CedictEntry[]): Map<string, CedictEntry[]> {
  const ofWord = new Map<string, CedictEntry[]>();
  for (const entry of entries) {
    for (const word of new Set([entry.simplified, entry.traditional])) {
      const known = ofWord.get(word);
      if (known) known.push(entry);
      else ofWord.set(word, [entry]);
    }
  }
  for (const list of ofWord.values()) list.sort((a, b) => rank(a) - rank(b));
  return ofWord;
}

const HAN = /\p{Script=Han}/u;
const SYLLABLE = /^[a-z:]+[1-5]$/i;

/**
 * A syllable for each Han character, none for others; null where the dictionary does not have one for
 * each: 110 [yao1 yao1 ling2], xx5 for one that nobody knows.
 */
function readingOf({ pinyin }: CedictEntry, word: string): Reading | null {
  const syllables = pinyin.filter((part) => SYLLABLE.test(part));
  const characters = [...word];
  const han = characters.filter((character) => HAN.test(character)).length;
  if (syllables.length !== han || han === 0 || pinyin.includes('xx5')) return null;
  const aligned = characters.map(
    (character) => (HAN.test(character) ? syllables.shift() : '') ?? '',
  );
  return {
    syllables: aligned.map((syllable) => syllable.toLowerCase()),
    capitals: aligned.map((syllable) => /^[A-Z]/.test(syllable)),
  };
}

/** Readings of each character, those first that most words have. */
function characterReadings(entries: readonly CedictEntry[]): Map<string, string[]> {
  const counts = new Map<string, Map<string, number>>();
  for (const entry of entries) {
    for (const word of new Set([entry.simplified, entry.traditional])) {
      const reading = readingOf(entry, word);
      for (const [index, character] of reading ? [...word].entries() : []) {
        const syllable = reading?.syllables[index] as string;
        if (syllable === '') continue;
        const known = counts.get(character) ?? new Map<string, number>();
        known.set(syllable, (known.get(syllable) ?? 0) + 1);
        counts.set(character, known);
      }
    }
  }
  return new Map(
    [...counts].map(([character, found]) => [
      character,
      [...found].sort((a, b) => b[1] - a[1] || byUnits(a[0], b[0])).map(([syllable]) => syllable),
    ]),
  );
}

/** Lines of entries in blocks; entries of one simplified form stay together. */
function cutBlocks(entries: readonly CedictEntry[]): { blocks: string[]; blockStarts: number[] } {
  const blocks: string[] = [];
  const blockStarts: number[] = [];
  let lines: string[] = [];
  let bytes = 0;
  let start = 0;
  const end = (next: number) => {
    blocks.push(lines.join('\n'));
    blockStarts.push(start);
    [lines, bytes, start] = [[], 0, next];
  };
  for (const [index, { simplified, traditional, pinyin, definitions }] of entries.entries()) {
    if (bytes >= BLOCK_BYTES && entries[index - 1]?.simplified !== simplified) end(index);
    const line = [
      simplified,
      traditional === simplified ? '' : traditional,
      pinyin.join(' '),
      definitions.join('/'),
    ].join('\t');
    lines.push(line);
    bytes += Buffer.byteLength(line) + 1;
  }
  if (lines.length > 0) end(entries.length);
  return { blocks, blockStarts };
}

function groupSections(words: readonly string[]) {
  const firstUnits: number[] = [];
  const groupStarts: number[] = [];
  const groupLengths: number[] = [];
  const groupCounts: number[] = [];
  const units: number[] = [];
  for (const word of words) {
    const first = word.charCodeAt(0);
    if (first !== firstUnits.at(-1)) {
      firstUnits.push(first);
      groupStarts.push(groupLengths.length);
    }
    const isNew = groupStarts.at(-1) === groupLengths.length;
    if (isNew || word.length !== groupLengths.at(-1)) {
      groupLengths.push(word.length);
      groupCounts.push(0);
    }
    groupCounts[groupCounts.length - 1] = (groupCounts.at(-1) as number) + 1;
    for (let at = 1; at < word.length; at += 1) units.push(word.charCodeAt(at));
  }
  groupStarts.push(groupLengths.length);
  return {
    firstUnits: Uint16Array.from(firstUnits),
    groupStarts: Uint32Array.from(groupStarts),
    groupLengths: Uint8Array.from(groupLengths),
    groupCounts: Uint16Array.from(groupCounts),
    units: Uint16Array.from(units),
  };
}

function readingSections(
  words: readonly string[],
  ofWord: ReadonlyMap<string, readonly CedictEntry[]>,
  characters: ReadonlyMap<string, readonly string[]>,
) {
  const choices: number[] = [];
  const otherWords: number[] = [];
  const otherStarts: number[] = [];
  const otherChoices: number[] = [];
  const choose = (word: string, { syllables, capitals }: Reading): number[] =>
    [...word].flatMap((character, index) => {
      const syllable = syllables[index] as string;
      const choice =
        syllable === '' ? UNREAD : (characters.get(character)?.indexOf(syllable) ?? -1);
      if (choice < 0 || choice > UNREAD) throw new RangeError(`${word}: reading ${choice}`);
      // A byte a UTF-16 unit: that of a second half says nothing.
      return [choice | (capitals[index] ? CAPITAL : 0), 0].slice(0, character.length);
    });
  for (const [number, word] of words.entries()) {
    const found = new Map<string, number[]>();
    for (const entry of ofWord.get(word) ?? []) {
      const reading = readingOf(entry, word);
      const key = reading?.syllables.join(' ') ?? '';
      if (reading && !found.has(key)) found.set(key, choose(word, reading));
    }
    const [first, ...others] = found.values();
    choices.push(...(first ?? new Array<number>(word.length).fill(UNREAD)));
    if (others.length === 0) continue;
    otherWords.push(number);
    otherStarts.push(otherChoices.length);
    otherChoices.push(...others.flat());
  }
  otherStarts.push(otherChoices.length);
  return {
    choices: Uint8Array.from(choices),
    otherWords: Uint32Array.from(otherWords),
    otherStarts: Uint32Array.from(otherStarts),
    otherChoices: Uint8Array.from(otherChoices),
  };
}

/** The logarithm of how often a word occurs, in eighths; 0 for one that nobody counted. */
function frequencyOf(
  entries: readonly CedictEntry[],
  frequencies: ReadonlyMap<string, number>,
): number {
  const counts = entries.map(({ simplified }) => frequencies.get(simplified) ?? 1);
  return Math.round(8 * Math.log(Math.max(1, ...counts)));
}

function entrySections(
  words: readonly string[],
  ofWord: ReadonlyMap<string, readonly CedictEntry[]>,
  entries: readonly CedictEntry[],
) {
  const runOf = new Map<string, number>();
  for (const [index, { simplified }] of entries.entries()) {
    if (!runOf.has(simplified)) runOf.set(simplified, index);
  }
  const entryLow = new Uint16Array(words.length);
  const entryHigh = new Uint8Array(words.length);
  const moreWords: number[] = [];
  const moreEntries: number[] = [];
  for (const [number, word] of words.entries()) {
    const runs = new Set(
      (ofWord.get(word) ?? []).map(({ simplified }) => runOf.get(simplified) as number),
    );
    const [first = NO_ENTRY, ...more] = runs;
    entryLow[number] = first & 0xffff;
    entryHigh[number] = first >> 16;
    // Read from the last to the first.
    for (const run of more.reverse()) {
      moreWords.push(number);
      moreEntries.push(run);
    }
  }
  return {
    entryLow,
    entryHigh,
    moreWords: Uint32Array.from(moreWords),
    moreEntries: Uint32Array.from(moreEntries),
  };
}

function characterSections(
  words: readonly string[],
  characters: ReadonlyMap<string, readonly string[]>,
  syllables: readonly string[],
) {
  const numberOf = new Map(syllables.map((syllable, index) => [syllable, index]));
  const characterWords: number[] = [];
  const characterStarts: number[] = [];
  const found: number[] = [];
  for (const [number, word] of words.entries()) {
    const readings = characters.get(word);
    if (!readings) continue;
    characterWords.push(number);
    characterStarts.push(found.length);
    found.push(...readings.map((syllable) => numberOf.get(syllable) as number));
  }
  characterStarts.push(found.length);
  return {
    characterWords: Uint32Array.from(characterWords),
    characterStarts: Uint32Array.from(characterStarts),
    characterSyllables: Uint16Array.from(found),
  };
}

/** `npm run build:lexicon` */
async function main(): Promise<void> {
  const { entries, date } = readCedict();
  const { index, blocks } = buildLexicon(
    entries,
    `CC-CEDICT ${date}, @node-rs/jieba ${pinnedVersion('@node-rs/jieba')}`,
    readFrequencies(),
  );
  const folder = path.join(DATA, 'lexicon');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(DATA, 'lexicon.bin'), index);
  await Promise.all(
    blocks.map((block, number) => writeFile(path.join(folder, `${number}.txt`), block)),
  );
  const bytes = blocks.reduce((sum, block) => sum + Buffer.byteLength(block), 0);
  console.log(
    `${entries.length} entries of CC-CEDICT, ${date}
public/data/lexicon.bin: ${Math.ceil(index.length / 1024)} KB
public/data/lexicon/: ${blocks.length} blocks, ${Math.ceil(bytes / 1024)} KB`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
