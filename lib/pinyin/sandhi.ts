import type { Span } from '../span.ts';

/** Whether [start, end) of the text is a word of the dictionary. */
export type IsWord = (start: number, end: number) => boolean;

/** Characters before 一 that make it a numeral: 第一, 十一, 二〇二一, 周一. */
const NUMERAL = /[第零〇一二三四五六七八九十百千万亿两初\d]/u;

/** Characters behind 一 that count, name a date or go on with a number: 一二, 一月, 一号. */
const COUNTED = /[零〇一二三四五六七八九十百千万亿点月号\d]/u;

/** Words in which 一 is a numeral although a word goes on behind it. */
const ORDINAL = /^一(?:[月日号楼班级等流线把]|把手|等奖|年级)/u;

/**
 * Tones as they are spoken: those of 一 and 不 by what follows, and of a third tone before another in
 * its word. Across words speakers differ; there third tones stay.
 * @param syllables numbered, at the first unit of each character of `text`, '' where none is read
 * @param words of `text`, in order
 * @returns syllables, in the same places
 */
export function speak(
  text: string,
  syllables: readonly string[],
  words: readonly Span[],
  isWord: IsWord,
): string[] {
  const spoken = [...syllables];
  for (const word of words) raiseThirdTones(spoken, word, isWord);
  for (const word of words) {
    for (let at = word.start; at < word.end; at += 1) {
      const next = syllables[at + 1] ?? '';
      if (text[at] === '不' && syllables[at] === 'bu4') {
        if (next.endsWith('4')) spoken[at] = 'bu2';
      } else if (text[at] === '一' && syllables[at] === 'yi1' && next !== '') {
        spoken[at] = isNumeral(text, at, word) ? 'yi1' : beforeTone(next, text[at + 1]);
      }
    }
  }
  return spoken;
}

function beforeTone(next: string, character: string | undefined): string {
  // 一个: the neutral tone of 个 comes from its fourth.
  return next.endsWith('4') || character === '个' ? 'yi2' : 'yi4';
}

function isNumeral(text: string, at: number, word: Span): boolean {
  const isLast = at === word.end - 1 && word.end - word.start > 1;
  return (
    isLast ||
    NUMERAL.test(text.charAt(at - 1)) ||
    COUNTED.test(text.charAt(at + 1)) ||
    ORDINAL.test(text.slice(at, word.end))
  );
}

/** Runs of third tones in a word: 2 3; 2 2 3 where the first two belong together (展览馆), else 3 2 3 (小老虎). */
function raiseThirdTones(syllables: string[], { start, end }: Span, isWord: IsWord): void {
  const raise = (at: number) => {
    syllables[at] = (syllables[at] as string).replace('3', '2');
  };
  for (let at = start; at < end; ) {
    let after = at;
    while (after < end && syllables[after]?.endsWith('3')) after += 1;
    const length = after - at;
    if (length === 3 && !isWord(at, at + 2) && isWord(at + 1, after)) raise(at + 1);
    else if (length === 3) {
      raise(at);
      raise(at + 1);
    } else {
      for (let pair = at; pair + 1 < after; pair += 2) raise(pair);
    }
    at = Math.max(after, at + 1);
  }
}
