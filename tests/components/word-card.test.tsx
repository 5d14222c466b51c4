import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WordCardView } from '../../components/word-card.tsx';
import type { WordCard } from '../../lib/lexicon/word-card.ts';
import type { Conversion } from '../../lib/reading/engine.ts';
import { english } from './samples.ts';

afterEach(cleanup);

const BANK: WordCard = {
  word: '银行',
  entries: [
    {
      traditional: '銀行',
      simplified: '银行',
      pinyin: 'yínháng',
      definitions: ['bank', 'measure word: 家 jiā'],
    },
  ],
  parts: [
    { word: '银', pinyin: 'yín', gloss: 'silver' },
    { word: '行', pinyin: 'háng', gloss: 'row' },
  ],
};

function show(card: WordCard, { isLedTo = false, conversions = [] as readonly Conversion[] } = {}) {
  const callbacks = { onOpen: vi.fn(), onAdd: vi.fn(), onClose: vi.fn(), onBack: vi.fn() };
  const { onBack, ...always } = callbacks;
  render(
    <WordCardView
      card={card}
      conversions={conversions}
      text={english}
      {...always}
      {...(isLedTo && { onBack })}
    />,
  );
  return { ...callbacks, dialog: screen.getByRole('dialog') };
}

describe('WordCardView', () => {
  it('shows both scripts, the reading and the meanings', () => {
    show(BANK);
    expect(screen.getByRole('heading', { level: 2 }).textContent).toBe('银行 銀行');
    const meanings = [...document.querySelectorAll('.entry ol li')].map((item) => item.textContent);
    expect(meanings).toEqual(['bank', 'measure word: 家 jiā']);
    expect(document.querySelector('.entry .pinyin')?.textContent).toBe('yínháng');
  });

  it('tells entries apart by their form where they differ in it', () => {
    const entry = { simplified: '发', definitions: ['a meaning'] };
    const entries = [
      { ...entry, traditional: '發', pinyin: 'fā' },
      { ...entry, traditional: '髮', pinyin: 'fà' },
    ];
    show({ word: '发', entries, parts: [] });
    const heads = [...document.querySelectorAll('.entry .pinyin')].map((head) => head.textContent);
    expect(heads).toEqual(['fā 發', 'fà 髮']);
  });

  it('opens what the word is made of, and goes back', () => {
    const { onOpen, onBack, dialog } = show(BANK, { isLedTo: true });
    fireEvent.click(screen.getByRole('button', { name: '行' }));
    expect(onOpen).toHaveBeenCalledExactlyOnceWith('行');
    expect(document.activeElement).toBe(dialog);
    fireEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(onBack).toHaveBeenCalledOnce();
  });

  it('says so where the dictionary has the parts only', () => {
    show({ ...BANK, entries: [] });
    expect(document.querySelector('.aside')?.textContent).toContain('Not in the dictionary');
  });

  it('says what made the characters that are shown', () => {
    const conversions = [
      { source: '头发', target: '頭髮', dictionary: 'OpenCC STPhrases' },
      { source: '里', target: '裡', dictionary: 'exceptions.tsv' },
    ] as const;
    show(BANK, { conversions });
    expect(screen.getByRole('heading', { name: 'Script' }).nextElementSibling?.textContent).toBe(
      "头发 → 頭髮 OpenCC STPhrases里 → 裡 Shuangdu's list",
    );
  });

  it('names the dictionary and its licence', () => {
    const { dialog } = show(BANK);
    expect(dialog.querySelector('footer p')?.textContent).toBe('From CC-CEDICT, CC BY-SA 4.0');
  });

  it('offers to make the word a term of one’s own', () => {
    const { onAdd } = show(BANK);
    fireEvent.click(screen.getByText('Add to my glossary'));
    expect(onAdd).toHaveBeenCalledExactlyOnceWith('银行');
  });
});
