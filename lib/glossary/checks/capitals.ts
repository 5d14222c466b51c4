import type { Kind, Term } from '../term.ts';
import { type Finding, findingIn } from './finding.ts';

/** Titles, sentences and names: they begin with a capital whatever their first word is. */
const CAPITALISED: ReadonlySet<Kind> = new Set(['document', 'plan', 'slogan']);
/** So often a word stands in lower case inside the termbase's sentences, if it is an ordinary one. */
const LEAST = 3;

/**
 * Renderings that begin with a capital although their first word is an ordinary one and no other word has a
 * capital: "Rural revitalization". Ordinary is what definitions write in lower case. `what` is the rendering.
 */
export function needlessCapitals(terms: readonly Term[]): Finding[] {
  const isOrdinary = openOrdinaryWords(terms);
  return terms.flatMap((term) =>
    CAPITALISED.has(term.kind)
      ? []
      : term.english.flatMap(({ text }) => {
          const [first = '', ...others] = text.match(/[\p{L}][\p{L}'-]*/gu) ?? [];
          const isAlone = !others.some((word) => /^\p{Lu}/u.test(word));
          return isAlone && /^\p{Lu}\p{Ll}+$/u.test(first) && isOrdinary(first)
            ? [findingIn(term, text, `rendering "${text}" begins with a capital: write it small`)]
            : [];
        }),
  );
}

function openOrdinaryWords(terms: readonly Term[]): (word: string) => boolean {
  const small = new Map<string, number>();
  const capital = new Map<string, number>();
  for (const { definition, note = '' } of terms) {
    for (const [word] of `${definition} ${note}`.matchAll(/(?<=[\p{L},] )[\p{L}][\p{L}'-]*/gu)) {
      const counts = /^\p{Lu}/u.test(word) ? capital : small;
      const key = word.toLowerCase();
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return (word) => {
    const count = small.get(word.toLowerCase()) ?? 0;
    return count >= LEAST && count > (capital.get(word.toLowerCase()) ?? 0) * 2;
  };
}
