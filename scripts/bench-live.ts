import path from 'node:path';
import type { View } from '../lib/reading/view.ts';
import { openChromium } from './chromium-browser.ts';
import { NEWS_HOST } from './extension-browser.ts';
import { servePages } from './saved-pages.ts';

const PAGE = path.resolve(import.meta.dirname, '../tests/pages/demo-hans.html');
const PARAGRAPHS = 60;

/** How soon text that arrives in a live page stands as the reader wants it. */
export interface Following {
  readonly view: 'script' | 'script and readings';
  readonly paragraphs: number;
  /** Of these, how many stood so one frame after they had come. */
  readonly nextFrame: number;
  /** The latest one, in frames. */
  readonly mostFrames: number;
}

const TAIWAN: View = { on: true, script: 'hant-tw', pinyin: false, glossary: true };
const VIEWS: Readonly<Record<Following['view'], View>> = {
  script: TAIWAN,
  'script and readings': { ...TAIWAN, pinyin: true },
};

/** In the page's own world: paragraphs come one after another; frames until each stands as wanted. */
const ARRIVALS = `(async (count, pinyin) => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const first = document.querySelector('article p');
  const all = [];
  for (let at = 0; at < count; at += 1) {
    const paragraph = document.createElement('p');
    paragraph.textContent = '第' + at + '次会议总结了经济发展的经验，决定继续推动产业协作。';
    const stands = () => paragraph.textContent.includes('經濟') &&
      (!pinyin || paragraph.querySelector('shuangdu-word') !== null);
    await frame();
    first.before(paragraph);
    let frames = 0;
    while (!stands() && frames < 60) { await frame(); frames += 1; }
    all.push(frames);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return all;
})`;

/** `npm run bench -- live`: in Chromium, with the built extension, on a demo page. */
export async function benchLive(): Promise<Following[]> {
  const server = await servePages([PAGE]);
  const browser = await openChromium({ headless: true });
  try {
    const page = await browser.context.newPage();
    await page.goto(server.url(PAGE, NEWS_HOST));
    await browser.call('background:read-tab', { tabId: await browser.tabIdOf(page) });
    const all: Following[] = [];
    for (const [name, view] of Object.entries(VIEWS)) {
      await browser.callReader(page, 'reader:set-view', { view, keep: false });
      await browser.callReader(page, 'reader:report', { settled: 'all' });
      const frames = await page.evaluate<number[]>(`${ARRIVALS}(${PARAGRAPHS}, ${view.pinyin})`);
      all.push({
        view: name as Following['view'],
        paragraphs: frames.length,
        nextFrame: frames.filter((count) => count <= 1).length,
        mostFrames: Math.max(...frames),
      });
    }
    return all;
  } finally {
    await browser.close();
    await server.close();
  }
}
