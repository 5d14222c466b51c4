import { dateProblem, isAfter } from './dates.ts';
import { type OfficeHolder, OfficeHolderSchema } from './office-holder.ts';
import { explainPattern } from './patterns.ts';
import { pinyinProblems } from './pinyin-problems.ts';
import type { Term } from './term.ts';
import { TermbaseError, type TermChecks } from './termbase.ts';
import { type EntryFile, type EntrySort, readEntries, textOf } from './yaml-entries.ts';

export interface HolderChecks extends Pick<TermChecks, 'fold' | 'today'> {
  /** The termbase that the offices stand in. */
  readonly terms: readonly Term[];
}

const HOLDERS: EntrySort<typeof OfficeHolderSchema> = {
  schema: OfficeHolderSchema,
  noun: 'office-holder',
  first: 'office',
  explainedIn: 'lib/glossary/office-holder.ts',
  nameOf(row) {
    const called = [textOf(row, 'office'), textOf(row, 'name')].filter(
      (part) => part !== undefined,
    );
    return called.length > 0 ? called.join(' ') : undefined;
  },
};

/**
 * The office-holders of a file, in order, checked one by one, against each other and against the termbase.
 * @throws TermbaseError that names file, entry and remedy of every problem.
 */
export function parseOfficeHolders(file: EntryFile, checks: HolderChecks): OfficeHolder[] {
  const problems: string[] = [];
  const entries = readEntries(file, HOLDERS, problems);
  const officeProblems = openOfficeProblems(checks.terms);
  const known = new Set<string>();
  for (const { value: holder, place } of entries) {
    const found = [
      ...officeProblems(holder),
      ...nameProblems(holder, checks.fold),
      ...periodProblems(holder, checks.today),
    ];
    const key = [holder.office, holder.place, holder.name, holder.since].join(' ');
    if (known.has(key)) found.push('stands there already: keep one of the two');
    known.add(key);
    problems.push(...found.map((problem) => `${place}: ${problem}`));
  }
  if (problems.length > 0) throw new TermbaseError(problems);
  return entries.map(({ value }) => value);
}

/** Says what is wrong with the office of an entry. */
function openOfficeProblems(terms: readonly Term[]): (holder: OfficeHolder) => string[] {
  const headwords = new Set(terms.map(({ headword }) => headword));
  const formsOf = new Map(
    terms.flatMap(({ headword, forms }) => forms.map((form) => [form, headword])),
  );
  const isForm = (field: string, value: string): string[] => {
    const headword = formsOf.get(value);
    return headword ? [`${field} "${value}" is a form of ${headword}: write that`] : [];
  };
  const institutionProblems = (institution: string): string[] => {
    if (headwords.has(institution)) return [];
    const form = isForm('institution', institution);
    return form.length > 0
      ? form
      : [`institution "${institution}" is no headword: correct it or add the term`];
  };
  const titleProblems = (office: string, title: string | undefined): string[] => {
    const isExplained = headwords.has(office) || explainPattern(office)?.kind === 'office';
    if (isExplained) {
      return title === undefined ? [] : [`title is what ${office} has as a term: drop it`];
    }
    const form = isForm('office', office);
    if (form.length > 0) return form;
    return title === undefined
      ? [`office "${office}" is no headword: correct it, add the term or say its title in English`]
      : [];
  };
  return ({ office, institution, title }) => [
    ...(institution === undefined ? [] : institutionProblems(institution)),
    ...titleProblems(office, title),
  ];
}

function nameProblems({ name, pinyin }: OfficeHolder, fold: (text: string) => string): string[] {
  const problems = pinyinProblems(name, pinyin.toLowerCase());
  if (fold(name) !== name) problems.push(`name "${name}" is not simplified: write ${fold(name)}`);
  if (name.length < 2) problems.push(`name "${name}" is no full name: write it with its surname`);
  if (!/^\p{Lu}/u.test(pinyin)) problems.push(`pinyin "${pinyin}" is a name: begin with a capital`);
  return problems;
}

function periodProblems({ since, until, asOf }: OfficeHolder, today: string): string[] {
  const problems = Object.entries({ since, until, asOf }).flatMap(([field, date]) => {
    const problem = date === undefined ? null : dateProblem(date, today);
    return problem === null ? [] : [`${field} ${date} ${problem}: correct it`];
  });
  const last = until ?? asOf;
  if (last === undefined) {
    return [...problems, 'has neither asOf nor until: add the last month for which it is known'];
  }
  if (until !== undefined && asOf !== undefined) {
    problems.push('has both asOf and until: what has ended needs no asOf: drop it');
  }
  if (since !== undefined && isAfter(since, last)) {
    problems.push(
      `since ${since} is after ${until ? 'until' : 'asOf'} ${last}: correct one of them`,
    );
  }
  return problems;
}
