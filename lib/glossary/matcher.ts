import type { Span } from '../span.ts';
import { type Fold, openFold } from './fold.ts';

export const MATCHER_VERSION = 1;

/** What the matcher needs of a termbase; plain data, so that it travels in messages and JSON. */
export interface MatcherData {
  readonly version: typeof MATCHER_VERSION;
  /** As `makeFoldTable` gives it. */
  readonly fold: string;
  /** A term a row: its headword first, then the other forms that stand for it, in any script. */
  readonly terms: readonly (readonly [headword: string, ...forms: string[]])[];
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
  const forms = openForms(data, fold);
  const standsAlone = openWordEdges(options.segment ?? intlWords());
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
    return standsAlone(windowAround(fold, text, from, start, end));
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
      for (let at = forms.next(text, 0); at !== -1; ) {
        const form = forms.longest(text, at, accept);
        if (form) {
          add(found, form, at);
          from = at + form.length;
        }
        at = forms.next(text, form ? from : at + 1);
      }
      return found;
    },
  };
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

/** One way to write a term, folded. */
interface Form {
  readonly text: string;
  readonly length: number;
  /** Null of an ordinary word. */
  readonly headword: string | null;
}

interface Forms {
  /** The first offset from `from` on where a form may start, or -1. */
  next(text: string, from: number): number;
  /** The longest form at `offset` that `accept` takes. */
  longest(
    text: string,
    offset: number,
    accept: (form: Form, offset: number) => boolean,
  ): Form | undefined;
}

/** 2^18 bits in 32 KB: fits the processor's first-level cache, and 10,000 forms fill 3 % of it. */
const FILTER_BITS = 18;

function openForms({ terms, ordinary }: MatcherData, { units, fold }: Fold): Forms {
  const filter = new Int32Array(1 << (FILTER_BITS - 5));
  /** Where in `buckets` the forms of a hash stand, longest first; 0 holds none. */
  const places = new Uint32Array(1 << FILTER_BITS);
  const buckets: Form[][] = [[]];
  const add = (written: string, headword: string | null) => {
    const text = fold(written);
    if (text.length < 2) {
      throw new RangeError(`form "${written}" is too short: a form needs two characters`);
    }
    const bit = hash(text.charCodeAt(0), text.charCodeAt(1));
    filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << bit);
    if (places[bit] === 0) places[bit] = buckets.push([]) - 1;
    buckets[places[bit] as number]?.push({ text, length: text.length, headword });
  };
  for (const row of terms) {
    for (const written of row) add(written, row[0]);
  }
  for (const word of ordinary) add(word, null);
  for (const bucket of buckets) bucket.sort((a, b) => b.length - a.length);

  return {
    next(text, from) {
      const last = text.length - 1;
      let unit = units[text.charCodeAt(from)] as number;
      for (let at = from; at < last; at += 1) {
        const following = units[text.charCodeAt(at + 1)] as number;
        const bit = hash(unit, following);
        if ((filter[bit >>> 5] as number) & (1 << bit)) return at;
        unit = following;
      }
      return -1;
    },
    longest(text, offset, accept) {
      if (offset > text.length - 2) return undefined;
      const first = units[text.charCodeAt(offset)] as number;
      const second = units[text.charCodeAt(offset + 1)] as number;
      const bucket = buckets[places[hash(first, second)] as number] as Form[];
      for (const form of bucket) {
        if (standsAt(form, text, offset, units) && accept(form, offset)) return form;
      }
      return undefined;
    },
  };
}

function hash(first: number, second: number): number {
  return (Math.imul(first, 0x9e3779b1) >>> (32 - FILTER_BITS)) ^ second;
}

function standsAt(form: Form, text: string, offset: number, units: Uint16Array): boolean {
  // From the end: the bucket has made the first two likely.
  for (let at = form.length - 1; at >= 0; at -= 1) {
    if (units[text.charCodeAt(offset + at)] !== form.text.charCodeAt(at)) return false;
  }
  return true;
}

/** Forms up to this length turn up by chance, across or inside words; longer ones hardly do. */
const LONGEST_UNSURE = 3;
/** Han characters on either side: of 2,056 candidates in news, 4 decided all as 12 did. */
const CONTEXT = 4;

const NUMERALS: ReadonlySet<number> = new Set(
  Array.from('〇零一二两三四五六七八九十百千万亿', (numeral) => numeral.charCodeAt(0)),
);
const HAN = /[\u3007\u3400-\u9fff]/;

/** Does a number or a Latin word run on across `edge`, as in 三|十四五岁 or CH|AI|N? */
function continues({ units }: Fold, text: string, edge: number): boolean {
  if (edge === 0 || edge === text.length) return false;
  const before = units[text.charCodeAt(edge - 1)] as number;
  const after = units[text.charCodeAt(edge)] as number;
  return (
    (NUMERALS.has(before) && NUMERALS.has(after)) ||
    (isLatinOrDigit(before) && isLatinOrDigit(after))
  );
}

function isLatinOrDigit(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x30 && unit <= 0x39)
  );
}

/** Under half a megabyte. */
const JUDGEMENTS_KEPT = 4096;

/** Splits text into words, in order and without gaps. */
type Segment = (text: string) => readonly string[];

/** A stretch of folded text in its context: both in UTF-16 units of `text`. */
interface Window extends Span {
  readonly text: string;
}

/** The stretch with the Han characters around it, up to CONTEXT on either side, none before `from`. */
function windowAround(
  { fold }: Fold,
  text: string,
  from: number,
  start: number,
  end: number,
): Window {
  const first = Math.max(from, start - CONTEXT);
  let left = start;
  while (left > first && HAN.test(text[left - 1] as string)) left -= 1;
  const last = Math.min(text.length, end + CONTEXT);
  let right = end;
  while (right < last && HAN.test(text[right] as string)) right += 1;
  return { text: fold(text.slice(left, right)), start: start - left, end: end - left };
}

function intlWords(): Segment {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  return (text) => Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** Characters that often are words by themselves: 商务部|将 is as good as 商务|部将. */
const LITTLE_WORDS =
  '的了着过和与及在将已也都并又就才还仍曾被把让向对从由为以于是有等称说上中前后时年月日';
/** What may stand before a title and leaves it a title: 副省长. */
const TITLE_PREFIXES = '副原前省市县区乡镇';

/**
 * Tells whether a stretch is a word of its own. The segmenter knows ordinary words, but not our
 * terms, so that a word of its that runs across an edge only counts if the text falls into words
 * just as well without our term: 全|省|长期 does, 四川省|委 does not against 四川|省委.
 */
function openWordEdges(segment: Segment): (window: Window) => boolean {
  const isWord = ({ text, start, end }: Window): boolean => {
    const words = segment(text);
    const first = wordAt(words, start);
    const last = wordAt(words, end - 1);
    const crossesStart = first.start < start;
    const crossesEnd = last.end > end;
    if (!crossesStart && !crossesEnd) return true;
    if (first.end >= end) {
      // One word holds all of it, as 人民法院 holds 民法: the rest has to be words too.
      const before = text.slice(first.start, start);
      const after = text.slice(end, first.end);
      return (
        (TITLE_PREFIXES.includes(before) || scraps(segment(before)) === 0) &&
        scraps(segment(after)) === 0
      );
    }

    // 湖南省|长沙|市: two words that share it out between them leave nothing of 省长.
    if (crossesStart && crossesEnd) return false;

    const ours = [
      ...segment(text.slice(0, start)),
      text.slice(start, end),
      ...segment(text.slice(end)),
    ];
    const gain = words.length - ours.length || scraps(words) - scraps(ours);
    // Three characters together are hardly chance: 民主党|主席 holds against 民主|党主席.
    return gain > 0 || (gain === 0 && end - start === LONGEST_UNSURE);
  };

  // A page says the same thing many times over, and segmenting costs most of a match.
  const judged = new Map<string, boolean>();
  return (window) => {
    const { text, start, end } = window;
    if (start === 0 && end === text.length) return true;
    const key = `${start} ${end} ${text}`;
    const known = judged.get(key);
    if (known !== undefined) return known;
    if (judged.size === JUDGEMENTS_KEPT) judged.clear();
    const judgement = isWord(window);
    judged.set(key, judgement);
    return judgement;
  };
}

/** The word that holds the unit at `offset`. */
function wordAt(words: readonly string[], offset: number): Span {
  let start = 0;
  for (const word of words) {
    if (start + word.length > offset) return { start, end: start + word.length };
    start += word.length;
  }
  throw new RangeError(`offset ${offset} > length ${start}: segment() left out text`);
}

/** How many of `words` are single characters that hardly stand alone. */
function scraps(words: readonly string[]): number {
  return words.filter((word) => word.length === 1 && !LITTLE_WORDS.includes(word)).length;
}
