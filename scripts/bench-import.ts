import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { OwnTerm } from '../lib/glossary/own/own-term.ts';
import { FORMATS, type Format } from '../lib/glossary/own/preview.ts';
import { writeTermFile } from '../lib/glossary/own/write-file.ts';
import { hansPage } from '../tests/pages/article.ts';
import { type ChromiumBrowser, openChromium } from './chromium-browser.ts';
import { NEWS_HOST } from './extension-browser.ts';
import { servePages } from './saved-pages.ts';
import { traceTasks } from './task-trace.ts';

/** What a step of a user's glossary costs, and the longest task of a page while it goes on. */
export interface ImportCost {
  readonly format: Format;
  readonly step:
    | 'read a page without them'
    | 'preview'
    | 'import'
    | 'read a page'
    | 'change on a page'
    | 'export';
  readonly ms: number;
  readonly longestTaskMs: number;
  readonly target: number;
}

const TERMS = 50_000;
/** No task of ours is longer. */
const TARGET_MS = 50;
const DEFINITION = 'A definition of this term, with as many words as a real one would have. ';

/** `npm run bench -- import`: 50,000 terms, in the options page of the built extension and on a page. */
export async function benchImport(formats: readonly Format[] = FORMATS): Promise<ImportCost[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shuangdu-import-'));
  const article = path.join(folder, 'article.html');
  await writeFile(article, hansPage());
  const server = await servePages([article]);
  const browser = await openChromium({ headless: true });
  const costs: ImportCost[] = [];
  for (const format of formats) {
    const file = path.join(folder, `terms.${format}`);
    await writeFile(file, writeTermFile(format, manyTerms(), 'Many'));
    costs.push(...(await benchFormat(browser, format, file, server.url(article, NEWS_HOST))));
    await browser.clearGlossaries();
  }
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
  return costs;
}

async function benchFormat(
  browser: ChromiumBrowser,
  format: Format,
  file: string,
  articleUrl: string,
): Promise<ImportCost[]> {
  const costs: ImportCost[] = [];
  const options = await browser.context.newPage();
  await options.goto(await browser.ownUrl('/options.html'));
  await options.waitForSelector('#import-file');
  const measure = async (step: ImportCost['step'], page: Page, work: () => Promise<unknown>) => {
    const trace = await traceTasks(browser.context, page);
    const start = performance.now();
    await work();
    const ms = Math.round(performance.now() - start);
    const longestTaskMs = Math.round(await trace.longestMs());
    costs.push({ format, step, ms, longestTaskMs, target: TARGET_MS });
  };
  const article = await browser.context.newPage();
  const isMarked = (term: string, wanted: boolean) =>
    article.waitForFunction(
      ([text, yes]) =>
        [...(CSS.highlights.get('shuangdu-term') ?? [])].some(
          ({ startContainer, startOffset, endOffset }) =>
            startContainer.textContent?.slice(startOffset, endOffset) === text,
        ) === yes,
      [term, wanted] as const,
    );
  await measure('read a page without them', article, async () => {
    await article.goto(articleUrl);
    await isMarked('通报', true);
  });
  const button = options.locator('.import .main');
  await measure('preview', options, async () => {
    await options.setInputFiles('#import-file', file);
    await button.waitFor({ timeout: 120_000 });
  });
  await measure('import', options, async () => {
    await button.click();
    await options.waitForSelector('.glossary', { timeout: 120_000 });
  });
  await measure('read a page', article, async () => {
    await article.goto(articleUrl);
    await isMarked('绵阳', true);
  });
  await measure('change on a page', article, async () => {
    await options.bringToFront();
    await options.locator('.glossary input[type=checkbox]').click();
    await article.bringToFront();
    await isMarked('绵阳', false);
    await options.bringToFront();
    await options.locator('.glossary input[type=checkbox]').click();
    await article.bringToFront();
    await isMarked('绵阳', true);
  });
  await measure('export', options, async () => {
    await options.bringToFront();
    const download = options.waitForEvent('download');
    await options.selectOption('.glossary select', format);
    await (await download).path();
  });
  await article.close();
  await options.close();
  return costs;
}

/** Different terms of four characters, the last one of them on the page that is read. */
function manyTerms(): OwnTerm[] {
  const han = (at: number) => String.fromCharCode(0x4e00 + (at % 20_000));
  const terms = Array.from({ length: TERMS - 1 }, (_, at) => ({
    headword: han(at) + han(at * 7) + han(at * 13) + han(Math.floor(at / 20_000)),
    forms: [],
    pinyin: 'shuāngchéng jīngjìquān',
    english: `term number ${at}`,
    definition: DEFINITION.repeat(3).trim(),
  }));
  return [...terms, { headword: '绵阳', forms: [], english: 'Mianyang' }];
}
