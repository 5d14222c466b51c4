import process from 'node:process';
import { ensureSetup } from './setup.mjs';
import { capture, exitWith, npm, run, step } from './steps.mjs';

const REMEDY = 'Fix what the lines above name, then run the same command again.';

await exitWith(async () => {
  await ensureSetup({ browser: true });
  await step('dictionaries (npm run build:data)', () => capture(npm('run', 'build:data')), REMEDY);
  await step('extension (npm run build:local)', () => capture(npm('run', 'build:local')), REMEDY);
  return run([process.execPath, 'scripts/inspect.ts', ...process.argv.slice(2)]);
});
