import type { Term } from '../term.ts';
import { type Finding, findingIn } from './finding.ts';

/**
 * Of the runs of three words in the shorter of two definitions, so many stand in the longer one too. In
 * 3,820 terms (November 2026) 13 pairs did, each one text with a name changed; from 0.65 down came pairs of
 * like offices and prizes that say what they have to.
 */
export const COPIED = 0.7;
const RUN = 3;
/** Two short definitions of like things are soon alike: "A missile of the navy, shown in 2025". */
const LEAST_RUNS = 10;

/** Openings of definitions that are alike because the things are: names out of one list. */
const SERIES = ['Name of typhoons in the list of the Typhoon Committee'];

/** Terms whose definition is that of an earlier term, or nearly so; `what` is that other headword. */
export function copiedDefinitions(terms: readonly Term[]): Finding[] {
  const compared = terms
    .filter(({ definition }) => !SERIES.some((opening) => definition.startsWith(opening)))
    .map((term) => ({ term, runs: runsOf(term.definition) }))
    .filter(({ runs }) => runs.size >= LEAST_RUNS);
  const having = new Map<string, number[]>();
  return compared.flatMap(({ term, runs }, index) => {
    const common = new Map<number, number>();
    for (const run of runs) {
      const others = having.get(run) ?? [];
      for (const other of others) common.set(other, (common.get(other) ?? 0) + 1);
      having.set(run, [...others, index]);
    }
    return [...common].flatMap(([other, count]) => {
      const earlier = compared[other];
      if (!earlier) return [];
      const share = count / Math.min(runs.size, earlier.runs.size);
      if (share < COPIED) return [];
      const { headword, domain } = earlier.term;
      return findingIn(
        term,
        headword,
        `definition has ${Math.round(share * 100)} % of that of ${headword} (${domain}.yaml): say how they differ`,
      );
    });
  });
}

function runsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}'-]+/gu) ?? [];
  return new Set(words.slice(RUN - 1).map((_, index) => words.slice(index, index + RUN).join(' ')));
}
