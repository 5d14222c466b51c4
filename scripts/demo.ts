import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { reasonText } from '../components/reason-text.ts';
import { type BrowserTab, waitFor } from './browser-tab.ts';
import { openChromium } from './chromium-browser.ts';
import { openEnglishText } from './english-text.ts';
import type { ExtensionBrowser } from './extension-browser.ts';
import { hoverTerm } from './marked-place.ts';
import { servePages } from './saved-pages.ts';
import { barsShown } from './shown-ui.ts';
import { articlePage } from './text-article.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const DEMO = path.join(ROOT, 'tests/pages/demo-hans.html');
const SHOTS = path.join(ROOT, '.cache/demo');

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
async function walkThrough(browser: ExtensionBrowser, tab: BrowserTab): Promise<void> {
  await mkdir(SHOTS, { recursive: true });
  let shot = 0;
  const say = async (what: string, finding: string) => {
    shot += 1;
    const file = path.join(SHOTS, `${shot}-${what.replaceAll(' ', '-')}.png`);
    await tab.screenshot(file);
    console.log(`✓ ${what}: ${finding}\n    ${path.relative(process.cwd(), file)}`);
  };

  const status = await browser.call('background:tab-status', {
    tabId: await browser.tabIdOf(tab),
  });
  if (status.state !== 'judged') throw new Error('the browser lets no extension read this page');
  const { verdict, language, script, polluted, reasons } = status.verdict;
  if (!status.reader) {
    await browser.call('background:read-tab', { tabId: await browser.tabIdOf(tab) });
  }
  const plain = await browser.callReader(tab, 'reader:report', { settled: 'all' });
  await say(
    'detect',
    `${verdict} (${language}, ${script ?? 'script unknown'}${polluted ? ', polluted by a scraper' : ''}): ` +
      `${reasons.map((reason) => reasonText(reason, english)).join('; ')}. ${plain.title}, ${plain.articleCharacters} characters` +
      (plain.damaged.length > 0 ? `, ${plain.damaged.length} damaged spans` : '') +
      (plain.rebuilt.length > 0 ? `, ${plain.rebuilt.length} rebuilt` : ''),
  );

  const terms = Object.entries(plain.terms).sort(([, a], [, b]) => b - a);
  const view = { on: true, script: 'source', pinyin: false, glossary: true } as const;
  const other = script === 'hans' ? 'hant-tw' : 'hans';
  await browser.callReader(tab, 'reader:set-view', {
    view: { ...view, script: other },
    keep: false,
  });
  const toggled = await browser.callReader(tab, 'reader:report', { settled: 'all' });
  const heading = await tab.evaluate(() => document.querySelector('h1')?.textContent, null);
  await say('script', `${other} in ${Math.round(toggled.settledMs)} ms: ${heading?.trim()}`);

  await browser.callReader(tab, 'reader:set-view', {
    view: { ...view, pinyin: true },
    keep: false,
  });
  const read = await browser.callReader(tab, 'reader:report', { settled: 'all' });
  await say('pinyin', `${read.pinyinCharacters} characters have a reading`);

  if (terms.length > 0) {
    const card = await hoverTerm(tab);
    const lines = card.text.split('\n').filter((line) => line.length > 1);
    await say('hover a term', lines.slice(0, 4).join(' | '));
    console.log(`    terms on the page: ${terms.map(([t, n]) => `${t} ${n}`).join(', ')}`);
  } else {
    console.log('– hover a term: the page holds no term of the glossary');
  }

  await browser.callReader(tab, 'reader:set-view', { view: { ...view, on: false }, keep: false });
  await browser.callReader(tab, 'reader:report', { settled: 'all' });
  await say('original', 'the page as it came');
}

const file = await pageFile(process.argv[2]);
const headless = !hasDisplay();
const server = await servePages([file]);
const url = server.url(file, 'localhost');
console.log(`Serving ${file} at ${url}`);
const browser = await openChromium({ headless, viewport: { width: 1280, height: 860 } });
try {
  const tab = await browser.newTab();
  await tab.open(url);
  if (headless) {
    console.log('No display: reading the article without a window.');
    // The probe runs when the page is idle, and the reader after it.
    await waitFor('the reader', async () => (await barsShown(tab)) > 0, 5000).catch(() => {});
    await walkThrough(browser, tab);
  } else {
    await tab.bringToFront();
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
