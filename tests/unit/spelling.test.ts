import { describe, expect, it } from 'vitest';
import { capitalise, joinSyllables, numbered, spell } from '../../lib/pinyin/spelling.ts';

describe('spell', () => {
  it.each([
    ['zhong1', 'zhōng', 'zhong1', 'ㄓㄨㄥ'],
    ['lü4', 'lǜ', 'lü4', 'ㄌㄩˋ'],
    ['nüe4', 'nüè', 'nüe4', 'ㄋㄩㄝˋ'],
    ['xue2', 'xué', 'xue2', 'ㄒㄩㄝˊ'],
    ['juan3', 'juǎn', 'juan3', 'ㄐㄩㄢˇ'],
    ['liu2', 'liú', 'liu2', 'ㄌㄧㄡˊ'],
    ['gui4', 'guì', 'gui4', 'ㄍㄨㄟˋ'],
    ['gou3', 'gǒu', 'gou3', 'ㄍㄡˇ'],
    ['shi4', 'shì', 'shi4', 'ㄕˋ'],
    ['yuan2', 'yuán', 'yuan2', 'ㄩㄢˊ'],
    ['weng1', 'wēng', 'weng1', 'ㄨㄥ'],
    ['er4', 'èr', 'er4', 'ㄦˋ'],
    ['de5', 'de', 'de', '˙ㄉㄜ'],
    ['r5', 'r', 'r', 'ㄦ'],
    ['yo5', 'yo', 'yo', '˙ㄧㄛ'],
    ['ng2', 'ńg', 'ng2', 'ㄫˊ'],
  ])('writes %s', (syllable, marks, numbers, zhuyin) => {
    expect(spell(syllable, 'marks')).toBe(marks);
    expect(spell(syllable, 'numbers')).toBe(numbers);
    expect(spell(syllable, 'zhuyin')).toBe(zhuyin);
    expect(numbered(marks)).toBe(syllable);
  });

  it('gives a name its capital', () => {
    expect(capitalise(spell('e2', 'marks'))).toBe('É');
  });
});

describe('joinSyllables', () => {
  it.each([
    { syllables: ['xī', 'ān'], word: "xī'ān" },
    { syllables: ['fāng', 'àn'], word: "fāng'àn" },
    { syllables: ['ān', 'quán'], word: 'ānquán' },
    { syllables: ['shǒu', 'ér'], word: "shǒu'ér" },
    { syllables: ['diǎn', 'r'], word: 'diǎnr' },
    { syllables: ['xi1', 'an1'], word: 'xi1an1' },
    { syllables: ['ㄒㄧ', 'ㄢ'], word: 'ㄒㄧ ㄢ' },
  ])('writes $word', ({ syllables, word }) => {
    expect(joinSyllables(syllables)).toBe(word);
  });
});
