import { LIMITS, parseTerm, type RawTerm } from './own-term.ts';
import { FileError, type FileProblem, type Place, type PlacedTerm } from './preview.ts';

/** What a file has of terms, while it is read. */
export interface CollectedTerms {
  readonly terms: readonly PlacedTerm[];
  readonly problems: readonly FileProblem[];
  /** @throws FileError once there are more than a glossary holds, faulty ones with them */
  add(raw: RawTerm, place: Place): void;
}

export function collectTerms(): CollectedTerms {
  const terms: PlacedTerm[] = [];
  const problems: FileProblem[] = [];
  return {
    terms,
    problems,
    add(raw, place) {
      if (terms.length + problems.length === LIMITS.terms) throw new FileError('too-many-terms');
      const parsed = parseTerm(raw);
      if ('term' in parsed) terms.push({ term: parsed.term, place });
      else problems.push({ ...parsed.problems[0], place, quote: quote(raw.headword ?? '') });
    },
  };
}

/** The beginning of a text, to know it by. */
export function quote(text: string): string {
  const [beginning = ''] = text.slice(0, 200).split(/[\r\n]/);
  return beginning.length > 30 ? `${beginning.slice(0, 30)}…` : beginning;
}
