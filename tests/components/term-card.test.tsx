import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DamagedCardView } from '../../components/damaged-card.tsx';
import { RebuiltCardView } from '../../components/rebuilt-card.tsx';
import { TermCardView } from '../../components/term-card.tsx';
import type { TermCard } from '../../lib/glossary/card.ts';
import { english, PLAIN_CARD, SAMPLE_CARD, SAMPLE_TERM } from './samples.ts';

afterEach(cleanup);

function show(card: TermCard, matched = card.term.headword) {
  const callbacks = { onOpen: vi.fn(), onClose: vi.fn(), onBack: vi.fn() };
  const view = render(<TermCardView card={card} matched={matched} text={english} {...callbacks} />);
  return { ...callbacks, ...view, dialog: screen.getByRole('dialog') };
}

/** Text of the list or paragraph under a heading. */
function under(heading: string): string | null | undefined {
  return screen.queryByRole('heading', { name: heading })?.nextElementSibling?.textContent;
}

describe('TermCardView', () => {
  it('says what is short for what, and how regions use the word', () => {
    show(SAMPLE_CARD);
    expect(under('Short for')).toBe('三湖两岸');
    expect(under('Usage elsewhere')).toBe('Taiwan Written with another lake.');
  });

  it('leads with the official rendering and names the body that uses it', () => {
    show(SAMPLE_CARD);
    const renderings = [...document.querySelectorAll('.renderings li')].map(
      (item) => item.textContent,
    );
    expect(renderings).toEqual([
      'Three Lakes and Two Shores economic belt official: Lake Council',
      'Three Lakes belt common',
    ]);
  });

  it('shows headword, pinyin, English and definition before all else', () => {
    const { dialog } = show(SAMPLE_CARD);
    const text = dialog.textContent ?? '';
    const places = [
      SAMPLE_TERM.headword,
      SAMPLE_CARD.traditional,
      SAMPLE_TERM.pinyin,
      'Three Lakes and Two Shores economic belt',
      SAMPLE_TERM.definition,
      'Some hold that there are four lakes.',
      '三湖会议公报',
      '三湖规划纲要',
    ].map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it.each([
    { card: SAMPLE_CARD, heading: '三湖两岸经济带 三湖兩岸經濟帶' },
    { card: PLAIN_CARD, heading: '省委' },
  ])('gives both scripts only where they differ: $heading', ({ card, heading }) => {
    show(card);
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe(heading);
  });

  it.each([
    { matched: '三湖两岸', shown: true },
    { matched: '三湖兩岸', shown: true },
    { matched: '三湖两岸经济带', shown: false },
    { matched: '三湖兩岸經濟帶', shown: false },
  ])('repeats the form in the text where it is not the headword: $matched', (example) => {
    show(SAMPLE_CARD, example.matched);
    expect(screen.queryByText('In the text:', { exact: false }) !== null).toBe(example.shown);
  });

  it('marks each language', () => {
    show(SAMPLE_CARD);
    const language = (text: string) => screen.getByText(text).lang;
    expect(language(SAMPLE_TERM.headword)).toBe('zh-Hans');
    expect(language(SAMPLE_CARD.traditional)).toBe('zh-Hant');
    expect(language(SAMPLE_TERM.pinyin)).toBe('zh-Latn-pinyin');
    expect(language(SAMPLE_TERM.definition)).toBe('en');
    expect(screen.getByRole('dialog', { name: SAMPLE_TERM.headword }).lang).toBe('en');
  });

  it('says where the term comes from', () => {
    show(SAMPLE_CARD);
    const origin = under('Where it comes from');
    for (const part of [
      '三湖会议公报',
      'Communique of the Three Lakes meeting',
      'Lake Council',
      'January 3, 2020',
    ]) {
      expect(origin).toContain(part);
    }
  });

  it.each([
    { date: '2021', shown: '2021' },
    { date: '2021-10', shown: 'October 2021' },
    { date: '2021-10-20', shown: 'October 20, 2021' },
  ])('gives the date $date no finer than it is known', ({ date, shown }) => {
    show({ ...PLAIN_CARD, term: { ...PLAIN_CARD.term, sources: [{ document: '纲要', date }] } });
    const time = document.querySelector('time');
    expect(time?.textContent).toBe(shown);
    expect(time?.dateTime).toBe(date);
  });

  it('lists what a slogan counts, in order', () => {
    show(SAMPLE_CARD);
    expect(under('What it counts')).toBe('东湖 the eastern lake西湖 the western lake');
  });

  it('has no heading over nothing', () => {
    show(PLAIN_CARD);
    expect(screen.queryAllByRole('heading', { level: 3 })).toEqual([]);
  });

  it('lists a related term that stands inside the text only once', () => {
    show(SAMPLE_CARD);
    expect(under('Inside it')).toBe('经济带');
    expect(under('Related')).toBe('两岸通办');
  });

  it.each(['经济带', '两岸通办'])('asks for the card of %s', (headword) => {
    const { onOpen } = show(SAMPLE_CARD);
    fireEvent.click(screen.getByRole('button', { name: headword }));
    expect(onOpen.mock.calls).toEqual([[headword]]);
  });

  it('closes and goes back by its buttons', () => {
    const { onClose, onBack } = show(SAMPLE_CARD);
    fireEvent.click(screen.getByRole('button', { name: 'Close' }));
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(onClose).toHaveBeenCalledOnce();
    expect(onBack).toHaveBeenCalledOnce();
  });

  it('leaves Esc to its owner', () => {
    const { dialog, onClose, onBack } = show(SAMPLE_CARD);
    // True: nobody prevented it.
    expect(fireEvent.keyDown(dialog, { key: 'Escape', cancelable: true })).toBe(true);
    expect(onClose).not.toHaveBeenCalled();
    expect(onBack).not.toHaveBeenCalled();
  });

  it('does not take the focus by itself', () => {
    const { dialog } = show(SAMPLE_CARD);
    expect(dialog.contains(document.activeElement)).toBe(false);
  });

  it('starts at the top when it shows another term, and stays where it is for the same', () => {
    const { dialog, rerender } = show(SAMPLE_CARD);
    const card = (shown: TermCard) => (
      <TermCardView card={shown} matched="" text={english} onOpen={vi.fn()} onClose={vi.fn()} />
    );
    dialog.scrollTop = 120;
    rerender(card(SAMPLE_CARD));
    expect(dialog.scrollTop).toBe(120);
    rerender(card(PLAIN_CARD));
    expect(dialog.scrollTop).toBe(0);
  });
});

/** Opens cards in place, as the page's pop-up does. */
function Browser({ cards }: { readonly cards: readonly TermCard[] }) {
  const [path, setPath] = useState(cards.slice(0, 1));
  const card = path.at(-1);
  if (!card) return null;
  return (
    <TermCardView
      card={card}
      matched={card.term.headword}
      text={english}
      onOpen={(headword) => {
        const next = cards.find(({ term }) => term.headword === headword);
        if (next) setPath([...path, next]);
      }}
      onClose={() => setPath([])}
      onBack={path.length > 1 ? () => setPath(path.slice(0, -1)) : undefined}
    />
  );
}

describe('cards that open from cards', () => {
  it('take the place of the first, lead back, and keep the focus in the pop-up', () => {
    const inner = { ...PLAIN_CARD, term: { ...PLAIN_CARD.term, headword: '经济带' } };
    render(<Browser cards={[SAMPLE_CARD, inner]} />);
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();

    const link = screen.getByRole('button', { name: '经济带' });
    link.focus();
    fireEvent.click(link);
    const dialog = screen.getByRole('dialog', { name: '经济带' });
    expect(document.activeElement).toBe(dialog);

    const back = within(dialog).getByRole('button', { name: 'Back' });
    back.focus();
    fireEvent.click(back);
    expect(document.activeElement).toBe(screen.getByRole('dialog', { name: '三湖两岸经济带' }));
    expect(screen.queryByRole('button', { name: 'Back' })).toBeNull();
  });
});

describe('DamagedCardView', () => {
  it('says that the text came damaged, and closes', () => {
    const onClose = vi.fn();
    render(<DamagedCardView text={english} onClose={onClose} />);
    const dialog = screen.getByRole('dialog', { name: 'Damaged text' });
    expect(dialog.textContent).toContain(english('damagedWhy'));
    fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(onClose).toHaveBeenCalledOnce();
  });
});

describe('RebuiltCardView', () => {
  it('says that the text was rebuilt and from what, and closes', () => {
    const onClose = vi.fn();
    render(<RebuiltCardView source="?;顒?dòng)" text={english} onClose={onClose} />);
    const dialog = screen.getByRole('dialog', { name: 'Rebuilt text' });
    expect(dialog.textContent).toContain(english('rebuiltWhy'));
    expect(dialog.textContent).toContain('As it came: ?;顒?dòng)');
    fireEvent.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(onClose).toHaveBeenCalledOnce();
  });
});
