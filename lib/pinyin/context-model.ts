import { openPackedFile } from '../packed-file.ts';
import {
  findFeatures,
  findRelations,
  MOST_FEATURES,
  MOST_RELATIONS,
  mix,
  type Place,
} from './context-features.ts';

/** Layout and features of heteronyms.bin; scripts/train-readings.ts writes it. */
export const HETERONYMS_VERSION = 1;

/** log2 of the number of weights that features are hashed to. */
export const TABLE_BITS = 20;

/** Scores are whole numbers of so many nats: a weight is an int8 of them. */
export const STEP = 0.07;

/**
 * How much the dictionary's only reading in a word of several characters counts above the others before
 * anything is learnt, in nats; there only so much of a reading's rarity counts (decision 11).
 */
const IN_WORD = { trust: 3, ofPrior: 0.3 };

/** In a gap: as many free places, and the gap goes on. */
export const LONG_GAP = 255;

/**
 * Which reading a heteronym has in its context: a multinomial logistic regression a character over hashed
 * features. Accuracy, and what else was tried: decision 11.
 */
export interface ContextModel {
  /** Numbered readings that it chooses among, those first that are frequent; none for other characters. */
  candidates(unit: number): readonly string[];
  /** One of the candidates of the character at `place.at`, which has some. */
  choose(place: Place): string;
}

/** @param bytes of heteronyms.bin */
export function openContextModel(bytes: ArrayBuffer): ContextModel {
  const file = openPackedFile(bytes, { kind: 'heteronyms', version: HETERONYMS_VERSION });
  const syllables = file.ascii('syllables').replaceAll('v', 'ü').split(' ');
  const starts = file.u16('starts');
  const readings = file.u16('readings');
  const priors = file.u16('priors');
  /** Candidates by the unit of their character, and where their priors begin. */
  const known = new Map<number, { readonly names: readonly string[]; readonly first: number }>();
  for (const [index, unit] of file.u16('characters').entries()) {
    const [first, end] = [starts[index] as number, starts[index + 1] as number];
    const names = Array.from(readings.subarray(first, end), (at) => syllables[at] as string);
    known.set(unit, { names, first });
  }
  const weights = unpackWeights(file.u8('gaps'), file.u8('weights'));
  const mask = weights.length - 1;
  const features = new Int32Array(MOST_FEATURES);
  const relations = new Int32Array(MOST_RELATIONS);

  return {
    candidates: (unit) => known.get(unit)?.names ?? [],
    choose(place) {
      const unit = place.text.charCodeAt(place.at);
      const choice = known.get(unit);
      if (!choice) throw new RangeError(`no candidates for ${place.text.charAt(place.at)}`);
      const { names, first } = choice;
      if (names.length === 1) return names[0] as string;
      const count = findFeatures(place, features);
      let best = '';
      let bestScore = Number.NEGATIVE_INFINITY;
      for (let index = 0; index < names.length; index += 1) {
        const name = names[index] as string;
        const key = candidateKey(unit, index);
        let score = startScore(place, name, priors[first + index] as number);
        for (let at = 0; at < count; at += 1) {
          score += weights[mix(features[at] as number, key) & mask] as number;
        }
        const related = findRelations(place, name, relations);
        for (let at = 0; at < related; at += 1) {
          score += weights[(relations[at] as number) & mask] as number;
        }
        if (score > bestScore) [best, bestScore] = [name, score];
      }
      return best;
    },
  };
}

/** Tells the weights of a character's candidates apart. */
export function candidateKey(unit: number, index: number): number {
  return mix(0x77, index * 977 + unit);
}

/**
 * Where a reading's score begins, in STEPs: with its prior; in a word of several characters with what the
 * dictionary says, or 会 would never be kuài.
 * @param prior minus the log of the reading's share of the character's places, in STEPs
 */
export function startScore({ word, inWord }: Place, reading: string, prior: number): number {
  if (inWord.length !== 1 || word.end - word.start < 2) return -prior;
  return inWord[0] === reading ? 0 : -Math.round(prior * IN_WORD.ofPrior + IN_WORD.trust / STEP);
}

/** Weights in their places of the table; all others are 0. */
function unpackWeights(gaps: Uint8Array, values: Uint8Array): Int8Array {
  const table = new Int8Array(1 << TABLE_BITS);
  const signed = new Int8Array(values.buffer, values.byteOffset, values.length);
  let place = -1;
  let next = 0;
  for (const gap of gaps) {
    place += gap;
    if (gap === LONG_GAP) continue;
    place += 1;
    table[place] = signed[next] as number;
    next += 1;
  }
  return table;
}
