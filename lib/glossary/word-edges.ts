import type { Span } from '../span.ts';
import type { Fold } from './fold.ts';

/** Forms up to this length turn up by chance, across or inside words; longer ones hardly do. */
export const LONGEST_UNSURE = 3;
/** Han characters on either side: of 2,056 candidates in news, 4 decided all as 12 did. */
const CONTEXT = 4;

/** Under half a megabyte. */
const JUDGEMENTS_KEPT = 4096;

/** Splits text into words, in order and without gaps. */
export type Segment = (text: string) => readonly string[];

/** A stretch of text in its context: both in UTF-16 units of `text`. */
interface Window extends Span {
  readonly text: string;
}

/** The stretch with the Han characters around it, up to CONTEXT on either side, none before `from`. */
export function windowAround(text: string, from: number, start: number, end: number): Window {
  const first = Math.max(from, start - CONTEXT);
  let left = start;
  while (left > first && isHan(text.charCodeAt(left - 1))) left -= 1;
  const last = Math.min(text.length, end + CONTEXT);
  let right = end;
  while (right < last && isHan(text.charCodeAt(right))) right += 1;
  return { text: text.slice(left, right), start: start - left, end: end - left };
}

/** In the basic plane, 〇 with them. */
function isHan(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || unit === 0x3007;
}

/** The words of Intl.Segmenter, which takes 20 ms to open: not before it is asked. */
export function intlWords(): Segment {
  let segmenter: Intl.Segmenter | undefined;
  return (text) => {
    segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
    return Array.from(segmenter.segment(text), ({ segment }) => segment);
  };
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
export function openWordEdges(
  segment: Segment,
  { fold }: Pick<Fold, 'fold'>,
): (window: Window) => boolean {
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
    const key = text + String.fromCharCode(start, end);
    const known = judged.get(key);
    if (known !== undefined) return known;
    if (judged.size === JUDGEMENTS_KEPT) judged.clear();
    const judgement = isWord({ text: fold(text), start, end });
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
