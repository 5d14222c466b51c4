import { describe, expect, it } from 'vitest';
import { isServerRendered } from '../../lib/page/hydration.ts';

const TEXT = '<p>市交通局今日宣布，跨江大桥将于下月动工。</p>';

/** A parsed page, whose scripts don't run, with its article. */
function look(article: string, around = { before: '', after: '' }, attributes = '') {
  const document = new DOMParser().parseFromString(
    `<!doctype html><body>${around.before}<div${attributes}><main>${article}</main></div>${around.after}`,
    'text/html',
  );
  return isServerRendered(document, [document.querySelector('main') as Element]);
}
const after = (html: string) => ({ before: '', after: html });

const SIGNS: Record<string, () => boolean> = {
  "Next's data": () =>
    look(TEXT, after('<script id="__NEXT_DATA__" type="application/json">{}</script>')),
  "Next's app router": () =>
    look(TEXT, after('<script>(self.__next_f=self.__next_f||[]).push([0])</script>')),
  'React Router': () => look(TEXT, after('<script>window.__reactRouterContext = {};</script>')),
  Remix: () => look(TEXT, after('<script>window.__remixContext = {};</script>')),
  Gatsby: () => look(TEXT, undefined, ' id="___gatsby"'),
  Nuxt: () => look(TEXT, undefined, ' id="__nuxt"'),
  'Nuxt 2': () => look(TEXT, after('<script>window.__NUXT__=(function(a){return {}})(1)</script>')),
  'Vue 2': () => look(TEXT, undefined, ' data-server-rendered="true"'),
  'a fragment of Vue 3': () => look(`<!--[-->${TEXT}<!--]-->`),
  'a block of Svelte around the article': () =>
    look(TEXT, { before: '<!--[-->', after: '<!--]-->' }),
  SvelteKit: () =>
    look(TEXT, after('<script>\n{\n\t__sveltekit_1a2b3c = { base: "" };\n}</script>')),
  "an island of Astro's in the article": () =>
    look(`<astro-island ssr client="load">${TEXT}</astro-island>`),
  'React before 18': () => look(TEXT, undefined, ' data-reactroot=""'),
  'texts that React keeps apart': () => look('<p>很<!-- -->长</p>'),
  "React's Suspense": () => look(`<!--$-->${TEXT}<!--/$-->`),
  "React's Suspense around the article": () =>
    look(TEXT, { before: '<!--$-->', after: '<!--/$-->' }),
  'state for the browser': () => look(TEXT, after('<script>window.__INITIAL_STATE__={}</script>')),
};

const NO_SIGNS: Record<string, () => boolean> = {
  'plain HTML': () => look(TEXT),
  "an editor's comments": () =>
    look(`<!-- 正文 -->${TEXT}<!-- --><!--[if IE]><p>旧</p><![endif]-->`),
  'an island elsewhere on the page': () => look(TEXT, after('<astro-island ssr></astro-island>')),
  'an island that has hydrated': () => look(`<astro-island>${TEXT}</astro-island>`),
  'a script that names a framework late': () =>
    look(TEXT, after(`<script>${'/**/'.repeat(100)}self.__next_f</script>`)),
  'comments beyond what is looked at': () => look(`${'<br>'.repeat(4000)}<!--[-->`),
};

describe('a page that a server rendered', () => {
  it.each(Object.entries(SIGNS))('is known by %s', (_, rendered) => {
    expect(rendered()).toBe(true);
  });

  it.each(Object.entries(NO_SIGNS))('is not told by %s', (_, rendered) => {
    expect(rendered()).toBe(false);
  });
});
