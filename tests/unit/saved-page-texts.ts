import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The list of the saved pages that are no part of this repository. */
export const PAGES = path.join(import.meta.dirname, '../../../shared/pages/index.tsv');

interface SavedPage {
  readonly label: string;
  /** Encoding that its bytes are in, as TextDecoder names it. */
  readonly encoding: string;
  readonly text: string;
}

/** Text of the saved pages, roughly; `readAs` all in that encoding, else each in its own. None where they aren't at hand. */
export function savedPages(readAs?: string): SavedPage[] {
  if (!existsSync(PAGES)) return [];
  const [, ...rows] = readFileSync(PAGES, 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [file = '', label = '', , charset = ''] = row.split('\t');
    // TextDecoder's Big5 is the one with Hong Kong's characters.
    const encoding = charset.replace(/\(.*/, '').replace('big5hkscs', 'big5');
    const bytes = readFileSync(path.join(path.dirname(PAGES), file));
    const html = new TextDecoder(readAs ?? encoding).decode(bytes);
    const text = html.replace(/<(script|style)\b.*?<\/\1>|<[^>]*>|&#?\w+;/gis, ' ');
    return { label, encoding, text };
  });
}
