import { type DecodeStrictly, decodeFile, type FileEncoding } from './decode.ts';
import { parseJson } from './json.ts';
import { LIMITS } from './own-term.ts';
import { FileError, type Format, type ParsedFile } from './preview.ts';
import { parseTable } from './table.ts';
import { parseTbx } from './tbx.ts';

export interface ReadFile extends ParsedFile {
  readonly format: Format;
  readonly encoding: FileEncoding;
}

/**
 * All that a file has of terms; what it is is told by its content, only CSV and TSV by its name first.
 * @param name of the file: `terms.csv`
 * @throws FileError where nothing can be had from it
 */
export function readTermFile(name: string, bytes: Uint8Array, decode: DecodeStrictly): ReadFile {
  if (bytes.length > LIMITS.fileBytes) throw new FileError('too-large');
  const decoded = decodeFile(bytes, decode);
  if ('failure' in decoded) throw new FileError(decoded.failure);
  const { text, encoding } = decoded;
  if (text.trim() === '') throw new FileError('empty');
  const format = formatOf(name, text);
  const parsed = parseAs(format, text);
  if (parsed.terms.length + parsed.problems.length === 0) throw new FileError('empty');
  return { ...parsed, format, encoding };
}

/** Controls but white space: a text has at most a stray one. */
const CONTROLS = /[^\P{Cc}\s]/gu;
const STRAY_SHARE = 0.01;

function formatOf(name: string, text: string): Format {
  const beginning = text.slice(0, 4096).trimStart();
  const isTable = /\.(csv|tsv|tab|txt)$/i.test(name);
  if (beginning.startsWith('<') && !isTable) return 'tbx';
  if (/^[[{]/.test(beginning) && !isTable) return 'json';
  const controls = beginning.match(CONTROLS)?.length ?? 0;
  if (controls > beginning.length * STRAY_SHARE + 1) throw new FileError('binary');
  const [line = ''] = beginning.split('\n');
  return /\.(tsv|tab)$/i.test(name) || (line.includes('\t') && !line.includes(',')) ? 'tsv' : 'csv';
}

function parseAs(format: Format, text: string): ParsedFile {
  switch (format) {
    case 'tbx':
      return parseTbx(text);
    case 'json':
      return parseJson(text);
    default:
      return parseTable(text, format);
  }
}
