import { type Decode, type DoubleBytes, readTable } from './double-bytes.ts';

/** Encodings, by the names that TextDecoder knows them by. */
export type Encoding = 'utf-8' | 'gbk' | 'big5' | 'windows-1252';

/** Chinese text in one encoding that was read as if it were in another. */
export interface Mojibake {
  readonly bytes: Encoding;
  readonly readAs: Encoding;
}

const KINDS: readonly Mojibake[] = [
  { bytes: 'utf-8', readAs: 'gbk' },
  { bytes: 'utf-8', readAs: 'windows-1252' },
  { bytes: 'gbk', readAs: 'windows-1252' },
  { bytes: 'gbk', readAs: 'big5' },
  { bytes: 'big5', readAs: 'windows-1252' },
  { bytes: 'big5', readAs: 'gbk' },
];

/** The characters that running Chinese is full of, in both scripts: about a third of any text. */
const COMMON: ReadonlySet<string> = new Set(
  '的一是在不了有和人這这中大為为上個个國国我以要他時时來来用們们生到作地於于出就分對对成會会可主發发年動动同工也能下' +
    '過过子說说產产種种面而方後后多定行學学法所民得經经十三之進进等部度家電电力裡里如水化高自二理起小物現现加量都兩两' +
    '體体制機机當当使點点從从業业本去把性好應应開开它合還还因由其些然前外天政四日那社義义事平形相全表間间與与關关各' +
    '新線线內内市長长月公報报記记者',
);
/** Of the letters beyond ASCII. Chinese news has 0.3 and more; a page read wrongly below 0.03. */
const SHARE = { readWrongly: 0.08, readRightly: 0.2 };
/** Letters beyond ASCII; with fewer, a name or two could be anything. */
const MIN_LETTERS = 40;
/** Of those letters: that the encoding has which the text is taken to have been read in. */
const MIN_ENCODED = 0.8;
/** Enough to tell, UTF-16 units from the first letter beyond ASCII. */
const SAMPLE_UNITS = 4000;

/**
 * Says of the text of a whole page whether its Chinese was read in the wrong encoding, and in which;
 * null for any other text. Linear. Tables of encodings are read when a text first asks for them.
 */
export function openNameMojibake(
  decode: (bytes: Uint8Array, encoding: Encoding) => string,
): (text: string) => Mojibake | null {
  const encoders = new Map<Encoding, Encode>();
  const encoderOf = (encoding: Encoding): Encode => {
    const encoder = encoders.get(encoding) ?? openEncode(encoding, decode);
    encoders.set(encoding, encoder);
    return encoder;
  };

  return (text) => {
    const start = text.search(/[^\0-\x7f]/);
    const sample = start === -1 ? '' : text.slice(start, start + SAMPLE_UNITS);
    const letters = lettersOf(sample);
    if (letters.length < MIN_LETTERS || commonShare(letters) >= SHARE.readWrongly) return null;
    let best: Mojibake | null = null;
    let most: number = SHARE.readRightly;
    for (const kind of KINDS) {
      const bytes = encoderOf(kind.readAs)(sample);
      const share = bytes ? commonShare(lettersOf(decode(bytes, kind.bytes))) : 0;
      if (share <= most) continue;
      most = share;
      best = kind;
    }
    return best;
  };
}

/** The bytes that were read as `text`; null where they can't have been. */
type Encode = (text: string) => Uint8Array | null;

const QUESTION_MARK = 0x3f;
const EURO = 0x80;

function openEncode(
  encoding: Encoding,
  decode: (bytes: Uint8Array, encoding: Encoding) => string,
): Encode {
  const decodeIt: Decode = (bytes) => decode(bytes, encoding);
  const bytesOf =
    encoding === 'windows-1252' ? singleBytes(decodeIt) : doubleBytes(readTable(decodeIt));
  return (text) => {
    const bytes: number[] = [];
    let beyond = 0;
    let encoded = 0;
    for (const character of text) {
      const code = character.codePointAt(0) as number;
      const found = code < 0x80 ? [code] : bytesOf(character);
      if (code >= 0x80) beyond += 1;
      if (code >= 0x80 && found) encoded += 1;
      bytes.push(...(found ?? [QUESTION_MARK]));
    }
    return encoded >= MIN_ENCODED * beyond ? Uint8Array.from(bytes) : null;
  };
}

function doubleBytes(table: DoubleBytes): (character: string) => number[] | null {
  return (character) => {
    if (character === '€') return [EURO];
    const pair = table.pairOf(character);
    return pair === null ? null : [pair >> 8, pair & 0xff];
  };
}

/** Whoever reads as Latin-1 proper has controls at 80 to 9F. */
function singleBytes(decode: Decode): (character: string) => number[] | null {
  const bytes = Array.from({ length: 0x80 }, (_, index) => 0x80 + index);
  const table = new Map(bytes.map((byte) => [decode(Uint8Array.of(byte)), byte]));
  return (character) => {
    const code = character.codePointAt(0) as number;
    const byte = table.get(character) ?? (code <= 0xff ? code : undefined);
    return byte === undefined ? null : [byte];
  };
}

/** Letters beyond ASCII; what can't be decoded counts as one. */
function lettersOf(text: string): string[] {
  return text.match(/(?![\0-\x7f])[\p{L}\ufffd]/gu) ?? [];
}

function commonShare(letters: readonly string[]): number {
  return letters.filter((letter) => COMMON.has(letter)).length / (letters.length || 1);
}
