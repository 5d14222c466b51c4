import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { Page } from '@playwright/test';
import { reasonText } from '../components/reason-text.ts';
import { openEnglishText } from './english-text.ts';
import { type ExtensionBrowser, openExtensionBrowser } from './extension-browser.ts';
import { hoverTerm } from './marked-place.ts';
import { servePages } from './saved-pages.ts';
import { articlePage } from './text-article.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const DEMO = path.join(ROOT, 'tests/pages/demo-hans.html');
const SHOTS = path.join(ROOT, '.cache/demo');

/** How long a step may take on the page before it counts as failed. */
const PATIENCE_MS = 20_000;

const english = openEnglishText();

/** `npm start -- FILE`: a saved page as it is, a text set as a news page, or the demo article. */
async function pageFile(argument: string | undefined): Promise<string> {
  if (!argument) return DEMO;
  if (!/\.txt$/i.test(argument)) return argument;
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(argument));
  const name = path.basename(argument, path.extname(argument));
  const file = path.join(tmpdir(), `shuangdu-${process.pid}-${name}.html`);
  await writeFile(file, articlePage(text, name));
  return file;
}

function hasDisplay(): boolean {
  return process.platform === 'linux'
    ? Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
    : true;
}

/** Works through the article as a reader would, and says what was found. */
async function walkThrough(browser: ExtensionBrowser, page: Page): Promise<void> {
  await mkdir(SHOTS, { recursive: true });
  let shot = 0;
  const say = async (what: string, finding: string) => {
    shot += 1;
    const file = path.join(SHOTS, `${shot}-${what.replaceAll(' ', '-')}.png`);
    await page.screenshot({ path: file });
    console.log(`✓ ${what}: ${finding}\n    ${path.relative(process.cwd(), file)}`);
  };

  const status = await browser.call('background:tab-status', {
    tabId: await browser.tabIdOf(page),
  });
  if (status.state !== 'judged') throw new Error('the browser lets no extension read this page');
  const { verdict, language, script, polluted, reasons } = status.verdict;
  if (!status.reader) {
    await browser.call('background:read-tab', { tabId: await browser.tabIdOf(page) });
  }
  const plain = await browser.callReader(page, 'reader:report', { settled: 'all' });
  await say(
    'detect',
    `${verdict} (${language}, ${script ?? 'script unknown'}${polluted ? ', polluted by a scraper' : ''}): ` +
      `${reasons.map((reason) => reasonText(reason, english)).join('; ')}. ${plain.title}, ${plain.articleCharacters} characters` +
      (plain.damaged.length > 0 ? `, ${plain.damaged.length} damaged spans` : ''),
  );

  const terms = Object.entries(plain.terms).sort(([, a], [, b]) => b - a);
  const view = { on: true, script: 'source', pinyin: false, glossary: true } as const;
  const other = script === 'hans' ? 'hant-tw' : 'hans';
  await browser.callReader(page, 'reader:set-view', {
    view: { ...view, script: other },
    keep: false,
  });
  const toggled = await browser.callReader(page, 'reader:report', { settled: 'all' });
  const heading = await page.locator('h1').first().textContent();
  await say('script', `${other} in ${Math.round(toggled.settledMs)} ms: ${heading?.trim()}`);

  await browser.callReader(page, 'reader:set-view', {
    view: { ...view, pinyin: true },
    keep: false,
  });
  const read = await browser.callReader(page, 'reader:report', { settled: 'all' });
  await say('pinyin', `${read.pinyinCharacters} characters have a reading`);

  if (terms.length > 0) {
    await hoverTerm(page);
    const card = page.locator('shuangdu-ui [role="dialog"]');
    const lines = (await card.innerText()).split('\n').filter((line) => line.length > 1);
    await say('hover a term', lines.slice(0, 4).join(' | '));
    console.log(`    terms on the page: ${terms.map(([t, n]) => `${t} ${n}`).join(', ')}`);
  } else {
    console.log('– hover a term: the page holds no term of the glossary');
  }

  await browser.callReader(page, 'reader:set-view', { view: { ...view, on: false }, keep: false });
  await browser.callReader(page, 'reader:report', { settled: 'all' });
  await say('original', 'the page as it came');
}

const file = await pageFile(process.argv[2]);
const headless = !hasDisplay();
const server = await servePages([file]);
const url = server.url(file, 'localhost');
console.log(`Serving ${file} at ${url}`);
const browser = await openExtensionBrowser({ headless, viewport: { width: 1280, height: 860 } });
try {
  const page = await browser.context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(url, { waitUntil: 'load' });
  if (headless) {
    console.log('No display: reading the article without a window.');
    // The probe runs when the page is idle, and the reader after it.
    await page
      .locator('shuangdu-ui')
      .waitFor({ state: 'attached', timeout: 5000 })
      .catch(() => {});
    await walkThrough(browser, page);
  } else {
    await page.bringToFront();
    console.log('The article is open in the browser. Close the window to end.');
    await browser.context.waitForEvent('close', { timeout: 0 });
  }
} catch (error) {
  console.error(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await browser.close().catch(() => {});
  await server.close();
}
