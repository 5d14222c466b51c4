import { isSuffix } from '../lexicon/function-words.ts';
import {
  isDoubleSurname,
  isSurname,
  mayBeGiven,
  SPEAKING_WORDS,
  TITLE_WORDS,
} from '../lexicon/names.ts';
import type { Span } from '../span.ts';

/** How characters are read as surnames where they are mostly read otherwise (现代汉语词典, 7th edition). */
const SURNAME_READINGS: ReadonlyMap<string, string> = new Map(
  (
    '单 shan4,解 xie4,仇 qiu2,区 ou1,曾 zeng1,尉 wei4,乐 yue4,任 ren2,查 zha1,朴 piao2,盖 ge3,翟 zhai2,华 hua4,盛 sheng4,' +
    '缪 miao4,燕 yan1,应 ying1,葛 ge3,种 chong2,员 yun4,洗 xian3,折 she2,召 shao4,过 guo1,那 na1,哈 ha3,车 che1,曲 qu1,干 gan1,' +
    '相 xiang4,祭 zhai4,乜 nie4,繁 po2,秘 bi4,都 du1,莘 shen1,柏 bai3,少 shao4'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** Last characters of words for what somebody is: 特使, 导演, 工程师, 航天员. */
const ROLE = /[长員员家师師使理者手帅练練官授士演星将裁]$/u;

/** A person's name in a text, in UTF-16 units. */
export interface PersonName {
  readonly start: number;
  /** Where the given name begins. */
  readonly given: number;
  /** Reading of the surname, numbered; null where it is the usual one of its characters. */
  readonly surname: string | null;
}

/** A word that is no headword, as a person's name; null if it is none. */
export function nameOfWord(text: string, { start, end }: Span): PersonName | null {
  const length = end - start;
  if (length >= 3 && length <= 4 && isDoubleSurname(text.slice(start, start + 2))) {
    return { start, given: start + 2, surname: null };
  }
  const first = text.charAt(start);
  // 关注度, 单打赛: a word and its suffix.
  if (length === 3 && isSuffix(text.charAt(end - 1))) return null;
  const isName =
    length >= 2 && length <= 3 && isSurname(first) && mayBeGiven(text.charAt(start + 1));
  return isName ? { start, given: start + 1, surname: SURNAME_READINGS.get(first) ?? null } : null;
}

/** Surnames that hardly stand alone as another word: a word may begin inside the name (解|振|华发|表). */
const SELDOM_ALONE: ReadonlySet<string> = new Set('单解仇区尉朴盖翟缪葛查华燕柏莘乜祭繁');

/**
 * The name that begins with word `index`, a character that is read otherwise as a surname: two characters
 * that no word takes follow, and a role stands before them or "said" behind. Null if none does.
 */
export function nameAt(text: string, words: readonly Span[], index: number): PersonName | null {
  const { start, end } = words[index] as Span;
  const surname = end - start === 1 ? SURNAME_READINGS.get(text.charAt(start)) : undefined;
  if (surname === undefined) return null;
  const at = (other: number): string => {
    const word = words[other];
    return word ? text.slice(word.start, word.end) : '';
  };
  const isGiven = (character: string) =>
    /^\p{Script=Han}$/u.test(character) && mayBeGiven(character);
  const second = SELDOM_ALONE.has(at(index)) ? at(index + 2).charAt(0) : at(index + 2);
  if (!isGiven(at(index + 1)) || !isGiven(second)) return null;
  const [before, behind] = [at(index - 1), at(index + 3)];
  const isCalled =
    TITLE_WORDS.has(before) ||
    (before.length > 1 && ROLE.test(before)) ||
    TITLE_WORDS.has(behind) ||
    SPEAKING_WORDS.has(behind);
  return isCalled ? { start, given: end, surname } : null;
}
