import * as v from 'valibot';
import { parseDocument } from 'yaml';
import { isTonedSyllable } from '../pinyin/syllable.ts';
import type { Bodies } from './checks/bodies.ts';
import { dateProblems } from './checks/date-problems.ts';
import { textProblems } from './checks/text-problems.ts';
import { DOMAINS, type Domain, type Term, TermSchema } from './term.ts';

/** A file of lib/glossary/terms. */
export interface TermFile {
  /** `regional.yaml`; its stem is the domain of its terms. */
  readonly name: string;
  readonly text: string;
}

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
interface Entry {
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
      ...pinyinProblems(term),
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

function readFile({ name, text }: TermFile, problems: string[]): Entry[] {
  const domain = domainOf(name);
  if (!domain) {
    problems.push(
      `${name}: is no domain: name the file after one of ${DOMAINS.join(', ')}, or add the domain to lib/glossary/term.ts`,
    );
    return [];
  }
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    problems.push(
      ...document.errors.map(({ message }) => `${name}: is no YAML: ${oneLine(message)}`),
    );
    return [];
  }
  const rows: unknown = document.toJS();
  if (!Array.isArray(rows)) {
    problems.push(`${name}: holds no list of terms: begin each with "- headword: …"`);
    return [];
  }
  return rows.flatMap((row: unknown, index) => {
    const place = `${name}: ${headwordOf(row) ?? `term ${index + 1}`}`;
    const parsed = v.safeParse(TermSchema, row);
    if (parsed.success) return [{ term: { ...parsed.output, domain }, place }];
    problems.push(...parsed.issues.map((issue) => `${place}: ${explain(issue)}`));
    return [];
  });
}

function domainOf(name: string): Domain | undefined {
  return DOMAINS.find((domain) => name === `${domain}.yaml`);
}

function headwordOf(row: unknown): string | undefined {
  const headword: unknown = row && typeof row === 'object' && 'headword' in row && row.headword;
  return typeof headword === 'string' ? headword : undefined;
}

function oneLine(message: string): string {
  return message.replace(/:?\s*\n[\s\S]*$/, '');
}

/** What is wrong with a field, in words that say what to do. */
function explain(issue: v.InferIssue<typeof TermSchema>): string {
  const path = v.getDotPath(issue);
  if (path === null) return 'is no term: write it as fields, "headword: …" first';
  switch (issue.type) {
    case 'strict_object':
      if (issue.received !== 'undefined') {
        return issue.expected === 'never'
          ? `unknown field "${path}": drop it, or see lib/glossary/term.ts for its name`
          : `"${path}" has to have fields of its own`;
      }
      return path.endsWith('.body')
        ? `"${path}" is missing: name the body whose rendering it is, or write "status: common"`
        : `"${path}" is missing: add it`;
    case 'picklist':
    case 'variant':
      return `"${path}" is ${issue.received}: write one of ${allowed(issue.expected)}`;
    case 'array':
      return `"${path}" is no list: write it in [ ]`;
    case 'string':
      return `"${path}" is no text: put it in quotes`;
    default:
      return `"${path}" ${issue.message}`;
  }
}

function allowed(expected: string | null): string {
  return (expected ?? '').replace(/[()"]/g, '').split(' | ').join(', ');
}

const TOKEN = /\p{Script=Han}|[A-Za-z0-9]+/gu;
const TONED_LETTERS = /^[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+$/;
/** The letter that carries the mark: a or e, the o of ou, else the last vowel. */
const MARKED_LETTER = /[ae]|o(?=u)|[aeiouü](?=[^aeiouü]*$)/;

function pinyinProblems({ headword, pinyin }: Term): string[] {
  const tokens = headword.match(TOKEN) ?? [];
  const syllables = pinyin.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (syllables.length !== tokens.length) {
    return [
      `pinyin counts ${syllables.length} for ${tokens.length} characters: write one syllable a character, with blanks between`,
    ];
  }
  let previousIsNeutral = true;
  return tokens.flatMap((token, index) => {
    const syllable = syllables[index] as string;
    if (/^[A-Za-z0-9]/.test(token)) {
      previousIsNeutral = false;
      return syllable === token
        ? []
        : [`pinyin "${syllable}" stands for "${token}": write that as it is`];
    }
    const bare = syllable
      .normalize('NFD')
      .replace(/[\u0304\u0301\u030c\u0300]/g, '')
      .normalize('NFC');
    const isNeutral = bare === syllable;
    const mark = (tone: string) => bare.replace(MARKED_LETTER, `$&${tone}`).normalize('NFC');
    const mayBe = ['\u0304', '\u0301', '\u030c', '\u0300'].map(mark);
    if (!TONED_LETTERS.test(syllable) || !isTonedSyllable(mayBe[0] as string)) {
      return [`pinyin "${syllable}" of ${token} is no syllable: write it as in "zhōng"`];
    }
    if (!isNeutral && !mayBe.includes(syllable)) {
      return [
        `pinyin "${syllable}" of ${token} has its mark on the wrong letter: as in ${mayBe[0]}`,
      ];
    }
    // A neutral syllable leans on one that has a tone.
    const lacksTone = isNeutral && previousIsNeutral;
    previousIsNeutral = isNeutral;
    return lacksTone ? [`pinyin "${syllable}" of ${token} has no tone mark: add it`] : [];
  });
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

function duplicates(entries: readonly Entry[], fold: (text: string) => string): string[] {
  const owners = new Map<string, Entry>();
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

function danglingRelations(entries: readonly Entry[]): string[] {
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
