import { cleanup, fireEvent, render, screen, within } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  Glossaries,
  type GlossariesState,
  type GlossaryActions,
} from '../../components/glossaries.tsx';
import type { ImportPreview } from '../../lib/glossary/own/preview.ts';
import { english } from './samples.ts';

afterEach(cleanup);

const ECONOMY = { id: 'e', name: 'Economy', on: true, count: 2 };
const PEOPLE = { id: 'p', name: 'People', on: true, count: 0 };
const NAMES = { id: 'n', name: 'Names', on: false, count: 1 };

const PREVIEW: ImportPreview = {
  format: 'csv',
  encoding: 'gb18030',
  name: 'terms',
  added: 3,
  columns: [{ name: '中文', field: 'headword' }],
  ignored: ['Status'],
  problems: [
    {
      place: { unit: 'line', number: 4 },
      field: 'headword',
      what: 'no-han',
      quote: '<b>plain</b>',
    },
  ],
  problemCount: 61,
  repeated: [
    {
      headword: '双城',
      place: { unit: 'line', number: 9 },
      first: { unit: 'line', number: 2 },
    },
  ],
  repeatedCount: 1,
  existing: [],
  existingCount: 0,
  sample: [{ headword: '双城', forms: [], english: 'twin' }],
};
const IMPORTING = { file: 'terms.csv', to: null, result: PREVIEW, isImporting: false };

const STATE: GlossariesState = {
  glossaries: [ECONOMY, NAMES],
  opened: null,
  importing: null,
  imported: null,
  error: null,
};

function makeActions() {
  return {
    create: vi.fn(),
    change: vi.fn(),
    move: vi.fn(),
    remove: vi.fn(),
    export: vi.fn(),
    open: vi.fn(),
    saveTerm: vi.fn<GlossaryActions['saveTerm']>(async () => 'saved'),
    dropTerm: vi.fn(),
    choose: vi.fn(),
    previewFor: vi.fn(),
    import: vi.fn(),
    cancelImport: vi.fn(),
  } satisfies GlossaryActions;
}

function show(state: Partial<GlossariesState> = {}) {
  const actions = makeActions();
  render(<Glossaries {...STATE} {...state} actions={actions} text={english} />);
  return actions;
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('the list of glossaries', () => {
  it('shows which are on, and turns them on and off', () => {
    const { change } = show();
    const isOn = (name: string) =>
      (screen.getByLabelText(`Use “${name}”`) as HTMLInputElement).checked;
    expect([isOn('Economy'), isOn('Names')]).toEqual([true, false]);
    fireEvent.click(screen.getByLabelText('Use “Names”'));
    expect(change).toHaveBeenCalledExactlyOnceWith('n', { on: true });
  });

  it('moves them up and down, as far as there is room', () => {
    const { move } = show();
    expect(button('Move “Economy” up')).toHaveProperty('disabled', true);
    expect(button('Move “Names” down')).toHaveProperty('disabled', true);
    fireEvent.click(button('Move “Names” up'));
    fireEvent.click(button('Move “Economy” down'));
    expect(move.mock.calls).toEqual([
      ['n', 0],
      ['e', 1],
    ]);
  });

  it('keeps the focus on the button that moves it, or on its fellow at the end', () => {
    const Stage = ({ order }: { readonly order: readonly (typeof ECONOMY)[] }) => (
      <Glossaries {...STATE} glossaries={order} actions={makeActions()} text={english} />
    );
    const { rerender } = render(<Stage order={[ECONOMY, NAMES, PEOPLE]} />);
    fireEvent.click(button('Move “People” up'));
    rerender(<Stage order={[ECONOMY, PEOPLE, NAMES]} />);
    expect(document.activeElement).toBe(button('Move “People” up'));
    fireEvent.click(button('Move “People” up'));
    rerender(<Stage order={[PEOPLE, ECONOMY, NAMES]} />);
    expect(document.activeElement).toBe(button('Move “People” down'));
  });

  it('renames one', () => {
    const { change } = show();
    fireEvent.click(button('Rename “Names”'));
    const input = screen.getByDisplayValue('Names');
    fireEvent.input(input, { target: { value: ' People ' } });
    fireEvent.submit(input.closest('form') as HTMLFormElement);
    expect(change).toHaveBeenCalledExactlyOnceWith('n', { name: 'People' });
  });

  it('deletes one only once that is confirmed', () => {
    const { remove } = show();
    button('Delete “Economy”').focus();
    fireEvent.click(button('Delete “Economy”'));
    const question = screen.getByRole('group', {
      name: 'Delete “Economy” with all its terms (2)? Nothing brings them back.',
    });
    expect(document.activeElement?.textContent).toBe('Cancel');
    fireEvent.click(within(question).getByText('Cancel'));
    expect(remove).not.toHaveBeenCalled();
    expect(document.activeElement).toBe(button('Delete “Economy”'));
    fireEvent.click(button('Delete “Economy”'));
    fireEvent.click(within(screen.getByRole('group')).getByText('Delete'));
    expect(remove).toHaveBeenCalledExactlyOnceWith('e');
  });

  it('exports in the format that is chosen, and can do so again', () => {
    const exported = show().export;
    const select = screen.getByLabelText('Export “Economy” as') as HTMLSelectElement;
    fireEvent.change(select, { target: { value: 'tbx' } });
    expect(exported).toHaveBeenCalledExactlyOnceWith('e', 'tbx');
    expect(select.value).toBe('');
  });

  it('says why something did not work', () => {
    show({ error: 'the disk is full' });
    expect(screen.getByRole('alert').textContent).toContain(
      'nothing was changed: the disk is full',
    );
  });
});

describe('the terms of a glossary', () => {
  const found = {
    terms: [{ headword: '双城', forms: ['两城'], english: 'twin' }],
    damaged: 2,
    hasMore: true,
  };
  const opened = { id: 'e', wanted: '', found };

  it('are searched, and say what is not shown', () => {
    const { open } = show({ opened });
    fireEvent.input(screen.getByLabelText('Search these terms'), { target: { value: 'tw' } });
    expect(open).toHaveBeenCalledExactlyOnceWith('e', 'tw');
    expect(screen.getByText('There are more: search for them.')).toBeTruthy();
    expect(screen.getByText(/^Stored terms that cannot be read: 2\./)).toBeTruthy();
  });

  it('are edited in a form that has the focus, and keeps what is wrong', async () => {
    const { saveTerm } = show({ opened });
    saveTerm.mockResolvedValueOnce({ field: 'headword', what: 'too-short' });
    fireEvent.click(button('Edit 双城'));
    expect(document.activeElement).toBe(screen.getByLabelText('English'));
    const headword = screen.getByLabelText('Chinese') as HTMLInputElement;
    headword.value = '城';
    fireEvent.click(button('Save'));
    await vi.waitFor(() => expect(headword.getAttribute('aria-invalid')).toBe('true'));
    expect(saveTerm.mock.calls[0]).toEqual([
      'e',
      expect.objectContaining({ headword: '城', forms: ['两城'], english: 'twin' }),
      '双城',
    ]);
    expect(document.activeElement).toBe(headword);
    expect(screen.getByText(/Chinese has one character/)).toBeTruthy();
    fireEvent.click(button('Save'));
    await vi.waitFor(() => expect(screen.queryByLabelText('Chinese')).toBeNull());
  });

  it('are deleted once that is confirmed', () => {
    const { dropTerm } = show({ opened });
    fireEvent.click(button('Delete 双城'));
    expect(dropTerm).not.toHaveBeenCalled();
    fireEvent.click(within(screen.getByRole('group')).getByText('Delete'));
    expect(dropTerm).toHaveBeenCalledExactlyOnceWith('e', '双城');
  });
});

describe('an import', () => {
  it('shows what the file has before it is done', () => {
    show({ importing: IMPORTING });
    const panel = screen.getByRole('region', { name: 'What terms.csv has' });
    for (const text of [
      'Read as CSV, in gb18030. Columns: 中文 as Chinese. Not used: Status',
      'line 4: Chinese has no Chinese character: only Chinese terms are found on pages',
      'line 9: 双城, as at line 2',
      'and 60 more',
    ]) {
      expect(panel.textContent).toContain(text);
    }
    expect(panel.querySelector('b')).toBeNull();
  });

  it('leaves faulty terms out only where the user agrees', () => {
    const actions = show({ importing: IMPORTING });
    expect(button('Import them (3)')).toHaveProperty('disabled', true);
    fireEvent.click(screen.getByLabelText('Leave out those with errors'));
    fireEvent.input(screen.getByDisplayValue('terms'), { target: { value: 'Mine' } });
    fireEvent.click(button('Import them (3)'));
    expect(actions.import).toHaveBeenCalledExactlyOnceWith('Mine', 'keep');
  });

  it('asks what becomes of terms that are there already', () => {
    const result = { ...PREVIEW, problems: [], problemCount: 0, existingCount: 4 };
    const actions = show({ importing: { ...IMPORTING, to: 'e', result } });
    fireEvent.click(screen.getByLabelText('Take those of the file'));
    fireEvent.click(button('Import them (7)'));
    expect(actions.import).toHaveBeenCalledExactlyOnceWith('terms', 'replace');
    fireEvent.change(screen.getByLabelText('Put them into'), { target: { value: 'n' } });
    expect(actions.previewFor).toHaveBeenCalledExactlyOnceWith('n');
  });

  it('says where nothing can be had from the file, and what to do', () => {
    const result = { failure: 'quotes', detail: '', line: 3 } as const;
    show({ importing: { ...IMPORTING, result } });
    const [, alert] = screen.getAllByRole('alert');
    expect(alert?.textContent).toMatch(/^A quotation mark .* twice\. \(line 3\)$/);
    expect(screen.queryByRole('button', { name: /^Import them/ })).toBeNull();
  });

  it('is under way only once', () => {
    const result = { ...PREVIEW, problems: [], problemCount: 0 };
    show({ importing: { ...IMPORTING, result, isImporting: true } });
    expect(button('Import them (3)')).toHaveProperty('disabled', true);
    expect(screen.getByText('Importing…')).toBeTruthy();
  });
});
