import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { askTwice } from '../lib/messages.ts';
import { hansPage } from '../tests/pages/article.ts';
import { type ChromiumBrowser, openChromium } from './chromium-browser.ts';

const DATA = path.resolve(import.meta.dirname, '../public/data');
const ROUNDS = 7;

/** What a first answer takes of a background that is dead. */
export interface Waking {
  readonly work: string;
  readonly ms: number;
  /** Waking the background for an answer that needs no data, then fetching the same files' bytes. */
  readonly floorMs: number;
  readonly ratio: number;
}

/** Text of about a screen. */
const SCREEN = [...hansPage().matchAll(/<p>(.{100,}?)<\/p>/gs)]
  .map(([, html = '']) => html.replace(/<[^>]*>/g, ''))
  .slice(0, 6);

const OPTIONS = { from: 'hans', polluted: false } as const;

/** `npm run bench -- waking`: in Chromium, with the built extension. */
export async function benchWaking(): Promise<Waking[]> {
  const files = (await readdir(DATA)).filter((file) => /\.(bin|json)$/.test(file));
  const browser = await openChromium({ headless: true });
  // As readers do: the first message may meet a background on its way out.
  const call = askTwice(browser.call);
  const works: Readonly<Record<string, { files: readonly string[]; ask: () => Promise<unknown> }>> =
    {
      'a screen in Taiwan script': {
        files: files.filter((file) => file.startsWith('script')),
        ask: () =>
          call('background:render', {
            sources: SCREEN,
            options: { ...OPTIONS, to: 'hant-tw', pinyin: false },
          }),
      },
      'a screen with readings': {
        files: files.filter((file) => !file.startsWith('script')),
        ask: () =>
          call('background:render', {
            sources: SCREEN,
            options: { ...OPTIONS, to: 'source', pinyin: true },
          }),
      },
      'a first look-up': {
        files: ['lexicon.bin', 'lexicon/0.txt'],
        ask: () => call('background:word-card', { word: '经济' }),
      },
    };
  try {
    const wakings: Waking[] = [];
    for (const [work, { files: needed, ask }] of Object.entries(works)) {
      const ms = await medianOf(() => whenDead(browser, ask));
      const floorMs = await medianOf(() =>
        whenDead(browser, async () => {
          await call('background:view-of-page', null);
          await browser.fetchOwn(needed.map((file) => `/data/${file}`));
        }),
      );
      wakings.push({ work, ms, floorMs, ratio: Math.round((ms / floorMs) * 100) / 100 });
    }
    return wakings;
  } finally {
    await browser.close();
  }
}

async function whenDead(browser: ChromiumBrowser, work: () => Promise<unknown>): Promise<number> {
  await browser.stopBackground();
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function medianOf(work: () => Promise<number>): Promise<number> {
  const all: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) all.push(await work());
  all.sort((a, b) => a - b);
  return Math.round(all[ROUNDS >> 1] as number);
}
