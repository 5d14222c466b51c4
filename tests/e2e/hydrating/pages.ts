import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { compile } from 'svelte/compiler';
import { render } from 'svelte/server';
import { build, type Plugin, type Rollup } from 'vite';
import { renderToString as renderVue } from 'vue/server-renderer';
import { SOURCE, TITLE } from './article.ts';
import { Later, Page } from './react.ts';
import { createLater, createPage } from './vue.ts';

export type Framework = 'react' | 'vue' | 'svelte';

const HERE = import.meta.dirname;
const OUT = path.resolve(HERE, '../../../.cache/hydrating');

const renderReact = () => renderToString(createElement(Page, { Later, onHydrated: nothing }));
const nothing = () => {};

const SERVERS: Readonly<Record<Framework, () => string | Promise<string>>> = {
  react: renderReact,
  vue: () => renderVue(createPage(createLater(nothing), nothing)),
  async svelte() {
    const file = path.join(OUT, 'svelte-server.mjs');
    await mkdir(OUT, { recursive: true });
    await writeFile(file, await bundle('page.svelte', true));
    const { default: component } = await import(file);
    return render(component).body;
  },
};

/** Writes a page that `framework` rendered on the server and hydrates late; its file. */
export async function writeLatePage(framework: Framework): Promise<string> {
  return writePage(framework, await SERVERS[framework](), `${framework}-client.ts`);
}

/** A page that a server rendered, and whose code to hydrate with never comes. */
export function writeNeverPage(): Promise<string> {
  return writePage('never', renderReact(), 'never-client.ts');
}

async function writePage(name: string, body: string, client: string): Promise<string> {
  const script = (await bundle(client, false)).replaceAll('</script', '<\\/script');
  const file = path.join(OUT, `${name}.html`);
  await mkdir(OUT, { recursive: true });
  await writeFile(
    file,
    `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>${TITLE} - ${SOURCE}</title>
<meta property="og:type" content="article"></head>
<body><div id="root">${body}</div><script>${script}</script></body></html>`,
  );
  return file;
}

/** The file `entry` of this folder with all that it needs; for the server, less its packages. */
async function bundle(entry: string, forServer: boolean): Promise<string> {
  const [output] = (await build({
    root: HERE,
    configFile: false,
    logLevel: 'silent',
    plugins: [svelte(forServer ? 'server' : 'client')],
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      write: false,
      lib: { entry, formats: [forServer ? 'es' : 'iife'], name: 'app' },
      ...(forServer && { rolldownOptions: { external: /^svelte/ } }),
    },
  })) as Rollup.RollupOutput[];
  if (!output) throw new Error(`vite made nothing of ${entry}`);
  return output.output[0].code;
}

function svelte(generate: 'server' | 'client'): Plugin {
  return {
    name: 'svelte',
    transform: (code, id) =>
      id.endsWith('.svelte') ? compile(code, { generate, filename: id }).js : null,
  };
}
