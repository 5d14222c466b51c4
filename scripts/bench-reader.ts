import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { ShownScript, View } from '../lib/reading/view.ts';
import { benchPage, type Shape } from './bench-pages.ts';
import { type ChromiumBrowser, openChromium } from './chromium-browser.ts';
import { NEWS_HOST } from './extension-browser.ts';
import { servePages } from './saved-pages.ts';
import { traceTasks } from './task-trace.ts';

const SIZES = [5_000, 50_000, 500_000] as const;
const SHAPES: readonly Shape[] = ['many', 'few'];

/** How often each thing is measured; the middle one counts. */
const ROUNDS = { 5000: 7, 50000: 5, 500000: 3 } as const;

const TRACED_ROUNDS = 2;

/** A cost beside its floor, both in ms and measured in the same page. */
export interface Cost {
  readonly work: string;
  /** Characters on the page. */
  readonly size: number;
  readonly shape: Shape;
  readonly ms: number;
  readonly floorMs: number;
  readonly ratio: number;
  readonly target: number;
  /** Longest task of the page's main thread while it was done, layout and painting included. */
  readonly longestTaskMs: number;
  readonly floorLongestTaskMs: number;
}

/** Frames while a page with readings is scrolled. */
export interface Scrolling {
  readonly size: number;
  readonly shape: Shape;
  readonly frames: number;
  /** Frames that came later than one and a half frame's time after the one before. */
  readonly late: number;
  readonly floorLate: number;
}

const PLAIN: View = { on: true, script: 'source', pinyin: false, glossary: true };

/**
 * What the floors are made of, in the page's own world: `texts` are the strings that a toggle leaves in the
 * page's Text nodes; `rubies` is ready-made ruby for what stands near the viewport, or for all.
 */
const FLOORS = `void (globalThis.floors = {
  painted: () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))),
  nodes() {
    const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  },
  texts: [],
  keepTexts() { this.texts = this.nodes().map((node) => node.data); },
  async writeTexts() {
    const nodes = this.nodes();
    const before = nodes.map((node) => node.data);
    await this.painted();
    const start = performance.now();
    nodes.forEach((node, index) => { node.data = this.texts[index]; });
    await this.painted();
    const ms = performance.now() - start;
    nodes.forEach((node, index) => { node.data = before[index]; });
    await this.painted();
    return ms;
  },
  rubies: [],
  keepRubies(margin) {
    const isNear = (element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return bottom >= -margin && top <= innerHeight + margin;
    };
    // Copies of our own elements, so that what is near can be told from the text as it stands.
    this.rubies = [...document.querySelectorAll('shuangdu-text')].flatMap((element) => {
      const parts = [...element.childNodes].map((child) => {
        const reading = child.nodeType === 1 && isNear(child) ? child.getAttribute('reading') : null;
        return [child.textContent, reading];
      });
      if (!parts.some(([, reading]) => reading)) return [];
      return [{ text: element.dataset.source, parts }];
    });
  },
  build({ parts }) {
    const holder = document.createElement('span');
    holder.style.lineHeight = '2';
    for (const [text, reading] of parts) {
      if (reading === null) { holder.append(text); continue; }
      const ruby = document.createElement('ruby');
      const rt = document.createElement('rt');
      rt.textContent = reading;
      ruby.append(text, rt);
      holder.append(ruby);
    }
    return holder;
  },
  async writeRubies() {
    const byText = Map.groupBy(this.nodes(), (node) => node.data);
    const ready = this.rubies.map((ruby) => [byText.get(ruby.text).shift(), this.build(ruby)]);
    await this.painted();
    const start = performance.now();
    for (const [node, holder] of ready) { node.data = ''; node.after(holder); }
    await this.painted();
    const ms = performance.now() - start;
    this.undoRubies = () => ready.forEach(([node, holder], index) => {
      holder.remove();
      node.data = this.rubies[index].text;
    });
    return ms;
  },
  async scroll(pixels, frames) {
    scrollTo(0, 0);
    await this.painted();
    const times = [];
    for (let at = 0; at < frames; at += 1) {
      times.push(await new Promise((resolve) => requestAnimationFrame(resolve)));
      scrollBy(0, pixels);
    }
    return times.slice(1).map((time, index) => time - times[index]);
  },
})`;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const round = (value: number): number => Math.round(value * 100) / 100;

/** One page with the reader on it, and what is measured there. */
interface Bench {
  readonly page: Page;
  show(view: View, settled: 'visible' | 'all'): Promise<number>;
  /** Takes the reader off the page and puts a new one there, which has rendered nothing yet. */
  restart(): Promise<void>;
  /** `work` gives what it took, in ms. */
  measure(rounds: number, work: () => Promise<number>): Promise<Runs>;
}

interface Runs {
  readonly all: readonly number[];
  readonly longestTaskMs: number;
}

async function openBench(browser: ChromiumBrowser, url: string): Promise<Bench> {
  const page = await browser.context.newPage();
  await page.goto(url);
  await page.evaluate(FLOORS);
  const start = async () => {
    await browser.call('background:read-tab', { tabId: await browser.tabIdOf(page) });
    await browser.callReader(page, 'reader:report', { settled: 'all' });
    // What a reader does for whom the page has come to rest.
    await page.waitForTimeout(REST_MS);
  };
  await start();
  return {
    page,
    async restart() {
      await browser.callReader(page, 'reader:stop', null);
      await start();
    },
    async show(view, settled) {
      await browser.callReader(page, 'reader:set-view', { view, keep: false });
      return (await browser.callReader(page, 'reader:report', { settled })).settledMs;
    },
    async measure(rounds, work) {
      const all = await repeat(rounds, work);
      // Tracing makes everything slower: what it watches is done once more.
      const trace = await traceTasks(browser.context, page);
      await repeat(TRACED_ROUNDS, work);
      return { all, longestTaskMs: await trace.longestMs() };
    },
  };
}

async function repeat(times: number, work: () => Promise<number>): Promise<number[]> {
  const all: number[] = [];
  for (let at = 0; at < times; at += 1) all.push(await work());
  return all;
}

type Measured = Omit<Cost, 'work' | 'size' | 'shape' | 'target'>;

/**
 * All Text nodes in another script, for the first time and again, beside writing the same strings into the
 * same nodes. The engine is awake and has its dictionaries.
 */
async function toggleCosts(
  browser: ChromiumBrowser,
  url: string,
  script: ShownScript,
  rounds: number,
): Promise<{ first: Measured; again: Measured }> {
  const { page, show, restart, measure } = await openBench(browser, url);
  const toggle = () => show({ ...PLAIN, script }, 'all');
  const first = await measure(rounds, async () => {
    await restart();
    return toggle();
  });
  const again = await measure(rounds, async () => {
    await show(PLAIN, 'all');
    return toggle();
  });
  await page.evaluate('floors.keepTexts()');
  await browser.callReader(page, 'reader:stop', null);
  const floor = await measure(rounds, () => page.evaluate<number>('floors.writeTexts()'));
  await page.close();
  return { first: costOf(first, floor), again: costOf(again, floor) };
}

/** Readings on the first screen, beside inserting ready-made ruby for the same text. */
async function firstScreenCosts(
  browser: ChromiumBrowser,
  url: string,
  rounds: number,
): Promise<{ first: Measured; again: Measured }> {
  const { page, show, restart, measure } = await openBench(browser, url);
  const pinyin = { ...PLAIN, pinyin: true };
  await show(pinyin, 'visible');
  await page.evaluate('floors.keepRubies(0)');
  const first = await measure(rounds, async () => {
    await restart();
    return show(pinyin, 'visible');
  });
  const again = await measure(rounds, async () => {
    await show(PLAIN, 'all');
    return show(pinyin, 'visible');
  });
  await browser.callReader(page, 'reader:stop', null);
  const floor = await measure(rounds, async () => {
    const ms = await page.evaluate<number>('floors.writeRubies()');
    await page.evaluate('floors.undoRubies()');
    return ms;
  });
  await page.close();
  return { first: costOf(first, floor), again: costOf(again, floor) };
}

function costOf(ours: Runs, floor: Runs): Measured {
  const [ms, floorMs] = [median(ours.all), median(floor.all)];
  return {
    ms: round(ms),
    floorMs: round(floorMs),
    ratio: round(ms / floorMs),
    longestTaskMs: round(ours.longestTaskMs),
    floorLongestTaskMs: round(floor.longestTaskMs),
  };
}

/** From when the page is read until somebody uses it. */
const REST_MS = 300;

/** Pixels a frame and frames: a quick reader's wheel, for five seconds. */
const SCROLL = { pixels: 60, frames: 300 };
const LATE_MS = 25;

async function scrolling(
  browser: ChromiumBrowser,
  url: string,
): Promise<Omit<Scrolling, 'size' | 'shape'>> {
  const { page, show } = await openBench(browser, url);
  const scroll = () => page.evaluate<number[]>(`floors.scroll(${SCROLL.pixels}, ${SCROLL.frames})`);
  await show({ ...PLAIN, pinyin: true }, 'all');
  const ours = await scroll();
  await page.evaluate('floors.keepRubies(Infinity)');
  await browser.callReader(page, 'reader:stop', null);
  await page.evaluate('scrollTo(0, 0)');
  await page.evaluate('floors.writeRubies()');
  const floor = await scroll();
  await page.close();
  const late = (times: readonly number[]) => times.filter((ms) => ms > LATE_MS).length;
  return { frames: ours.length, late: late(ours), floorLate: late(floor) };
}

/** What the engine builds once in a background's life is built before anything is measured. */
async function wakeEngine(browser: ChromiumBrowser, url: string): Promise<void> {
  const { page, show } = await openBench(browser, url);
  await show({ ...PLAIN, script: 'hant-tw', pinyin: true }, 'all');
  await page.close();
}

/** `npm run bench`: what the page layer costs, in the built extension, beside its floors. */
export async function benchReader(
  sizes: readonly number[] = SIZES,
): Promise<{ costs: Cost[]; scrolling: Scrolling[] }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'shuangdu-bench-'));
  const pages = SIZES.filter((size) => sizes.includes(size)).flatMap((size) =>
    SHAPES.map((shape) => ({ size, shape, file: path.join(folder, `${size}-${shape}.html`) })),
  );
  for (const { size, shape, file } of pages) await writeFile(file, benchPage(size, shape));
  const server = await servePages(pages.map(({ file }) => file));
  const browser = await openChromium({ headless: true });
  await browser.setSettings({ start: false });
  await wakeEngine(browser, server.url(pages[0]?.file ?? '', NEWS_HOST));
  const costs: Cost[] = [];
  const scrolls: Scrolling[] = [];
  try {
    for (const { size, shape, file } of pages) {
      const url = server.url(file, NEWS_HOST);
      const rounds = ROUNDS[size];
      console.error(`… ${size} characters, ${shape} nodes`);
      const toggle = await toggleCosts(browser, url, 'hant-tw', rounds);
      const pinyin = await firstScreenCosts(browser, url, rounds);
      for (const [work, target, { first, again }] of [
        ['script toggle', 1.5, toggle],
        ['pinyin, first screen', 1.3, pinyin],
      ] as const) {
        costs.push({ work, size, shape, target, ...first });
        costs.push({ work: `${work}, again`, size, shape, target, ...again });
      }
      if (size === 500_000 && shape === 'many') {
        scrolls.push({ size, shape, ...(await scrolling(browser, url)) });
      }
    }
  } finally {
    await browser.close();
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
  return { costs, scrolling: scrolls };
}
