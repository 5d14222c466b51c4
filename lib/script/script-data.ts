import { openTrie, type Trie } from './trie.ts';

/** 'SDSC', little endian. */
export const MAGIC = 0x43534453;
/** Goes up whenever what a section holds changes. */
export const VERSION = 1;
/** Header: magic, version, number of sections, then 8 bytes of the SHA-256 of all that follows. */
export const HEADER_WORDS = 5;

/** OpenCC's dictionaries that are applied by longest match, each with its phrases and characters. */
export const TABLES = [
  'compatibility',
  'phrasesOfHant',
  'hantToHans',
  'twToHant',
  'twToHantWithWords',
  'hkToHant',
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

/** How the characters of one target are written that stand outside words with a value. */
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

const TABLE_SECTIONS = 6;
const LEXICON_START = TABLES.length * TABLE_SECTIONS;
const LEXICON_SECTIONS = 9;
const CHARACTERS_START = LEXICON_START + LEXICON_SECTIONS;
export const SECTIONS = CHARACTERS_START + TARGETS.length * 2;

/** @throws if `bytes` are not what `npm run build:data` writes today */
export function openScriptData(bytes: ArrayBuffer): ScriptData {
  const header = new Uint32Array(bytes, 0, HEADER_WORDS);
  if (header[0] !== MAGIC)
    throw new Error('script.bin is another kind of file: run npm run build:data');
  if (header[1] !== VERSION || header[2] !== SECTIONS) {
    throw new Error(`script.bin is v${header[1]}, need v${VERSION}: run npm run build:data`);
  }
  const places = new Uint32Array(bytes, HEADER_WORDS * 4, SECTIONS * 2);
  const u8 = (section: number) =>
    new Uint8Array(bytes, places[section * 2] as number, places[section * 2 + 1] as number);
  const u16 = (section: number) => {
    const { byteOffset, byteLength } = u8(section);
    return new Uint16Array(bytes, byteOffset, byteLength / 2);
  };
  const u32 = (section: number) => {
    const { byteOffset, byteLength } = u8(section);
    return new Uint32Array(bytes, byteOffset, byteLength / 4);
  };
  const trie = (at: number) =>
    openTrie({ labels: u16(at), firstChild: u32(at + 1), entries: u32(at + 2) });

  return {
    table(name) {
      const at = TABLES.indexOf(name) * TABLE_SECTIONS;
      return {
        trie: trie(at),
        offsets: u32(at + 3),
        pool: u16(at + 4),
        dictionaries: u8(at + 5),
      };
    },
    lexicon() {
      const at = LEXICON_START;
      return {
        trie: trie(at),
        costs: u8(at + 3),
        dictionaries: u8(at + 4),
        regionalOffsets: u32(at + 5),
        regionalPool: u16(at + 6),
        offsets: u32(at + 7),
        pool: u16(at + 8),
      };
    },
    characters(target) {
      const at = CHARACTERS_START + TARGETS.indexOf(target) * 2;
      return { ofHans: characterMap(u16(at)), ofHant: characterMap(u16(at + 1)) };
    },
  };
}

/** Pairs of a unit and what it becomes, as a map of all units. */
function characterMap(pairs: Uint16Array): Uint16Array {
  const map = new Uint16Array(0x10000);
  for (let unit = 0; unit < map.length; unit += 1) map[unit] = unit;
  for (let index = 0; index < pairs.length; index += 2) {
    map[pairs[index] as number] = pairs[index + 1] as number;
  }
  return map;
}
