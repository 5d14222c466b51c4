import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { reasonText } from '../components/reason-text.ts';
import { createMatcher } from '../lib/glossary/matcher.ts';
import type { PageReport } from '../lib/messages.ts';
import type { Verdict } from '../lib/news/judge.ts';
import { joinSyllables } from '../lib/pinyin/spelling.ts';
import type { Rendering } from '../lib/reading/render.ts';
import type { ShownScript, View } from '../lib/reading/view.ts';
import { isPolluted } from '../lib/repair/polluted.ts';
import { detectScript } from '../lib/script/detect.ts';
import { type ChromiumBrowser, openChromium } from './chromium-browser.ts';
import { openEnglishText } from './english-text.ts';
import { NEWS_HOST } from './extension-browser.ts';
import { openNodeEngine } from './node-engine.ts';
import { type PageServer, servePages } from './saved-pages.ts';
import { traceTasks } from './task-trace.ts';
import { textTable } from './text-table.ts';

const USAGE = `npm run inspect -- FILE-OR-FOLDER… [--json]

Opens saved pages (.html) with the built extension and says what it made of each;
a text (.txt) is repaired, converted, read and searched for terms without a browser.`;

const PAGE = /\.x?html?$/i;
const TEXT = /\.txt$/i;

/** What is said of a saved page. */
interface PageInspection {
  readonly file: string;
  readonly verdict: Verdict['verdict'];
  readonly reasons: readonly string[];
  readonly script: Verdict['script'];
  readonly polluted: boolean;
  readonly title: string;
  readonly date: string | null;
  readonly author: string;
  readonly source: string;
  /** UTF-16 units of the article's text, white space aside. */
  readonly articleCharacters: number;
  readonly terms: Readonly<Record<string, number>>;
  readonly damaged: readonly string[];
  /** Text that came damaged, and what it was rebuilt as. */
  readonly rebuilt: readonly (readonly [damaged: string, rebuilt: string])[];
  readonly pinyinCharacters: number;
  readonly ms: {
    readonly probe: number;
    readonly toggle: number;
    readonly pinyinFirstScreen: number;
    /** Another script, readings and marks at once, over the whole article. */
    readonly everything: number;
  };
  readonly longestTaskMs: number;
  /** Text nodes and elements that another script rewrites too, and that were left to it. */
  readonly leftAlone: number;
  readonly undoExact: boolean;
}

/** What is said of a text. */
interface TextInspection {
  readonly file: string;
  readonly script: string | null;
  readonly polluted: boolean;
  readonly strays: number;
  readonly damaged: readonly string[];
  /** Text that came damaged, and what it was rebuilt as. */
  readonly rebuilt: readonly (readonly [damaged: string, rebuilt: string])[];
  readonly terms: Readonly<Record<string, number>>;
  readonly repaired: string;
  readonly shown: Readonly<Record<'hans' | 'hant-tw' | 'hant-hk', string>>;
  /** The repaired text word by word, each with its reading where it has one. */
  readonly readings: readonly (readonly [word: string, reading: string])[];
}

type Inspection =
  | PageInspection
  | TextInspection
  | { readonly file: string; readonly error: string };

/** How long a page may take to load, or one step of ours on it. */
const PATIENCE_MS = 30_000;

/** How long one page may take in all. */
const LIMIT_MS = 180_000;

const english = openEnglishText();

/** A page stands as it was saved: its scripts don't run, and nothing else is fetched. */
const AS_SAVED = {
  'content-security-policy': "script-src 'none'; frame-src 'none'; object-src 'none'",
};

/**
 * What one page looks like from outside: run in the page before and after, to tell whether we left a
 * trace. `before` keeps its findings in the page, where node identity can be compared.
 */
const SNAPSHOT = `(() => {
  const nodes = [];
  const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) nodes.push(node);
  return { html: document.documentElement.outerHTML, nodes };
})()`;

const REMEMBER = `globalThis.shuangduBefore = ${SNAPSHOT}`;

const COMPARE = `(() => {
  const before = globalThis.shuangduBefore;
  const after = ${SNAPSHOT};
  return before.html === after.html && before.nodes.length === after.nodes.length &&
    before.nodes.every((node, index) => node === after.nodes[index]);
})()`;

const PLAIN: View = { on: true, script: 'source', pinyin: false, glossary: true };

async function inspectPage(
  browser: ChromiumBrowser,
  pages: PageServer,
  file: string,
  signal: AbortSignal,
): Promise<PageInspection> {
  const page = await browser.context.newPage();
  // Whoever gives up waiting closes the page, and with it whatever is still under way on it.
  signal.addEventListener('abort', () => void page.close(), { once: true });
  try {
    page.setDefaultTimeout(PATIENCE_MS);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    const url = pages.url(file, NEWS_HOST);
    // The page is served once; one that sends the reader elsewhere, or reloads itself, stays as it is.
    let served = false;
    await page.route('**/*', (route) => {
      const isPage = route.request().isNavigationRequest();
      if (isPage && !served) {
        served = true;
        return route.continue();
      }
      return isPage ? route.fulfill({ status: 204 }) : route.abort();
    });
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: PATIENCE_MS });
    await page.waitForLoadState('load', { timeout: PATIENCE_MS }).catch(() => undefined);
    await page.evaluate(`void (${REMEMBER})`);
    const tasks = await traceTasks(browser.context, page);

    const tabId = await browser.tabIdOf(page);
    const status = await browser.call('background:tab-status', { tabId });
    if (status.state === 'unreadable') throw new Error('the browser lets no extension read it');
    const { verdict, probeMs } = status;
    await browser.call('background:read-tab', { tabId });

    const show = async (view: View, settled: 'visible' | 'all'): Promise<PageReport> => {
      await browser.callReader(page, 'reader:set-view', { view, keep: false });
      return browser.callReader(page, 'reader:report', { settled });
    };
    const plain = await show(PLAIN, 'all');
    const other = verdict.script === 'hans' ? 'hant-tw' : 'hans';
    const toggled = await show({ ...PLAIN, script: other }, 'all');
    await show(PLAIN, 'all');
    const firstScreen = await show({ ...PLAIN, pinyin: true }, 'visible');
    const withPinyin = await browser.callReader(page, 'reader:report', { settled: 'all' });
    const everything = await show({ ...PLAIN, script: other, pinyin: true }, 'all');
    const longestTaskMs = await tasks.longestMs();
    await browser.callReader(page, 'reader:stop', null);
    const undoExact = await page.evaluate<boolean>(COMPARE);
    if (errors.length > 0) throw new Error(`the page threw: ${errors.join('; ')}`);

    return {
      file,
      verdict: verdict.verdict,
      reasons: verdict.reasons.map((reason) => reasonText(reason, english)),
      script: verdict.script,
      polluted: verdict.polluted,
      title: plain.title,
      date: plain.date,
      author: plain.author,
      source: plain.source,
      articleCharacters: plain.articleCharacters,
      terms: plain.terms,
      damaged: plain.damaged,
      rebuilt: plain.rebuilt,
      pinyinCharacters: withPinyin.pinyinCharacters,
      ms: {
        probe: round(probeMs),
        toggle: round(toggled.settledMs),
        pinyinFirstScreen: round(firstScreen.settledMs),
        everything: round(everything.settledMs),
      },
      longestTaskMs: round(longestTaskMs),
      leftAlone: everything.leftAlone,
      undoExact,
    };
  } finally {
    if (!page.isClosed()) await page.close();
  }
}

async function inspectText(file: string): Promise<TextInspection> {
  const source = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  const engine = openNodeEngine();
  const polluted = isPolluted(source);
  const asItCame = { from: 'hans', to: 'source', pinyin: false, polluted } as const;
  const { shown: text, repaired } = (await engine.render([source], asItCame))[0] as Rendering;
  const script = detectScript(text);
  const render = async (to: ShownScript, pinyin = false) => {
    const options = { from: script ?? 'hans', to, pinyin, polluted };
    return (await engine.render([source], options))[0] as Rendering;
  };
  const read = await render('source', true);

  const terms: Record<string, number> = {};
  for (const { headword } of createMatcher(await engine.matcherData()).match(text)) {
    terms[headword] = (terms[headword] ?? 0) + 1;
  }
  return {
    file,
    script,
    polluted,
    strays: repaired?.strays.length ?? 0,
    damaged: (repaired?.damaged ?? []).map(({ source: span }) =>
      source.slice(span.start, span.end),
    ),
    rebuilt: (repaired?.rebuilt ?? []).map(
      ({ source: span, clean }) =>
        [source.slice(span.start, span.end), text.slice(clean.start, clean.end)] as const,
    ),
    terms,
    repaired: text,
    shown: {
      hans: (await render('hans')).shown,
      'hant-tw': (await render('hant-tw')).shown,
      'hant-hk': (await render('hant-hk')).shown,
    },
    readings: read.words.map(
      (word) => [read.shown.slice(word.start, word.end), joinSyllables(word.readings)] as const,
    ),
  };
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10;
}

/** The files that `argument` names: itself, or the pages and texts in that folder, by name. */
async function filesOf(argument: string): Promise<string[]> {
  // A file that isn't there is reported in its turn, like any other that can't be read.
  const found = await stat(argument).catch(() => null);
  if (!found?.isDirectory()) return [argument];
  const names = await readdir(argument, { recursive: true });
  return names
    .filter((name) => PAGE.test(name) || TEXT.test(name))
    .sort()
    .map((name) => path.join(argument, name));
}

/** Inspects every file in its turn; one that fails is said to, and the next one follows. */
async function* inspectAll(files: readonly string[]): AsyncGenerator<Inspection> {
  let browser: ChromiumBrowser | null = null;
  const pages = await servePages(
    files.filter((file) => !TEXT.test(file)),
    AS_SAVED,
  );
  try {
    for (const file of files) {
      try {
        // A file that can't be read fails here, with the system's own words.
        await readFile(file);
        if (TEXT.test(file)) {
          yield await inspectText(file);
          continue;
        }
        if (!browser) {
          browser = await openChromium({ headless: true });
          await browser.setSettings({ start: false });
        }
        const giveUp = new AbortController();
        const inspection = inspectPage(browser, pages, file, giveUp.signal);
        yield await within(LIMIT_MS, inspection).finally(() => giveUp.abort());
      } catch (error) {
        yield { file, error: error instanceof Error ? error.message : String(error) };
        // Whatever is wrong with this page must not reach the next one.
        await browser?.close().catch(() => undefined);
        browser = null;
      }
    }
  } finally {
    await browser?.close();
    await pages.close();
  }
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${ms / 1000} s`)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function describe(inspection: Inspection): string {
  const rows: [string, string | number][] =
    'error' in inspection
      ? [['error', inspection.error]]
      : 'undoExact' in inspection
        ? pageRows(inspection)
        : textRows(inspection);
  return [inspection.file, ...rows.map(([name, value]) => `  ${name.padEnd(11)}${value}`)].join(
    '\n',
  );
}

function pageRows(page: PageInspection): [string, string | number][] {
  const { probe, toggle, pinyinFirstScreen, everything } = page.ms;
  return [
    ['verdict', `${page.verdict}: ${page.reasons.join('; ')}`],
    ['script', `${page.script ?? 'unknown'}${page.polluted ? ', polluted by a scraper' : ''}`],
    ['title', `${page.title}${page.date ? ` (${page.date})` : ''}`],
    ['by', [page.author, page.source].filter(Boolean).join(', ') || 'nobody that it names'],
    ['article', `${page.articleCharacters} characters, ${page.pinyinCharacters} with pinyin`],
    ['terms', countList(page.terms)],
    ...(page.damaged.length > 0 ? [['damaged', page.damaged.join('  ')] as [string, string]] : []),
    ...(page.rebuilt.length > 0 ? [['rebuilt', pairList(page.rebuilt)] as [string, string]] : []),
    [
      'ms',
      `probe ${probe}, script ${toggle}, pinyin on first screen ${pinyinFirstScreen}, everything ${everything}`,
    ],
    ['longest', page.longestTaskMs === 0 ? 'no task over 50 ms' : `${page.longestTaskMs} ms task`],
    ...(page.leftAlone > 0 ? [['left alone', page.leftAlone] as [string, number]] : []),
    ['undo', page.undoExact ? 'exact' : 'NOT EXACT'],
  ];
}

function pairList(pairs: PageInspection['rebuilt']): string {
  return pairs.map(([damaged, rebuilt]) => `${damaged} as ${rebuilt}`).join('  ');
}

function textRows(text: TextInspection): [string, string | number][] {
  return [
    ['script', text.script ?? 'unknown'],
    ['polluted', text.polluted ? `yes: ${text.strays} stray readings` : 'no'],
    ['damaged', text.damaged.join('  ') || 'nothing'],
    ['rebuilt', pairList(text.rebuilt) || 'nothing'],
    ['terms', countList(text.terms)],
    ['repaired', text.repaired],
    ...Object.entries(text.shown),
    ['readings', text.readings.map(([word, reading]) => `${word} ${reading}`).join(' · ')],
  ];
}

/** A line for each page with its times in ms, then how many were given back exactly. */
function summary(inspections: readonly Inspection[]): string {
  const pages = inspections.filter((one) => 'undoExact' in one);
  const rows = pages.map(({ file, articleCharacters, ms, longestTaskMs, undoExact }) => [
    path.basename(file),
    articleCharacters,
    ms.probe,
    ms.toggle,
    ms.pinyinFirstScreen,
    ms.everything,
    longestTaskMs,
    undoExact ? 'exact' : 'NOT EXACT',
  ]);
  const head = ['page', 'characters', 'probe', 'script', 'pinyin', 'all', 'longest', 'undo'];
  const exact = pages.filter((page) => page.undoExact).length;
  const failed = inspections.filter((one) => 'error' in one).length;
  return `${textTable(head, rows)}\n\nundo exact on ${exact} of ${pages.length} pages, ${failed} failed`;
}

function countList(counts: Readonly<Record<string, number>>): string {
  const list = Object.entries(counts).sort(([, a], [, b]) => b - a);
  return list.length === 0
    ? 'none'
    : `${list.length}: ${list.map(([term, count]) => `${term} ${count}`).join(', ')}`;
}

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (values.help || positionals.length === 0) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}
// npm runs scripts in the repository; paths are meant from where the user typed them.
const from = process.env.INIT_CWD ?? process.cwd();
const files = (
  await Promise.all(positionals.map((argument) => filesOf(path.resolve(from, argument))))
).flat();
if (files.length === 0) console.error('No saved page (.html) and no text (.txt) there.');
const inspected: Inspection[] = [];
for await (const inspection of inspectAll(files)) {
  inspected.push(inspection);
  console.log(values.json ? JSON.stringify(inspection) : `${describe(inspection)}\n`);
}
if (!values.json && inspected.length > 1) console.log(summary(inspected));
