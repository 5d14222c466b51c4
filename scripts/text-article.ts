import { ARTICLE_CSS } from './article-style.ts';

const DATE = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?(?:\s+(\d{1,2}:\d{2})(?::\d{2})?)?$/;
/** 来源： and 來(lái)源:, as a scraper leaves it. */
const SOURCE = /^[来來](?:[(（][^()（）]{1,8}[)）])?源\s*[:：]/;
/** Shorter lines are headings, captions or by-lines: scrapers break only what is long. */
const BROKEN_LINE = 40;
const SENTENCE_END = /[。！？!?…；;：:”’」』》）)]$/;
/** A stray reading ends no sentence, though it closes a parenthesis. */
const READING_END = /\p{Script=Han}[(（][\p{Script=Latin}\p{M}]{1,10} ?[)）]$/u;
const HAN_START = /^\p{Script=Han}/u;

type Line = { readonly kind: 'date' | 'source' | 'paragraph'; readonly text: string };

/**
 * Sets a news text as an HTML page: its first line is the title, lines that are a date or a source
 * become such, the others paragraphs. A line that was broken inside a sentence is joined again.
 * `name` stands for the title of an empty text, and in the header.
 */
export function articlePage(text: string, name: string): string {
  const [title = name, ...rest] = text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const lines = joinBroken(rest.map(classify));
  const set = (kind: Line['kind'], element: (text: string) => string) =>
    lines.filter((line) => line.kind === kind).map((line) => element(line.text));
  return `<!doctype html>
<html lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${ARTICLE_CSS}</style>
</head>
<body>
<header class="site"><p class="brand">${escapeHtml(name)}</p></header>
<main class="columns">
<article>
<h1>${escapeHtml(title)}</h1>
<div class="byline">
${[...set('date', timeElement), ...set('source', (source) => `<p class="source">${escapeHtml(source)}</p>`)].join('\n')}
</div>
${set('paragraph', (paragraph) => `<p>${escapeHtml(paragraph)}</p>`).join('\n')}
</article>
</main>
</body>
</html>
`;
}

function classify(text: string): Line {
  if (DATE.test(text)) return { kind: 'date', text };
  return { kind: SOURCE.test(text) ? 'source' : 'paragraph', text };
}

function joinBroken(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    if (last && isBroken(last) && line.kind === 'paragraph' && HAN_START.test(line.text)) {
      joined[joined.length - 1] = { kind: 'paragraph', text: last.text + line.text };
    } else {
      joined.push(line);
    }
  }
  return joined;
}

function isBroken({ kind, text }: Line): boolean {
  if (kind !== 'paragraph' || text.length < BROKEN_LINE) return false;
  return !SENTENCE_END.test(text) || READING_END.test(text);
}

function timeElement(text: string): string {
  const [, year = '', month = '', day = '', time] = DATE.exec(text) ?? [];
  const date = [year, month.padStart(2, '0'), day.padStart(2, '0')].join('-');
  const clock = time ? `T${time.padStart(5, '0')}` : '';
  return `<time datetime="${date}${clock}">${escapeHtml(text)}</time>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** `text` for HTML, in an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
