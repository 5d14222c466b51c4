import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openFold } from '../lib/glossary/fold.ts';
import type { TermRow } from '../lib/glossary/forms.ts';
import { createMatcher, type MatcherData } from '../lib/glossary/matcher.ts';
import { DATA, NODE_FILES } from './node-engine.ts';

/** What matching costs with so many terms. */
export interface MatcherCost {
  readonly terms: number;
  /** Opening a matcher: in a process that has done nothing yet, as in a page just opened, and again. */
  readonly firstBuildMs: number;
  readonly buildMs: number;
  /** Matching all Blocks for the first time, words still to be cut, and again. */
  readonly firstMatchMs: number;
  readonly matchMs: number;
  /** One pass over the text: each unit read, folded and hashed. */
  readonly floorMs: number;
  readonly ratio: number;
  readonly target: number;
  readonly found: number;
}

const ROOT = path.resolve(import.meta.dirname, '..');
const SELF = fileURLToPath(import.meta.url);
const SIZES = [3000, 10_000, 50_000];
/** UTF-16 units of the text, and of a Block of it: a long paragraph. */
const TEXT_UNITS = 100_000;
const BLOCK_UNITS = 300;
const TARGET = 5;
/** The fastest counts: what the work takes where nothing else runs. */
const ROUNDS = 301;
/** Processes that each number of terms is opened in; the median of them counts. */
const PROCESSES = 5;

/** `npm run bench -- matcher`: our terms and headwords of the dictionary as the user's, on news. */
export async function benchMatcher(): Promise<MatcherCost[]> {
  const costs: MatcherCost[] = [];
  for (const terms of SIZES) {
    const runs: MatcherCost[] = [];
    for (let run = 0; run < PROCESSES; run += 1) runs.push(await measureApart(terms));
    const middle = (key: keyof MatcherCost) =>
      Math.round(median(runs.map((measured) => measured[key])) * 100) / 100;
    const [matchMs, floorMs] = [middle('matchMs'), middle('floorMs')];
    costs.push({
      terms,
      firstBuildMs: middle('firstBuildMs'),
      buildMs: middle('buildMs'),
      firstMatchMs: middle('firstMatchMs'),
      matchMs,
      floorMs,
      ratio: matchMs / floorMs,
      target: TARGET,
      found: middle('found'),
    });
  }
  return costs;
}

async function measureApart(terms: number): Promise<MatcherCost> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [SELF, String(terms)], { cwd: ROOT });
  return JSON.parse(stdout) as MatcherCost;
}

async function measure(terms: number): Promise<MatcherCost> {
  const data = (await NODE_FILES.json('glossary-matcher.json')) as MatcherData;
  const own = await headwords(terms - data.terms.length);
  const text = await newsText();
  const blocks = text.match(new RegExp(`.{1,${BLOCK_UNITS}}`, 'gsu')) ?? [];
  const build = () => createMatcher(data, { own });
  const firstBuildMs = timeOf(build);
  const matcher = build();
  const matchAll = () => blocks.reduce((sum, block) => sum + matcher.match(block).length, 0);
  const firstMatchMs = timeOf(matchAll);
  const { units } = openFold(data.fold);
  const pass = () => {
    let hash = 0;
    for (const block of blocks) {
      for (let at = 0; at < block.length; at += 1) {
        hash = Math.imul(hash, 31) ^ (units[block.charCodeAt(at)] as number);
      }
    }
    return hash;
  };
  const matchMs = bestTimeOf(matchAll);
  const floorMs = bestTimeOf(pass);
  return {
    terms,
    firstBuildMs,
    buildMs: bestTimeOf(build, 31),
    firstMatchMs,
    matchMs,
    floorMs,
    ratio: matchMs / floorMs,
    target: TARGET,
    found: matchAll(),
  };
}

/** `count` headwords of three to eight characters, from all over the dictionary. */
async function headwords(count: number): Promise<TermRow[]> {
  if (count <= 0) return [];
  const blocks = await readdir(path.join(DATA, 'lexicon'));
  const texts = await Promise.all(
    blocks.sort().map((block) => readFile(path.join(DATA, 'lexicon', block), 'utf8')),
  );
  const words = new Set(
    texts
      .flatMap((text) => text.split('\n').map((line) => line.split('\t')[0] ?? ''))
      .filter((word) => /^\p{Script=Han}{3,8}$/u.test(word)),
  );
  const all = [...words];
  const step = all.length / Math.min(count, all.length);
  return Array.from({ length: Math.min(count, all.length) }, (_, at) => [
    all[Math.floor(at * step)] as string,
  ]);
}

async function newsText(): Promise<string> {
  const files = ['tests/fixtures/readings/news.sent', 'scripts/readings/everyday.sent'];
  const texts = await Promise.all(files.map((file) => readFile(path.join(ROOT, file), 'utf8')));
  const text = texts.join('');
  return text.repeat(Math.ceil(TEXT_UNITS / text.length)).slice(0, TEXT_UNITS);
}

function timeOf(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function bestTimeOf(run: () => unknown, rounds = ROUNDS): number {
  return Math.min(...Array.from({ length: rounds }, () => timeOf(run)));
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

if (process.argv[1] === SELF) console.log(JSON.stringify(await measure(Number(process.argv[2]))));
