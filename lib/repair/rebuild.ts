import type { Span } from '../span.ts';
import { type Decode, readTable } from './double-bytes.ts';
import { MARK, openReadEdited, type ReadEdited, type Way } from './edited-bytes.ts';

/** What has to be known of the language to tell words from rubbish. */
export interface Language {
  /** Bytes in GBK to text. */
  readonly decodeGbk: Decode;
  /** Whether `text`, of two characters or more, in either script, is a word. */
  readonly isWord: (text: string) => boolean;
  /** Whether `character`, in either script, can be read `letters`: with tone mark, or any tone without one. */
  readonly isReading: (character: string, letters: string) => boolean;
}

/** What stood in `text` before the bytes of `span` broke; null where that can't be told for sure. */
export type Rebuild = (text: string, span: Span) => string | null;

/** The mark that a folded one takes its first byte from: 。 is A1A3. */
const STOP = '。';
/** Words of one character that stand between others; any other character has to be part of a longer word. */
const SINGLE: ReadonlySet<string> = new Set(
  '的了在是和與与及為为將将已還还也就都把被對对向從从由於于以到等並并而但或不個个兩两一二三四五六七八九十百千萬万億亿' +
    '年月日時时分位名次項项條条家種种這这那其此該该各每我他她它們们有無无上下中內内外前後后來来去說说大小新多能會会要' +
    '讓让使給给比更最又再只至起可如所若因則则另某自按據据即應应須须需想看做用艘隻只張张件座輛辆台支場场批份股元公米層层代口',
);
/** Of them, those that a sentence ends with. */
const LAST: ReadonlySet<string> = new Set('了的年月日時时元');
/** So much of the text around a damaged stretch is cut into words with it, UTF-16 units. */
const REACH = 8;
/** Where the text around goes on, a word may be cut off: so many characters there need be in none. */
const CUT = 2;
const LONGEST_WORD = 6;

/**
 * Rebuilds text whose GBK bytes were edited across the border of two characters: the edit is undone
 * on the bytes, each lost byte is found by the reading that was put in beside it, and what comes out
 * has to be made of words. Works in time that the stretch's length bounds; the table of GBK is read
 * when it is first needed.
 */
export function createRebuild({ decodeGbk, isWord, isReading }: Language): Rebuild {
  let readEdited: ReadEdited | undefined;

  return (text, span) => {
    readEdited ??= openReadEdited(readTable(decodeGbk), isReading);
    const before = [...text.slice(Math.max(0, span.start - 2), span.start)].at(-1);
    const ways = readEdited(text.slice(span.start, span.end), before);
    const left = hanAtEnd(text.slice(Math.max(0, span.start - REACH), span.start));
    const right = hanAtStart(text.slice(span.end, span.end + REACH));
    const orphans = ways.map((way) => countOrphans({ left, right, ...way }, isWord));
    const least = Math.min(...orphans);
    const [only, other] = ways.filter((_, index) => orphans[index] === least);
    if (!only || other || least === Infinity) return null;
    // Where no reading speaks for a byte, only the full stop is likely enough by itself.
    const isSure = only.unsure === null || only.characters[only.unsure] === STOP;
    return isSure ? only.characters.join('') : null;
  };
}

interface Passage extends Way {
  /** Han characters right before and behind, as far as words may reach. */
  readonly left: string;
  readonly right: string;
}

/**
 * How many characters of the text around are in no word once the passage is cut into words as well as
 * can be; Infinity where one of the rebuilt is in none. A character with an unsure byte has to be part
 * of a longer word or be the full stop, and what stands before such a one has to end a sentence.
 */
function countOrphans(
  { left, characters, unsure, right }: Passage,
  isWord: Language['isWord'],
): number {
  const text = [...left, ...characters, ...right];
  const start = [...left].length;
  const end = start + characters.length;
  const [unsureAt, last] = unsure === null ? [-1, -1] : [start + unsure, start + unsure - 1];
  // No sentence begins with its full stop.
  if (unsure === 0 && left === '') return Infinity;
  // Most ways fail here, at a fraction of the work.
  if (unsure !== null && text[unsureAt] !== STOP && !isInWord(text, unsureAt, isWord)) {
    return Infinity;
  }

  const costOf = (at: number): number => {
    const character = text[at] as string;
    if (MARK.test(character)) return at === unsureAt && character !== STOP ? Infinity : 0;
    if (at === last) return LAST.has(character) ? 0 : Infinity;
    if (at !== unsureAt && SINGLE.has(character)) return 0;
    if (at >= start && at < end) return Infinity;
    const isCut =
      (left.length === REACH && at < CUT) || (right.length === REACH && at >= text.length - CUT);
    return isCut ? 0 : 1;
  };
  const least = [0, ...text.map(() => Infinity)];
  const reach = (at: number, cost: number) => {
    least[at] = Math.min(least[at] as number, cost);
  };
  for (let at = 0; at < text.length; at += 1) {
    const cost = least[at] as number;
    if (cost === Infinity) continue;
    reach(at + 1, cost + costOf(at));
    for (let length = 2; length <= LONGEST_WORD && at + length <= text.length; length += 1) {
      if (isWord(text.slice(at, at + length).join(''))) reach(at + length, cost);
    }
  }
  return least[text.length] as number;
}

/** Whether a word holds the character at `at` and one beside it. */
function isInWord(text: readonly string[], at: number, isWord: Language['isWord']): boolean {
  for (let start = Math.max(0, at - LONGEST_WORD + 1); start <= at; start += 1) {
    const most = Math.min(text.length, start + LONGEST_WORD);
    for (let end = Math.max(at + 1, start + 2); end <= most; end += 1) {
      if (isWord(text.slice(start, end).join(''))) return true;
    }
  }
  return false;
}

function hanAtEnd(text: string): string {
  return /\p{Script=Han}*$/u.exec(text)?.[0] ?? '';
}

function hanAtStart(text: string): string {
  return /^\p{Script=Han}*/u.exec(text)?.[0] ?? '';
}
