import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Headwords, openHeadwords } from '../lib/lexicon/headwords.ts';
import { openSegment } from '../lib/lexicon/segment.ts';
import type { Span } from '../lib/span.ts';
import { NODE_FILES } from './node-engine.ts';

/** Sentences whose words were told apart by hand, one a line with a blank between words. */
export const GOLD = path.resolve(import.meta.dirname, '../tests/fixtures/segmentation.txt');

/** How well a way to find words does. */
export interface SegmentationScore {
  readonly way: string;
  /** Of the words found those that are words of the gold set, and the other way round. */
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly charactersPerSecond: number;
}

type FindWords = (text: string) => readonly Span[];

/** Words of each sentence of a gold set. */
export function parseGold(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => line.split(' '));
}

export async function openBuiltHeadwords(): Promise<Headwords> {
  return openHeadwords(await NODE_FILES.bytes('lexicon.bin'));
}

/** `npm run bench -- segmentation`: ours beside plain longest match and Intl.Segmenter. */
export async function benchSegmentation(file = GOLD): Promise<SegmentationScore[]> {
  const gold = parseGold(await readFile(file, 'utf8'));
  const headwords = await openBuiltHeadwords();
  const intl = new Intl.Segmenter('zh', { granularity: 'word' });
  const ways: Record<string, FindWords> = {
    ours: openSegment(headwords),
    'longest match': (text) => longestMatch(text, headwords),
    'Intl.Segmenter': (text) =>
      Array.from(intl.segment(text), ({ segment, index }) => ({
        start: index,
        end: index + segment.length,
      })),
  };
  return Object.entries(ways).map(([way, find]) => ({ way, ...score(gold, find) }));
}

function longestMatch(text: string, headwords: Headwords): Span[] {
  const words: Span[] = [];
  for (let at = 0; at < text.length; at = words.at(-1)?.end ?? text.length) {
    words.push({ start: at, end: headwords.longestAt(text, at)?.end ?? at + 1 });
  }
  return words;
}

/** So often each sentence is read for its speed. */
const ROUNDS = 20;

function score(gold: readonly string[][], find: FindWords): Omit<SegmentationScore, 'way'> {
  let right = 0;
  let found = 0;
  let wanted = 0;
  for (const words of gold) {
    const spans = find(words.join(''));
    const ends = new Set(spans.map(({ start, end }) => `${start} ${end}`));
    let at = 0;
    for (const word of words) {
      if (ends.has(`${at} ${at + word.length}`)) right += 1;
      at += word.length;
    }
    found += spans.length;
    wanted += words.length;
  }
  const texts = gold.map((words) => words.join(''));
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) for (const text of texts) find(text);
  const seconds = (performance.now() - start) / 1000;
  const characters = texts.reduce((sum, text) => sum + text.length, 0) * ROUNDS;
  const [precision, recall] = [right / found, right / wanted];
  return {
    precision,
    recall,
    f1: (2 * precision * recall) / (precision + recall),
    charactersPerSecond: Math.round(characters / seconds),
  };
}
