import { describe, expect, it } from 'vitest';
import type { TermCard } from '../../lib/glossary/card.ts';
import { openFold } from '../../lib/glossary/fold.ts';
import { openCards } from '../../lib/glossary/own/own-cards.ts';
import type { OwnTerm } from '../../lib/glossary/own/own-term.ts';
import { openccFoldTable } from '../../scripts/build-glossary.ts';

const { fold } = openFold(openccFoldTable());
const OURS_CARD = { traditional: '雙城' } as TermCard;

/** Glossaries by name, each with its terms. */
function cardsOf(glossaries: Record<string, OwnTerm[]>) {
  const store = {
    rows: async () =>
      Object.entries(glossaries).map(([name, terms]) => ({
        id: name,
        name,
        rows: terms.map(({ headword, forms }) => [headword, ...forms].join('\t')).join('\n'),
      })),
    term: async (id: string, headword: string) =>
      glossaries[id]?.find((term) => term.headword === headword) ?? null,
  };
  return openCards({
    store,
    fold: async () => fold,
    ours: async (headword) => (fold(headword) === '双城' ? OURS_CARD : null),
    pinyin: async (text) => `<${text}>`,
  });
}

const term = (headword: string, fields: Partial<OwnTerm> = {}): OwnTerm => ({
  headword,
  forms: [],
  ...fields,
});

describe('card', () => {
  it('is that of the first glossary, and names the others, ours last', async () => {
    const { card } = cardsOf({
      A: [term('新区')],
      B: [term('雙城', { english: 'b', pinyin: 'own' })],
      C: [term('经济', { forms: ['双城'] })],
    });
    expect(await card('双城', '双城')).toEqual({
      own: term('雙城', { english: 'b', pinyin: 'own' }),
      glossary: { id: 'B', name: 'B' },
      others: [
        { id: 'C', name: 'C' },
        { id: 'shuangdu', name: null },
      ],
    });
  });

  it('is that of the glossary that is asked', async () => {
    const { card } = cardsOf({ B: [term('雙城')], C: [term('经济', { forms: ['双城'] })] });
    expect(await card('双城', '双城', 'C')).toMatchObject({
      own: { headword: '经济', pinyin: '<经济>' },
      others: [{ id: 'B' }, { id: 'shuangdu' }],
    });
    expect(await card('双城', '双城', 'shuangdu')).toBe(OURS_CARD);
  });

  it('is ours where no glossary of the user’s has the text itself', async () => {
    const { card } = cardsOf({ A: [term('双城')] });
    expect(await card('双城', '两城')).toBe(OURS_CARD);
    expect(await card('无', '无')).toBeNull();
  });

  it('follows the glossaries once it is told', async () => {
    const glossaries: Record<string, OwnTerm[]> = { A: [term('双城')] };
    const { card, forget } = cardsOf(glossaries);
    expect(await card('双城', '双城')).toHaveProperty('own');
    delete glossaries.A;
    forget();
    expect(await card('双城', '双城')).toBe(OURS_CARD);
  });
});
