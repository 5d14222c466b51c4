/** Keys in UTF-16 units as three arrays; nodes are numbered breadth first, the root is 0. */
export interface TrieArrays {
  /** The unit that leads to a node; siblings ascend. */
  readonly labels: Uint16Array;
  /** Children of node n are the nodes [firstChild[n], firstChild[n + 1]). */
  readonly firstChild: Uint32Array;
  /** 1 + the number of the entry whose key ends at a node; 0 where none does. */
  readonly entries: Uint32Array;
}

/** A trie to walk. */
export interface Trie extends TrieArrays {
  /** Node for the first unit of a key, 0 where no key begins so: the root has thousands of children. */
  readonly root: Uint16Array;
}

/** Keys are shorter than this, so that an entry and a length fit in one number. */
export const LONGEST_KEY = 63;

export function openTrie(arrays: TrieArrays): Trie {
  const root = new Uint16Array(0x10000);
  const last = arrays.firstChild[1] as number;
  for (let node = 1; node < last; node += 1) root[arrays.labels[node] as number] = node;
  return { ...arrays, root };
}

/** The child of `node` by `unit`, or 0. */
export function childOf({ labels, firstChild }: TrieArrays, node: number, unit: number): number {
  let low = firstChild[node] as number;
  let high = firstChild[node + 1] as number;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const label = labels[middle] as number;
    if (label === unit) return middle;
    if (label < unit) low = middle + 1;
    else high = middle;
  }
  return 0;
}

/**
 * The longest key at `at` of units[0, end): (1 + its entry) * 64 + its length, or 0 for none. One
 * number, for this runs once a character.
 */
export function longestAt(trie: Trie, units: Uint16Array, at: number, end: number): number {
  let node = trie.root[units[at] as number] as number;
  let found = 0;
  for (let next = at + 1; node !== 0; next += 1) {
    const entry = trie.entries[node] as number;
    if (entry !== 0) found = entry * 64 + (next - at);
    if (next === end) break;
    node = childOf(trie, node, units[next] as number);
  }
  return found;
}
