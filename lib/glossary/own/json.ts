import { collectTerms, quote } from './collect-terms.ts';
import type { OwnTerm } from './own-term.ts';
import { FileError, type ParsedFile } from './preview.ts';
import { type Column, columnOf, rawTerms } from './table.ts';

/** The mark of our own files. */
const OURS = 'shuangdu-glossary';
const VERSION = 1;

/**
 * Terms of a JSON file: ours, or any list of objects whose keys are called as a table's columns may be.
 * @throws FileError if it is none
 */
export function parseJson(text: string): ParsedFile {
  const file = read(text);
  const isOurs = isObject(file) && file.format === OURS;
  if (isOurs && file.version !== VERSION) {
    throw new FileError('broken', `version ${String(file.version)}, need ${VERSION}`);
  }
  const rows = Array.isArray(file) ? file : isObject(file) ? file.terms : null;
  if (!Array.isArray(rows)) throw new FileError('unknown-format');
  const { terms, problems, add } = collectTerms();
  const columns = new Map<string, Column | null>();
  for (const [index, row] of rows.entries()) {
    const entries = isObject(row) ? Object.entries(row) : [];
    for (const [name] of entries) if (!columns.has(name)) columns.set(name, columnOf(name));
    const read = rawTerms(entries.map(([name]) => columns.get(name) ?? null));
    add(read(entries.map(([, value]) => cellOf(value))), { unit: 'term', number: index + 1 });
  }
  const named = [...columns];
  return {
    terms,
    problems,
    columns: named.flatMap(([name, field]) => (field ? [{ name: quote(name), field }] : [])),
    ignored: named.flatMap(([name, field]) => (field ? [] : [quote(name)])),
    ...(isOurs && typeof file.name === 'string' && { name: file.name }),
  };
}

function read(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const { message } = error as Error;
    // V8 and SpiderMonkey both name it so.
    const [, line] = /line (\d+) column/.exec(message) ?? [];
    throw new FileError('broken', quote(message), line ? Number(line) : null);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value as a table's cell would have it; of a list its texts, joined by one of FORM_SEPARATORS. */
function cellOf(value: unknown): string {
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string').join('; ');
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
}

export function writeJson(terms: readonly OwnTerm[], name: string): string {
  return `${JSON.stringify({ format: OURS, version: VERSION, name, terms }, null, 1)}\n`;
}
