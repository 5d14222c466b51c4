import { isTonedSyllable } from '../pinyin/syllable.ts';

const TOKEN = /\p{Script=Han}|[A-Za-z0-9]+/gu;
const TONED_LETTERS = /^[a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+$/;
/** Always neutral. */
const PARTICLES = '了的地得着过们吧吗呢';
/** The letter that carries the mark: a or e, the o of ou, else the last vowel. */
const MARKED_LETTER = /[ae]|o(?=u)|[aeiouü](?=[^aeiouü]*$)/;

/** What is wrong with `pinyin`, one syllable in lower case for each character of `headword`. */
export function pinyinProblems(headword: string, pinyin: string): string[] {
  const tokens = headword.match(TOKEN) ?? [];
  const syllables = pinyin.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part));
  if (syllables.length !== tokens.length) {
    return [
      `pinyin counts ${syllables.length} for ${tokens.length} characters: write one syllable a character, with blanks between`,
    ];
  }
  let previousIsNeutral = true;
  return tokens.flatMap((token, index) => {
    const syllable = syllables[index] as string;
    if (/^[A-Za-z0-9]/.test(token)) {
      previousIsNeutral = false;
      return syllable === token
        ? []
        : [`pinyin "${syllable}" stands for "${token}": write that as it is`];
    }
    const bare = syllable
      .normalize('NFD')
      .replace(/[\u0304\u0301\u030c\u0300]/g, '')
      .normalize('NFC');
    const isNeutral = bare === syllable;
    const mark = (tone: string) => bare.replace(MARKED_LETTER, `$&${tone}`).normalize('NFC');
    const mayBe = ['\u0304', '\u0301', '\u030c', '\u0300'].map(mark);
    if (!TONED_LETTERS.test(syllable) || !isTonedSyllable(mayBe[0] as string)) {
      return [`pinyin "${syllable}" of ${token} is no syllable: write it as in "zhōng"`];
    }
    if (!isNeutral && !mayBe.includes(syllable)) {
      return [
        `pinyin "${syllable}" of ${token} has its mark on the wrong letter: as in ${mayBe[0]}`,
      ];
    }
    // A neutral syllable leans on one that has a tone; a particle may follow another: lì hai le.
    const lacksTone = isNeutral && previousIsNeutral && (index === 0 || !PARTICLES.includes(token));
    previousIsNeutral = isNeutral;
    return lacksTone ? [`pinyin "${syllable}" of ${token} has no tone mark: add it`] : [];
  });
}
