import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { pinyin } from 'pinyin-pro';
import { createMatcher, type MatcherData } from '../lib/glossary/matcher.ts';
import type { Term } from '../lib/glossary/term.ts';
import { isPolluted } from '../lib/repair/polluted.ts';
import { repair } from '../lib/repair/repair.ts';
import { buildGlossary, countsByDomain, runAsProgram } from './build-glossary.ts';

/** Headwords whose first use nobody has noted. */
function withoutFirstUse(terms: readonly Term[]): string[] {
  return terms.filter(({ firstUse }) => !firstUse).map(({ headword }) => headword);
}

/** Where pinyin-pro reads the headword otherwise: either of the two may be wrong. */
function pinyinDifferences(terms: readonly Term[]): string[] {
  return terms.flatMap(({ headword, pinyin: ours }) => {
    const theirs = pinyin(headword, { type: 'array', nonZh: 'consecutive', toneSandhi: false });
    return syllables(ours) === syllables(theirs.join(' '))
      ? []
      : [`${headword}: ${ours} | pinyin-pro: ${theirs.join(' ')}`];
  });
}

function syllables(reading: string): string {
  return (reading.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}

/** Terms of a text with their counts, the most frequent first; nested ones count too. */
function termsIn(text: string, data: MatcherData): string[] {
  const matcher = createMatcher(data);
  const counts = new Map<string, number>();
  const clean = repair(text, { polluted: isPolluted(text) }).text;
  const waiting = clean.split('\n').flatMap((line) => matcher.match(line));
  for (let match = waiting.pop(); match; match = waiting.pop()) {
    counts.set(match.headword, (counts.get(match.headword) ?? 0) + 1);
    waiting.push(...match.nested);
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([headword, count]) => `${String(count).padStart(6)} ${headword}`);
}

function section(title: string, lines: readonly string[]): string {
  return [`${title}: ${lines.length}`, ...lines, ''].join('\n');
}

async function main(): Promise<void> {
  const { text: file } = parseArgs({ options: { text: { type: 'string' } } }).values;
  const { terms, pack } = await buildGlossary();
  console.log(section(`${terms.length} terms; domains`, countsByDomain(terms)));
  console.log(section('Without first use', [withoutFirstUse(terms).join(' ')]));
  console.log(section('Pinyin that pinyin-pro reads otherwise', pinyinDifferences(terms)));
  if (file === undefined) return;
  console.log(section(`Terms in ${file}`, termsIn(await readFile(file, 'utf8'), pack.matcher)));
}

await runAsProgram(import.meta.url, main);
