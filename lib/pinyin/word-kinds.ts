import { openPackedFile } from '../packed-file.ts';

/** Layout of word-kinds.bin; scripts/build-readings.ts writes it. */
export const WORD_KINDS_VERSION = 1;

/** Bits of what a headword is, as its definitions tell: a word may be several. */
export const KIND = { verb: 1, noun: 2, classifier: 4, adverb: 8, other: 16 } as const;

/** In place of a headword's kinds, for what is none. */
export const NO_HEADWORD = { start: 32, end: 33, mark: 34, digits: 35, other: 36 } as const;

/** @returns kinds by number of the headword (lib/lexicon/headwords.ts), of the lexicon built with it */
export function openWordKinds(bytes: ArrayBuffer): Uint8Array {
  return openPackedFile(bytes, { kind: 'word-kinds', version: WORD_KINDS_VERSION }).u8('kinds');
}

/** What a character is that begins no headword. */
export function kindOfCharacter(character: string): number {
  if (/^[\p{P}\s]/u.test(character)) return NO_HEADWORD.mark;
  return /^\p{Nd}/u.test(character) ? NO_HEADWORD.digits : NO_HEADWORD.other;
}
