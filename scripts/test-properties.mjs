import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ensureSetup } from './setup.mjs';
import { exitWith, ROOT, run, Trouble } from './steps.mjs';

const USAGE = 'npm run test:properties -- [--runs N] [--seed N]';

/** Plays many random sequences of a page and a reader; npm test plays fewer of the same. */
await exitWith(async () => {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '100000' }, seed: { type: 'string' } },
  });
  for (const value of Object.values(values)) {
    if (!/^\d+$/.test(value)) throw new Trouble(`${value} is no number.\n${USAGE}`);
  }
  await ensureSetup({ browser: true });
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const file = 'tests/page/properties';
  return run([process.execPath, vitest, 'run', '--project', 'page', file], {
    env: {
      ...process.env,
      VITE_PROPERTY_RUNS: values.runs,
      ...(values.seed && { VITE_PROPERTY_SEED: values.seed }),
    },
  });
});
