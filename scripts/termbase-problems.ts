import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { needlessCapitals } from '../lib/glossary/checks/capitals.ts';
import { copiedDefinitions } from '../lib/glossary/checks/copied-definitions.ts';
import {
  type Finding,
  parseReviewed,
  type Reviewed,
  unreviewed,
} from '../lib/glossary/checks/finding.ts';
import { loadedWords } from '../lib/glossary/checks/loaded-words.ts';
import { type Read, readingDifferences } from '../lib/glossary/checks/reading-differences.ts';
import { unlinkedTerms } from '../lib/glossary/checks/suggestions.ts';
import { packTerms } from '../lib/glossary/pack.ts';
import type { Term } from '../lib/glossary/term.ts';
import { type DataFiles, openEngine } from '../lib/reading/engine.ts';
import { openccFoldTable } from './build-glossary.ts';
import { decodeGbk, NODE_FILES } from './node-engine.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const REVIEWED = 'lib/glossary/reviewed';

/** Checks that go by likeness: what they find may be right, and then stands in a list of lib/glossary/reviewed. */
export interface TermbaseProblems {
  readonly readings: readonly string[];
  readonly copies: readonly string[];
  readonly words: readonly string[];
  readonly capitals: readonly string[];
  /** Only suggestions. */
  readonly links: readonly string[];
}

export async function termbaseProblems(terms: readonly Term[]): Promise<TermbaseProblems> {
  const [noted, read] = await Promise.all([reviewedIn('readings.txt'), readWithoutGlossary(terms)]);
  return {
    readings: readingDifferences(terms, read, noted, `${REVIEWED}/readings.txt`),
    copies: await remaining(copiedDefinitions(terms), 'copies.txt'),
    words: await remaining(loadedWords(terms), 'words.txt'),
    capitals: await remaining(needlessCapitals(terms), 'capitals.txt'),
    links: await remaining(unlinkedTerms(terms), 'links.txt'),
  };
}

async function remaining(findings: readonly Finding[], list: string): Promise<string[]> {
  return unreviewed(findings, await reviewedIn(list), `${REVIEWED}/${list}`);
}

async function reviewedIn(list: string): Promise<Reviewed[]> {
  return parseReviewed(await readFile(path.join(ROOT, REVIEWED, list), 'utf8'), list);
}

/**
 * Headwords as the engine reads them, which knows no term: a term's own reading goes before everything else.
 * Needs the data files that `npm run build:data` wrote.
 */
async function readWithoutGlossary(terms: readonly Term[]): Promise<Read> {
  const none = packTerms([], (text) => text, openccFoldTable());
  const json: DataFiles['json'] = async (file) => {
    if (file === 'glossary-readings.json') return none.readings;
    return file === 'glossary-matcher.json' ? none.matcher : NODE_FILES.json(file);
  };
  const engine = openEngine({ ...NODE_FILES, json }, decodeGbk);
  const headwords = terms.map(({ headword }) => headword);
  const renderings = await engine.render(headwords, {
    from: 'hans',
    to: 'source',
    pinyin: true,
    polluted: false,
    style: { notation: 'marks', unit: 'character', tones: 'dictionary', standard: 'mainland' },
  });
  const readings = new Map(
    renderings.map(({ words }, index) => [
      headwords[index],
      new Map(words.map(({ start, readings: [first = ''] }) => [start, first.toLowerCase()])),
    ]),
  );
  return (headword) => readings.get(headword) ?? new Map();
}
