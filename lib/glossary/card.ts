import type { HeldOffice } from './held-offices.ts';
import type { Term } from './term.ts';

/** A term as the pop-up shows it. */
export interface TermCard {
  readonly term: Term;
  /** The headword in traditional characters (as written in Taiwan). */
  readonly traditional: string;
  /** Headwords of this termbase that stand inside the text that was pointed at, longest first. */
  readonly nested: readonly string[];
  /** Who holds the office, or heads the institution; those who held it once come last. */
  readonly holders?: readonly HeldOffice[];
}
