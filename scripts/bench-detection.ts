import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { reasonText } from '../components/reason-text.ts';
import type { PageFacts } from '../lib/news/facts.ts';
import { judge } from '../lib/news/judge.ts';
import { openEnglishText } from './english-text.ts';
import { evaluateOnPages, type LabelledPage, readLabelledPages } from './labelled-pages.ts';
import { type Overlap, overlap, ratio, type Score, scoreOf } from './text-overlap.ts';
import { textTable } from './text-table.ts';

const english = openEnglishText();
const PAGE = path.resolve(import.meta.dirname, 'read-page.ts');

/** What is read of each page, in the page. */
interface Seen {
  readonly facts: PageFacts;
  readonly body: string;
}
const SEE = `({
  facts: Bundle.readFacts(document, location),
  body: Bundle.bodyText(document),
})`;

interface Outcome extends LabelledPage {
  readonly verdict: 'news' | 'not-news' | 'error';
  readonly script: string | null;
  /** Points above what makes a page news, or below; null where no points were given. */
  readonly margin: number | null;
  readonly reasons: readonly string[];
  /** Of the body that was found; null on a page whose body is not labelled. */
  readonly overlap: Overlap | null;
}

/** How the judge did on labelled pages. */
export interface Detection {
  readonly precision: number;
  readonly recall: number;
  readonly scriptAccuracy: number;
  readonly misses: readonly Miss[];
  /** Letters and digits of the bodies of news pages; null where none is labelled. */
  readonly bodyCharacters: Score | null;
}

type Miss = Pick<Outcome, 'file' | 'label' | 'site' | 'verdict' | 'reasons'>;

/**
 * `npm run bench -- detection --pages DIR`: judges the saved pages of `folder` as the extension
 * would and compares with its index.tsv, whose columns file, label and site say what each page is.
 * Labels news-*, govdoc-* and polluted-* are news; an ending -hans or -hant is the script. The text
 * of a page's body stands in the file that the index names in its column body, else beside the page
 * with the ending .txt.
 */
export async function benchDetection(folder: string): Promise<Detection & { text(): string }> {
  const outcomes: Outcome[] = [];
  for await (const seen of evaluateOnPages<Seen>(
    folder,
    await readLabelledPages(folder),
    PAGE,
    SEE,
  )) {
    if ('error' in seen) {
      outcomes.push({ ...seen.page, ...FAILED, reasons: [seen.error] });
      continue;
    }
    const { facts, body } = seen.value;
    const { verdict, script, margin, reasons } = judge(facts);
    const wanted = isNews(seen.page) ? await labelledBody(folder, seen.page) : null;
    outcomes.push({
      ...seen.page,
      verdict,
      script,
      margin,
      reasons: reasons.map((reason) => reasonText(reason, english)),
      overlap: wanted === null ? null : overlap(body, wanted),
    });
  }
  const detection = summarize(outcomes);
  return { ...detection, text: () => report(outcomes, detection) };
}

const FAILED = { verdict: 'error', script: null, margin: null, overlap: null } as const;

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

async function labelledBody(folder: string, { file, body }: LabelledPage): Promise<string | null> {
  const name = body || file.replace(/\.\w+$/, '.txt');
  try {
    return await readFile(path.join(folder, name), 'utf8');
  } catch (error) {
    if (body) throw new Error(`index.tsv names ${body} as the body of ${file}`, { cause: error });
    return null;
  }
}

function summarize(outcomes: readonly Outcome[]): Detection {
  const found = outcomes.filter(({ verdict }) => verdict === 'news');
  const news = outcomes.filter(isNews);
  const hits = news.filter(({ verdict }) => verdict === 'news');
  const written = news.filter((outcome) => labelledScript(outcome) !== null);
  const overlaps = outcomes.flatMap((outcome) => outcome.overlap ?? []);
  return {
    precision: ratio(hits.length, found.length),
    recall: ratio(hits.length, news.length),
    scriptAccuracy: ratio(written.filter(isScriptRight).length, written.length),
    misses: outcomes
      .filter((outcome) => !isRight(outcome))
      .map(({ file, label, site, verdict, reasons }) => ({ file, label, site, verdict, reasons })),
    bodyCharacters: overlaps.length > 0 ? scoreOf(overlaps) : null,
  };
}

function isScriptRight(outcome: Outcome): boolean {
  return outcome.script?.startsWith(labelledScript(outcome) ?? '') ?? false;
}

function report(outcomes: readonly Outcome[], detection: Detection): string {
  const { precision, recall, scriptAccuracy, misses, bodyCharacters } = detection;
  const wrongScripts = outcomes.filter(
    (outcome) => isNews(outcome) && labelledScript(outcome) && !isScriptRight(outcome),
  );
  return [
    confusionTable(outcomes, ({ label }) => label, 'label'),
    confusionTable(outcomes, ({ site }) => site, 'site'),
    marginTable(outcomes),
    `precision ${precision}  recall ${recall}  script ${scriptAccuracy}`,
    `with the threshold taken from the other sites, site by site: ${crossValidated(outcomes)} right`,
    ...(bodyCharacters ? [bodyReport(outcomes, bodyCharacters)] : []),
    ...misses.map(
      ({ file, site, verdict, reasons }) =>
        `${file} (${site}) was judged ${verdict}:\n  ${reasons.join('\n  ')}`,
    ),
    ...wrongScripts.map(({ file, site, script }) => `${file} (${site}) was taken for ${script}`),
  ].join('\n\n');
}

/** A row for each `group`: its pages, and what they were judged. */
function confusionTable(
  outcomes: readonly Outcome[],
  group: (outcome: Outcome) => string,
  head: string,
): string {
  const groups = Map.groupBy(
    outcomes.toSorted((one, other) => group(one).localeCompare(group(other))),
    group,
  );
  const rows = [...groups].map(([name, those]) => {
    const times = (verdict: Outcome['verdict']) =>
      those.filter((outcome) => outcome.verdict === verdict).length;
    const wrong = those.filter((outcome) => !isRight(outcome)).length;
    return [name, those.length, times('news'), times('not-news'), times('error'), wrong || ''];
  });
  return textTable([head, 'pages', 'news', 'not-news', 'error', 'wrong'], rows);
}

/** How many pages are so many points from the threshold, those on the wrong side last. */
function marginTable(outcomes: readonly Outcome[]): string {
  const ranges = [
    ['wrong side', -Infinity],
    ['less than 2', 0],
    ['less than 4', 2],
    ['less than 8', 4],
    ['8 or more', 8],
  ] as const;
  const rangeOf = (distance: number) => ranges.findLast(([, from]) => distance >= from)?.[0];
  const count = (news: boolean) => {
    const distances = outcomes
      .filter((outcome) => isNews(outcome) === news && outcome.margin !== null)
      .map(({ margin }) => (news ? 1 : -1) * (margin ?? 0) - (news ? 0 : Number.EPSILON));
    return ranges.map(([name]) => distances.filter((one) => rangeOf(one) === name).length);
  };
  const [news, others] = [count(true), count(false)];
  return textTable(
    ['points from the threshold', 'news', 'not news'],
    ranges.map(([name], at) => [name, news[at] ?? 0, others[at] ?? 0]).reverse(),
  );
}

/** The share of pages that are judged rightly by the threshold that suits all other sites best. */
function crossValidated(outcomes: readonly Outcome[]): number {
  const scored = outcomes.map((outcome) => ({ outcome, margin: outcome.margin ?? -Infinity }));
  const rightAt = (those: typeof scored, threshold: number) =>
    those.filter(({ outcome, margin }) => margin >= threshold === isNews(outcome)).length;
  const thresholds = [...new Set(scored.map(({ margin }) => margin))]
    .filter(Number.isFinite)
    .sort((one, other) => one - other);
  let right = 0;
  for (const site of new Set(outcomes.map((outcome) => outcome.site))) {
    const others = scored.filter(({ outcome }) => outcome.site !== site);
    const scores = thresholds.map((threshold) => rightAt(others, threshold));
    const best = thresholds.filter((_, at) => scores[at] === Math.max(...scores));
    // The middle of those that are equally good.
    const chosen = best[best.length >> 1] ?? 0;
    right += rightAt(
      scored.filter(({ outcome }) => outcome.site === site),
      chosen,
    );
  }
  return ratio(right, outcomes.length);
}

function bodyReport(outcomes: readonly Outcome[], total: Score): string {
  const rows = outcomes
    .flatMap(({ file, overlap }) => (overlap ? [[file, scoreOf([overlap])] as const] : []))
    .filter(([, { f1 }]) => f1 < 0.95)
    .toSorted(([, one], [, other]) => one.f1 - other.f1)
    .map(([file, { precision, recall, f1 }]) => [file, precision, recall, f1]);
  return [
    `body characters: precision ${total.precision}  recall ${total.recall}  F1 ${total.f1}`,
    ...(rows.length > 0 ? [textTable(['below 0.95', 'precision', 'recall', 'F1'], rows)] : []),
  ].join('\n');
}
