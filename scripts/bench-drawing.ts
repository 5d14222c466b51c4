import { chromium, type Page } from '@playwright/test';
import { joinSyllables } from '../lib/pinyin/spelling.ts';
import { hansPage } from '../tests/pages/article.ts';
import { chromiumPath } from './chromium.mjs';
import { openNodeEngine } from './node-engine.ts';

const ROUNDS = 5;
const CHARACTERS = 5000;

const FONT = 'normal max(.5em, 10px)/1.15 "Noto Sans", sans-serif';
const READING = `content: attr(reading) / ""; font: ${FONT};`;

/** A way to draw a word with its reading: its style, and its markup. */
const WAYS = {
  'ruby, text in rt': {
    css: `rt { font: ${FONT}; padding: .3em .22em 0 }`,
    word: (word: string, reading: string) => `<ruby>${word}<rt>${reading}</rt></ruby>`,
  },
  'ruby, generated': {
    css: `rt { font: ${FONT}; padding: .3em .22em 0 } rt::before { content: attr(reading) / "" }`,
    word: (word: string, reading: string) => `<ruby>${word}<rt reading="${reading}"></rt></ruby>`,
  },
  'box, positioned': {
    css: `w-w { position: relative; white-space: nowrap }
      w-w::before { ${READING} position: absolute; inset-inline: 0; bottom: 90%; text-align: center }`,
    word: (word: string, reading: string) => `<w-w reading="${reading}">${word}</w-w>`,
  },
  'box, no width': {
    css: `w-w { white-space: nowrap; text-indent: -.3em; padding-inline: .3em }
      w-w::before { ${READING} display: inline-block; width: 0; vertical-align: 2em }`,
    word: (word: string, reading: string) => `<w-w reading="${reading}">${word}</w-w>`,
  },
} as const;

/** What a way to draw readings costs and what it leaves whole. */
export interface Drawing {
  readonly way: string;
  /** Style, layout, pre-paint and paint of CHARACTERS characters at once; median of ROUNDS. */
  readonly ms: number;
  /** Whether the browser's own search finds words across a word's end. */
  readonly finds: boolean;
  /** Whether the page's text, as scripts and the clipboard see it, is free of readings. */
  readonly isClean: boolean;
}

/** Paragraphs of the demo article, word by word, with readings where they have one. */
async function paragraphs(): Promise<(readonly [word: string, reading: string])[][]> {
  const texts = [...hansPage().matchAll(/<p>(.{100,}?)<\/p>/gs)].map(([, html = '']) =>
    html.replace(/<[^>]*>/g, ''),
  );
  const options = { from: 'hans', to: 'source', pinyin: true, polluted: false } as const;
  const read = (await openNodeEngine().render(texts, options)).map(({ shown, words }) => {
    let at = 0;
    const parts = words.flatMap(({ start, end, readings }) => {
      const before = shown.slice(at, start);
      at = end;
      return [[before, ''] as const, [shown.slice(start, end), joinSyllables(readings)] as const];
    });
    return [...parts, [shown.slice(at), ''] as const];
  });
  const all = [];
  for (let length = 0, at = 0; length < CHARACTERS; at += 1) {
    const paragraph = read[at % read.length] ?? [];
    length += paragraph.reduce((sum, [word]) => sum + word.length, 0);
    all.push(paragraph);
  }
  return all;
}

/** Time of the main thread for what the browser does with a change, from its own trace, in ms. */
async function renderingMs(page: Page, change: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  let us = 0;
  session.on('Tracing.dataCollected', ({ value }) => {
    for (const { name, dur } of value as unknown as { name: string; dur?: number }[]) {
      if (['UpdateLayoutTree', 'Layout', 'PrePaint', 'Paint'].includes(name)) us += dur ?? 0;
    }
  });
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['devtools.timeline'], excludedCategories: ['*'] },
  });
  await change();
  const complete = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => resolve());
  });
  await session.send('Tracing.end');
  await complete;
  return us / 1000;
}

/** `npm run bench -- drawing`: ways to draw a reading, side by side (decision 8). */
export async function benchDrawing(): Promise<Drawing[]> {
  const executablePath = chromiumPath();
  if (!executablePath)
    throw new Error('no Chromium found: install one or set CHROMIUM to its path');
  const browser = await chromium.launch({ executablePath, chromiumSandbox: false });
  const text = await paragraphs();
  const drawings: Drawing[] = [];
  try {
    for (const [way, { css, word }] of Object.entries(WAYS)) {
      const html = text.map(
        (words) =>
          `<p>${words.map(([one, reading]) => (reading ? word(one, reading) : one)).join('')}</p>`,
      );
      const times: number[] = [];
      let found = { finds: false, isClean: false };
      for (let round = 0; round < ROUNDS; round += 1) {
        const page = await browser.newPage();
        await page.setContent(
          `<style>main { font: 18px/1.8 sans-serif; width: 700px } ${css}</style><main></main>`,
        );
        const ms = await renderingMs(page, () =>
          page.evaluate(async (content) => {
            (document.querySelector('main') as Element).innerHTML = content;
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
          }, html.join('')),
        );
        times.push(ms);
        found = await page.evaluate(() => ({
          finds: (globalThis as unknown as { find(text: string): boolean }).find('双城经济圈'),
          isClean: !/[āáǎàēéěè]/.test((document.querySelector('main') as HTMLElement).innerText),
        }));
        await page.close();
      }
      times.sort((a, b) => a - b);
      drawings.push({ way, ms: Math.round(times[ROUNDS >> 1] ?? 0), ...found });
    }
  } finally {
    await browser.close();
  }
  return drawings;
}
