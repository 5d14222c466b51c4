import type { TermMatch } from '../glossary/matcher.ts';
import type { FoundWord } from '../reading/search.ts';
import type { Block } from './block.ts';

/** Asks the language engine where the words of a source text stand, in which these terms were found. */
export type FindWords = (
  source: string,
  terms: readonly TermMatch[],
) => Promise<readonly FoundWord[]>;

/** Where words stand in Blocks: each Block is asked about once, when somebody first points at it. */
export interface WordSpans {
  /**
   * Spans of the Block's source, in which `terms` were found; null while they are not known: `whenKnown` is
   * called then.
   */
  of(block: Block, terms: readonly TermMatch[], whenKnown: () => void): readonly FoundWord[] | null;
}

export function openWordSpans(find: FindWords): WordSpans {
  const known = new WeakMap<Block, readonly FoundWord[]>();
  const asked = new WeakSet<Block>();
  return {
    of(block, terms, whenKnown) {
      const spans = known.get(block) ?? null;
      if (spans || asked.has(block)) return spans;
      asked.add(block);
      find(block.source, terms).then(
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
