import * as v from 'valibot';

/** Most UTF-16 units that a field of a user's term takes; most forms, terms, and bytes of a file. */
export const LIMITS = {
  headword: 60,
  forms: 20,
  pinyin: 300,
  english: 500,
  definition: 4000,
  note: 2000,
  source: 500,
  /** Of a glossary. */
  name: 80,
  terms: 100_000,
  /** 100,000 terms with a long definition each have less. */
  fileBytes: 100_000_000,
} as const;

/** A term as its owner wrote it; fields that say nothing are left out. Plain data. */
export interface OwnTerm {
  /** In either script; unique in its glossary, however it is written (lib/glossary/fold.ts). */
  readonly headword: string;
  /** What else stands for it. */
  readonly forms: readonly string[];
  readonly pinyin?: string;
  readonly english?: string;
  readonly definition?: string;
  readonly note?: string;
  readonly source?: string;
}

/** A user's glossary, without its terms. */
export interface OwnGlossary {
  readonly id: string;
  readonly name: string;
  /** Whether its terms are marked. */
  readonly on: boolean;
}

/** The fields that hold running text or a line of it. */
export const TEXT_FIELDS = ['pinyin', 'english', 'definition', 'note', 'source'] as const;
export type TextField = (typeof TEXT_FIELDS)[number];

/** Running text keeps its line breaks; all else is one line. */
const RUNNING: readonly string[] = ['definition', 'note'];

/** What is wrong with a term; the UI has the words for it (`termProblem_…`). */
export interface TermProblem {
  readonly field: 'headword' | 'forms' | TextField;
  readonly what: 'missing' | 'too-short' | 'too-long' | 'no-han' | 'bad-character' | 'too-many';
  /** The field's limit, of `too-long` and `too-many`. */
  readonly limit?: number;
}

export type ParsedTerm =
  | { readonly term: OwnTerm }
  | { readonly problems: readonly [TermProblem, ...TermProblem[]] };

/** A term's fields before they are checked: what a row of a file, or a form, has of them. */
export type RawTerm = Readonly<Partial<Record<'headword' | TextField, string>>> & {
  readonly forms?: readonly string[];
};

const HAN = /\p{Script=Han}/u;
/**
 * No XML can carry these, nor is any of them text: controls but tab and line feed, halves of a pair,
 * noncharacters.
 */
const BAD = /[^\P{Cc}\t\n]|[\ud800-\udfff\ufffe\uffff]/u;
/** Separate forms in a cell of a table. */
export const FORM_SEPARATORS = /[;；|]/u;

/** A term with its fields cleaned of blanks around them, or all that is wrong with it. */
export function parseTerm(raw: RawTerm): ParsedTerm {
  const problems: TermProblem[] = [];
  const headword = line(raw.headword ?? '');
  problems.push(...wordProblems('headword', headword));
  const forms = [...new Set((raw.forms ?? []).map(line))].filter(
    (form) => form !== '' && form !== headword,
  );
  if (forms.length > LIMITS.forms) {
    problems.push({ field: 'forms', what: 'too-many', limit: LIMITS.forms });
  }
  problems.push(...forms.flatMap((form) => wordProblems('forms', form)).slice(0, 1));
  const fields: [TextField, string][] = [];
  for (const field of TEXT_FIELDS) {
    const clean = RUNNING.includes(field) ? running(raw[field] ?? '') : line(raw[field] ?? '');
    if (clean.length > LIMITS[field]) {
      problems.push({ field, what: 'too-long', limit: LIMITS[field] });
    } else if (BAD.test(clean)) problems.push({ field, what: 'bad-character' });
    if (clean !== '') fields.push([field, clean]);
  }
  const [first, ...others] = problems;
  if (first) return { problems: [first, ...others] };
  return { term: { headword, forms, ...Object.fromEntries(fields) } };
}

/** A form of fewer than two units cannot be told from other words; Latin ones stand all over any page. */
function wordProblems(field: 'headword' | 'forms', word: string): TermProblem[] {
  const { headword: limit } = LIMITS;
  if (word === '') return [{ field, what: 'missing' }];
  if (word.length > limit) return [{ field, what: 'too-long', limit }];
  if (BAD.test(word) || FORM_SEPARATORS.test(word)) return [{ field, what: 'bad-character' }];
  if (!HAN.test(word)) return [{ field, what: 'no-han' }];
  return word.length < 2 ? [{ field, what: 'too-short' }] : [];
}

function line(text: string): string {
  return clean(text).replaceAll(/\s+/gu, ' ');
}

function running(text: string): string {
  return clean(text).replaceAll(/\r\n?/gu, '\n');
}

/** More than any limit: nobody waits for a huge text to be normalised, only to hear that it is too long. */
const READ_UNITS = 10_000;

function clean(text: string): string {
  return text.slice(0, READ_UNITS).normalize('NFC').trim();
}

/** A term from a border: storage, a message. */
export const OwnTermSchema = v.pipe(
  v.looseObject({
    headword: v.string(),
    forms: v.optional(v.array(v.string()), []),
    ...Object.fromEntries(TEXT_FIELDS.map((field) => [field, v.optional(v.string())])),
  }),
  v.rawTransform(({ dataset, addIssue, NEVER }): OwnTerm => {
    const parsed = parseTerm(dataset.value as RawTerm);
    if ('term' in parsed) return parsed.term;
    const [{ field, what }] = parsed.problems;
    addIssue({ message: `its ${field} is ${what}` });
    return NEVER;
  }),
);

const name = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(LIMITS.name));

export const OwnGlossarySchema = v.object({
  id: v.pipe(v.string(), v.nonEmpty()),
  name,
  on: v.boolean(),
});

/** A glossary's name as it may be kept; null where nothing is left of it. */
export function parseName(raw: string): string | null {
  const parsed = v.safeParse(name, raw.slice(0, LIMITS.name));
  return parsed.success ? parsed.output : null;
}
