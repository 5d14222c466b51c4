import { describe, expect, it } from 'vitest';
import { speak } from '../../lib/pinyin/sandhi.ts';

const NO_WORDS = () => false;

/** Words between blanks, their syllables likewise. */
function spoken(text: string, syllables: string, isWord: (word: string) => boolean = NO_WORDS) {
  let at = 0;
  const words = text.split(' ').map((word) => {
    const start = at;
    at += word.length;
    return { start, end: at };
  });
  const joined = text.replaceAll(' ', '');
  return speak(joined, syllables.split(' '), words, (start, end) =>
    isWord(joined.slice(start, end)),
  ).join(' ');
}

describe('speak', () => {
  it.each([
    { text: '一 定', syllables: 'yi1 ding4', heard: 'yi2 ding4' },
    { text: '一般', syllables: 'yi1 ban1', heard: 'yi4 ban1' },
    { text: '一 年', syllables: 'yi1 nian2', heard: 'yi4 nian2' },
    { text: '一起', syllables: 'yi1 qi3', heard: 'yi4 qi3' },
    { text: '一个', syllables: 'yi1 ge5', heard: 'yi2 ge5' },
    { text: '第一 次', syllables: 'di4 yi1 ci4', heard: 'di4 yi1 ci4' },
    { text: '统一 部署', syllables: 'tong3 yi1 bu4 shu3', heard: 'tong3 yi1 bu4 shu3' },
    { text: '十一 月', syllables: 'shi2 yi1 yue4', heard: 'shi2 yi1 yue4' },
    { text: '一月', syllables: 'yi1 yue4', heard: 'yi1 yue4' },
    { text: '不 是', syllables: 'bu4 shi4', heard: 'bu2 shi4' },
    { text: '不 能', syllables: 'bu4 neng2', heard: 'bu4 neng2' },
  ])('says 一 and 不 in $text by what follows', ({ text, syllables, heard }) => {
    expect(spoken(text, syllables)).toBe(heard);
  });

  it.each([
    { text: '领导', syllables: 'ling3 dao3', heard: 'ling2 dao3' },
    { text: '展览馆', syllables: 'zhan3 lan3 guan3', heard: 'zhan2 lan2 guan3' },
    { text: '小老虎', syllables: 'xiao3 lao3 hu3', heard: 'xiao3 lao2 hu3' },
    { text: '老 领导', syllables: 'lao3 ling3 dao3', heard: 'lao3 ling2 dao3' },
  ])('raises third tones in $text', ({ text, syllables, heard }) => {
    expect(spoken(text, syllables, (word) => ['展览', '老虎'].includes(word))).toBe(heard);
  });

  it('leaves what has no reading', () => {
    expect(speak('不A', ['bu4', ''], [{ start: 0, end: 2 }], NO_WORDS)).toEqual(['bu4', '']);
  });
});
