import { writeJson } from './json.ts';
import type { OwnTerm } from './own-term.ts';
import type { Format } from './preview.ts';
import { writeTable } from './table.ts';
import { writeTbx } from './tbx.ts';

export function writeTermFile(format: Format, terms: readonly OwnTerm[], name: string): string {
  switch (format) {
    case 'tbx':
      return writeTbx(terms, name);
    case 'json':
      return writeJson(terms, name);
    default:
      return writeTable(terms, format);
  }
}

/** A file name that every system takes: `经济 2026.csv`. */
export function fileNameOf(name: string, format: Format): string {
  const plain = name.replaceAll(/[\p{Cc}\s\\/:*?"<>|.]+/gu, ' ').trim();
  return `${plain || 'glossary'}.${format}`;
}
