import { statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ensureSetup } from './setup.mjs';
import { capture, exitWith, npm, run, step, Trouble } from './steps.mjs';

const REMEDY = 'Fix what the lines above name, then run the same command again.';

/**
 * Arguments as the demo takes them: paths made absolute from where the user typed them (npm runs us
 * in the repository and keeps that folder in INIT_CWD).
 * @param {string[]} args
 * @returns {string[]}
 * @throws {Trouble} when there is no such file
 */
function readable(args) {
  const from = process.env.INIT_CWD ?? process.cwd();
  return args.map((arg) => {
    if (arg.startsWith('-')) return arg;
    const file = path.resolve(from, arg);
    const found = statSync(file, { throwIfNoEntry: false });
    if (found?.isFile()) return file;
    throw new Trouble(
      `${found ? 'This is no file' : 'There is no such file'}: ${file}\n` +
        'Give a saved page (.html) or a text (.txt), or nothing for the demo article.',
    );
  });
}

await exitWith(async () => {
  const args = readable(process.argv.slice(2));
  await ensureSetup({ browser: true });
  await step('dictionaries (npm run build:data)', () => capture(npm('run', 'build:data')), REMEDY);
  await step('extension (npm run build:local)', () => capture(npm('run', 'build:local')), REMEDY);
  return run([process.execPath, 'scripts/demo.ts', ...args]);
});
