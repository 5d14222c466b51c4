import type { OwnTerm } from './own-term.ts';
import type { Duplicate, ImportPreview, Place } from './preview.ts';
import type { ReadFile } from './read-file.ts';

/** So many of each list are shown. */
export const LISTED = 50;
const SAMPLED = 5;

/** What a file would do to a glossary, and the terms with which it would do it. */
export interface ImportPlan {
  readonly preview: ImportPreview;
  /** Terms that the glossary does not have. */
  readonly added: readonly OwnTerm[];
  /** Terms that it has already, as the file has them. */
  readonly existing: readonly OwnTerm[];
}

/**
 * @param name of the file, for a glossary that has none
 * @param known folded headwords of the glossary that the file goes to
 * @param fold folds a headword: two that fold alike are one
 */
export function planImport(
  file: ReadFile,
  name: string,
  known: Pick<ReadonlySet<string>, 'has'>,
  fold: (text: string) => string,
): ImportPlan {
  const { format, encoding, columns, ignored, problems } = file;
  const first = new Map<string, Place>();
  const added: OwnTerm[] = [];
  const existing: OwnTerm[] = [];
  const repeatedPlaces: Duplicate[] = [];
  const existingPlaces: Duplicate[] = [];
  for (const { term, place } of file.terms) {
    const { headword } = term;
    const key = fold(headword);
    const before = first.get(key);
    if (before) {
      repeatedPlaces.push({ headword, place, first: before });
      continue;
    }
    first.set(key, place);
    if (known.has(key)) {
      existing.push(term);
      existingPlaces.push({ headword, place, first: null });
    } else added.push(term);
  }
  return {
    added,
    existing,
    preview: {
      format,
      encoding,
      name: file.name ?? name.replace(/\.\w+$/, ''),
      added: added.length,
      columns,
      ignored: ignored.slice(0, LISTED),
      problems: problems.slice(0, LISTED),
      problemCount: problems.length,
      repeated: repeatedPlaces.slice(0, LISTED),
      repeatedCount: repeatedPlaces.length,
      existing: existingPlaces.slice(0, LISTED),
      existingCount: existingPlaces.length,
      sample: [...added, ...existing].slice(0, SAMPLED),
    },
  };
}
