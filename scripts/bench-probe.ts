import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type CDPSession, chromium } from '@playwright/test';
import { bundleOf } from './bundle.ts';
import { chromiumPath } from './chromium.mjs';

const PROBE = path.resolve(import.meta.dirname, '../entrypoints/probe.ts');
const SIZES = [50_000, 5_000_000] as const;
const ROUNDS = 25;

/** What the probe costs on a page that is no Chinese news, beside a content script that does nothing. */
export interface ProbeCost {
  readonly page: string;
  /** Bytes of the page's HTML. */
  readonly size: number;
  /** Time of the page's main thread, in ms: a world of its own, compiling, running. */
  readonly ms: number;
  readonly floorMs: number;
  readonly ratio: number;
}

export interface ProbeBench {
  /** Of the probe, minified. */
  readonly gzipBytes: number;
  readonly costs: readonly ProbeCost[];
}

/** Parts of pages that are no Chinese news, over and over. */
const PAGES: Readonly<Record<string, string>> = {
  English:
    '<div class="item"><h2><a href="#">A bridge over the river</a></h2><p>Work on the bridge starts next month, the city said, and will take three years.</p></div>',
  'Chinese headlines':
    '<div class="item"><a href="#">跨江大桥将于下月动工</a><span>2024-01-02</span></div>',
  'Chinese excerpts':
    '<div class="item"><h2><a href="#">跨江大桥将于下月动工</a></h2><p>市交通局今日宣布，跨江大桥将于下月动工，工期三年……</p></div>',
};

/** Where a page may be news, the probe sends what it saw; here nobody listens. */
const NOBODY = 'globalThis.chrome = { runtime: { sendMessage: async () => {} } };';

/** `npm run bench -- probe`: in Chromium, without the extension. */
export async function benchProbe(): Promise<ProbeBench> {
  const executablePath = chromiumPath();
  if (!executablePath)
    throw new Error('no Chromium found: install one or set CHROMIUM to its path');
  const bundle = await bundleOf(PROBE);
  const probe = `${NOBODY}${bundle};Bundle.main()`;
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
  try {
    const costs: ProbeCost[] = [];
    for (const [name, part] of Object.entries(PAGES)) {
      for (const size of SIZES) {
        const page = await browser.newPage();
        await page.setContent(`<title>${name}</title>${part.repeat(size / part.length)}`);
        const session = await page.context().newCDPSession(page);
        await session.send('Performance.enable');
        // By turns, so that whatever else the machine does falls on both.
        const times: [number, number][] = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          times.push([await timeOf(session, probe), await timeOf(session, NOBODY)]);
        }
        const ms = median(times.map(([ours]) => ours));
        const floorMs = median(times.map(([, floor]) => floor));
        costs.push({
          page: name,
          size,
          ms: round(ms),
          floorMs: round(floorMs),
          ratio: round(ms / floorMs),
        });
        await page.close();
      }
    }
    return { gzipBytes: gzipSync(bundle, { level: 9 }).length, costs };
  } finally {
    await browser.close();
  }
}

/** What `script` takes of the main thread in a world of its own, as a content script's is, in ms. */
async function timeOf(session: CDPSession, script: string): Promise<number> {
  const { frameTree } = await session.send('Page.getFrameTree');
  const before = await taskSeconds(session);
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
  });
  const { exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: script,
    contextId: executionContextId,
  });
  if (exceptionDetails)
    throw new Error(
      `the probe failed: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`,
    );
  return ((await taskSeconds(session)) - before) * 1000;
}

async function taskSeconds(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0;
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
