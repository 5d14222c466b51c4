import type { Matcher, TermMatch } from '../glossary/matcher.ts';
import { repair } from '../repair/repair.ts';
import { type Span, sourceSpan } from '../span.ts';

/** What stands in a Block's source text; spans in UTF-16 units of it, sorted. */
export interface Findings {
  readonly terms: readonly TermMatch[];
  readonly damaged: readonly Span[];
}

/** Terms and damaged spans of a Block's text; terms are looked for in the text without stray readings. */
export function searchBlock(
  source: string,
  matcher: Matcher,
  { polluted }: { readonly polluted: boolean },
): Findings {
  const { text, map, damaged } = repair(source, { polluted });
  return {
    terms: matcher.match(text).map((match) => ({ ...match, ...sourceSpan(map, match) })),
    damaged: damaged.map((damage) => damage.source),
  };
}
