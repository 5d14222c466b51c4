import { h as preactH, hydrate as preactHydrate, render as preactRender } from 'preact';
import { Activity, createElement as h, lazy, type ReactNode, Suspense } from 'react';
import { hydrateRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Component,
  createSSRApp,
  defineAsyncComponent,
  defineComponent,
  Suspense as VueSuspense,
  h as vueH,
} from 'vue';
import { renderToString as vueToString } from 'vue/server-renderer';
import { isHydrated } from '../../lib/page/is-hydrated.ts';
import { page } from './reader-page.ts';

const FIRST = '市交通局今日宣布，跨江大桥将于下月动工，工期三年，两岸居民期待已久。';
const SECOND = '局长在会议上表示，大桥建成后，两岸的通行时间将缩短一半，货运成本随之下降。';
const TITLE = '跨江大桥下月动工';

const undo: (() => void)[] = [];
afterEach(() => {
  for (const end of undo.splice(0)) end();
});

const hydrated = () => isHydrated(document);

describe('React', () => {
  /** Hydrates `browser` on what the server made of `server`. */
  const hydrate = (server: ReactNode, browser = server): { container: Element; start(): void } => {
    const container = page(renderToString(server));
    return {
      container,
      start() {
        const root: Root = hydrateRoot(container, browser);
        undo.push(() => root.unmount());
      },
    };
  };
  const article = (...rest: ReactNode[]) =>
    h('article', null, h('h1', null, TITLE), h('p', null, FIRST), ...rest);

  it('has hydrated when all of the article has', async () => {
    const { start } = hydrate(article(h('p', null, SECOND)));
    expect(hydrated()).toBe(false);
    start();
    await expect.poll(hydrated).toBe(true);
  });

  it('has not while a Suspense in the article waits', async () => {
    const loaded = Promise.withResolvers<{ default: () => ReactNode }>();
    const Paragraph = () => h('p', null, SECOND);
    const Later = lazy(() => loaded.promise);
    const suspended = (child: ReactNode) => article(h(Suspense, { key: 's' }, child));
    const { container, start } = hydrate(suspended(h(Paragraph)), suspended(h(Later)));
    start();
    const keys = () => Object.keys(container.querySelector('h1') as Element);
    await expect.poll(() => keys().some((key) => key.startsWith('__reactFiber$'))).toBe(true);
    expect(hydrated()).toBe(false);
    loaded.resolve({ default: Paragraph });
    await expect.poll(hydrated).toBe(true);
  });

  it.each([
    ['Suspense', (rest: ReactNode) => h(Suspense, null, article(h('p', null, SECOND)), rest)],
    ['Activity', (rest: ReactNode) => h(Activity, null, article(h('p', null, SECOND)), rest)],
  ])('has not where what suspends in the %s is beside the article', async (_, around) => {
    const loaded = Promise.withResolvers<{ default: () => ReactNode }>();
    const Form = () => h('form', null, h('input'));
    const Later = lazy(() => loaded.promise);
    const { container, start } = hydrate(around(h(Form)), around(h(Later)));
    start();
    // React marks the text in its first attempt, which ends at the form.
    const keys = () => Object.keys(container.querySelector('p') as Element);
    await expect.poll(() => keys().some((key) => key.startsWith('__reactFiber$'))).toBe(true);
    expect(hydrated()).toBe(false);
    loaded.resolve({ default: Form });
    await expect.poll(hydrated).toBe(true);
  });

  it('asks nothing of HTML that React put there as a whole', async () => {
    const { start } = hydrate(
      // biome-ignore lint/security/noDangerouslySetInnerHtml: as news sites put what their editors wrote
      article(h('div', { key: 'd', dangerouslySetInnerHTML: { __html: `<p>${SECOND}</p>` } })),
    );
    start();
    await expect.poll(hydrated).toBe(true);
  });

  it('asks nothing of what another script put beside the text', async () => {
    const { container, start } = hydrate(article());
    start();
    await expect.poll(hydrated).toBe(true);
    const added = document.createElement('p');
    added.append(SECOND);
    container.querySelector('article')?.append(added);
    expect(hydrated()).toBe(true);
  });
});

describe('Vue', () => {
  /** Hydrates an article whose second paragraph waits until it may go on. */
  const hydrate = async (paragraph: (wait: Promise<unknown>) => Component) => {
    const loaded = Promise.withResolvers<void>();
    const makeApp = (wait: Promise<unknown>) => {
      const Paragraph = paragraph(wait);
      return createSSRApp({
        render: () => vueH('article', [vueH('h1', TITLE), vueH('p', FIRST), vueH(Paragraph)]),
      });
    };
    const container = page(await vueToString(makeApp(Promise.resolve())));
    expect(hydrated()).toBe(false);
    const app = makeApp(loaded.promise);
    app.mount(container);
    undo.push(() => app.unmount());
    return loaded;
  };
  const plain = defineComponent({ render: () => vueH('p', SECOND) });

  it('has hydrated when the app is mounted', async () => {
    await hydrate(() => plain);
    expect(hydrated()).toBe(true);
  });

  it('has not while the code of a component in the article is still to come', async () => {
    const code = await hydrate((wait) => defineAsyncComponent(() => wait.then(() => plain)));
    expect(hydrated()).toBe(false);
    code.resolve();
    await expect.poll(hydrated).toBe(true);
  });

  it('has not while data of a component in a Suspense are', async () => {
    const data = await hydrate((wait) => {
      const Paragraph = defineComponent({
        async setup() {
          await wait;
          return () => vueH('p', SECOND);
        },
      });
      return defineComponent({
        render: () => vueH(VueSuspense, null, { default: () => vueH(Paragraph) }),
      });
    });
    expect(hydrated()).toBe(false);
    data.resolve();
    await expect.poll(hydrated).toBe(true);
  });
});

describe('Preact', () => {
  it('has hydrated when its container is known to it', () => {
    const container = page(`<article><h1>${TITLE}</h1><p>${FIRST}</p><p>${SECOND}</p></article>`);
    expect(hydrated()).toBe(false);
    const article = preactH('article', null, [
      preactH('h1', null, TITLE),
      preactH('p', null, FIRST),
      preactH('p', null, SECOND),
    ]);
    preactHydrate(article, container);
    undo.push(() => preactRender(null, container));
    expect(hydrated()).toBe(true);
  });
});

describe('Astro', () => {
  const article = (attributes: string) =>
    page(
      `<article><h1>${TITLE}</h1><p>${FIRST}</p><astro-island ${attributes}><p>${SECOND}</p></astro-island></article>`,
    );

  it('has not hydrated while an island in the article waits', () => {
    article('ssr');
    expect(hydrated()).toBe(false);
  });

  it('leaves what stands in no island as it is', () => {
    article('');
    expect(hydrated()).toBe(true);
  });
});

describe('a page without a framework', () => {
  it('has not hydrated', () => {
    page(`<article><h1>${TITLE}</h1><p>${FIRST}</p><p>${SECOND}</p></article>`);
    expect(hydrated()).toBe(false);
  });

  it('has not where there is no text', () => {
    expect(hydrated()).toBe(false);
  });
});
