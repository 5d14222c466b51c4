import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { build } from 'vite';
import { reasonText } from '../components/reason-text.ts';
import type { PageFacts } from '../lib/news/facts.ts';
import { judge } from '../lib/news/judge.ts';
import { chromiumPath } from './chromium.mjs';
import { openEnglishText } from './english-text.ts';
import { servePages } from './saved-pages.ts';

const USAGE = `node scripts/bench-detection.ts --pages DIR [--json]

Judges the saved pages of DIR as the probe would and compares with DIR/index.tsv, whose columns
file, label and site say what each page is. Labels news-*, govdoc-* and polluted-* are news; an
ending -hans or -hant is the script.`;

/** No listed site: the host must not give the page away. */
const HOST = 'page.test';
const PATIENCE_MS = 30_000;
const english = openEnglishText();
const FACTS = path.resolve(import.meta.dirname, '../lib/page/facts.ts');

interface LabelledPage {
  readonly file: string;
  readonly label: string;
  readonly site: string;
}

interface Outcome extends LabelledPage {
  readonly verdict: 'news' | 'not-news' | 'error';
  readonly script: string | null;
  readonly reasons: readonly string[];
}

/** Rows of a tab-separated index with a header that names file, label and site. */
function parseIndex(text: string): LabelledPage[] {
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
    return { file, label, site };
  });
}

/** lib/page/facts.ts as one script that leaves its exports in `ShuangduFacts`. */
async function bundleFacts(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, lib: { entry: FACTS, formats: ['iife'], name: 'ShuangduFacts' } },
  });
  const output = Array.isArray(built) ? built[0] : built;
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`vite built nothing of ${FACTS}`);
  return chunk.code;
}

function isNews({ label }: LabelledPage): boolean {
  return /^(news|govdoc|polluted)-/.test(label);
}

function isRight(outcome: Outcome): boolean {
  return outcome.verdict === (isNews(outcome) ? 'news' : 'not-news');
}

/** The script that the label names, or null where it names none. */
function labelledScript({ label }: LabelledPage): string | null {
  return /-(hans|hant)$/.exec(label)?.[1] ?? null;
}

async function judgePage(
  page: Page,
  url: string,
  bundle: string,
  labelled: LabelledPage,
): Promise<Outcome> {
  try {
    await page.goto(url, { waitUntil: 'domcontentloaded', timeout: PATIENCE_MS });
    const facts = await page.evaluate<PageFacts>(
      `${bundle}; ShuangduFacts.readFacts(document, location)`,
    );
    const { verdict, script, reasons } = judge(facts);
    return {
      ...labelled,
      verdict,
      script,
      reasons: reasons.map((reason) => reasonText(reason, english)),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ...labelled, verdict: 'error', script: null, reasons: [reason] };
  }
}

async function judgeAll(folder: string, labelled: readonly LabelledPage[]): Promise<Outcome[]> {
  const executablePath = chromiumPath();
  if (!executablePath)
    throw new Error('no Chromium found: install one or set CHROMIUM to its path');
  const bundle = await bundleFacts();
  const pathOf = ({ file }: LabelledPage) => path.join(folder, file);
  const server = await servePages(labelled.map(pathOf), {
    'content-security-policy': "script-src 'none'",
  });
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: false,
    args: ['--host-resolver-rules=MAP *.test 127.0.0.1'],
  });
  try {
    const page = await browser.newPage();
    const outcomes: Outcome[] = [];
    for (const row of labelled) {
      const url = server.url(pathOf(row), HOST);
      await page.route('**/*', (route) => {
        const request = route.request();
        if (request.url() === url) return route.continue();
        // A page that sends the reader elsewhere stays where it is.
        return request.isNavigationRequest() ? route.fulfill({ status: 204 }) : route.abort();
      });
      outcomes.push(await judgePage(page, url, bundle, row));
      await page.unrouteAll({ behavior: 'ignoreErrors' });
    }
    return outcomes;
  } finally {
    await browser.close();
    await server.close();
  }
}

function summarize(outcomes: readonly Outcome[]) {
  const found = outcomes.filter(({ verdict }) => verdict === 'news');
  const news = outcomes.filter(isNews);
  const hits = news.filter(({ verdict }) => verdict === 'news');
  const written = news.filter((outcome) => labelledScript(outcome) !== null);
  const rightScript = written.filter((outcome) =>
    outcome.script?.startsWith(labelledScript(outcome) ?? ''),
  );
  return {
    precision: ratio(hits.length, found.length),
    recall: ratio(hits.length, news.length),
    scriptAccuracy: ratio(rightScript.length, written.length),
    misses: outcomes.filter((outcome) => !isRight(outcome)),
    wrongScripts: written.filter((outcome) => !rightScript.includes(outcome)),
  };
}

/** 1 where nothing could go wrong; four decimals. */
function ratio(part: number, whole: number): number {
  return whole === 0 ? 1 : Math.round((part / whole) * 10_000) / 10_000;
}

/** A row for each label: pages, judged news, not news, failed. */
function confusionTable(outcomes: readonly Outcome[]): string {
  const labels = [...new Set(outcomes.map(({ label }) => label))].sort();
  const rows = labels.map((label) => {
    const those = outcomes.filter((outcome) => outcome.label === label);
    const times = (verdict: Outcome['verdict']) =>
      those.filter((outcome) => outcome.verdict === verdict).length;
    return [label, those.length, times('news'), times('not-news'), times('error')];
  });
  const [name, ...numbers] = ['label', 'pages', 'news', 'not-news', 'error'];
  const line = ([first, ...rest]: readonly unknown[]) =>
    String(first).padEnd(26) + rest.map((cell) => String(cell).padStart(9)).join('');
  return [line([name, ...numbers]), ...rows.map(line)].join('\n');
}

const { values } = parseArgs({
  options: { pages: { type: 'string' }, json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (!values.pages) {
  console.error(USAGE);
  process.exit(2);
}
const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), values.pages);
const labelled = parseIndex(await readFile(path.join(folder, 'index.tsv'), 'utf8'));
const outcomes = await judgeAll(folder, labelled);
const { wrongScripts, ...summary } = summarize(outcomes);
if (values.json) {
  const misses = summary.misses.map(({ file, label, site, verdict, reasons }) => ({
    file,
    label,
    site,
    verdict,
    reasons,
  }));
  console.log(JSON.stringify({ ...summary, misses }));
} else {
  console.log(`${confusionTable(outcomes)}\n`);
  const { precision, recall, scriptAccuracy, misses } = summary;
  console.log(`precision ${precision}  recall ${recall}  script ${scriptAccuracy}`);
  for (const { file, site, verdict, reasons } of misses) {
    console.log(`\n${file} (${site}) was judged ${verdict}:\n  ${reasons.join('\n  ')}`);
  }
  for (const outcome of wrongScripts) {
    console.log(`\n${outcome.file} (${outcome.site}) was taken for ${outcome.script}`);
  }
}
