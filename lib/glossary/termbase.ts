import type { Bodies } from './checks/bodies.ts';
import { dateProblems } from './checks/date-problems.ts';
import { textProblems } from './checks/text-problems.ts';
import { pinyinProblems } from './pinyin-problems.ts';
import { DOMAINS, type Domain, type Term, TermSchema } from './term.ts';
import { type EntryFile, type EntrySort, readEntries, textOf } from './yaml-entries.ts';

/** A file of lib/glossary/terms; the stem of its name is the domain of its terms. */
export type TermFile = EntryFile;

/** What the checks need to know of scripts and of time. */
export interface TermChecks {
  /** Folds a text to simplified characters, as the matcher will. */
  readonly fold: (text: string) => string;
  readonly toTraditional: (text: string) => string;
  readonly bodies: Bodies;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** All that is wrong with a termbase; `message` lists it a line a problem, file first. */
export class TermbaseError extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'TermbaseError';
    this.problems = problems;
  }
}

/** A term and where it stands. */
interface TermEntry {
  readonly term: Term;
  /** `regional.yaml: 两中心两高地` */
  readonly place: string;
}

/**
 * The terms of all files, in order, checked one by one and against each other. Only the build reads
 * YAML; the extension gets what `packTerms` makes of it.
 * @throws TermbaseError that names file, term and remedy of every problem.
 */
export function parseTerms(files: readonly TermFile[], checks: TermChecks): Term[] {
  const problems: string[] = [];
  const entries = files.flatMap((file) => readFile(file, problems));
  for (const { term, place } of entries) {
    for (const problem of [
      ...pinyinProblems(term.headword, term.pinyin),
      ...formProblems(term, checks),
      ...textProblems(term, checks.bodies),
      ...dateProblems(term, checks),
    ]) {
      problems.push(`${place}: ${problem}`);
    }
  }
  problems.push(...duplicates(entries, checks.fold), ...danglingRelations(entries));
  if (problems.length > 0) throw new TermbaseError(problems);
  return entries.map(({ term }) => term);
}

const TERMS: EntrySort<typeof TermSchema> = {
  schema: TermSchema,
  noun: 'term',
  first: 'headword',
  explainedIn: 'lib/glossary/term.ts',
  nameOf: (row) => textOf(row, 'headword'),
  remedyOf: (path) =>
    path.endsWith('.body')
      ? 'name the body whose rendering it is, or write "status: common"'
      : undefined,
};

function readFile(file: TermFile, problems: string[]): TermEntry[] {
  const domain = domainOf(file.name);
  if (domain) {
    return readEntries(file, TERMS, problems).map(({ value, place }) => ({
      term: { ...value, domain },
      place,
    }));
  }
  problems.push(
    `${file.name}: is no domain: name the file after one of ${DOMAINS.join(', ')}, or add the domain to lib/glossary/term.ts`,
  );
  return [];
}

function domainOf(name: string): Domain | undefined {
  return DOMAINS.find((domain) => name === `${domain}.yaml`);
}

function formProblems(term: Term, { fold, toTraditional }: TermChecks): string[] {
  const { headword, forms, traditional } = term;
  const short = [headword, ...forms, ...traditional]
    .filter((form) => form.length < 2)
    .map((form) => `form "${form}" is too short to be told from other words: drop it`);
  const known = new Set([fold(headword)]);
  const repeated = forms.filter((form) => {
    if (known.has(fold(form))) return true;
    known.add(fold(form));
    return false;
  });
  const redundant = traditional.filter((form) => {
    // What leads back to the headword may still correct the form that conversion gives it.
    const corrects = form === traditional[0] && form !== toTraditional(headword);
    if (known.has(fold(form)) && !(corrects && fold(form) === fold(headword))) return true;
    known.add(fold(form));
    return false;
  });
  return [
    ...short,
    ...repeated.map((form) => `form "${form}" is found without being listed: drop it`),
    ...redundant.map((form) => `traditional "${form}" is found without being listed: drop it`),
  ];
}

function duplicates(entries: readonly TermEntry[], fold: (text: string) => string): string[] {
  const owners = new Map<string, TermEntry>();
  return entries.flatMap((entry) => {
    const { term, place } = entry;
    return [term.headword, ...term.forms, ...term.traditional].flatMap((form) => {
      const owner = owners.get(fold(form));
      if (!owner) owners.set(fold(form), entry);
      return !owner || owner === entry
        ? []
        : [`${place}: "${form}" stands for ${owner.place} already: keep it in one of them`];
    });
  });
}

function danglingRelations(entries: readonly TermEntry[]): string[] {
  const headwords = new Set(entries.map(({ term }) => term.headword));
  const formsOf = new Map(
    entries.flatMap(({ term }) => term.forms.map((form) => [form, term.headword])),
  );
  return entries.flatMap(({ term, place }) =>
    term.related.flatMap((related, index) => {
      const problem = (text: string) => [`${place}: related "${related}" ${text}`];
      if (related === term.headword) return problem('is the term itself: drop it');
      if (term.related.indexOf(related) !== index) return problem('stands there twice: drop one');
      if (headwords.has(related)) return [];
      const headword = formsOf.get(related);
      return problem(
        headword
          ? `is a form of ${headword}: write that`
          : 'is no headword: add the term or drop the reference',
      );
    }),
  );
}
