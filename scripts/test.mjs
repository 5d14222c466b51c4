import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ensureSetup } from './setup.mjs';
import { capture, exitWith, npm, ROOT, run, step, Trouble } from './steps.mjs';
import {
  allPassed,
  countingLine,
  playwrightCounts,
  table,
  verdict,
  vitestCounts,
} from './suite-counts.mjs';

const RESULTS = path.join(ROOT, '.cache/test-results');
const SUITES = ['unit', 'components', 'page', 'e2e', 'e2e-firefox'];

/** What the end-to-end suites run: projects of playwright.config.ts, on what a script of package.json builds. */
const END_TO_END = new Map([
  ['e2e', { build: 'build:local', projects: ['commands', 'chromium'] }],
  ['e2e-firefox', { build: 'build:local-firefox', projects: ['firefox'] }],
]);

const FAILED = { passed: 0, failed: 1, skipped: 0 };

/**
 * Runs a build; what went wrong is printed.
 * @param {string} script in package.json
 * @returns {Promise<boolean>} whether it went well
 */
async function built(script) {
  try {
    await step(
      `npm run ${script}`,
      () => capture(npm('run', script)),
      'Fix what the lines above name: the tests need it.',
    );
    return true;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    console.error(error.message);
    return false;
  }
}

/**
 * Runs a vitest project.
 * @param {string} project
 */
async function vitest(project) {
  const report = freshReport(project);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const program = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const code = await run([process.execPath, program, 'run', '--project', project, ...reporters]);
  return verdict(counted(report, vitestCounts), code);
}

/**
 * Builds the extension and runs it in a browser.
 * @param {string} suite
 * @param {{ build: string, projects: string[] }} how
 * @param {boolean} data whether its data could be built
 */
async function endToEnd(suite, { build, projects }, data) {
  if (!data || !(await built(build))) {
    return { ...FAILED, note: 'not run: the extension could not be built' };
  }
  const report = freshReport(suite);
  const program = path.join(ROOT, 'node_modules/@playwright/test/cli.js');
  const options = ['--reporter=list,json', ...projects.map((project) => `--project=${project}`)];
  const code = await run([process.execPath, program, 'test', ...options], {
    env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: report },
  });
  return verdict(counted(report, playwrightCounts), code);
}

/**
 * Where a suite's report goes, with none from an earlier run there.
 * @param {string} suite
 */
function freshReport(suite) {
  mkdirSync(RESULTS, { recursive: true });
  const file = path.join(RESULTS, `${suite}.json`);
  rmSync(file, { force: true });
  return file;
}

/**
 * @template Report
 * @param {string} file
 * @param {(report: Report) => import('./suite-counts.mjs').Counts} count
 * @returns {import('./suite-counts.mjs').Counts | null} null when the file isn't there or isn't whole
 */
function counted(file, count) {
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    console.error(`${file}: ${error instanceof Error ? error.message : error}`);
    return null;
  }
}

/**
 * Runs the suites in order, whatever became of those before; end to end only on a fresh build.
 * @param {string[]} chosen
 * @returns {Promise<import('./suite-counts.mjs').Row[]>}
 */
async function rowsOf(chosen) {
  /** @type {import('./suite-counts.mjs').Row[]} */
  const rows = [];
  const buildStart = performance.now();
  const data = await built('build:data');
  if (!data) {
    const ms = performance.now() - buildStart;
    rows.push({ suite: 'build:data', ms, ...FAILED, note: 'see above' });
  }
  for (const suite of chosen) {
    console.log(`\n— ${suite}`);
    const start = performance.now();
    const how = END_TO_END.get(suite);
    const counts = how ? await endToEnd(suite, how, data) : await vitest(suite);
    rows.push({ suite, ms: performance.now() - start, ...counts });
  }
  return rows;
}

await exitWith(async () => {
  const named = process.argv.slice(2);
  const unknown = named.find((name) => !SUITES.includes(name));
  if (unknown) throw new Trouble(`No suite ${unknown}: there are ${SUITES.join(', ')}.`);
  const chosen = SUITES.filter((suite) => named.length === 0 || named.includes(suite));
  try {
    await ensureSetup({ browser: true, firefox: chosen.includes('e2e-firefox') });
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    console.error(`${error.message}\n\nNo test was run: the set-up failed.`);
    console.log(countingLine([FAILED]));
    return 1;
  }
  const rows = await rowsOf(chosen);
  console.log(['', ...table(rows), '', countingLine(rows)].join('\n'));
  return allPassed(rows) ? 0 : 1;
});
