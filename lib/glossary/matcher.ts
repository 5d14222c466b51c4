import { firstWhere } from '../sorted.ts';
import type { Span } from '../span.ts';
import { type Fold, openFold } from './fold.ts';
import { type Form, openForms, type TermRow } from './forms.ts';
import { matchPatterns, PATTERN_SIGNS, type PatternMatch } from './patterns.ts';
import {
  intlWords,
  LONGEST_UNSURE,
  openWordEdges,
  type Segment,
  windowAround,
} from './word-edges.ts';

export const MATCHER_VERSION = 1;

/** What the matcher needs of a termbase; plain data, so that it travels in messages and JSON. */
export interface MatcherData {
  readonly version: typeof MATCHER_VERSION;
  /** As `makeFoldTable` gives it. */
  readonly fold: string;
  /** A term a row: its headword first, then the other forms that stand for it, in any script. */
  readonly terms: readonly TermRow[];
  /** Words that are no terms and that the segmenter does not know: no term starts inside them. */
  readonly ordinary: readonly string[];
}

/** A term in a text: [start, end), UTF-16 units of the text that was given to `match`. */
export interface TermMatch extends Span {
  readonly headword: string;
  /** The longest other terms inside, by start; they may overlap, and hold terms themselves. */
  readonly nested: readonly TermMatch[];
}

export interface Matcher {
  /** Terms of `text`, in order, none overlapping: the longest at each place, leftmost first. */
  match(text: string): readonly TermMatch[];
}

export interface MatcherOptions {
  /** Knows the ordinary words of folded text. Default: Intl.Segmenter('zh'). */
  readonly segment?: Segment;
  /** Terms of the user's, by precedence: of forms that are written alike the first counts, ours last. */
  readonly own?: readonly TermRow[];
}

/**
 * A matcher for all terms at once, in text of either script or both. A form of two or three
 * characters counts only where it stands as a word: 省长 not in 全省长期坚持.
 * @throws RangeError if the data are of another version, or a form has fewer than two characters.
 */
export function createMatcher(data: MatcherData, options: MatcherOptions = {}): Matcher {
  if (data.version !== MATCHER_VERSION) {
    throw new RangeError(
      `matcher data are v${data.version}, need v${MATCHER_VERSION}: run npm run build:data`,
    );
  }
  const fold = openFold(data.fold);
  const forms = openForms(
    [...(options.own ?? []), ...data.terms],
    data.ordinary,
    fold,
    PATTERN_SIGNS,
  );
  const standsAlone = openWordEdges(options.segment ?? intlWords(), fold);
  const nestedOf = new Map<Form, readonly TermMatch[]>();

  /** Does `form`, found at `start`, count as a term there? Another term ends at `from`. */
  function counts(text: string, from: number, start: number, form: Form): boolean {
    const end = start + form.length;
    if (continues(fold, text, start) || continues(fold, text, end)) return false;
    if (form.length > LONGEST_UNSURE) return true;
    for (let at = start + 1; at < end; at += 1) {
      const runsOn = ({ length }: Form) => length > LONGEST_UNSURE && at + length > end;
      if (forms.longest(text, at, runsOn)) return false;
    }
    return standsAlone(windowAround(text, from, start, end));
  }

  function nested(form: Form): readonly TermMatch[] {
    const known = nestedOf.get(form);
    if (known) return known;
    const inside: TermMatch[] = [];
    let reached = 0;
    for (let start = 0; start < form.length - 1; start += 1) {
      const inner = forms.longest(
        form.text,
        start,
        (other) =>
          other.headword !== form.headword &&
          other.length < form.length &&
          counts(form.text, 0, start, other),
      );
      // What ends no later than an earlier one stands inside that one.
      if (!inner || start + inner.length <= reached) continue;
      reached = start + inner.length;
      add(inside, inner, start);
    }
    nestedOf.set(form, inside);
    return inside;
  }

  function add(found: TermMatch[], form: Form, start: number): void {
    const { headword, length } = form;
    if (headword === null) return;
    found.push({ start, end: start + length, headword, nested: shift(nested(form), start) });
  }

  return {
    match(text) {
      const found: TermMatch[] = [];
      let from = 0;
      const accept = (form: Form, at: number) => counts(text, from, at, form);
      let mayHavePatterns = false;
      for (let at = forms.next(text, 0); at !== -1; at = forms.next(text, at + 1)) {
        mayHavePatterns ||= forms.isSign(text, at);
        // Inside a term; a sign may reach across its end.
        if (at < from) continue;
        const form = forms.longest(text, at, accept);
        if (!form) continue;
        add(found, form, at);
        from = at + form.length;
      }
      if (!mayHavePatterns) return found;
      const made = matchPatterns(fold.fold(text)).filter(
        ({ start, end }) => !continues(fold, text, start) && !continues(fold, text, end),
      );
      return withPatterns(found, made);
    },
  };
}

/** `found` and what patterns make: the longer of those that lie in one another counts, with what it holds. */
function withPatterns(
  found: readonly TermMatch[],
  patterns: readonly PatternMatch[],
): readonly TermMatch[] {
  if (patterns.length === 0) return found;
  // In order and apart, as it stays.
  const all = [...found];
  const byLength = [...patterns].sort((a, b) => b.end - b.start - (a.end - a.start));
  for (const { headword, endsInTerm, start, end } of byLength) {
    const first = firstWhere(all, (match) => match.end > start);
    const touched = all.slice(
      first,
      firstWhere(all, (match) => match.start >= end),
    );
    const isOutside = (match: TermMatch) => match.start < start || end < match.end;
    const isSame = touched.some((match) => match.start === start && match.end === end);
    if (isSame || touched.some(isOutside)) continue;
    if (endsInTerm && touched.at(-1)?.end !== end) continue;
    all.splice(first, touched.length, { start, end, headword, nested: touched });
  }
  return all;
}

function shift(matches: readonly TermMatch[], by: number): readonly TermMatch[] {
  if (by === 0) return matches;
  return matches.map(({ start, end, headword, nested }) => ({
    start: start + by,
    end: end + by,
    headword,
    nested: shift(nested, by),
  }));
}

/** Headwords of `matches` and of what is nested in them, but `headword`; longest first. */
export function headwordsInside(
  matches: readonly TermMatch[],
  headword: string,
): readonly string[] {
  const found = new Set<string>();
  const collect = (all: readonly TermMatch[]) => {
    for (const match of all) {
      if (match.headword !== headword) found.add(match.headword);
      collect(match.nested);
    }
  };
  collect(matches);
  return [...found].sort((a, b) => b.length - a.length);
}

/** Folded units that run on in one another: 1 for parts of numbers, 2 for Latin letters and digits. */
const RUNS: Readonly<Uint8Array> = (() => {
  const runs = new Uint8Array(0x10000);
  for (const numeral of '〇零一二两三四五六七八九十百千万亿') runs[numeral.charCodeAt(0)] = 1;
  for (let unit = 0x30; unit <= 0x7a; unit += 1) {
    if (/[0-9A-Za-z]/.test(String.fromCharCode(unit))) runs[unit] = 2;
  }
  return runs;
})();

/** Does a number or a Latin word run on across `edge`, as in 三|十四五岁 or CH|AI|N? */
function continues({ units }: Fold, text: string, edge: number): boolean {
  if (edge === 0 || edge === text.length) return false;
  const before = RUNS[units[text.charCodeAt(edge - 1)] as number] as number;
  return before !== 0 && before === RUNS[units[text.charCodeAt(edge)] as number];
}
