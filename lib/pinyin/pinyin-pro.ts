import { pinyin } from 'pinyin-pro';
import { numbered } from './spelling.ts';

/** The usual reading of a character alone, numbered; '' where pinyin-pro has none. */
export function readByPinyinPro(character: string): string {
  const [syllable] = pinyin(character, { type: 'array', nonZh: 'removed' });
  return syllable ? numbered(syllable) : '';
}
