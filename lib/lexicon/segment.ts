import { unitsAt } from '../characters.ts';
import type { Span } from '../span.ts';
import { isFunctionWord, joinAffixes } from './function-words.ts';
import type { Headwords } from './headwords.ts';
import { joinNames } from './names.ts';
import { numberAt } from './numbers.ts';

/**
 * Words of `text`, in order, punctuation too; together they cover it. UTF-16 units.
 * @param terms glossary and user terms in it, sorted, not overlapping: no word crosses their edges, and
 *   short ones are words themselves
 */
export type Segment = (text: string, terms?: readonly Span[]) => Span[];

/** Terms of up to so many units are one word; longer ones are made of words. */
export const TERM_WORD = 4;

/**
 * What words cost, whole numbers so that sums compare exactly: a character alone costs more, long words a
 * little less, and so do frequent ones (decision 13).
 */
const COST = { word: 1000, single: 1200, function: 1100, perSquare: 4, perFrequency: 5, term: 500 };

const HAN = /[\p{Script=Han}〇]/u;

/**
 * Words by the dictionary: of all ways to cut a text into headwords and numbers the one with the fewest
 * words, then the fewest single characters. Then names are put together that the dictionary does not have.
 */
export function openSegment(headwords: Headwords): Segment {
  /** The cheapest cut of [start, end), which is Han text, as ends of words. */
  const cut = (text: string, start: number, end: number, terms: readonly Span[]): number[] => {
    const length = end - start;
    /** Cost of the rest from each place on, and where its first word ends. */
    const costs = new Float64Array(length + 1);
    const ends = new Uint32Array(length + 1);
    for (let at = length - 1; at >= 0; at -= 1) {
      const offset = start + at;
      const single = unitsAt(text, offset);
      let best = Infinity;
      let bestEnd = at;
      const offer = (wordEnd: number, cost: number) => {
        const total = cost + (costs[wordEnd - start] as number);
        if (total >= best) return;
        best = total;
        bestEnd = wordEnd - start;
      };
      const costOf = (units: number) => COST.word - COST.perSquare * units * units;
      for (
        let hit = headwords.longestAt(text, offset, end);
        hit && hit.end > offset + single;
        hit = headwords.longestAt(text, offset, hit.end - 1)
      ) {
        const frequency = COST.perFrequency * headwords.frequency(hit.word);
        offer(hit.end, costOf(hit.end - offset) - frequency);
      }
      const number = numberAt(text, offset, end);
      if (number > offset + single) offer(number, costOf(number - offset));
      for (const term of terms) {
        if (term.start === offset && term.end - offset <= TERM_WORD) offer(term.end, COST.term);
      }
      // Last: of cuts that cost the same the one with the longer word first.
      offer(
        Math.min(end, offset + single),
        isFunctionWord(text.charAt(offset)) ? COST.function : COST.single,
      );
      costs[at] = best;
      ends[at] = bestEnd;
    }
    const found: number[] = [];
    for (let at = 0; at < length; ) {
      at = ends[at] as number;
      found.push(start + at);
    }
    return found;
  };

  return (text, terms = []) => {
    const words: Span[] = [];
    const add = (end: number) => words.push({ start: words.at(-1)?.end ?? 0, end });
    /** Ends of terms and their starts: no word goes over one. */
    const edges = terms.flatMap(({ start, end }) => [start, end]);
    let edge = 0;
    for (let at = 0; at < text.length; ) {
      while (edge < edges.length && (edges[edge] as number) <= at) edge += 1;
      const limit = edges[edge] ?? text.length;
      const end = zoneEnd(text, at, limit, headwords);
      if (HAN.test(text.charAt(at)) || unitsAt(text, at) === 2) {
        const inside = terms.filter((term) => term.start >= at && term.end <= end);
        for (const wordEnd of cut(text, at, end, inside)) add(wordEnd);
      } else {
        add(end);
      }
      at = end;
    }
    return joinNames(text, joinAffixes(text, words));
  };
}

const LATIN = /[\p{Script=Latin}\p{M}\p{Nd}]+(?:['’.&-][\p{Script=Latin}\p{Nd}]+)*/uy;
const HAN_RUN = /[\p{Script=Han}〇]+/uy;

/** Where the stretch that begins at `at` ends: Han text, a number, a Latin word or one character. */
function zoneEnd(text: string, at: number, limit: number, headwords: Headwords): number {
  HAN_RUN.lastIndex = at;
  const han = HAN_RUN.exec(text)?.[0].length ?? 0;
  if (han > 0) return Math.min(limit, at + han);
  const number = numberAt(text, at, limit);
  LATIN.lastIndex = at;
  const latin = at + (LATIN.exec(text)?.[0].length ?? 0);
  // A股, 3D打印, AI: the dictionary has words that begin with letters or digits.
  const word = /[\p{L}\p{Nd}]/u.test(text.charAt(at)) ? headwords.longestAt(text, at, limit) : null;
  const longest = Math.max(number, latin, word?.end ?? 0);
  const character = at + unitsAt(text, at);
  return Math.min(limit, Math.max(longest, character));
}
