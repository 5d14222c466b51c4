import { type DoubleBytes, isLead, LEADS } from './double-bytes.ts';
import { HAN, LETTERS } from './readings.ts';

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
export const MARK = /^[、。，；：？！“”‘’（）《》〈〉「」『』【】〔〕—…·]$/;

/** One way to read a damaged stretch, its edits undone. */
export interface Way {
  readonly characters: readonly string[];
  /** Index of the one with a byte that no reading speaks for, if there is such a one. */
  readonly unsure: number | null;
}

/** A way as far as it is read. */
interface Reader {
  readonly bytes: readonly number[];
  /** Indexes of bytes that were lost, and that no reading speaks for yet. */
  readonly open: readonly number[];
}

/** More ways than this to read the bytes, and they say nothing. */
const MOST_WAYS = 512;

/** Every way to read a damaged stretch as whole characters; `before` is the character in front of it. */
export type ReadEdited = (damaged: string, before: string | undefined) => readonly Way[];

/**
 * Undoes edits of GBK bytes: readings that were put behind a pair of bytes, of one character or of the
 * halves of two, and marks that were folded to ASCII.
 */
export function openReadEdited(
  table: DoubleBytes,
  isReading: (character: string, letters: string) => boolean,
): ReadEdited {
  const readAs = new Map<string, boolean>();
  /** The same pairs come again and again: a lost byte has 126 ways, whatever stands around it. */
  const isRead = (pair: number, letters: string): boolean => {
    const key = `${pair}${letters}`;
    const known = readAs.get(key);
    if (known !== undefined) return known;
    const character = table.characterOf(pair);
    const answer = character !== null && isReading(character, letters);
    readAs.set(key, answer);
    return answer;
  };

  const withAnyByte = ({ bytes, open }: Reader): Reader[] =>
    LEADS.map((byte) => ({ bytes: [...bytes, byte], open: [...open, bytes.length] }));
  const withReading = (
    { bytes, open }: Reader,
    { letters, lost }: { letters: string; lost: boolean },
    before: number | null,
  ): Reader[] => {
    const seconds = lost ? LEADS : bytes.slice(-1);
    const kept = lost ? bytes : bytes.slice(0, -1);
    const first = kept.at(-1) ?? before;
    if (first === null) return [];
    return seconds
      .filter((second) => isRead((first << 8) | second, letters))
      .map((second) => ({
        bytes: [...kept, second],
        open: open.filter((index) => index < kept.length - 1),
      }));
  };
  const isSound = ({ bytes }: Reader): boolean => {
    const last = Math.floor(bytes.length / 2) - 1;
    return last < 0 || characterAt(bytes, last, table) !== null;
  };

  return (damaged, before) => {
    const pieces = piecesOf(damaged, table);
    const pairBefore = before === undefined ? null : table.pairOf(before);
    const byteBefore = pairBefore === null ? null : pairBefore & 0xff;
    let readers: Reader[] = pieces ? [{ bytes: [], open: [] }] : [];
    for (const piece of pieces ?? []) {
      if (typeof piece === 'number') {
        readers = readers.map(({ bytes, open }) => ({ bytes: [...bytes, piece], open }));
      } else if (piece === 'lost') {
        readers = readers.flatMap(withAnyByte);
      } else {
        readers = readers.flatMap((reader) => withReading(reader, piece, byteBefore));
      }
      readers = readers.filter(isSound);
      if (readers.length > MOST_WAYS) return [];
    }
    return readers.flatMap(({ bytes, open }) => {
      if (bytes.length % 2 !== 0 || open.length > 1) return [];
      const characters = Array.from(
        { length: bytes.length / 2 },
        (_, index) =>
          // Each was found sound when its second byte came.
          characterAt(bytes, index, table) as string,
      );
      const [byte] = open;
      return [{ characters, unsure: byte === undefined ? null : Math.floor(byte / 2) }];
    });
  };
}

const PIECE = new RegExp(
  [
    String.raw`[?\ufffd]\(?(?<lostAt>${LETTERS}) ?\)`,
    `[(（] ?(?<letters>${LETTERS}) ?[)）]`,
    String.raw`[?\ufffd](?<mark>[;；?？!！])`,
    String.raw`(?<lost>[?\ufffd])`,
    '(?<half>[€@-~])',
    '(?<pair>.)',
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

function characterAt(bytes: readonly number[], index: number, table: DoubleBytes): string | null {
  const [lead, trail] = [bytes[index * 2] as number, bytes[index * 2 + 1] as number];
  const character = isLead(lead) ? table.characterOf((lead << 8) | trail) : null;
  return character !== null && (HAN.test(character) || MARK.test(character)) ? character : null;
}
