import type { TermRow } from '../forms.ts';
import type { OwnTerm } from './own-term.ts';

/** A glossary as the matcher gets it; plain data. */
export interface OwnRows {
  readonly id: string;
  readonly name: string;
  /** A term a line: its headword, then its forms, tabs between. One string travels faster than 50,000 lists. */
  readonly rows: string;
}

const rowOf = ({ headword, forms }: OwnTerm): string => [headword, ...forms].join('\t');

/** `rows` without those of the `dropped` headwords, and with those of `added`, each in the place of one with its headword. */
export function changeRows(
  rows: string,
  added: readonly OwnTerm[],
  dropped: readonly string[],
): string {
  const byHeadword = new Map(linesOf(rows).map((line) => [headwordOf(line), line]));
  for (const headword of dropped) byHeadword.delete(headword);
  for (const term of added) byHeadword.set(term.headword, rowOf(term));
  return [...byHeadword.values()].join('\n');
}

export function countRows(rows: string): number {
  return linesOf(rows).length;
}

export function headwordsOf(rows: string): string[] {
  return linesOf(rows).map(headwordOf);
}

/** Rows for the matcher. */
export function matcherRows(rows: string): TermRow[] {
  return linesOf(rows).map((line) => line.split('\t') as [string, ...string[]]);
}

function linesOf(rows: string): string[] {
  return rows === '' ? [] : rows.split('\n');
}

function headwordOf(line: string): string {
  const end = line.indexOf('\t');
  return end === -1 ? line : line.slice(0, end);
}
