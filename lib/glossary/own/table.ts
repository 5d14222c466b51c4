/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse';
import { collectTerms, quote } from './collect-terms.ts';
import { FORM_SEPARATORS, LIMITS, type OwnTerm, type RawTerm, type TextField } from './own-term.ts';
import { FileError, type ParsedFile } from './preview.ts';

/** What a column may hold; `traditional` is one more form, or the headword where there is no other. */
export type Column = 'headword' | 'traditional' | 'forms' | TextField;

/** How columns are called, in lower case without blanks, marks and brackets. */
const NAMES: Readonly<Record<Column, string>> = {
  headword:
    'headword term chinese zh zhcn zhhans cn simplified simplifiedchinese hans source_term word 词 词语 词条 术语 中文 中文词条 简体 简体中文 汉语 词目 詞 詞語 詞條 術語 簡體 簡體中文 漢語 詞目',
  traditional:
    'traditional traditionalchinese zhtw zhhk zhhant hant tw hk 繁体 繁體 繁体中文 繁體中文 正体 正體',
  forms:
    'forms form variants variant alias aliases synonyms synonym other otherforms 别名 变体 其他形式 同义词 別名 變體 其他形式 同義詞',
  pinyin: 'pinyin reading pronunciation 拼音 读音 讀音',
  english:
    'english en enus engb translation rendering target 英文 英语 英語 翻译 翻譯 译文 譯文 译名 譯名',
  definition:
    'definition meaning explanation gloss description 定义 定義 释义 釋義 解释 解釋 说明 說明',
  note: 'note notes comment comments remark remarks 备注 備註 注释 註釋 注 備考',
  source: 'source sources origin reference url 来源 來源 出处 出處 参考 參考',
};

const COLUMN_OF: ReadonlyMap<string, Column> = new Map(
  Object.entries(NAMES).flatMap(([column, names]) =>
    names.split(' ').map((name) => [name.replaceAll('_', ''), column as Column] as const),
  ),
);

/** Columns by their place, where a table has no header. */
const BY_PLACE: readonly Column[] = [
  'headword',
  'english',
  'definition',
  'pinyin',
  'note',
  'source',
];

/** Which column a header's cell names, in whatever way it is written: `Simplified (简体)`, `zh-CN`. */
export function columnOf(name: string): Column | null {
  const plain = name.slice(0, 100).trim().toLowerCase();
  const [before = ''] = plain.split(/[(（[/]/);
  for (const one of [plain, before]) {
    const column = COLUMN_OF.get(one.replaceAll(/[\s_\-.:：]/g, ''));
    if (column) return column;
  }
  return null;
}

/** How a table separates its cells. */
export const DELIMITERS = { csv: ',', tsv: '\t' } as const;

/**
 * Terms of a table, one a row, its columns by their header or by their place.
 * @throws FileError if there is no row
 */
export function parseTable(text: string, format: keyof typeof DELIMITERS): ParsedFile {
  const { terms, problems, add } = collectTerms();
  let read: ((cells: readonly string[]) => RawTerm) | null = null;
  const [columns, ignored]: [{ name: string; field: Column }[], string[]] = [[], []];
  for (const { cells, line } of rowsOf(text, delimiterOf(text, format))) {
    if (!read) {
      const named = cells.map(columnOf);
      const isHeader = named.some((column) => column === 'headword' || column === 'traditional');
      read = rawTerms(isHeader ? named : BY_PLACE);
      if (isHeader) {
        for (const [at, name] of cells.entries()) {
          const field = named[at];
          if (field && named.indexOf(field) === at) columns.push({ name: quote(name), field });
          else ignored.push(quote(name));
        }
        continue;
      }
    }
    add(read(cells), { unit: 'line', number: line });
  }
  if (!read) throw new FileError('empty');
  return { terms, problems, columns, ignored };
}

/**
 * Makes raw terms of cells that stand in these columns. A column that comes twice counts once; a
 * traditional form alone is the headword.
 */
export function rawTerms(
  columns: readonly (Column | null)[],
): (cells: readonly string[]) => RawTerm {
  const places = new Map<Column | null, number>();
  for (const [at, column] of columns.entries()) if (!places.has(column)) places.set(column, at);
  return (cells) => {
    const of = (column: Column) => cells[places.get(column) ?? -1] ?? '';
    const traditional = of('traditional').trim();
    const headword = of('headword').trim() || traditional;
    return {
      headword,
      forms: [
        ...(traditional === headword ? [] : [traditional]),
        // Far more than there may be; a cell may have millions.
        ...of('forms').split(FORM_SEPARATORS, LIMITS.forms * 10),
      ],
      pinyin: of('pinyin'),
      english: of('english'),
      definition: of('definition'),
      note: of('note'),
      source: of('source'),
    };
  };
}

/** A spreadsheet of half of Europe writes its CSV with semicolons. */
function delimiterOf(text: string, format: keyof typeof DELIMITERS): string {
  const [first = ''] = text.slice(0, 4096).split('\n');
  const most = [DELIMITERS[format], ...(format === 'csv' ? [';', '\t'] : [])];
  const count = (delimiter: string) => first.split(delimiter).length;
  return most.reduce((best, one) => (count(one) > count(best) ? one : best));
}

interface Row {
  readonly cells: readonly string[];
  /** The line of the file that the row begins in; a cell may have several. */
  readonly line: number;
}

/**
 * Tables of tabs are often written without quoting, and then a quotation mark is one.
 * @throws FileError where one opens a cell and does not close it
 */
function rowsOf(text: string, delimiter: string): Row[] {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  try {
    return read(lines, delimiter, '"');
  } catch (error) {
    if (delimiter !== '\t' || !(error instanceof FileError)) throw error;
    return read(lines, delimiter, NO_QUOTES);
  }
}

/** Stands in no text: decodeFile takes none with it. */
const NO_QUOTES = '\0';

function read(text: string, delimiter: string, quoteChar: string): Row[] {
  const rows: Row[] = [];
  let [line, at] = [1, 0];
  Papa.parse(text, {
    delimiter,
    quoteChar,
    newline: '\n',
    step({ data, errors, meta: { cursor } }) {
      if (errors.some(({ type }) => type === 'Quotes')) throw new FileError('quotes', '', line);
      // With a header there is one more than terms.
      if (rows.length > LIMITS.terms) throw new FileError('too-many-terms');
      const begun = line;
      for (; at < cursor; at += 1) if (text.charCodeAt(at) === 0x0a) line += 1;
      if (data.some((cell) => cell.trim() !== '')) {
        rows.push({ cells: data.map(unguard), line: begun });
      }
    },
  });
  return rows;
}

/** What a spreadsheet would run as a formula, and what has been guarded against that already. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** A cell that no spreadsheet runs: with an apostrophe, which `unguard` takes off again. */
function guard(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

function unguard(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}

const WRITTEN: readonly Column[] = [
  'headword',
  'forms',
  'pinyin',
  'english',
  'definition',
  'note',
  'source',
];

/** With a byte order mark: spreadsheets take a table without one for something else than UTF-8. */
export function writeTable(terms: readonly OwnTerm[], format: keyof typeof DELIMITERS): string {
  const rows = terms.map((term) =>
    WRITTEN.map((column) =>
      guard(
        column === 'forms' ? term.forms.join('; ') : (term[column as 'headword' | TextField] ?? ''),
      ),
    ),
  );
  const options = { delimiter: DELIMITERS[format], newline: '\r\n' };
  return `\ufeff${Papa.unparse([[...WRITTEN], ...rows], options)}\r\n`;
}
