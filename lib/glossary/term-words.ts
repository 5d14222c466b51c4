import { TERM_WORD } from '../lexicon/segment.ts';
import type { Span } from '../span.ts';
import type { TermMatch } from './matcher.ts';

/**
 * Of the terms in a text those that tell where its words stand: of a term too long to be one word the terms
 * inside it, where there are any (“放管服”改革). Sorted, not overlapping, as `Segment` takes them.
 */
export function termWords(matches: readonly TermMatch[]): Span[] {
  return matches.flatMap(({ start, end, nested }) =>
    end - start <= TERM_WORD || nested.length === 0 ? [{ start, end }] : termWords(nested),
  );
}
