/** @jsxImportSource react */
import { type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, describe, expect, it } from 'vitest';
import type { Reader } from '../../lib/page/reader.ts';
import { PLAIN, page, readPage, shownText, turn } from './reader-page.ts';

interface Mounted {
  readonly root: HTMLElement;
  readonly reader: Reader;
  /** Renders anew and lets the layers follow. */
  show(node: ReactNode): Promise<void>;
}

let mounted: { react: Root; reader: Reader; expectNoErrors: () => void } | undefined;
afterEach(() => {
  mounted?.reader.stop();
  mounted?.react.unmount();
  mounted?.expectNoErrors();
  mounted = undefined;
});

/** A page that React 19 owns, with ruby and another script on; an exception in React fails the test. */
async function mount(first: ReactNode): Promise<Mounted> {
  const root = page('');
  const errors: unknown[] = [];
  const react = createRoot(root, {
    onUncaughtError: (error) => errors.push(error),
    onCaughtError: (error) => errors.push(error),
  });
  const render = (node: ReactNode) => flushSync(() => react.render(node));
  render(first);
  const reader = readPage(root);
  reader.setView({ ...PLAIN, script: 'hant-tw', pinyin: true });
  await reader.settled('all');
  mounted = { react, reader, expectNoErrors: () => expect(errors).toEqual([]) };
  return {
    root,
    reader,
    async show(node) {
      render(node);
      await turn();
      await reader.settled('all');
      expect(errors).toEqual([]);
    },
  };
}

describe('reader on a React page', () => {
  it('follows text that React updates, and undoes to what React rendered last', async () => {
    const { root, reader, show } = await mount(<p>头发{'很'}长</p>);
    await show(<p>头发{'不'}长</p>);
    expect(shownText(root)).toBe('頭髮不長');
    reader.stop();
    expect(root.innerHTML).toBe('<p>头发不长</p>');
  });

  it('lets React remove a text and add it again', async () => {
    const { root, reader, show } = await mount(
      <p>
        头发<b>很</b>
        {'长了'}
      </p>,
    );
    await show(
      <p>
        头发<b>很</b>
        {null}
      </p>,
    );
    expect(shownText(root)).toBe('頭髮很');
    await show(
      <p>
        头发<b>很</b>
        {'长了'}
      </p>,
    );
    expect(shownText(root)).toBe('頭髮很長了');
    reader.stop();
    expect(root.innerHTML).toBe('<p>头发<b>很</b>长了</p>');
  });

  it('lets React replace the only text of an element', async () => {
    const { root, reader, show } = await mount(<p>头发</p>);
    await show(<p>皇后</p>);
    expect(shownText(root)).toBe('皇后');
    await show(
      <p>
        {'发展'}
        <i>头发</i>
      </p>,
    );
    expect(shownText(root)).toBe('發展頭髮');
    reader.stop();
    expect(root.innerHTML).toBe('<p>发展<i>头发</i></p>');
  });

  it('lets React reorder and remove list items', async () => {
    const list = (items: string[]) => (
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    );
    const { root, reader, show } = await mount(list(['头发', '发展', '皇后']));
    await show(list(['皇后', '头发']));
    await show(list(['发展', '皇后', '后天']));
    expect([...root.querySelectorAll('li')].map((li) => shownText(li))).toEqual([
      '發展',
      '皇后',
      '後天',
    ]);
    reader.stop();
    expect(root.innerHTML).toBe('<ul><li>发展</li><li>皇后</li><li>后天</li></ul>');
  });

  it('keeps state and events of components that it stands in', async () => {
    function Counter() {
      const [count, setCount] = useState(0);
      return (
        <p>
          发展了{count}次
          <button type="button" onClick={() => setCount(count + 1)}>
            更多
          </button>
        </p>
      );
    }
    const { root, reader } = await mount(<Counter />);
    flushSync(() => root.querySelector('button')?.click());
    await turn();
    await reader.settled('all');
    expect(shownText(root)).toBe('發展了1次更多');
    reader.stop();
    expect(root.textContent).toBe('发展了1次更多');
  });
});
