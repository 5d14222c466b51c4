import type { Term } from '../term.ts';
import { type Finding, findingIn, placeOf } from './finding.ts';

/** A card of more words than this is not read; 30 to 120 do. */
const MOST_WORDS = 130;
/** Fewer hardly say what a term means. */
const FEWEST_WORDS = 8;

/** Terms whose definition is very long or very short, with its words. */
export function oddLengths(terms: readonly Term[]): string[] {
  return terms.flatMap((term) => {
    const count = term.definition.split(/\s+/).length;
    if (count >= FEWEST_WORDS && count <= MOST_WORDS) return [];
    return [`${placeOf(term)}: ${count} words`];
  });
}

const MARKS = /[“”·]/gu;
/** Chinese in an English text, with what stands inside names. */
const CHINESE = /\p{Script=Han}[\p{Script=Han}“”·、+A-Za-z0-9－—-]*/gu;

/** Terms whose definition or note names another headword in Chinese that isn't in `related`; `what` is that headword. */
export function unlinkedTerms(terms: readonly Term[]): Finding[] {
  const owners = new Map<string, string>();
  for (const { headword, forms } of terms) {
    for (const form of [headword, ...forms]) owners.set(form.replace(MARKS, ''), headword);
  }
  return terms.flatMap((term) => {
    const text = `${term.definition}\n${term.note ?? ''}`;
    const named = [...text.matchAll(CHINESE)].flatMap(([run]) => [run, ...run.split('、')]);
    const headwords = named.flatMap((name) => owners.get(name.replace(MARKS, '')) ?? []);
    return [...new Set(headwords)]
      .filter((headword) => headword !== term.headword && !term.related.includes(headword))
      .map((headword) => findingIn(term, headword, `names ${headword}: add it to related`));
  });
}
