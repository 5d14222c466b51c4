import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { benchDetection } from './bench-detection.ts';
import { benchDrawing } from './bench-drawing.ts';
import { benchEngine, type WayCost } from './bench-engine.ts';
import { benchImport } from './bench-import.ts';
import { benchLive } from './bench-live.ts';
import { benchMatcher } from './bench-matcher.ts';
import { benchPinyin, readingTables } from './bench-pinyin.ts';
import { benchProbe } from './bench-probe.ts';
import { benchReader, type Cost, type Scrolling } from './bench-reader.ts';
import { benchScript, type RoundTrip } from './bench-script.ts';
import { benchSegmentation } from './bench-segmentation.ts';
import { benchWaking } from './bench-waking.ts';
import { textTable } from './text-table.ts';

const USAGE = `npm run bench -- [WHAT] [--size N]… [--json]

What the page layer costs in the built extension, as ratios to floors measured in the same page.
--size   only pages of that many characters: 5000, 50000 or 500000
WHAT is one of:
detection --pages DIR
                    verdict, script and body of the saved pages that DIR/index.tsv labels, beside
                    the labels; bodies in DIR/NAME.txt or the index's column body
drawing             ways to draw a reading, side by side
engine              size, load, memory and speed of the language engine's parts, beside libraries
import              50,000 terms of the user's: times, and the longest task of a page meanwhile
matcher             opening and matching our terms and the user's, up to 50,000
live                frames until text that arrives in a page stands as wanted
script --pages DIR  errors of traditional news (news-hant in DIR/index.tsv) by way of simplified
                    characters and back, beside opencc-js
pinyin --data DIR   readings of the labelled sentences in DIR (*.sent, *.lb), beside pinyin-pro's
probe               what the probe takes on pages that are no Chinese news, and its size
segmentation        words of the gold set, beside Intl.Segmenter's
waking              what a first answer takes of a background that is dead`;

function costTable(costs: readonly Cost[]): string {
  const rows = costs.map((cost) => [
    cost.work,
    String(cost.size),
    cost.shape,
    `${cost.ms} ms`,
    `${cost.floorMs} ms`,
    `${cost.ratio.toFixed(2)} (<= ${cost.target})`,
    `${cost.longestTaskMs} ms`,
    `${cost.floorLongestTaskMs} ms`,
  ]);
  const head = ['work', 'size', 'nodes', 'ours', 'floor', 'ratio', 'longest task', "floor's"];
  return textTable(head, rows);
}

function scrollLine({ size, frames, late, floorLate }: Scrolling): string {
  return `scrolling ${size} characters with readings: ${late} of ${frames} frames late; ready-made ruby: ${floorLate}`;
}

function engineTable(costs: readonly WayCost[]): string {
  const kilobytes = (bytes: number) => `${Math.ceil(bytes / 1024)} KB`;
  const rows = costs.map((cost) => [
    cost.part,
    cost.way,
    kilobytes(cost.bytes),
    kilobytes(cost.gzipBytes),
    `${cost.loadMs} ms`,
    kilobytes(cost.memoryBytes),
    `${(cost.charactersPerSecond / 1e6).toFixed(1)} M`,
  ]);
  return textTable(['part', 'way', 'size', 'gzip', 'load', 'memory', 'characters/s'], rows);
}

function roundTripTable(trips: readonly RoundTrip[]): string {
  const cell = ({ errors, han, per10000 }: RoundTrip['all']) => `${per10000} (${errors}/${han})`;
  const rows = trips.map((trip) => [
    trip.region,
    trip.converter,
    cell(trip.all),
    cell(trip.own),
    ...trip.halves.map(cell),
  ]);
  const head = [
    'region',
    'converter',
    'all pages',
    'its own pages',
    'half the sites',
    'the others',
  ];
  const confusions = trips.map(
    ({ region, converter, confusions: list }) =>
      `${region}, ${converter}: ${list.map(([from, to, times]) => `${from} > ${to} ${times}`).join(', ')}`,
  );
  return [
    'Errors in 10,000 Han characters by way of simplified characters and back:',
    textTable(head, rows),
    'Commonest confusions on its own pages:',
    ...confusions,
  ].join('\n');
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', multiple: true },
    data: { type: 'string' },
    pages: { type: 'string' },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const [what = 'reader'] = positionals;

/** The bench that was asked for, and how it is shown without --json; null for a wrong call. */
async function run(): Promise<readonly [found: unknown, text: () => string] | null> {
  switch (what) {
    case 'detection': {
      if (!values.pages) return null;
      const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), values.pages);
      const { text, ...detection } = await benchDetection(folder);
      return [detection, text];
    }
    case 'drawing': {
      const drawings = await benchDrawing();
      const rows = drawings.map(({ way, ms, finds, isClean }) => [way, ms, finds, isClean]);
      return [drawings, () => textTable(['way', 'ms', 'find works', 'text is clean'], rows)];
    }
    case 'engine': {
      const costs = await benchEngine();
      return [costs, () => engineTable(costs)];
    }
    case 'live': {
      const all = await benchLive();
      const rows = all.map(({ view, paragraphs, nextFrame, mostFrames }) => [
        view,
        `${nextFrame} of ${paragraphs}`,
        `${mostFrames}`,
      ]);
      return [all, () => textTable(['view', 'at the next frame', 'latest, frames'], rows)];
    }
    case 'import': {
      const costs = await benchImport();
      const rows = costs.map(({ format, step, ms, longestTaskMs, target }) => [
        format,
        step,
        `${ms} ms`,
        `${longestTaskMs} ms (<= ${target})`,
      ]);
      return [costs, () => textTable(['format', 'step', 'time', 'longest task'], rows)];
    }
    case 'matcher': {
      const costs = await benchMatcher();
      const rows = costs.map((cost) => [
        cost.terms,
        `${cost.firstBuildMs} ms`,
        `${cost.buildMs} ms`,
        `${cost.firstMatchMs} ms`,
        `${cost.matchMs} ms`,
        `${cost.floorMs} ms`,
        `${cost.ratio.toFixed(1)} (<= ${cost.target})`,
        cost.found,
      ]);
      const head = ['terms', 'first build', 'build', 'first match', 'match', 'floor', 'ratio'];
      return [costs, () => textTable([...head, 'found'], rows)];
    }
    case 'script': {
      if (!values.pages) return null;
      const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), values.pages);
      const trips = await benchScript(folder);
      return [trips, () => roundTripTable(trips)];
    }
    case 'pinyin': {
      if (!values.data) return null;
      const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), values.data);
      const found = await benchPinyin(folder);
      return [found, () => readingTables(found)];
    }
    case 'probe': {
      const found = await benchProbe();
      const rows = found.costs.map(({ page, size, ms, floorMs, ratio }) => [
        page,
        size,
        `${ms} ms`,
        `${floorMs} ms`,
        ratio,
      ]);
      const table = () => textTable(['page', 'bytes', 'ours', 'floor', 'ratio'], rows);
      return [found, () => `the probe has ${found.gzipBytes} bytes, gzip\n${table()}`];
    }
    case 'segmentation': {
      const scores = await benchSegmentation();
      const rows = scores.map(({ way, precision, recall, f1, charactersPerSecond }) => [
        way,
        ...[precision, recall, f1].map((share) => share.toFixed(3)),
        charactersPerSecond,
      ]);
      return [scores, () => textTable(['way', 'precision', 'recall', 'F1', 'characters/s'], rows)];
    }
    case 'waking': {
      const wakings = await benchWaking();
      const rows = wakings.map(({ work, ms, floorMs, ratio }) => [
        work,
        `${ms} ms`,
        `${floorMs} ms`,
        ratio,
      ]);
      return [wakings, () => textTable(['work', 'ours', 'floor', 'ratio'], rows)];
    }
    case 'reader': {
      const found = await benchReader(values.size?.map(Number));
      return [found, () => [costTable(found.costs), ...found.scrolling.map(scrollLine)].join('\n')];
    }
    default:
      return null;
  }
}

const result = values.help ? null : await run();
if (!result) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}
const [found, text] = result;
console.log(values.json ? JSON.stringify(found) : text());
// A browser that a bench left behind keeps no one waiting.
process.exit(0);
