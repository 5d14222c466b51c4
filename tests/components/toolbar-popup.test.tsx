import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { ComponentProps } from 'preact';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ToolbarPopup } from '../../components/toolbar-popup.tsx';
import type { View } from '../../lib/reading/view.ts';
import { english } from './samples.ts';

afterEach(cleanup);

const VIEW: View = { on: true, script: 'hant-tw', pinyin: false, glossary: true };

function show(props: Partial<ComponentProps<typeof ToolbarPopup>>) {
  const callbacks = {
    onView: vi.fn(),
    onRead: vi.fn(),
    onShowBar: vi.fn(),
    onCopy: vi.fn(),
    onLookUp: vi.fn(),
    onOptions: vi.fn(),
    onChoose: vi.fn(),
  };
  render(
    <ToolbarPopup
      status="news"
      closedBy="browser"
      site={null}
      reasons={[]}
      script="hans"
      polluted={false}
      mojibake={null}
      view={null}
      barShown={true}
      copy="shown"
      lookUp={true}
      text={english}
      {...callbacks}
      {...props}
    />,
  );
  return callbacks;
}

const button = (name: string) => screen.queryByRole('button', { name });

describe('ToolbarPopup', () => {
  it.each([
    { status: 'asking', says: 'Looking at this page…', offersReading: false },
    { status: 'news', says: 'Chinese news article', offersReading: true },
    { status: 'chinese', says: 'Chinese, but no news article', offersReading: true },
    { status: 'foreign', says: 'Not in Chinese', offersReading: true },
    { status: 'closed', says: 'Extensions may not read this page', offersReading: false },
  ] as const)('on a page that is $status says so', ({ status, says, offersReading }) => {
    show({ status });
    expect(screen.getByRole('status').textContent).toBe(says);
    expect(button('Read this page') !== null).toBe(offersReading);
  });

  it('starts the reader, and offers that no more once the page is read', () => {
    const { onRead } = show({});
    fireEvent.click(screen.getByRole('button', { name: 'Read this page' }));
    expect(onRead).toHaveBeenCalledOnce();
    expect(screen.queryByRole('radiogroup')).toBeNull();
    cleanup();
    show({ view: VIEW });
    expect(button('Read this page')).toBeNull();
  });

  it('leads to the options', () => {
    const { onOptions } = show({});
    fireEvent.click(screen.getByRole('button', { name: 'Options' }));
    expect(onOptions).toHaveBeenCalledOnce();
  });

  it('turns the dictionary on and off', () => {
    const { onLookUp } = show({ view: VIEW });
    fireEvent.click(screen.getByRole('button', { name: 'Explain words', pressed: true }));
    expect(onLookUp).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('has the choices of the bar', () => {
    const { onView } = show({ view: VIEW });
    fireEvent.click(screen.getByRole('button', { name: 'Pinyin' }));
    fireEvent.click(screen.getByRole('radio', { name: 'Simplified' }));
    expect(onView.mock.calls).toEqual([[{ ...VIEW, pinyin: true }], [{ ...VIEW, script: 'hans' }]]);
  });

  it.each([
    { copy: 'shown', pressed: 'false', next: 'source' },
    { copy: 'source', pressed: 'true', next: 'shown' },
  ] as const)(
    'switches which text a copy gives, from $copy to $next',
    ({ copy, pressed, next }) => {
      const { onCopy, onView } = show({ view: { ...VIEW, on: false }, copy });
      const toggle = screen.getByRole('button', { name: "Copy the page's own text" });
      expect(toggle.getAttribute('aria-pressed')).toBe(pressed);
      fireEvent.click(toggle);
      expect(onCopy.mock.calls).toEqual([[next]]);
      expect(onView).not.toHaveBeenCalled();
    },
  );

  it('offers no choice of a copy where nothing is read, or before it is known', () => {
    show({ view: null });
    show({ view: VIEW, copy: null });
    expect(button("Copy the page's own text")).toBeNull();
  });

  it.each([
    { view: VIEW, barShown: false, offered: true },
    { view: VIEW, barShown: true, offered: false },
    { view: null, barShown: false, offered: false },
  ])('offers the bar only where it is hidden: $offered', ({ view, barShown, offered }) => {
    const { onShowBar } = show({ view, barShown });
    const offer = button('Show the bar');
    expect(offer !== null).toBe(offered);
    if (offer) fireEvent.click(offer);
    expect(onShowBar).toHaveBeenCalledTimes(offered ? 1 : 0);
  });

  it.each([
    { script: 'hans', says: 'Script found: simplified' },
    { script: 'hant', says: 'Script found: traditional' },
    { script: 'mixed', says: 'Script found: simplified and traditional mixed' },
    { script: null, says: undefined },
  ] as const)('names the script found: $script', ({ script, says }) => {
    show({ script });
    expect(screen.queryByText(/^Script found/)?.textContent).toBe(says);
  });

  it.each([true, false])('warns of a damaged text: %s', (polluted) => {
    show({ polluted });
    expect(screen.queryByText(english('polluted')) !== null).toBe(polluted);
  });

  it('keeps the reasons folded, in order and with what they count', () => {
    show({
      reasons: [
        { code: 'short-body', value: 20 },
        { code: 'han-share', value: 97 },
        { code: 'no-news-title' },
      ],
    });
    const items = screen.getAllByRole('listitem', { hidden: true });
    expect(items.map((item) => item.textContent)).toEqual([
      'Its running text is short: 20 characters.',
      '97% of its text is in Chinese characters.',
      'The title is that of a guide, a search or the like.',
    ]);
    expect(items.every((item) => item.closest('details')?.open === false)).toBe(true);
  });

  it('says what went wrong', () => {
    show({ notice: 'noAnswer' });
    expect(screen.getByRole('alert').textContent).toBe(english('noAnswer'));
  });
});
