import { type Lexicon, UNKNOWN_COST } from './script-data.ts';
import { isPair } from './table-steps.ts';
import { childOf } from './trie.ts';

/** Words of a text, in order: where each ends, and 1 + its entry in the lexicon, 0 for no word. */
export interface Words {
  readonly count: number;
  readonly ends: Int32Array;
  readonly entries: Int32Array;
}

/**
 * Cuts units[0, length) into the words that are together least improbable: 展示/了/如何, though 了如
 * is a phrase of OpenCC's and begins earlier than 如何.
 */
export function likeliestWords(lexicon: Lexicon, units: Uint16Array, length: number): Words {
  const { trie, costs } = lexicon;
  const { root, entries: entryOf } = trie;
  // For each offset the least cost to get there, the entry that does it and where that began.
  const best = new Int32Array(length + 1).fill(0x7fffffff);
  const entries = new Int32Array(length + 1);
  const starts = new Int32Array(length + 1);
  best[0] = 0;
  for (let at = 0; at < length; at += 1) {
    const cost = best[at] as number;
    // Inside a surrogate pair that no word ends in.
    if (cost === 0x7fffffff) continue;
    const alone = at + (isPair(units, at, length) ? 2 : 1);
    if (cost + UNKNOWN_COST < (best[alone] as number)) {
      best[alone] = cost + UNKNOWN_COST;
      entries[alone] = 0;
      starts[alone] = at;
    }
    let node = root[units[at] as number] as number;
    for (let end = at + 1; node !== 0; end += 1) {
      const entry = entryOf[node] as number;
      if (entry !== 0) {
        const total = cost + (costs[entry - 1] as number);
        // At the same cost the word that begins later, after a longer one, as in longest match.
        if (total <= (best[end] as number)) {
          best[end] = total;
          entries[end] = entry;
          starts[end] = at;
        }
      }
      if (end === length) break;
      node = childOf(trie, node, units[end] as number);
    }
  }
  let count = 0;
  for (let end = length; end > 0; end = starts[end] as number) count += 1;
  const wordEnds = new Int32Array(count);
  const wordEntries = new Int32Array(count);
  for (let end = length, word = count - 1; end > 0; end = starts[end] as number, word -= 1) {
    wordEnds[word] = end;
    wordEntries[word] = entries[end] as number;
  }
  return { count, ends: wordEnds, entries: wordEntries };
}
