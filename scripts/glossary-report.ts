import process from 'node:process';
import { parseArgs } from 'node:util';
import { oddLengths } from '../lib/glossary/checks/suggestions.ts';
import { createMatcher, type MatcherData } from '../lib/glossary/matcher.ts';
import type { Term } from '../lib/glossary/term.ts';
import { openBuiltHeadwords } from './bench-segmentation.ts';
import { buildGlossary, countsByDomain, runAsProgram } from './build-glossary.ts';
import { coverageOf, openExplain, readList, readTexts } from './glossary-coverage.ts';
import { termbaseProblems } from './termbase-problems.ts';

/** Headwords whose first use nobody has noted. */
function withoutFirstUse(terms: readonly Term[]): string[] {
  return terms.filter(({ firstUse }) => !firstUse).map(({ headword }) => headword);
}

/** Terms of a text with their counts, the most frequent first; nested ones count too. */
function termsIn(text: string, data: MatcherData): string[] {
  const matcher = createMatcher(data);
  const counts = new Map<string, number>();
  const waiting = text.split('\n').flatMap((line) => matcher.match(line));
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

const USAGE = `npm run glossary -- [report] [--text PATH] [--list FILE] [--json]

--text   a file or a folder: which terms it has, and which quoted strings of it are explained
--list   a headword a line: which of them are explained`;

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      text: { type: 'string' },
      list: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  if (positionals.some((word) => word !== 'report')) {
    console.error(USAGE);
    process.exit(2);
  }
  const { terms, pack } = await buildGlossary();
  const explain = openExplain(pack.matcher, await openBuiltHeadwords());
  if (!values.json) {
    console.log(section(`${terms.length} terms; domains`, countsByDomain(terms)));
    console.log(section('Without first use', [withoutFirstUse(terms).join(' ')]));
    const { readings, copies, words, capitals, links } = await termbaseProblems(terms);
    console.log(section('Pinyin that our engine reads otherwise', readings));
    console.log(section('Definitions with the text of another', copies));
    console.log(section('Loaded words', words));
    console.log(section('Renderings with a capital', capitals));
    console.log(section('Terms named but not related', links));
    console.log(section('Definitions very long or very short', oddLengths(terms)));
  }
  if (values.text !== undefined) {
    const text = await readTexts(values.text);
    const coverage = coverageOf(text, explain);
    if (values.json) console.log(JSON.stringify(coverage));
    else {
      console.log(section(`Terms in ${values.text}`, termsIn(text, pack.matcher)));
      const { byType, byOccurrence, unexplained } = coverage;
      console.log(
        section(
          `Quoted strings explained: ${percent(byType)}, by occurrence ${percent(byOccurrence)}; not explained`,
          unexplained.map(([string, count]) => `${String(count).padStart(6)} ${string}`),
        ),
      );
    }
  }
  if (values.list !== undefined) {
    const headwords = await readList(values.list);
    const unexplained = headwords.filter((headword) => explain(headword) === null);
    const explained = 1 - unexplained.length / Math.max(1, headwords.length);
    if (values.json) console.log(JSON.stringify({ explained, unexplained }));
    else console.log(section(`Of the list explained: ${percent(explained)}; not`, unexplained));
  }
}

await runAsProgram(import.meta.url, main);
