import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { bundleOf } from './bundle.ts';
import { chromiumPath } from './chromium.mjs';
import { servePages } from './saved-pages.ts';

/** A saved page and what its index says of it. */
export interface LabelledPage {
  readonly file: string;
  /** news-hant, neg-zh-list and the like. */
  readonly label: string;
  readonly site: string;
  /** Name of the file that holds the text of its body; empty if the index names none. */
  readonly body: string;
}

/** What an expression came to on a page, or why it came to nothing. */
export type Evaluated<T> =
  | { readonly page: LabelledPage; readonly value: T }
  | { readonly page: LabelledPage; readonly error: string };

/** No listed site: the host must not give a page away. */
const HOST = 'page.test';
const PATIENCE_MS = 30_000;

/** The pages of `folder`, by its index.tsv: a header that names file, label and site, then rows. */
export async function readLabelledPages(folder: string): Promise<LabelledPage[]> {
  const text = await readFile(path.join(folder, 'index.tsv'), 'utf8');
  const [header = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const names = header.split('\t');
  const columns = ['file', 'label', 'site'].map((name) => {
    const column = names.indexOf(name);
    if (column === -1) throw new Error(`index.tsv has no column "${name}": add it to the header`);
    return column;
  });
  return lines.map((line) => {
    const cells = line.split('\t');
    const [file = '', label = '', site = ''] = columns.map((column) => cells[column] ?? '');
    return { file, label, site, body: cells[names.indexOf('body')] ?? '' };
  });
}

/**
 * Opens each of `pages` in Chromium, its own scripts off, and evaluates `expression` there, which may
 * name what the module at `entry` exports as properties of `Bundle`.
 */
export async function* evaluateOnPages<T>(
  folder: string,
  pages: readonly LabelledPage[],
  entry: string,
  expression: string,
): AsyncGenerator<Evaluated<T>> {
  const executablePath = chromiumPath();
  if (!executablePath)
    throw new Error('no Chromium found: install one or set CHROMIUM to its path');
  const bundle = await bundleOf(entry);
  const pathOf = ({ file }: LabelledPage) => path.join(folder, file);
  const server = await servePages(pages.map(pathOf), {
    'content-security-policy': "script-src 'none'",
  });
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: false,
    args: ['--host-resolver-rules=MAP *.test 127.0.0.1'],
  });
  try {
    const tab = await browser.newPage();
    for (const page of pages) {
      const url = server.url(pathOf(page), HOST);
      await tab.route('**/*', (route) => {
        const request = route.request();
        if (request.url() === url) return route.continue();
        // A page that sends the reader elsewhere stays where it is.
        return request.isNavigationRequest() ? route.fulfill({ status: 204 }) : route.abort();
      });
      try {
        await tab.goto(url, { waitUntil: 'domcontentloaded', timeout: PATIENCE_MS });
        yield { page, value: await tab.evaluate<T>(`${bundle}; ${expression}`) };
      } catch (error) {
        yield { page, error: error instanceof Error ? error.message : String(error) };
      }
      await tab.unrouteAll({ behavior: 'ignoreErrors' });
    }
  } finally {
    await browser.close();
    await server.close();
  }
}
