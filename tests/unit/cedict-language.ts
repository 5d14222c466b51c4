import { openHeadwords } from '../../lib/lexicon/headwords.ts';
import { openLanguage } from '../../lib/reading/language.ts';
import type { Language } from '../../lib/repair/rebuild.ts';
import { buildLexicon } from '../../scripts/build-lexicon.ts';
import { readCedict } from '../../scripts/cedict.ts';
import { readFrequencies } from '../../scripts/script-sources.ts';

/** What the dictionary that ships knows of the language. */
export function cedictLanguage(): Language {
  const { entries, date } = readCedict();
  const headwords = openHeadwords(buildLexicon(entries, date, readFrequencies()).index.buffer);
  return openLanguage(headwords, (bytes) => new TextDecoder('gbk').decode(bytes));
}
