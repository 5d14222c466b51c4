import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AddTermCard } from '../../components/add-term-card.tsx';
import { OwnTermCardView } from '../../components/own-term-card.tsx';
import type { SaveResult } from '../../components/term-form.tsx';
import type { OwnTermCard } from '../../lib/glossary/own/own-cards.ts';
import { english } from './samples.ts';

afterEach(cleanup);

const CARD: OwnTermCard = {
  own: {
    headword: '双城经济圈',
    forms: [],
    pinyin: 'shuāngchéng',
    english: '<b>twin</b>',
    definition: 'One line,\nanother.',
    note: 'A note',
    source: 'A speech',
  },
  glossary: { id: 'e', name: 'Economy' },
  others: [
    { id: 'n', name: 'Names' },
    { id: 'shuangdu', name: null },
  ],
};

describe('OwnTermCardView', () => {
  const show = (matched = '双城经济圈') => {
    const callbacks = { onOpen: vi.fn(), onOpenFrom: vi.fn(), onClose: vi.fn() };
    render(
      <OwnTermCardView
        card={CARD}
        matched={matched}
        nested={['经济圈']}
        text={english}
        {...callbacks}
      />,
    );
    return { ...callbacks, dialog: screen.getByRole('dialog', { name: '双城经济圈' }) };
  };

  it('shows what its owner wrote, as text, and which glossary it is from', () => {
    const { dialog } = show();
    for (const text of ['<b>twin</b>', 'One line,\nanother.', 'A note', 'A speech']) {
      expect(dialog.textContent).toContain(text);
    }
    expect(dialog.querySelector('b')).toBeNull();
    expect(screen.getByText('From your glossary: Economy')).toBeTruthy();
  });

  it('names the text that led to it where that is written otherwise', () => {
    expect(show('雙城經濟圈').dialog.textContent).toContain('雙城經濟圈');
  });

  it('leads to terms inside it and to what other glossaries say', () => {
    const { onOpen, onOpenFrom } = show();
    fireEvent.click(screen.getByText('经济圈'));
    fireEvent.click(screen.getByText('Names'));
    fireEvent.click(screen.getByText("Shuangdu's own glossary"));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('经济圈');
    expect(onOpenFrom.mock.calls).toEqual([['n'], ['shuangdu']]);
  });
});

describe('AddTermCard', () => {
  const show = (result: SaveResult = 'saved') => {
    const callbacks = { onSave: vi.fn(async () => result), onClose: vi.fn() };
    render(
      <AddTermCard
        term={{ headword: '绵阳' }}
        glossaries={[{ id: 'e', name: 'Economy', on: true }]}
        text={english}
        {...callbacks}
      />,
    );
    return callbacks;
  };

  it('has the word, asks what it means, and for which glossary', async () => {
    const { onSave } = show();
    expect(document.activeElement).toBe(screen.getByLabelText('English'));
    (screen.getByLabelText('English') as HTMLInputElement).value = 'Mianyang';
    const glossary = screen.getByLabelText('Glossary') as HTMLSelectElement;
    expect([...glossary.options].map(({ text }) => text)).toEqual(['Economy', 'New: My terms']);
    fireEvent.click(screen.getByText('Save'));
    const term = { headword: '绵阳', english: 'Mianyang', definition: '' };
    await vi.waitFor(() => expect(onSave).toHaveBeenCalledExactlyOnceWith(term, 'e'));
    const save = screen.getByText<HTMLButtonElement>('Save');
    await vi.waitFor(() => expect(save.disabled).toBe(false));
    glossary.value = '';
    fireEvent.click(screen.getByText('Save'));
    await vi.waitFor(() => expect(onSave).toHaveBeenLastCalledWith(term, null));
  });

  it.each([
    ['exists', /has the term already/],
    [{ error: 'the disk is full' }, /nothing was changed: the disk is full/],
  ] as const)('says why %j', async (result, message) => {
    show(result);
    fireEvent.click(screen.getByText('Save'));
    expect(await screen.findByText(message)).toBeTruthy();
  });

  it('keeps its keys from the page, and closes with Escape', () => {
    const { onClose } = show();
    const onPage = vi.fn();
    const controller = new AbortController();
    document.addEventListener('keydown', onPage, { signal: controller.signal });
    const field = screen.getByLabelText('English');
    fireEvent.keyDown(field, { key: 'j' });
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.keyDown(field, { key: 'Escape' });
    expect(onClose).toHaveBeenCalledOnce();
    expect(onPage).not.toHaveBeenCalled();
    controller.abort();
  });
});
