import type { Term } from '../term.ts';

/** Something in a term that needs a second look: right in one place, wrong in another. */
export interface Finding {
  /** `party.yaml: 三重一大` */
  readonly place: string;
  readonly headword: string;
  /** What was found, as a list of reviewed places names it: a word, a headword. */
  readonly what: string;
  /** What is wrong if it is, with the remedy. */
  readonly problem: string;
}

export function findingIn(term: Term, what: string, problem: string): Finding {
  return { place: placeOf(term), headword: term.headword, what, problem };
}

export function placeOf({ domain, headword }: Term): string {
  return `${domain}.yaml: ${headword}`;
}

/** A line of a list in lib/glossary/reviewed: somebody looked, and why it may stay. */
export interface Reviewed {
  /** The headword, or whatever else the list goes by. */
  readonly name: string;
  readonly what: string;
  readonly reason: string;
}

/**
 * @param text `name<TAB>what<TAB>reason` a line; # begins a remark
 * @param file its name, for errors
 * @throws RangeError that names a line without its three parts
 */
export function parseReviewed(text: string, file: string): Reviewed[] {
  return text.split('\n').flatMap((line, index) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [name = '', what = '', reason = '', ...others] = line
      .split('\t')
      .map((part) => part.trim());
    if (name === '' || what === '' || reason === '' || others.length > 0) {
      throw new RangeError(
        `${file}, line ${index + 1}: write three parts with a tab between, the reason last`,
      );
    }
    return [{ name, what, reason }];
  });
}

/**
 * Findings that nobody has reviewed, as problems; and lines of the list that allow nothing any more.
 * @param file the list that a reviewed place goes to
 */
export function unreviewed(
  findings: readonly Finding[],
  reviewed: readonly Reviewed[],
  file: string,
): string[] {
  // A headword may gain or lose its quotation marks.
  const key = (name: string, what: string) => `${name}\t${what.toLowerCase()}`.replace(/[“”]/g, '');
  const waiting = new Map(reviewed.map((one) => [key(one.name, one.what), one]));
  const allowed = new Set(waiting.keys());
  const problems = findings.flatMap(({ place, headword, what, problem }) => {
    waiting.delete(key(headword, what));
    return allowed.has(key(headword, what))
      ? []
      : [`${place}: ${problem}, or add "${headword}<TAB>${what}<TAB>why" to ${file}`];
  });
  const idle = [...waiting.values()].map(
    ({ name, what }) => `${file}: "${name}" with "${what}" is not found any more: drop the line`,
  );
  return [...problems, ...idle];
}
