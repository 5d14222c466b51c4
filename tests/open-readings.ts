import { openHeadwords } from '../lib/lexicon/headwords.ts';
import { openSegment } from '../lib/lexicon/segment.ts';
import { openContextModel } from '../lib/pinyin/context-model.ts';
import { readByPinyinPro } from '../lib/pinyin/pinyin-pro.ts';
import { openReadText } from '../lib/pinyin/read-text.ts';
import { openReadWords } from '../lib/pinyin/read-words.ts';
import { openWordKinds } from '../lib/pinyin/word-kinds.ts';
import { buildLexicon } from '../scripts/build-lexicon.ts';
import { buildReadings } from '../scripts/build-readings.ts';
import { readCedict } from '../scripts/cedict.ts';
import { readFrequencies } from '../scripts/script-sources.ts';

/** The real readings, built from the dictionary and the trained model. */
export async function openReadings() {
  const cedict = readCedict();
  const headwords = openHeadwords(
    buildLexicon(cedict.entries, cedict.date, readFrequencies()).index.buffer,
  );
  const segment = openSegment(headwords);
  const built = await buildReadings(cedict, headwords);
  const readText = openReadText({
    headwords,
    kinds: openWordKinds(built.kinds.buffer),
    model: openContextModel(built.model.buffer),
    readCharacter: readByPinyinPro,
  });
  return {
    readWords: openReadWords({ headwords, segment, readText, taiwan: built.taiwan }),
    syllables: (text: string) => readText(text, segment(text)).syllables,
  };
}
