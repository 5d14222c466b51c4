import type { Span } from '../span.ts';
import { type Decode, type DoubleBytes, isLead, LEADS, readTable } from './double-bytes.ts';
import { HAN, LETTERS } from './readings.ts';

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

/**
 * A piece of a damaged stretch, in terms of GBK: a byte, one that is lost, or a reading that was put
 * in at that place, behind a lost byte or not.
 */
type Piece = number | 'lost' | { readonly letters: string; readonly lost: boolean };

/** Second bytes of the marks that are folded within GBK text, under the lead byte A3. */
const FOLDED: ReadonlyMap<string, number> = new Map([
  [';', 0xbb],
  ['；', 0xbb],
  ['?', 0xbf],
  ['？', 0xbf],
  ['!', 0xa1],
  ['！', 0xa1],
]);
const FOLD_LEAD = 0xa3;
const EURO = 0x80;

/** Marks that text is made of; any other sign that bytes give is rubbish. */
const MARK = /^[、。，；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·]$/;
/** The mark that a folded one takes its first byte from: 。 is A1A3. */
const STOP = '。';

/** Words of one character that stand between others; any other character has to be part of a longer word. */
const SINGLE: ReadonlySet<string> = new Set(
  '的了在是和與与及為为將将已還还也就都把被對对向從从由於于以到等並并而但或不個个兩两一二三四五六七八九十百千萬万億亿' +
    '年月日時时分位名次項项條条家種种這这那其此該该各每我他她它們们有無无上下中內内外前後后來来去說说大小新多能會会要' +
    '讓让使給给比更最又再只至起可如所若因則则另某自按據据即應应須须需想看做用艘隻只張张件座輛辆台支場场批份股元公米層层代口',
);
/** Characters around a damaged stretch that words may reach into, UTF-16 units. */
const REACH = 4;
const LONGEST_WORD = 6;
/** More ways than this to read the bytes, and they say nothing. */
const MOST_WAYS = 512;

/**
 * Rebuilds text whose GBK bytes were edited across the border of two characters: the edit is undone
 * on the bytes, each lost byte is found by the reading that was put in beside it, and what comes out
 * has to be made of words. Works in time that the stretch's length bounds; the table of GBK is read
 * when it is first needed.
 */
export function createRebuild({ decodeGbk, isWord, isReading }: Language): Rebuild {
  let table: DoubleBytes | undefined;

  return (text, span) => {
    table ??= readTable(decodeGbk);
    const pieces = piecesOf(text.slice(span.start, span.end), table);
    if (!pieces) return null;
    const before = [...text.slice(Math.max(0, span.start - 2), span.start)].at(-1);
    const ways = waysToRead(
      pieces,
      before === undefined ? null : table.pairOf(before),
      table,
      isReading,
    );
    const left = hanAtEnd(text.slice(Math.max(0, span.start - REACH), span.start));
    const right = hanAtStart(text.slice(span.end, span.end + REACH));
    const costs = ways.map((way) => countOrphans({ left, right, ...way }, isWord));
    const least = Math.min(...costs);
    const [only, other] = ways.filter((_, index) => costs[index] === least);
    if (!only || other || least === Infinity) return null;
    // Where no reading speaks for a byte, only the full stop is likely enough by itself.
    if (only.unsure.some((index) => only.characters[index] !== STOP)) return null;
    return only.characters.join('');
  };
}

const PIECE = new RegExp(
  [
    String.raw`(?<eaten>[?\ufffd])\(?(?<lostAt>${LETTERS}) ?\)`,
    String.raw`[(（] ?(?<letters>${LETTERS}) ?[)）]`,
    String.raw`[?\ufffd](?<mark>[;；?？!！])`,
    String.raw`(?<lost>[?\ufffd])`,
    String.raw`(?<half>[€@-~])`,
    String.raw`(?<pair>.)`,
  ].join('|'),
  'gsu',
);

/** Null where something in it is no GBK. */
function piecesOf(damaged: string, table: DoubleBytes): Piece[] | null {
  const pieces: Piece[] = [];
  for (const { groups = {} } of damaged.matchAll(PIECE)) {
    const { lostAt, letters, mark, lost, half, pair } = groups;
    if (lostAt !== undefined) pieces.push({ letters: lostAt, lost: true });
    else if (letters !== undefined) pieces.push({ letters, lost: false });
    else if (mark !== undefined) pieces.push('lost', FOLD_LEAD, FOLDED.get(mark) as number);
    else if (lost !== undefined) pieces.push('lost');
    else if (half !== undefined) pieces.push(half === '€' ? EURO : half.charCodeAt(0));
    else {
      const bytes = table.pairOf(pair as string);
      if (bytes === null) return null;
      pieces.push(bytes >> 8, bytes & 0xff);
    }
  }
  return pieces;
}

/** One way to read the pieces. */
interface Way {
  readonly characters: readonly string[];
  /** Indexes of characters with a byte that no reading speaks for. */
  readonly unsure: readonly number[];
}

/** A way as far as it is read. */
interface Reader {
  readonly bytes: readonly number[];
  /** Indexes of bytes that were lost, and that no reading speaks for yet. */
  readonly open: readonly number[];
}

/**
 * Every way to read the pieces as whole characters. A reading was put behind a pair of bytes: of one
 * character, or of the halves of two, of which the first may stand `before` the stretch.
 */
function waysToRead(
  pieces: readonly Piece[],
  before: number | null,
  table: DoubleBytes,
  isReading: Language['isReading'],
): Way[] {
  const withAnyByte = ({ bytes, open }: Reader): Reader[] =>
    LEADS.map((byte) => ({ bytes: [...bytes, byte], open: [...open, bytes.length] }));
  const withReading = ({ bytes, open }: Reader, letters: string): Reader[] => {
    const second = bytes.at(-1);
    const first = bytes.at(-2) ?? (before === null ? undefined : before & 0xff);
    if (first === undefined || second === undefined) return [];
    const character = table.characterOf((first << 8) | second);
    if (character === null || !isReading(character, letters)) return [];
    const isSettled = (index: number) => index >= bytes.length - 2;
    return [{ bytes, open: open.filter((index) => !isSettled(index)) }];
  };

  let readers: Reader[] = [{ bytes: [], open: [] }];
  for (const piece of pieces) {
    if (typeof piece === 'number') {
      readers = readers.map(({ bytes, open }) => ({ bytes: [...bytes, piece], open }));
    } else {
      if (piece === 'lost' || piece.lost) readers = readers.flatMap(withAnyByte);
      if (piece !== 'lost')
        readers = readers.flatMap((reader) => withReading(reader, piece.letters));
    }
    readers = readers.filter((reader) => isSound(reader, table));
    if (readers.length > MOST_WAYS) return [];
  }
  return readers.flatMap(({ bytes, open }) => {
    if (bytes.length % 2 !== 0 || open.length > 1) return [];
    const characters = Array.from({ length: bytes.length / 2 }, (_, index) =>
      characterAt(bytes, index, table),
    );
    const unsure = open.map((index) => Math.floor(index / 2));
    return characters.includes(null) ? [] : [{ characters: characters as string[], unsure }];
  });
}

/** Whether the last character that is whole is one that text has. */
function isSound({ bytes }: Reader, table: DoubleBytes): boolean {
  const last = Math.floor(bytes.length / 2) - 1;
  return last < 0 || characterAt(bytes, last, table) !== null;
}

function characterAt(bytes: readonly number[], index: number, table: DoubleBytes): string | null {
  const [lead, trail] = [bytes[index * 2] as number, bytes[index * 2 + 1] as number];
  const character = isLead(lead) ? table.characterOf((lead << 8) | trail) : null;
  return character !== null && (HAN.test(character) || MARK.test(character)) ? character : null;
}

interface Passage extends Way {
  /** Han characters right before and behind, as far as words may reach. */
  readonly left: string;
  readonly right: string;
}

/**
 * How many characters of the text around are in no word once the passage is cut into words as well as
 * can be; Infinity where one of the rebuilt is in none. A character with an unsure byte has to be part
 * of a longer word or be the full stop, and what stands before such a one has to be in a word too.
 */
function countOrphans(
  { left, characters, unsure, right }: Passage,
  isWord: Language['isWord'],
): number {
  const text = [...left, ...characters, ...right];
  const start = [...left].length;
  const bound = { start: unsure.includes(0) ? start - 1 : start, end: start + characters.length };
  const costOf = (at: number): number => {
    if (standsAlone(text[at] as string, unsure.includes(at - start))) return 0;
    return at >= bound.start && at < bound.end ? Infinity : 1;
  };
  const least = [0, ...text.map(() => Infinity)];
  const reach = (at: number, cost: number) => {
    least[at] = Math.min(least[at] as number, cost);
  };
  for (const [at, cost] of least.entries()) {
    if (at === text.length) break;
    reach(at + 1, cost + costOf(at));
    for (let length = 2; length <= LONGEST_WORD && at + length <= text.length; length += 1) {
      if (isWord(text.slice(at, at + length).join(''))) reach(at + length, cost);
    }
  }
  return least[text.length] as number;
}

function standsAlone(character: string, isUnsure: boolean): boolean {
  if (MARK.test(character)) return !isUnsure || character === STOP;
  return !isUnsure && SINGLE.has(character);
}

function hanAtEnd(text: string): string {
  return /\p{Script=Han}*$/u.exec(text)?.[0] ?? '';
}

function hanAtStart(text: string): string {
  return /^\p{Script=Han}*/u.exec(text)?.[0] ?? '';
}
