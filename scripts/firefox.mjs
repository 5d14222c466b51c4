import { existsSync } from 'node:fs';
import process from 'node:process';
import { inPath, inProgramFiles } from './in-path.mjs';

const NAMES = ['firefox', 'firefox-esr', 'firefox-developer-edition'];

const ELSEWHERE = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
  ...inProgramFiles('Mozilla Firefox', 'firefox.exe'),
  ...inProgramFiles('Firefox Developer Edition', 'firefox.exe'),
];

/**
 * Path of the first Firefox on this machine, or undefined. FIREFOX names one outright.
 * @returns {string | undefined}
 */
export function firefoxPath() {
  const named = process.env.FIREFOX;
  if (named && existsSync(named)) return named;
  const known = NAMES.map(inPath).find((found) => found !== undefined);
  return known ?? ELSEWHERE.find((candidate) => existsSync(candidate));
}
