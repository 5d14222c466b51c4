import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OptionsPage } from '../../components/options-page.tsx';
import { DEFAULTS } from '../../lib/settings.ts';
import { english } from './samples.ts';

afterEach(cleanup);

function show(settings = {}) {
  const onChange = vi.fn();
  render(
    <OptionsPage settings={{ ...DEFAULTS, ...settings }} text={english} onChange={onChange} />,
  );
  return onChange;
}

describe('OptionsPage', () => {
  it('shows how things are set', () => {
    show({ notation: 'zhuyin', regionalWords: true, start: false });
    expect((screen.getByLabelText('Write them as') as HTMLSelectElement).value).toBe('zhuyin');
    const isChecked = (label: string) => (screen.getByLabelText(label) as HTMLInputElement).checked;
    expect(isChecked('Words and names as that region writes them')).toBe(true);
    expect(isChecked('Read Chinese news without being asked')).toBe(false);
  });

  it('changes one thing at a time', () => {
    const onChange = show();
    fireEvent.change(screen.getByLabelText('Standard'), { target: { value: 'taiwan' } });
    fireEvent.click(screen.getByLabelText('Mark policy terms'));
    expect(onChange.mock.calls).toEqual([[{ standard: 'taiwan' }], [{ glossary: false }]]);
  });

  it('offers each setting once', () => {
    show();
    const controls = document.querySelectorAll('input, select');
    expect(controls).toHaveLength(Object.keys(DEFAULTS).length);
  });
});
