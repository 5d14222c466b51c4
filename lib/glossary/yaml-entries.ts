import * as v from 'valibot';
import { parseDocument } from 'yaml';

/** A YAML file of entries. */
export interface EntryFile {
  /** `regional.yaml` */
  readonly name: string;
  readonly text: string;
}

/** What sort of entries a file lists, for its problems to be told in its own words. */
export interface EntrySort<Schema extends v.GenericSchema> {
  readonly schema: Schema;
  /** What one entry is: `term`. */
  readonly noun: string;
  /** The field that stands first: `headword`. */
  readonly first: string;
  /** Where the fields are explained: `lib/glossary/term.ts`. */
  readonly explainedIn: string;
  /** What an entry is called by, as far as its fields say. */
  readonly nameOf: (row: Readonly<Record<string, unknown>>) => string | undefined;
  /** What to do about a missing field, where "add it" would not do. */
  readonly remedyOf?: (path: string) => string | undefined;
}

/** A checked entry and where it stands: `regional.yaml: 两中心两高地`. */
export interface Entry<Value> {
  readonly value: Value;
  readonly place: string;
}

/** The entries of `file` that fit the schema, in order; what is wrong with the rest is added to `problems`. */
export function readEntries<Schema extends v.GenericSchema>(
  { name, text }: EntryFile,
  sort: EntrySort<Schema>,
  problems: string[],
): Entry<v.InferOutput<Schema>>[] {
  const document = parseDocument(text);
  if (document.errors.length > 0) {
    problems.push(
      ...document.errors.map(({ message }) => `${name}: is no YAML: ${oneLine(message)}`),
    );
    return [];
  }
  const rows: unknown = document.toJS();
  if (!Array.isArray(rows)) {
    problems.push(`${name}: holds no list of ${sort.noun}s: begin each with "- ${sort.first}: …"`);
    return [];
  }
  return rows.flatMap((row: unknown, index) => {
    const called = isRecord(row) ? sort.nameOf(row) : undefined;
    const place = `${name}: ${called ?? `${sort.noun} ${index + 1}`}`;
    const parsed = v.safeParse(sort.schema, row);
    if (parsed.success) return [{ value: parsed.output, place }];
    problems.push(...parsed.issues.map((issue) => `${place}: ${explain(issue, sort)}`));
    return [];
  });
}

/** The field's text, if it is one. */
export function textOf(row: Readonly<Record<string, unknown>>, field: string): string | undefined {
  const value = row[field];
  return typeof value === 'string' ? value : undefined;
}

function isRecord(row: unknown): row is Readonly<Record<string, unknown>> {
  return row !== null && typeof row === 'object';
}

function oneLine(message: string): string {
  return message.replace(/:?\s*\n[\s\S]*$/, '');
}

/** What is wrong with a field, in words that say what to do. */
function explain<Schema extends v.GenericSchema>(
  issue: v.BaseIssue<unknown>,
  { noun, first, explainedIn, remedyOf }: EntrySort<Schema>,
): string {
  const path = v.getDotPath(issue);
  if (path === null) return `is no ${noun}: write it as fields, "${first}: …" first`;
  switch (issue.type) {
    case 'strict_object':
      if (issue.received !== 'undefined') {
        return issue.expected === 'never'
          ? `unknown field "${path}": drop it, or see ${explainedIn} for its name`
          : `"${path}" has to have fields of its own`;
      }
      return `"${path}" is missing: ${remedyOf?.(path) ?? 'add it'}`;
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
