import type { Matcher, TermMatch } from '../glossary/matcher.ts';
import type { Repaired } from '../repair/repair.ts';
import { type OffsetMap, type Span, sourceSpan } from '../span.ts';

/** A term in a Block's source text. */
export interface FoundTerm extends TermMatch {
  /** Its text as it is without stray readings, and with what was rebuilt. */
  readonly matched: string;
}

/** A word of a Block's source text; `text` is the word without stray readings, and as it was rebuilt. */
export interface FoundWord extends Span {
  readonly text: string;
}

/** What stands in a Block's source text; spans in UTF-16 units of it, sorted. */
export interface Findings {
  readonly terms: readonly FoundTerm[];
  readonly damaged: readonly Span[];
  /** Text that was damaged and follows from its bytes; `text` is what it is now. */
  readonly rebuilt: readonly (Span & { readonly text: string })[];
}

/** Terms, damaged and rebuilt spans of a Block's text; terms are looked for in the repaired text. */
export function searchBlock({ text, map, damaged, rebuilt }: Repaired, matcher: Matcher): Findings {
  return {
    terms: matcher.match(text).map((match) => ({
      ...inSource(map, match),
      matched: text.slice(match.start, match.end),
    })),
    damaged: damaged.map(({ source }) => source),
    rebuilt: rebuilt.map(({ source, clean }) => ({
      ...source,
      text: text.slice(clean.start, clean.end),
    })),
  };
}

/** `match`, and what is nested in it, in offsets of the source. */
function inSource(map: OffsetMap, match: TermMatch): TermMatch {
  const nested = match.nested.map((inside) => inSource(map, inside));
  return { ...match, ...sourceSpan(map, match), nested };
}
