import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { waitFor } from './browser-tab.ts';
import { openChromium } from './chromium-browser.ts';
import { hoverTerm } from './marked-place.ts';
import { servePages } from './saved-pages.ts';
import { barsShown } from './shown-ui.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const DEMO = path.join(ROOT, 'tests/pages/demo-hans.html');
const FOLDER = path.join(ROOT, 'docs/screenshots');

/** `npm run screenshot`: the pictures of the README, of the demo article in the built extension. */
const SHOTS = [
  { name: 'reading', colorScheme: 'light', width: 1120, height: 760 },
  { name: 'reading-dark', colorScheme: 'dark', width: 1120, height: 760 },
  { name: 'reading-narrow', colorScheme: 'light', width: 390, height: 760 },
] as const;

await mkdir(FOLDER, { recursive: true });
const server = await servePages([DEMO]);
for (const { name, colorScheme, width, height } of SHOTS) {
  const browser = await openChromium({
    headless: true,
    colorScheme,
    viewport: { width, height },
  });
  try {
    const tab = await browser.newTab();
    await tab.open(server.url(DEMO, 'localhost'));
    await waitFor('the reader', async () => (await barsShown(tab)) > 0);
    const view = { on: true, script: 'source', pinyin: true, glossary: true } as const;
    await browser.callReader(tab, 'reader:set-view', { view, keep: false });
    await browser.callReader(tab, 'reader:report', { settled: 'all' });
    await hoverTerm(tab, '生产');
    const file = path.join(FOLDER, `${name}.png`);
    await tab.screenshot(file);
    console.log(path.relative(process.cwd(), file));
  } finally {
    await browser.close();
  }
}
await server.close();
