import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { createMatcher, type MatcherData } from '../lib/glossary/matcher.ts';
import type { Headwords } from '../lib/lexicon/headwords.ts';
import { isPolluted } from '../lib/repair/polluted.ts';
import { repair } from '../lib/repair/repair.ts';

/** How many quoted strings of a text are explained. */
export interface Coverage {
  /** Of different strings, of their occurrences: shares from 0 to 1. */
  readonly byType: number;
  readonly byOccurrence: number;
  /** Most frequent first. */
  readonly unexplained: readonly (readonly [text: string, count: number])[];
}

/** What explains `text` as a whole; null if nothing does. */
export type Explain = (text: string) => 'glossary' | 'dictionary' | null;

export function openExplain(data: MatcherData, headwords: Headwords): Explain {
  const matcher = createMatcher(data);
  return (text) => {
    const isWhole = ({ start, end }: { start: number; end: number }) =>
      start === 0 && end === text.length;
    if (matcher.match(text).some(isWhole)) return 'glossary';
    // In its own quotation marks: the form of a numbered term.
    if (matcher.match(`“${text}”`).some(({ start, end }) => start <= 1 && end > text.length)) {
      return 'glossary';
    }
    return headwords.numberOf(text) >= 0 ? 'dictionary' : null;
  };
}

const QUOTED = /“([^“”]+)”|「([^「」]+)」|『([^『』]+)』/gu;
const WORDS = /^\p{Script=Han}{2,10}$/u;
const LEAST = 2;

/** Strings of 2 to 10 Han characters that stand in quotation marks, with how often they do. */
export function quotedStrings(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [, ...groups] of text.matchAll(QUOTED)) {
    const inside = groups.find(Boolean) ?? '';
    if (WORDS.test(inside)) counts.set(inside, (counts.get(inside) ?? 0) + 1);
  }
  return counts;
}

/** Coverage of the quoted strings that occur twice or more in `text`. */
export function coverageOf(text: string, explain: Explain): Coverage {
  const strings = [...quotedStrings(text)].filter(([, count]) => count >= LEAST);
  const unexplained = strings.filter(([string]) => explain(string) === null);
  const sum = (list: readonly (readonly [string, number])[]) =>
    list.reduce((total, [, count]) => total + count, 0);
  const share = (part: number, whole: number) => (whole === 0 ? 1 : 1 - part / whole);
  return {
    byType: share(unexplained.length, strings.length),
    byOccurrence: share(sum(unexplained), sum(strings)),
    unexplained: unexplained.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
  };
}

/** Text of a file, or of all files in a folder, without what a scraper left in it. */
export async function readTexts(place: string): Promise<string> {
  const isFolder = (await stat(place)).isDirectory();
  const names = isFolder ? await readdir(place, { recursive: true }) : [''];
  const texts: string[] = [];
  for (const name of names.sort()) {
    const file = path.join(place, name);
    if ((await stat(file)).isDirectory()) continue;
    const text = await readFile(file, 'utf8');
    texts.push(repair(text, { polluted: isPolluted(text) }).text);
  }
  return texts.join('\n');
}

/** Headwords of a list, one a line; what follows a tab is left out. */
export async function readList(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).split(/\r?\n/);
  return lines
    .map((line) => line.split('\t')[0]?.trim() ?? '')
    .filter((headword) => headword !== '');
}
