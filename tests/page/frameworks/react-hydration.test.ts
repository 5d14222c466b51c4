import { createElement as h, lazy, type ReactNode, Suspense, useEffect } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import { page, turn } from '../reader-page.ts';

let root: Root | undefined;
afterEach(() => {
  root?.unmount();
  root = undefined;
});

/** Hydrates `node` in `container`; resolves with what React told of once its effects ran. */
async function hydrate(node: ReactNode, container: Element | Document): Promise<string[]> {
  const told: string[] = [];
  const done = Promise.withResolvers<void>();
  function Page() {
    useEffect(done.resolve);
    return node;
  }
  root = hydrateRoot(container, h(Page), {
    onRecoverableError: (error) => told.push(String(error)),
  });
  await done.promise;
  await turn();
  return told;
}

/** Whether React marked `node` as its own: a property that only the page's own world sees. */
function isHydrated(node: Node): boolean {
  return Object.keys(node).some((key) => key.startsWith('__reactFiber$'));
}

const ARTICLE = h(
  'article',
  null,
  h('h1', null, '头发'),
  h('p', null, '很', '长'),
  h('p', null, '发展', h('b', null, '皇后')),
);

/** An element that shows what `node` showed, as the reader puts it behind the emptied node. */
function standIn(node: Node, text: string) {
  const element = document.createElement('shuangdu-text');
  element.append(text);
  (node as Text).data = '';
  (node as Text).after(element);
}

/** As the development build says it, and the production build. */
const MISMATCH = /Hydration failed|React error #418/;

type Change = (article: Element, nodes: { title: Text; first: Text; last: Text }) => void;

const TAKEN: Record<string, Change> = {
  nothing: () => {},
  'a comment anywhere': (article) => article.prepend(document.createComment('shuangdu')),
  'a hidden input anywhere': (article) => {
    const input = document.createElement('input');
    input.type = 'hidden';
    article.prepend(input);
  },
  'a heading whose textContent stays as it was': (_, { title }) => standIn(title, '头发'),
};

const REFUSED: Record<string, Change> = {
  'other text in a heading': (_, { title }) => {
    title.data = '頭髮';
  },
  'other data in a Text node': (_, { last }) => {
    last.data = '發展';
  },
  'an emptied Text node with its text behind it': (_, { last }) => standIn(last, '发展'),
  'an emptied Text node alone': (_, { first }) => {
    first.data = '';
  },
  'an element at the end of another': (article) => article.append(document.createElement('i')),
  'a Text node too many': (article) => article.append('的'),
};

describe('React 19, hydrating', () => {
  const hydrateChanged = async (change: Change) => {
    const container = page(renderToString(ARTICLE));
    const article = container.firstElementChild as Element;
    const [title, first, last] = [...article.children].map(({ firstChild }) => firstChild);
    change(article, { title: title as Text, first: first as Text, last: last as Text });
    const told = await hydrate(ARTICLE, container);
    return { told, kept: article.isConnected };
  };

  it.each(Object.entries(TAKEN))('takes %s', async (_, change) => {
    expect(await hydrateChanged(change)).toEqual({ told: [], kept: true });
  });

  it.each(Object.entries(REFUSED))('renders all anew for %s', async (_, change) => {
    const { told, kept } = await hydrateChanged(change);
    expect(told).toEqual([expect.stringMatching(MISMATCH)]);
    expect(kept).toBe(false);
  });

  it('renders no more anew than the Suspense around the difference', async () => {
    const node = h('main', null, h('h1', null, '头发'), h(Suspense, null, h('p', null, '发展')));
    const container = page(renderToString(node));
    const [title, paragraph] = [...(container.firstElementChild as Element).children];
    (paragraph as Element).textContent = '發展';
    const told = await hydrate(node, container);
    expect(told).toHaveLength(1);
    expect([title?.isConnected, paragraph?.isConnected]).toEqual([true, false]);
    expect(container.textContent).toBe('头发发展');
  });

  it('marks each node when it takes it over, a Suspense later than what is around it', async () => {
    const loaded = Promise.withResolvers<{ default: () => ReactNode }>();
    const Paragraph = () => h('p', null, '很', '长');
    const Later = lazy(() => loaded.promise);
    const around = (child: ReactNode) =>
      h('main', null, h('h1', null, '头发'), h(Suspense, null, child));
    const container = page(renderToString(around(h(Paragraph))));
    const [title, paragraph] = [...(container.firstElementChild as Element).children];
    const text = paragraph?.firstChild as Text;
    const changes = new MutationObserver(() => {});
    changes.observe(container, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });

    expect(isHydrated(title as Element)).toBe(false);
    expect(await hydrate(around(h(Later)), container)).toEqual([]);
    expect(isHydrated(title as Element)).toBe(true);
    expect(isHydrated(paragraph as Element)).toBe(false);
    loaded.resolve({ default: Paragraph });
    await expect.poll(() => isHydrated(text)).toBe(true);
    expect(isHydrated(paragraph as Element)).toBe(true);
    // Nothing that another world would see.
    expect(changes.takeRecords()).toEqual([]);
  });

  it('takes a style element of ours in a document that is all its own', async () => {
    const frame = document.createElement('iframe');
    page('').append(frame);
    const inner = frame.contentDocument as Document;
    const node = h(
      'html',
      null,
      h('head', null, h('title', null, '头发')),
      h('body', null, ARTICLE),
    );
    inner.open();
    inner.write(`<!doctype html>${renderToString(node)}`);
    inner.close();
    const article = inner.querySelector('article') as Element;
    inner.documentElement.append(inner.createElement('style'));
    inner.body.append(inner.createElement('shuangdu-ui'));
    expect(await hydrate(node, inner)).toEqual([]);
    expect(article.isConnected).toBe(true);
  });
});
