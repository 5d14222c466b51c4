import { execFile } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { pollute } from '../pages/pollute.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const PAGES = path.join(ROOT, 'tests/pages');
const TEXT =
  '重庆四川党政联席会议召开\n' +
  '会议要求推动成渝地区双城经济圈建设，加快发展新质生产力，深化改革开放，维护社会安全，学习有关经验，' +
  '时刻关注经济动态，进一步实现产业协同发展，共同开创业务新局面，观察市场变化，聚焦重点领域，认真学习。';

/** Runs one of our scripts as npm does, with no display. */
async function runScript(script: string, ...args: string[]): Promise<string> {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, INIT_CWD: ___, ...env } = process.env;
  const { stdout } = await promisify(execFile)(process.execPath, [script, ...args], {
    cwd: ROOT,
    env,
    maxBuffer: 10_000_000,
  });
  return stdout;
}

async function textFile(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shuangdu-test-'));
  const file = path.join(folder, 'report.txt');
  await writeFile(file, pollute(TEXT).text);
  return file;
}

test.describe('inspect', () => {
  test('says one JSON object a file, and goes on after a bad one', async () => {
    test.setTimeout(180_000);
    const files = [
      path.join(PAGES, 'demo-hans.html'),
      path.join(PAGES, 'no-such-page.html'),
      path.join(PAGES, 'demo-polluted.html'),
      path.join(PAGES, 'not-news-en.html'),
      await textFile(),
    ];
    const out = await runScript('scripts/inspect.ts', '--json', ...files);
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(rows.map((row) => row.file)).toEqual(files);
    const [hans, missing, polluted, english, text] = rows;

    expect(hans).toMatchObject({
      verdict: 'news',
      script: 'hans',
      title: '川渝在绵阳共商成渝地区双城经济圈建设',
      date: '2023-12-29',
      undoExact: true,
    });
    expect(hans.terms.成渝地区双城经济圈).toBeGreaterThan(2);
    expect(hans.pinyinCharacters).toBeGreaterThan(1000);
    expect(hans.articleCharacters).toBeGreaterThan(hans.pinyinCharacters);
    for (const ms of Object.values(hans.ms)) expect(ms).toBeGreaterThan(0);
    expect(hans.longestTaskMs).toBeGreaterThan(0);

    expect(missing.error).toContain('no such file');
    expect(polluted).toMatchObject({ verdict: 'news', undoExact: true, polluted: true });
    expect(polluted.title).toBe('川渝在綿陽共商成渝地區雙城經濟圈建設');
    expect(polluted.damaged).toHaveLength(2);
    expect(polluted.rebuilt).toEqual([['?;顒?dòng)', '。活動']]);
    expect(english).toMatchObject({ verdict: 'not-news', undoExact: true });

    expect(text.polluted).toBe(true);
    expect(text.repaired).toContain('推動成渝地區雙城經濟圈建設');
    expect(text.shown.hans).toContain('推动成渝地区双城经济圈建设');
    expect(text.terms.成渝地区双城经济圈).toBe(1);
    expect(text.readings).toContainEqual(['重慶', 'Chóngqìng']);
  });
});

test.describe('the demo without a display', () => {
  for (const [name, term, file] of [
    ['the demo article', '成渝地区双城经济圈', async () => []],
    ['a polluted text', '会议指出', async () => [await textFile()]],
  ] as const) {
    test(`reads ${name} as a reader would`, async () => {
      const out = await runScript('scripts/demo.ts', ...(await file()));
      for (const step of [
        'detect: news',
        'script:',
        'pinyin:',
        `hover a term: ${term}`,
        'original:',
      ]) {
        expect(out).toContain(`✓ ${step}`);
      }
    });
  }
});
