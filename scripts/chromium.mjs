import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

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
  ...['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((name) => {
    const base = process.env[name];
    return base
      ? [
          path.join(base, 'Chromium', 'Application', 'chrome.exe'),
          path.join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
          path.join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'),
        ]
      : [];
  }),
];

/**
 * Path of the first program of that name in PATH, or undefined.
 * @param {string} name as it is in its folder: with .exe on Windows
 * @returns {string | undefined}
 */
export function inPath(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find((candidate) => existsSync(candidate));
}

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
