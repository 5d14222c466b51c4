import { pinyin } from 'pinyin-pro';
import { NO_TERMS, type ReadWords } from '../lib/pinyin/read-words.ts';
import { intlSegment } from './intl-segment.ts';

/** Readings by pinyin-pro over the platform's words, for tests that do without the dictionary. */
export const pinyinProWords: ReadWords = (text, _style, terms = NO_TERMS(text)) => {
  const syllables = new Map<number, string>();
  let offset = 0;
  for (const { origin, result, isZh } of pinyin(text, { type: 'all', toneSandhi: false })) {
    if (isZh) syllables.set(offset, terms.readings.get(offset) ?? result);
    offset += origin.length;
  }
  const words: { start: number; end: number; readings: string[] }[] = [];
  for (const { start, end } of intlSegment(text)) {
    let isOpen = false;
    for (let at = start; at < end; ) {
      const next = at + ((text.codePointAt(at) as number) > 0xffff ? 2 : 1);
      const syllable = syllables.get(at);
      if (syllable !== undefined && isOpen) {
        const word = words.at(-1) as (typeof words)[number];
        word.end = next;
        word.readings.push(syllable);
      } else if (syllable !== undefined) {
        words.push({ start: at, end: next, readings: [syllable] });
      }
      isOpen = syllable !== undefined;
      at = next;
    }
  }
  return words;
};
