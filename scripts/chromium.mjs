import { existsSync } from 'node:fs';
import process from 'node:process';
import { inPath, inProgramFiles } from './in-path.mjs';

const NAMES = [
  'chromium',
  'chromium-browser',
  'microsoft-edge',
  'google-chrome',
  'google-chrome-stable',
];

const ELSEWHERE = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ...inProgramFiles('Chromium', 'Application', 'chrome.exe'),
  ...inProgramFiles('Microsoft', 'Edge', 'Application', 'msedge.exe'),
  ...inProgramFiles('Google', 'Chrome', 'Application', 'chrome.exe'),
];

/**
 * Path of the first Chromium, Edge or Chrome on this machine, or undefined. CHROMIUM names one
 * outright.
 * @returns {string | undefined}
 */
export function chromiumPath() {
  const named = process.env.CHROMIUM;
  if (named && existsSync(named)) return named;
  const known = NAMES.map(inPath).find((found) => found !== undefined);
  return known ?? ELSEWHERE.find((candidate) => existsSync(candidate));
}
