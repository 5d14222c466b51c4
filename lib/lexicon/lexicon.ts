import { once } from '../once.ts';
import { type Headwords, openHeadwords } from './headwords.ts';

/** An entry of CC-CEDICT. */
export interface Entry {
  readonly traditional: string;
  readonly simplified: string;
  /** Numbered syllables between blanks, as in the dictionary: `lu:4 se4`. */
  readonly pinyin: string;
  readonly definitions: readonly string[];
}

/** Gives the data files that `npm run build:lexicon` wrote. */
export interface LexiconFiles {
  /** lexicon.bin */
  readonly index: () => Promise<ArrayBuffer>;
  /** lexicon/<number>.txt */
  readonly block: (number: number) => Promise<string>;
}

/** The dictionary: headwords are loaded as one, entries in blocks when they are asked for. */
export interface Lexicon {
  headwords(): Promise<Headwords>;
  /** The entries of a headword in either script, the likeliest first; none if it is no headword. */
  entries(word: string): Promise<readonly Entry[]>;
  /** Loads the entries of these words before somebody asks for them, as far as they are kept. */
  prefetch(words: readonly string[]): Promise<void>;
}

/** So many blocks are kept, of those that were asked for last; each is about 32 KB. */
const KEPT_BLOCKS = 64;

export function openLexicon(files: LexiconFiles): Lexicon {
  const headwords = once(async () => openHeadwords(await files.index()));
  const lines = keep(KEPT_BLOCKS, async (block) => (await files.block(block)).split('\n'));

  return {
    headwords,
    async entries(word) {
      const index = await headwords();
      const number = index.numberOf(word);
      if (number < 0) return [];
      const runs = await Promise.all(
        index.entryRuns(number).map(async (first) => {
          const block = index.blockOf(first);
          return runFrom(await lines(block), first - index.firstEntryOf(block));
        }),
      );
      return runs
        .flat()
        .filter(({ traditional, simplified }) => traditional === word || simplified === word);
    },
    async prefetch(words) {
      const index = await headwords();
      const numbers = words.map((word) => index.numberOf(word)).filter((number) => number >= 0);
      const firsts = numbers.flatMap((number) => index.entryRuns(number));
      const blocks = new Set(firsts.map((first) => index.blockOf(first)));
      // One after the other: a look-up that comes meanwhile is answered first.
      for (const block of [...blocks].slice(0, KEPT_BLOCKS)) await lines(block);
    },
  };
}

/** The entries from the one in line `at` on that share its simplified form. */
function runFrom(lines: readonly string[], at: number): Entry[] {
  const run: Entry[] = [];
  for (let line = lines[at], next = at + 1; line; line = lines[next], next += 1) {
    const entry = parseEntry(line);
    if (run[0] && run[0].simplified !== entry.simplified) break;
    run.push(entry);
  }
  return run;
}

/** One line: simplified, traditional (empty: the same), pinyin and definitions, between tabs. */
export function parseEntry(line: string): Entry {
  const [simplified = '', traditional = '', pinyin = '', definitions = ''] = line.split('\t');
  return {
    simplified,
    traditional: traditional || simplified,
    pinyin,
    definitions: definitions.split('/'),
  };
}

/** `load`, the last `most` answers kept; a load that failed is tried again when next asked for. */
function keep<T>(most: number, load: (key: number) => Promise<T>): (key: number) => Promise<T> {
  const kept = new Map<number, Promise<T>>();
  return (key) => {
    const answer = kept.get(key) ?? load(key);
    kept.delete(key);
    kept.set(key, answer);
    answer.catch(() => kept.delete(key));
    for (const old of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(old);
    }
    return answer;
  };
}
