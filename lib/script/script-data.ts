import { openPackedFile } from '../packed-file.ts';
import { openTrie, type Trie } from './trie.ts';

/** What script.bin says of itself; the version goes up whenever what a section holds changes. */
export const SCRIPT_FILE = { kind: 'script', version: 1 } as const;

/** OpenCC's dictionaries that are applied by longest match, each with its phrases and characters. */
export const TABLES = [
  'compatibility',
  'phrasesOfHant',
  'hantToHans',
  'twToHant',
  'twToHantWithWords',
  'hkToHant',
  'hkToHantWithWords',
  'hantToTw',
  'hantToHk',
] as const;

export type TableName = (typeof TABLES)[number];

/** What simplified text is written as: OpenCC's standard, and regions without and with words. */
export const TARGETS = ['t', 'tw', 'twp', 'hk', 'hkp'] as const;

export type Target = (typeof TARGETS)[number];

/** Keys and what replaces them. */
export interface Table {
  readonly trie: Trie;
  /** The value of entry n is pool[offsets[n], offsets[n + 1]). */
  readonly offsets: Uint32Array;
  readonly pool: Uint16Array;
  /** A number in DICTIONARIES for each entry. */
  readonly dictionaries: Uint8Array;
}

/**
 * Words of simplified text. Entries are in three groups: first those whose value is kept for each
 * target, then those whose value is kept in OpenCC's standard and goes through the target's
 * characters, then those that are written character by character.
 */
export interface Lexicon {
  readonly trie: Trie;
  /** How unlikely a word is, in steps of COST_STEP. */
  readonly costs: Uint8Array;
  readonly dictionaries: Uint8Array;
  /** Entry n of the first group for target k: regionalPool[regionalOffsets[n * 5 + k], …[n * 5 + k + 1]). */
  readonly regionalOffsets: Uint32Array;
  readonly regionalPool: Uint16Array;
  /** Entry n of the second group, counted from 0 there. */
  readonly offsets: Uint32Array;
  readonly pool: Uint16Array;
}

/** Nats of improbability that one step of a cost stands for: 255 steps are a word in 60 millions. */
export const COST_STEP = 0.07;
/** What a character costs that is no word by itself. */
export const UNKNOWN_COST = 255;
/** What a word costs at most: it is preferred to a character that is none. */
export const MOST_COST = UNKNOWN_COST - 1;

/**
 * How the characters of one target are written that stand outside words with a value: what has to be
 * added to a unit, modulo 2 ** 16.
 */
export interface Characters {
  /** By unit, for simplified text. */
  readonly ofHans: Uint16Array;
  /** By unit, for OpenCC's standard traditional form. */
  readonly ofHant: Uint16Array;
}

/** script.bin, opened piece by piece: views on its bytes, no parse. */
export interface ScriptData {
  table(name: TableName): Table;
  lexicon(): Lexicon;
  characters(target: Target): Characters;
}

/** @throws if `bytes` are not what `npm run build:script` writes today */
export function openScriptData(bytes: ArrayBuffer): ScriptData {
  const { u8, u16, u32 } = openPackedFile(bytes, SCRIPT_FILE);
  const trie = (name: string) =>
    openTrie({
      labels: u16(`${name}.labels`),
      firstChild: u32(`${name}.firstChild`),
      entries: u32(`${name}.entries`),
    });

  return {
    table: (name) => ({
      trie: trie(name),
      offsets: u32(`${name}.offsets`),
      pool: u16(`${name}.pool`),
      dictionaries: u8(`${name}.dictionaries`),
    }),
    lexicon: () => ({
      trie: trie('lexicon'),
      costs: u8('lexicon.costs'),
      dictionaries: u8('lexicon.dictionaries'),
      regionalOffsets: u32('lexicon.regionalOffsets'),
      regionalPool: u16('lexicon.regionalPool'),
      offsets: u32('lexicon.offsets'),
      pool: u16('lexicon.pool'),
    }),
    characters: (target) => ({
      ofHans: shiftsOf(u16(`${target}.ofHans`)),
      ofHant: shiftsOf(u16(`${target}.ofHant`)),
    }),
  };
}

/** Pairs of a unit and what it becomes, as shifts: a new array holds zeros and need not be filled. */
function shiftsOf(pairs: Uint16Array): Uint16Array {
  const shifts = new Uint16Array(0x10000);
  for (let index = 0; index < pairs.length; index += 2) {
    const unit = pairs[index] as number;
    shifts[unit] = (pairs[index + 1] as number) - unit;
  }
  return shifts;
}
