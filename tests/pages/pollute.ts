import iconv from 'iconv-lite';
import { Converter } from 'opencc-js';
import type { Span } from '../../lib/span.ts';

/**
 * The characters that get a reading, after some of them with a blank, as found on polluted pages.
 * The same one each time, whatever the context: 成長(cháng).
 */
const READINGS: Readonly<Record<string, string>> = {
  動: 'dòng',
  經: 'jīng',
  發: 'fā',
  進: 'jìn',
  會: 'huì ',
  業: 'yè',
  協: 'xié',
  書: 'shū',
  產: 'chǎn',
  開: 'kāi',
  關: 'guān',
  務: 'wù',
  實: 'shí',
  質: 'zhì',
  聯: 'lián',
  點: 'diǎn',
  陽: 'yáng',
  長: 'cháng',
  領: 'lǐng',
  話: 'huà',
  學: 'xué',
  績: 'jì',
  優: 'yōu',
  來: 'lái',
  時: 'shí',
  場: 'chǎng',
  創: 'chuàng ',
  著: 'zhù',
  個: 'gè',
  聽: 'tīng',
  見: 'jiàn',
  風: 'fēng',
  盤: 'pán',
  態: 'tài',
  過: 'guò',
  線: 'xiàn',
  車: 'chē',
  觀: 'guān',
  門: 'mén',
  網: 'wǎng',
  絡: 'luò ',
  頁: 'yè',
  專: 'zhuān',
  問: 'wèn',
  環: 'huán',
  術: 'shù',
  樂: 'lè ',
};

/** Second bytes of the marks ； and ？, folded in GBK, unaware of borders; others are folded later. */
const BYTE_FOLDED: ReadonlySet<number> = new Set([0xbb, 0xbf]);

const toTraditional = Converter({ from: 'cn', to: 'tw' });

/** A text as a scraper leaves it, and what became of it. */
export interface Polluted {
  readonly text: string;
  /** What there was before bytes broke: traditional, in GBK, with ASCII marks. */
  readonly traditional: string;
  /** Readings after a whole character, parentheses included; spans of `text`, in order. */
  readonly strays: readonly Span[];
  /** From where an edit crossed the border of two characters to where bytes are in step again. */
  readonly damaged: readonly { readonly text: Span; readonly traditional: Span }[];
}

/** The n-th character of the text, or the n-th reading put in; null where two met. */
type Owner = { readonly kind: 'character' | 'reading'; readonly index: number } | null;

interface Byte {
  readonly value: number;
  readonly owner: Owner;
}

interface Decoded {
  readonly text: string;
  readonly owner: Owner;
}

/**
 * Does to clean simplified text what the scrapers of mirror sites do: writes it in traditional
 * characters, folds full-width ASCII, and puts a reading after certain characters. The edits are
 * made on the bytes of GBK and hit the halves of neighbouring characters too; what can't be
 * decoded then becomes `?`.
 */
export function pollute(simplified: string): Polluted {
  const bytes: Byte[] = [];
  const characters: string[] = [];
  // Each character by itself, since such sites know no words: 制造, not 製造.
  for (const character of simplified) {
    const encoded = iconv.encode(toTraditional(character), 'gbk');
    const owner: Owner = { kind: 'character', index: characters.length };
    for (const value of encoded) bytes.push({ value, owner });
    characters.push(foldWidth(iconv.decode(encoded, 'gbk')));
  }
  return compare(characters, decode(insertReadings(foldMarks(bytes))));
}

function foldMarks(bytes: readonly Byte[]): Byte[] {
  return replacePairs(bytes, (first, second) => {
    if (first.value !== 0xa3 || !BYTE_FOLDED.has(second.value)) return null;
    return [{ value: second.value & 0x7f, owner: sharedOwner(first, second) }];
  });
}

function insertReadings(bytes: readonly Byte[]): Byte[] {
  const readings = new Map(
    Object.entries(READINGS).map(([character, reading]) => [
      iconv.encode(character, 'gbk').readUInt16BE(),
      [...iconv.encode(`(${reading})`, 'gbk')],
    ]),
  );
  let inserted = 0;
  return replacePairs(bytes, (first, second) => {
    const reading = readings.get((first.value << 8) | second.value);
    if (!reading) return null;
    const owner: Owner = { kind: 'reading', index: inserted };
    inserted += 1;
    return [first, second, ...reading.map((value) => ({ value, owner }))];
  });
}

/** Replaces pairs from left to right wherever they begin, on a border or off it. */
function replacePairs(
  bytes: readonly Byte[],
  replace: (first: Byte, second: Byte) => Byte[] | null,
): Byte[] {
  const out: Byte[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const first = bytes[at] as Byte;
    const second = bytes[at + 1];
    const replaced = second ? replace(first, second) : null;
    out.push(...(replaced ?? [first]));
    if (replaced) at += 1;
  }
  return out;
}

function sharedOwner(first: Byte, second: Byte): Owner {
  return first.owner === second.owner ? first.owner : null;
}

function decode(bytes: readonly Byte[]): Decoded[] {
  const out: Decoded[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const first = bytes[at] as Byte;
    const second = bytes[at + 1];
    if (first.value <= 0x80) {
      out.push({
        text: first.value === 0x80 ? '€' : String.fromCharCode(first.value),
        owner: first.owner,
      });
    } else if (!second || second.value < 0x40) {
      out.push({ text: '?', owner: null });
      if (second?.value === OPENING) at += 1; // It is eaten; any other ASCII byte stays.
    } else {
      const text = iconv.decode(Uint8Array.of(first.value, second.value), 'gbk');
      out.push({ text: foldWidth(showable(text)), owner: sharedOwner(first, second) });
      at += 1;
    }
  }
  return out;
}

const OPENING = '('.charCodeAt(0);

/** Full-width ASCII to ASCII. */
function foldWidth(text: string): string {
  return text.replace(/[\uff01-\uff5e]/g, (mark) =>
    String.fromCharCode(mark.charCodeAt(0) - 0xfee0),
  );
}

/** What is shown for a decoded pair: one that stands for nothing is a `?`, a private one nothing. */
function showable(text: string): string {
  return text.replace(/^\ufffd.*/s, '?').replace(/\p{Private_Use}/gu, '');
}

/** Finds out which of the decoded pieces are whole characters and readings, and which are damage. */
function compare(characters: readonly string[], decoded: readonly Decoded[]): Polluted {
  const starts = offsets(characters);
  const strays: Span[] = [];
  const damaged: { text: Span; traditional: Span }[] = [];
  let text = '';
  let whole = 0; // Characters of the traditional text that are accounted for.
  let brokenFrom: number | null = null;

  const closeDamage = (next: number) => {
    const traditional = { start: starts[whole] as number, end: starts[next] as number };
    if (brokenFrom !== null) {
      damaged.push({ text: { start: brokenFrom, end: text.length }, traditional });
    }
    brokenFrom = null;
  };

  for (let at = 0; at < decoded.length; at += 1) {
    const { text: piece, owner } = decoded[at] as Decoded;
    if (owner?.kind === 'character' && characters[owner.index] === piece) {
      closeDamage(owner.index);
      whole = owner.index + 1;
      text += piece;
    } else if (brokenFrom === null && owner?.kind === 'reading' && piece === '(') {
      const start = text.length;
      text += piece;
      while (decoded[at + 1]?.owner === owner) {
        at += 1;
        text += decoded[at]?.text;
      }
      strays.push({ start, end: text.length });
    } else {
      brokenFrom ??= text.length;
      text += piece;
    }
  }
  closeDamage(characters.length);
  return { text, traditional: characters.join(''), strays, damaged };
}

/** Where each part begins in all of them joined, and where the last one ends; UTF-16 units. */
function offsets(parts: readonly string[]): number[] {
  const starts = [0];
  for (const part of parts) starts.push((starts.at(-1) as number) + part.length);
  return starts;
}
