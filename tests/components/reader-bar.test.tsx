import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ReaderBar } from '../../components/reader-bar.tsx';
import type { View } from '../../lib/reading/view.ts';
import { english } from './samples.ts';

afterEach(cleanup);

const VIEW: View = { on: true, script: 'hans', pinyin: true, glossary: false };
const ON = english('on');

/** A bar that shows what it asks for, and the views that it asked for. */
function show(start: View) {
  const views: View[] = [];
  const onHide = vi.fn();
  function Page() {
    const [view, setView] = useState(start);
    const onView = (next: View) => {
      views.push(next);
      setView(next);
    };
    return <ReaderBar view={view} text={english} onView={onView} onHide={onHide} />;
  }
  render(<Page />);
  return { views, onHide };
}

const radio = (name: string) => screen.getByRole('radio', { name });
const checked = () => screen.getByRole('radio', { checked: true });

describe('ReaderBar', () => {
  it.each([
    { name: ON, view: { ...VIEW, on: false } },
    { name: 'Pinyin', view: { ...VIEW, pinyin: false } },
    { name: 'Policy terms', view: { ...VIEW, glossary: true } },
  ])('turns round nothing but what was pressed: $name', ({ name, view }) => {
    const { views } = show(VIEW);
    const button = screen.getByRole('button', { name });
    const before = button.getAttribute('aria-pressed');
    fireEvent.click(button);
    expect(views).toEqual([view]);
    expect(button.getAttribute('aria-pressed')).not.toBe(before);
  });

  it.each([
    { name: 'As the page has it', script: 'source' },
    { name: 'Traditional, Taiwan', script: 'hant-tw' },
    { name: 'Traditional, Hong Kong', script: 'hant-hk' },
  ])('asks for the script $script and nothing else', ({ name, script }) => {
    const { views } = show(VIEW);
    fireEvent.click(radio(name));
    expect(views).toEqual([{ ...VIEW, script }]);
    expect(checked()).toBe(radio(name));
  });

  it('keeps the choices, out of use, while the original is shown', () => {
    const { views } = show({ ...VIEW, on: false });
    expect(checked()).toBe(radio('Simplified'));
    const enabled = [...document.querySelectorAll('button')].filter(({ disabled }) => !disabled);
    expect(enabled.map((button) => button.getAttribute('aria-label'))).toEqual([
      ON,
      'Hide the bar',
    ]);
    fireEvent.click(screen.getByRole('button', { name: ON }));
    expect(views).toEqual([VIEW]);
  });

  it('hides when asked to', () => {
    const { views, onHide } = show(VIEW);
    fireEvent.click(screen.getByRole('button', { name: 'Hide the bar' }));
    expect(onHide).toHaveBeenCalledOnce();
    expect(views).toEqual([]);
  });

  it('says that it is busy, and what went wrong', () => {
    const bar = (state: { busy?: boolean; notice?: 'noAnswer' }) => (
      <ReaderBar view={VIEW} text={english} onView={vi.fn()} onHide={vi.fn()} {...state} />
    );
    const { rerender } = render(bar({ busy: true }));
    const region = screen.getByRole('region', { name: 'Shuangdu reading bar' });
    expect(region.getAttribute('aria-busy')).toBe('true');
    expect(screen.getByRole('status').textContent).toBe('');
    rerender(bar({ notice: 'noAnswer' }));
    expect(region.getAttribute('aria-busy')).toBe('false');
    expect(screen.getByRole('status').textContent).toBe(english('noAnswer'));
  });
});

describe('the script choice', () => {
  it.each([
    { key: 'ArrowRight', from: 'hans', to: 'hant-tw' },
    { key: 'ArrowDown', from: 'hant-tw', to: 'hant-hk' },
    { key: 'ArrowRight', from: 'hant-hk', to: 'source' },
    { key: 'ArrowLeft', from: 'source', to: 'hant-hk' },
    { key: 'ArrowUp', from: 'hans', to: 'source' },
    { key: 'Home', from: 'hant-hk', to: 'source' },
    { key: 'End', from: 'source', to: 'hant-hk' },
  ] as const)('goes by $key from $from to $to and takes the focus along', (example) => {
    const { views } = show({ ...VIEW, script: example.from });
    checked().focus();
    fireEvent.keyDown(checked(), { key: example.key });
    expect(views).toEqual([{ ...VIEW, script: example.to }]);
    expect(document.activeElement).toBe(checked());
  });

  it('is one tab stop, at the script that is shown', () => {
    show(VIEW);
    const stops = screen.getAllByRole('radio').filter(({ tabIndex }) => tabIndex === 0);
    expect(stops).toEqual([radio('Simplified')]);
  });

  it("keeps its own keys from the page's handlers, and no others", () => {
    show(VIEW);
    const seen: string[] = [];
    const listen = new AbortController();
    document.addEventListener('keydown', ({ key }) => seen.push(key), { signal: listen.signal });
    for (const key of ['ArrowRight', 'Escape', 'a']) fireEvent.keyDown(checked(), { key });
    listen.abort();
    expect(seen).toEqual(['Escape', 'a']);
  });
});
