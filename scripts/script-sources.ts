import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const FOLDER = path.resolve(import.meta.dirname, '../lib/script');

function read(file: string): string {
  return readFileSync(path.join(FOLDER, file), 'utf8');
}

/** Rows of a table with a header, by column. @throws where header or rows are not of these columns */
export function parseTable<Column extends string>(
  text: string,
  file: string,
  columns: readonly Column[],
): Record<Column, string>[] {
  const [header, ...lines] = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (header !== columns.join('\t')) {
    throw new Error(`${file} begins with "${header}", not with "${columns.join(' ')}"`);
  }
  return lines.map((line) => {
    const cells = line.split('\t');
    if (cells.length !== columns.length) {
      throw new Error(`${file} has ${cells.length} columns, not ${columns.length}: ${line}`);
    }
    return Object.fromEntries(columns.map((column, index) => [column, cells[index]])) as Record<
      Column,
      string
    >;
  });
}

/** How a region's press writes a character that OpenCC writes otherwise. */
export function readVariants() {
  return parseTable(read('variants.tsv'), 'variants.tsv', ['region', 'opencc', 'news', 'reason']);
}

export const NAME_COLUMNS = ['hans', 'hant-tw', 'hant-hk', 'kind', 'english'] as const;

/** Names that the regions write with other characters altogether. */
export function readNames() {
  return parseTable(read('names.tsv'), 'names.tsv', NAME_COLUMNS);
}

/** A word or phrase that is written otherwise than OpenCC would. */
export interface Exception {
  readonly scope: 'hant' | 'hant-tw' | 'hant-hk';
  readonly hans: string;
  readonly hant: string;
}

/**
 * exceptions.tsv with every class written out: [甲乙]只 is 甲只 and 乙只, the class standing at the
 * same place in what it becomes.
 */
export function parseExceptions(text: string): Exception[] {
  return parseTable(text, 'exceptions.tsv', ['scope', 'hans', 'hant', 'reason']).flatMap((row) => {
    const { scope, hans, hant } = row;
    if (scope !== 'hant' && scope !== 'hant-tw' && scope !== 'hant-hk') {
      throw new Error(`exceptions.tsv has no scope "${scope}": ${hans}`);
    }
    const members = /\[(.+)\]/.exec(hans)?.[1];
    if (members === undefined) return [{ scope, hans, hant }];
    return [...members].map((member) => ({
      scope,
      hans: hans.replace(`[${members}]`, member),
      hant: hant.replace('*', member),
    }));
  });
}

export function readExceptions(): Exception[] {
  return parseExceptions(read('exceptions.tsv'));
}

/** How often words occur in the texts that jieba's dictionary was counted in. */
export function readFrequencies(): Map<string, number> {
  const { dict } = createRequire(import.meta.url)('@node-rs/jieba/dict.js') as { dict: Buffer };
  const frequencies = new Map<string, number>();
  for (const line of dict.toString('utf8').split('\n')) {
    const [word, count] = line.split(' ');
    if (word && count) frequencies.set(word, Number(count));
  }
  return frequencies;
}
