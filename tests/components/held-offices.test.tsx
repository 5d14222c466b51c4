import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it } from 'vitest';
import { TermCardView } from '../../components/term-card.tsx';
import { WordCardView } from '../../components/word-card.tsx';
import type { HeldOffice } from '../../lib/glossary/held-offices.ts';
import zhTW from '../../public/_locales/zh_TW/messages.json';
import { english, inLocale, PLAIN_CARD } from './samples.ts';

afterEach(cleanup);

/** Nobody here exists. */
const HELD: HeldOffice = {
  office: '湖泊部部长',
  title: 'Minister of Lakes',
  name: '胡水',
  pinyin: 'Hú Shuǐ',
  english: 'Hu Shui',
  since: '2023-03',
  asOf: '2026-07',
};

function showTerm(holders: readonly HeldOffice[], kind: 'office' | 'institution' = 'office') {
  const card = { ...PLAIN_CARD, term: { ...PLAIN_CARD.term, kind }, holders };
  const nothing = () => {};
  render(
    <TermCardView card={card} matched="省委" text={english} onOpen={nothing} onClose={nothing} />,
  );
}

function showWord(offices: readonly HeldOffice[], { text = english, entries = [] } = {}) {
  const card = { word: '胡水', entries, parts: [], offices };
  const nothing = () => {};
  render(
    <WordCardView
      card={card}
      conversions={[]}
      text={text}
      onOpen={nothing}
      onAdd={() => {}}
      onClose={nothing}
    />,
  );
}

/** Items of the list under a heading. */
function under(heading: string): (string | null)[] {
  const list = screen.getByRole('heading', { name: heading }).nextElementSibling;
  return [...(list?.children ?? [])].map((item) => item.textContent);
}

describe('the card of an office', () => {
  it.each<{ held: Partial<HeldOffice>; period: string }>([
    { held: {}, period: 'since March 2023 · as of July 2026' },
    { held: { since: undefined }, period: 'as of July 2026' },
    { held: { since: '2023' }, period: 'since 2023 · as of July 2026' },
    { held: { asOf: undefined, until: '2024-12-31' }, period: 'March 2023 to December 31, 2024' },
    { held: { asOf: undefined, until: '2024', since: undefined }, period: 'until 2024' },
    { held: { place: 'Lakeland' }, period: 'Lakeland · since March 2023 · as of July 2026' },
  ])('names who holds it, and says "$period"', ({ held, period }) => {
    showTerm([{ ...HELD, ...held }]);
    expect(under('Held by')).toEqual([`Hu Shui 胡水${period}`]);
  });

  it('shows seven and keeps the rest of a long list folded', () => {
    showTerm(Array.from({ length: 9 }, (_, index) => ({ ...HELD, name: `胡${index}` })));
    expect(under('Held by')).toHaveLength(7);
    const rest = screen.getByText('2 more').closest('details');
    expect(rest?.open).toBe(false);
    expect(rest?.querySelectorAll('li')).toHaveLength(2);
  });

  it('says nothing where nobody is known', () => {
    showTerm([]);
    expect(screen.queryByRole('heading', { level: 3 })).toBeNull();
  });
});

describe('the card of an institution', () => {
  it('names its head with the office', () => {
    showTerm([HELD], 'institution');
    expect(under('Headed by')).toEqual([
      'Hu Shui 胡水Minister of Lakes 湖泊部部长since March 2023 · as of July 2026',
    ]);
  });
});

describe('the card of a name', () => {
  it('says which office somebody so called holds, with the reading that no dictionary has', () => {
    showWord([HELD, { ...HELD, office: '湖长', title: 'Lake Head', place: 'Lakeland' }]);
    expect(under('Office of Hu Shui, or of another so called')).toEqual([
      'Minister of Lakes 湖泊部部长since March 2023 · as of July 2026',
      'Lake Head, Lakeland 湖长since March 2023 · as of July 2026',
    ]);
    expect(document.querySelector('.pinyin')?.textContent).toBe('Hú Shuǐ');
    expect(document.querySelector('.aside')).toBeNull();
    expect(document.querySelector('footer')?.textContent).toContain('mind the date');
  });

  it("writes dates in the reader's language", () => {
    showWord([HELD], { text: inLocale(zhTW) });
    expect(under('Hu Shui（或同名者）的職務')).toEqual([
      'Minister of Lakes 湖泊部部长2023年3月起 · 截至2026年7月',
    ]);
  });

  it('leaves the cards of other words as they are', () => {
    showWord([]);
    expect(screen.queryByRole('heading', { level: 3 })).toBeNull();
    const notes = [...document.querySelectorAll('footer p')].map(({ textContent }) => textContent);
    expect(notes).toEqual(['From CC-CEDICT, CC BY-SA 4.0']);
  });
});
