import type { FileEncoding } from './decode.ts';
import type { OwnTerm, TermProblem } from './own-term.ts';

export const FORMATS = ['csv', 'tsv', 'json', 'tbx'] as const;
export type Format = (typeof FORMATS)[number];

/** Where in a file: a line (of CSV, TSV, TBX), or the number of a term (of JSON); both from 1. */
export interface Place {
  readonly unit: 'line' | 'term';
  readonly number: number;
}

/** A term that a file gives, and where. */
export interface PlacedTerm {
  readonly term: OwnTerm;
  readonly place: Place;
}

/** A term that cannot be had from a file; `quote` is the beginning of its headword, as far as it has one. */
export interface FileProblem extends TermProblem {
  readonly place: Place;
  readonly quote: string;
}

/** What a file of some format says. */
export interface ParsedFile {
  readonly terms: readonly PlacedTerm[];
  readonly problems: readonly FileProblem[];
  /** Columns, keys or elements that were taken for a field, in their order: `中文` for headword. */
  readonly columns: readonly {
    readonly name: string;
    readonly field: keyof OwnTerm | 'traditional';
  }[];
  /** Those that were not. */
  readonly ignored: readonly string[];
  /** The glossary's own name, where the file has it. */
  readonly name?: string;
}

/** Why nothing can be had from a file; the UI says it with its remedy (`fileFailure_…`). */
export const FAILURES = [
  'too-large',
  'binary',
  'unknown-encoding',
  'unknown-format',
  'empty',
  'broken',
  'quotes',
  'doctype',
  'too-many-terms',
] as const;

/** Thrown by the parsers, and told of as data by `readTermFile`. */
export class FileError extends Error {
  readonly failure: (typeof FAILURES)[number];
  /** The parser's own words, where it has any. */
  readonly detail: string;
  readonly line: number | null;

  constructor(failure: (typeof FAILURES)[number], detail = '', line: number | null = null) {
    super(`${failure}${line === null ? '' : ` at line ${line}`}${detail && `: ${detail}`}`);
    this.name = 'FileError';
    this.failure = failure;
    this.detail = detail;
    this.line = line;
  }
}

/** A term that stands twice: `again` is left out, or takes the glossary's place. */
export interface Duplicate {
  readonly headword: string;
  readonly place: Place;
  /** Where the first one stands; null: in the glossary already. */
  readonly first: Place | null;
}

/** What an import would do; nothing has been done yet. Lists are cut to LISTED, counts are not. */
export interface ImportPreview {
  readonly format: Format;
  readonly encoding: FileEncoding;
  readonly name: string;
  /** New to the glossary. */
  readonly added: number;
  readonly columns: ParsedFile['columns'];
  readonly ignored: ParsedFile['ignored'];
  readonly problems: readonly FileProblem[];
  readonly problemCount: number;
  /** Second and later ones in the file. */
  readonly repeated: readonly Duplicate[];
  readonly repeatedCount: number;
  /** Those that the glossary has already. */
  readonly existing: readonly Duplicate[];
  readonly existingCount: number;
  /** The first few terms, to be looked at. */
  readonly sample: readonly OwnTerm[];
}

export interface ImportFailure {
  readonly failure: (typeof FAILURES)[number];
  readonly detail: string;
  readonly line: number | null;
}
