import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { type Headwords, openHeadwords } from '../lib/lexicon/headwords.ts';
import type { TaiwanReadings } from '../lib/pinyin/taiwan.ts';
import { KIND, WORD_KINDS_VERSION } from '../lib/pinyin/word-kinds.ts';
import { type Cedict, type CedictEntry, readCedict } from './cedict.ts';
import { NODE_FILES } from './node-engine.ts';
import { packFile } from './pack-file.ts';

const DATA = path.resolve(import.meta.dirname, '../public/data');
const MODEL = path.resolve(import.meta.dirname, '../lib/pinyin/heteronyms.bin');

/** "Taiwan pr. [qi2]" as a definition of its own: a remark in parentheses is about one sense only. */
const TAIWAN = /^Taiwan pr\. \[([a-z0-9: ]+)\]$/i;

/** Entries that say nothing of how a character is read in words. */
const OTHER_SENSE = /^(?:\([^)]*\) )?(?:(?:old|archaic|erroneous|Japanese) )?variant of /;

/** Taiwan's readings of characters and words, as CC-CEDICT remarks them. */
export function taiwanReadings(entries: readonly CedictEntry[]): TaiwanReadings {
  const remarks = new Map<string, Set<string>>();
  const characters: Record<string, Record<string, string>> = {};
  const words: Record<string, string> = {};
  for (const { simplified, pinyin, definitions } of entries) {
    if (OTHER_SENSE.test(definitions[0] ?? '') || /^[A-Z]/.test(pinyin[0] ?? '')) continue;
    const own = normalised(pinyin.join(' '));
    const found = definitions.flatMap((definition) => TAIWAN.exec(definition)?.[1] ?? []);
    const taiwan =
      found[0] === undefined ? '' : normalised(found[0]).replace(/(\d)(?=[a-z])/g, '$1 ');
    const known = remarks.get(`${simplified} ${own}`) ?? new Set();
    remarks.set(`${simplified} ${own}`, known.add(taiwan));
    // 曲 stands for 麴 too, which alone is qú: all entries of a character have to agree.
    if (taiwan === '' || taiwan.split(' ').length !== pinyin.length) continue;
    if ([...simplified].length === 1)
      characters[simplified] = { ...characters[simplified], [own]: taiwan };
    else words[simplified] = taiwan;
  }
  for (const [character, readings] of Object.entries(characters)) {
    for (const own of Object.keys(readings)) {
      if (remarks.get(`${character} ${own}`)?.size !== 1) delete readings[own];
    }
    if (Object.keys(readings).length === 0) delete characters[character];
  }
  return { characters, words };
}

/** Kinds of each headword (lib/pinyin/word-kinds.ts), by its number. */
export function wordKinds(entries: readonly CedictEntry[], headwords: Headwords): Uint8Array {
  const kinds = new Uint8Array(headwords.size);
  for (const { simplified, traditional, definitions } of entries) {
    const bits = definitions.reduce((sum, definition) => sum | kindOf(definition), 0);
    for (const word of new Set([simplified, traditional])) {
      const number = headwords.numberOf(word);
      kinds[number] = (kinds[number] as number) | bits;
    }
  }
  return kinds;
}

function kindOf(definition: string): number {
  if (/^(?:\([^)]*\) )?to /.test(definition)) return KIND.verb;
  if (/^surname|^(?:a|an|the) |CL:/.test(definition)) return KIND.noun;
  if (/^(?:\([^)]*\) )?classifier/.test(definition)) return KIND.classifier;
  return /ly$|^not |^very/.test(definition) ? KIND.adverb : KIND.other;
}

function normalised(pinyin: string): string {
  return pinyin.toLowerCase().replaceAll('u:', 'ü');
}

/** What the readings need beside the lexicon. */
export interface BuiltReadings {
  /** heteronyms.bin (lib/pinyin/context-model.ts), as it was trained */
  readonly model: Uint8Array<ArrayBuffer>;
  /** word-kinds.bin (lib/pinyin/word-kinds.ts) */
  readonly kinds: Uint8Array<ArrayBuffer>;
  /** taiwan-readings.json (lib/pinyin/taiwan.ts) */
  readonly taiwan: TaiwanReadings;
}

/** @param headwords of the lexicon that is built of the same entries */
export async function buildReadings(
  { entries, date }: Cedict,
  headwords: Headwords,
): Promise<BuiltReadings> {
  const kinds = packFile(
    { kind: 'word-kinds', version: WORD_KINDS_VERSION, source: `CC-CEDICT ${date}` },
    { kinds: wordKinds(entries, headwords) },
  );
  return {
    model: new Uint8Array(await readFile(MODEL)),
    kinds,
    taiwan: taiwanReadings(entries),
  };
}

async function main(): Promise<void> {
  const cedict = readCedict();
  // Of the same entries: npm run build:data has just built it.
  const headwords = openHeadwords(await NODE_FILES.bytes('lexicon.bin'));
  const { model, kinds, taiwan } = await buildReadings(cedict, headwords);
  await mkdir(DATA, { recursive: true });
  await writeFile(path.join(DATA, 'heteronyms.bin'), model);
  await writeFile(path.join(DATA, 'word-kinds.bin'), kinds);
  await writeFile(path.join(DATA, 'taiwan-readings.json'), JSON.stringify(taiwan));
  const [characters, words] = [taiwan.characters, taiwan.words].map(
    (list) => Object.keys(list).length,
  );
  console.log(
    `kinds of ${headwords.size} headwords, Taiwan's readings of ${characters} characters and ${words} words`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
