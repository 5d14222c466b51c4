import {
  findFeatures,
  findRelations,
  MOST_FEATURES,
  MOST_RELATIONS,
  mix,
  type Place,
} from '../lib/pinyin/context-features.ts';
import { candidateKey, STEP, startScore, TABLE_BITS } from '../lib/pinyin/context-model.ts';

/** A heteronym whose reading is known, as the trainer needs it: features only. */
export interface Example {
  /** Hashed features of the place. */
  readonly features: Int32Array;
  /** A row of hashed relations a candidate. */
  readonly relations: readonly Int32Array[];
  /** Keys of the candidates, and where their scores begin, in nats. */
  readonly keys: readonly number[];
  readonly starts: readonly number[];
  /** Index of the right candidate. */
  readonly answer: number;
  /** How much it counts; 1 for a sentence. */
  readonly weight: number;
}

const MASK = (1 << TABLE_BITS) - 1;

/**
 * @param priors of the candidates: minus the log of their shares, in STEPs (lib/pinyin/context-model.ts)
 * @returns null where the answer is no candidate
 */
export function toExample(
  place: Place,
  answer: string,
  candidates: readonly string[],
  priors: readonly number[],
  weight: number,
): Example | null {
  const right = candidates.indexOf(answer);
  if (right < 0) return null;
  const unit = place.text.charCodeAt(place.at);
  const features = new Int32Array(MOST_FEATURES);
  const count = findFeatures(place, features);
  return {
    features: features.slice(0, count),
    relations: candidates.map((reading) => {
      const relations = new Int32Array(MOST_RELATIONS);
      return relations.slice(0, findRelations(place, reading, relations));
    }),
    keys: candidates.map((_, index) => candidateKey(unit, index)),
    starts: candidates.map(
      (reading, index) => startScore(place, reading, priors[index] as number) * STEP,
    ),
    answer: right,
    weight,
  };
}

/** Chosen by five-fold cross-validation (decision 11). */
const TRAINING = {
  epochs: 5,
  /** Of AdaGrad, which divides it by the root of 1 and the squares of all gradients so far. */
  rate: 0.35,
  /** Each touch of a weight shrinks it by this part. */
  decay: 3e-4,
  /** Gradients below are noise. */
  leastGradient: 1e-3,
};

/** Weights by place in the table. The same examples in the same order give the same weights. */
export function train(examples: readonly Example[]): Float32Array {
  const weights = new Float32Array(1 << TABLE_BITS);
  const squares = new Float32Array(1 << TABLE_BITS);
  const order = Uint32Array.from(examples.keys());
  const random = openRandom(12345);
  const learn = (place: number, gradient: number) => {
    const sum = (squares[place] as number) + gradient * gradient;
    squares[place] = sum;
    const moved = (weights[place] as number) - (TRAINING.rate * gradient) / Math.sqrt(1 + sum);
    weights[place] = moved * (1 - TRAINING.decay);
  };
  for (let epoch = 0; epoch < TRAINING.epochs; epoch += 1) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index] as Example;
      const shares = toShares(scoresOf(weights, example));
      for (const [candidate, share] of shares.entries()) {
        const gradient = (share - (candidate === example.answer ? 1 : 0)) * example.weight;
        if (Math.abs(gradient) < TRAINING.leastGradient) continue;
        const key = example.keys[candidate] as number;
        for (const feature of example.features) learn(mix(feature, key) & MASK, gradient);
        for (const relation of example.relations[candidate] as Int32Array) {
          learn(relation & MASK, gradient);
        }
      }
    }
  }
  return weights;
}

/** Scores of the candidates, in nats. */
export function scoresOf(weights: Float32Array, example: Example): number[] {
  return example.keys.map((key, candidate) => {
    let score = example.starts[candidate] as number;
    for (const feature of example.features) score += weights[mix(feature, key) & MASK] as number;
    for (const relation of example.relations[candidate] as Int32Array) {
      score += weights[relation & MASK] as number;
    }
    return score;
  });
}

function toShares(scores: readonly number[]): number[] {
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

/**
 * The `most` weights that matter, as whole STEPs of an int8: those that are large and stand for what
 * occurs often; the others are 0.
 */
export function prune(
  weights: Float32Array,
  examples: readonly Example[],
  most: number,
): Int8Array {
  const counts = new Float32Array(weights.length);
  for (const { features, relations, keys, weight } of examples) {
    for (const [candidate, key] of keys.entries()) {
      for (const feature of features) {
        const place = mix(feature, key) & MASK;
        counts[place] = (counts[place] as number) + weight;
      }
      for (const relation of relations[candidate] as Int32Array) {
        counts[relation & MASK] = (counts[relation & MASK] as number) + weight;
      }
    }
  }
  const worth = weights.map(
    (weight, place) => Math.abs(weight) * Math.sqrt((counts[place] as number) + 1),
  );
  const least = worth.toSorted()[Math.max(0, worth.length - most)] as number;
  return Int8Array.from(weights, (weight, place) =>
    (worth[place] as number) < least ? 0 : Math.max(-127, Math.min(127, Math.round(weight / STEP))),
  );
}

/** Numbers from 0 to 1, always the same (a linear congruential generator). */
function openRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Fisher and Yates's. */
function shuffle(order: Uint32Array, random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const kept = order[last] as number;
    order[last] = order[other] as number;
    order[other] = kept;
  }
}
