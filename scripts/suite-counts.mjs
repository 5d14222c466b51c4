/**
 * Counting tests from the reporters' JSON.
 *
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 * @typedef {Counts & { suite: string, ms: number, note?: string }} Row note: why, in words, where no test can say it
 * @typedef {{ testResults: { status: string, assertionResults: { status: string }[] }[] }} VitestReport
 * @typedef {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} PlaywrightReport
 */

/**
 * Tests of a vitest run. A file that fails outside its tests (import, hook) counts as one failed.
 * @param {VitestReport} report of vitest's json reporter
 * @returns {Counts}
 */
export function vitestCounts({ testResults }) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const { status, assertionResults } of testResults) {
    const statuses = assertionResults.map((result) => result.status);
    const failed = statuses.filter((s) => s === 'failed').length;
    const passed = statuses.filter((s) => s === 'passed').length;
    counts.passed += passed;
    counts.failed += failed === 0 && status === 'failed' ? 1 : failed;
    counts.skipped += statuses.length - passed - failed;
  }
  return counts;
}

/**
 * Tests of a Playwright run. A test that passed on a retry passed; an error outside tests is one
 * failed.
 * @param {PlaywrightReport} report of Playwright's json reporter
 * @returns {Counts}
 */
export function playwrightCounts({ stats, errors }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * What a suite's run comes to. A run that ended badly without a failed test is one failed: it
 * crashed before or after them, or held none.
 * @param {Counts | null} counts null: no report was written
 * @param {number} exitCode
 * @returns {Counts & { note?: string }}
 */
export function verdict(counts, exitCode) {
  if (!counts) {
    return { passed: 0, failed: 1, skipped: 0, note: `no report, exit code ${exitCode}` };
  }
  if (exitCode === 0 || counts.failed > 0) return counts;
  const note = `exit code ${exitCode} outside its tests: see its output above`;
  return { ...counts, failed: 1, note };
}

/**
 * @param {readonly Row[]} rows
 * @returns {string[]} lines
 */
export function table(rows) {
  const cells = rows.map((row) => [
    row.suite,
    `${(row.ms / 1000).toFixed(1)} s`,
    ...[row.passed, row.failed, row.skipped].map(String),
    row.note ?? '',
  ]);
  const all = [['suite', 'time', 'passed', 'failed', 'skipped', ''], ...cells];
  const widths = [0, 1, 2, 3, 4].map((at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}

/**
 * The sum of all suites, as in `174 passed, 0 failed` or `174 passed, 0 failed, 2 skipped`.
 * @param {readonly Counts[]} all
 */
export function countingLine(all) {
  const { passed, failed, skipped } = sum(all);
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/**
 * Whether it is a success: something passed and nothing failed.
 * @param {readonly Counts[]} all
 */
export function allPassed(all) {
  const { passed, failed } = sum(all);
  return passed > 0 && failed === 0;
}

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
function sum(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const counts of all) {
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  return total;
}
