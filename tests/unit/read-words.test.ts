import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWords } from '../../lib/pinyin/read-words.ts';
import { joinSyllables } from '../../lib/pinyin/spelling.ts';
import { intlSegment } from '../intl-segment.ts';

const read = (text: string) => readWords(text, intlSegment);
const spelled = (text: string) =>
  read(text).map((word) => [text.slice(word.start, word.end), joinSyllables(word.readings)]);

describe('readWords', () => {
  it.each([
    {
      text: '重庆银行行长',
      words: [
        ['重庆', 'chóngqìng'],
        ['银行', 'yínháng'],
        ['行长', 'hángzhǎng'],
      ],
    },
    {
      text: '长江增长',
      words: [
        ['长江', 'chángjiāng'],
        ['增长', 'zēngzhǎng'],
      ],
    },
    {
      text: '经济，社会',
      words: [
        ['经济', 'jīngjì'],
        ['社会', 'shèhuì'],
      ],
    },
    { text: 'GDP增长5.2%', words: [['增长', 'zēngzhǎng']] },
    { text: '西安', words: [['西安', "xī'ān"]] },
  ])('reads $text in context', ({ text, words }) => {
    expect(spelled(text)).toEqual(words);
  });

  it('writes the tone of the dictionary, not of the sentence', () => {
    expect(spelled('一个')).toEqual([['一个', 'yīgè']]);
  });

  it('gives a character outside the basic plane one place, and no reading if it has none', () => {
    const text = '在𠮷字';
    const covered = read(text).map(({ start, end }) => [start, end]);
    expect(covered.some(([start, end]) => start === 2 || end === 2)).toBe(false);
    expect(spelled(text).flat()).toContain('zì');
  });

  it('gives one syllable a character, in order and without overlap', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'重庆行长了得地为会省市一不着过 ，。（）GDP12ū𠮷\n'),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, (source) => {
        let at = 0;
        for (const { start, end, readings } of read(source)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect([...source.slice(start, end)]).toHaveLength(readings.length);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(source.length);
      }),
    );
  });
});

describe('joinSyllables', () => {
  it.each([
    { syllables: ['xī', 'ān'], word: "xī'ān" },
    { syllables: ['fāng', 'àn'], word: "fāng'àn" },
    { syllables: ['ān', 'quán'], word: 'ānquán' },
    { syllables: ['shǒu', 'ér'], word: "shǒu'ér" },
  ])('writes $word', ({ syllables, word }) => {
    expect(joinSyllables(syllables)).toBe(word);
  });
});
