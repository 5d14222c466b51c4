import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { reasonText } from '../components/reason-text.ts';
import type { PageFacts } from '../lib/news/facts.ts';
import { judge } from '../lib/news/judge.ts';
import { openEnglishText } from './english-text.ts';
import { evaluateOnPages, type LabelledPage, readLabelledPages } from './labelled-pages.ts';

const USAGE = `node scripts/bench-detection.ts --pages DIR [--json]

Judges the saved pages of DIR as the probe would and compares with DIR/index.tsv, whose columns
file, label and site say what each page is. Labels news-*, govdoc-* and polluted-* are news; an
ending -hans or -hant is the script.`;

const english = openEnglishText();
const FACTS = path.resolve(import.meta.dirname, '../lib/page/facts.ts');

interface Outcome extends LabelledPage {
  readonly verdict: 'news' | 'not-news' | 'error';
  readonly script: string | null;
  readonly reasons: readonly string[];
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

async function judgeAll(folder: string, labelled: readonly LabelledPage[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const facts = 'Bundle.readFacts(document, location)';
  for await (const found of evaluateOnPages<PageFacts>(folder, labelled, FACTS, facts)) {
    if ('error' in found) {
      outcomes.push({ ...found.page, verdict: 'error', script: null, reasons: [found.error] });
      continue;
    }
    const { verdict, script, reasons } = judge(found.value);
    const texts = reasons.map((reason) => reasonText(reason, english));
    outcomes.push({ ...found.page, verdict, script, reasons: texts });
  }
  return outcomes;
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
const outcomes = await judgeAll(folder, await readLabelledPages(folder));
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
