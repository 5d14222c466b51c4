import type { FoundWord } from '../reading/search.ts';
import type { Block } from './block.ts';

/** Asks the language engine where the words of a source text stand. */
export type FindWords = (source: string) => Promise<readonly FoundWord[]>;

/** Where words stand in Blocks: each Block is asked about once, when somebody first points at it. */
export interface WordSpans {
  /** Spans of the Block's source; null while they are not known: `whenKnown` is called then. */
  of(block: Block, whenKnown: () => void): readonly FoundWord[] | null;
}

export function openWordSpans(find: FindWords): WordSpans {
  const known = new WeakMap<Block, readonly FoundWord[]>();
  const asked = new WeakSet<Block>();
  return {
    of(block, whenKnown) {
      const spans = known.get(block) ?? null;
      if (spans || asked.has(block)) return spans;
      asked.add(block);
      find(block.source).then(
        (found) => {
          known.set(block, found);
          whenKnown();
        },
        // Asked again when it is pointed at again.
        () => asked.delete(block),
      );
      return null;
    },
  };
}
