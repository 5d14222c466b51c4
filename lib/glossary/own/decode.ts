/** Decodes bytes; throws where they are none of that encoding. TextDecoder with `fatal` in a browser. */
export type DecodeStrictly = (bytes: Uint8Array, encoding: FileEncoding) => string;

export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'big5'] as const;
export type FileEncoding = (typeof ENCODINGS)[number];

export type Decoded =
  | { readonly text: string; readonly encoding: FileEncoding }
  | { readonly failure: 'binary' | 'unknown-encoding' };

/** Marks at the beginning of a file; UTF-32's is UTF-16's with two NULs, and nobody reads that. */
const BYTE_ORDER_MARKS: readonly (readonly [FileEncoding, ...number[]])[] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/** So much of a file tells its encoding, bytes. */
const SAMPLE = 65_536;

/**
 * The text of a file, in the one encoding that it can certainly be in: by its byte order mark, by what
 * its XML declaration says, as UTF-16 by its NULs, as UTF-8 by its form, as GB18030 or Big5 by where
 * their common characters stand.
 */
export function decodeFile(bytes: Uint8Array, decode: DecodeStrictly): Decoded {
  const marked = BYTE_ORDER_MARKS.find(([, ...mark]) =>
    mark.every((byte, at) => bytes[at] === byte),
  );
  if (marked) {
    const [encoding, ...mark] = marked;
    return attempt(bytes.subarray(mark.length), encoding, decode);
  }
  if (bytes.includes(0)) {
    const encoding = utf16(bytes);
    return encoding ? attempt(bytes, encoding, decode) : { failure: 'binary' };
  }
  const utf8 = attempt(bytes, 'utf-8', decode);
  if ('text' in utf8) return utf8;
  const encoding = declared(bytes) ?? chinese(bytes);
  return encoding ? attempt(bytes, encoding, decode) : { failure: 'unknown-encoding' };
}

function attempt(bytes: Uint8Array, encoding: FileEncoding, decode: DecodeStrictly): Decoded {
  let text: string;
  try {
    text = decode(bytes, encoding);
  } catch {
    return { failure: 'unknown-encoding' };
  }
  return text.includes('\0') ? { failure: 'binary' } : { text, encoding };
}

/** Bytes of tab, line ends and comma: every file of terms has some. */
const SEPARATORS: readonly number[] = [0x09, 0x0a, 0x0d, 0x2c];

/**
 * Of text with NULs: separators have theirs on one side, always. In binary files NULs stand on both; in
 * a text of bytes most separators have none.
 */
function utf16(bytes: Uint8Array): FileEncoding | null {
  if (bytes.length % 2 !== 0) return null;
  const nuls: [even: number, odd: number] = [0, 0];
  let [paired, single] = [0, 0];
  for (let at = 0; at < Math.min(bytes.length, SAMPLE); at += 2) {
    const [one, other] = [bytes[at] as number, bytes[at + 1] as number];
    if (one === 0) nuls[0] += 1;
    if (other === 0) nuls[1] += 1;
    if (!SEPARATORS.includes(one) && !SEPARATORS.includes(other)) continue;
    if (one === 0 || other === 0) paired += 1;
    else single += 1;
  }
  const [even, odd] = nuls;
  if ((even > 0 && odd > 0) || paired <= single) return null;
  return even > 0 ? 'utf-16be' : 'utf-16le';
}

/** The legacy encoding that an XML declaration names. */
function declared(bytes: Uint8Array): FileEncoding | null {
  const head = String.fromCharCode(...bytes.subarray(0, 100));
  const [, name = ''] = /^\s*<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(head) ?? [];
  if (/^(gb18030|gbk|gb2312)$/i.test(name)) return 'gb18030';
  return /^big5(-hkscs)?$/i.test(name) ? 'big5' : null;
}

/** Pairs of bytes that it takes to tell, and how many of them have to be common characters. */
const EVIDENCE = { pairs: 10, common: 0.9, margin: 0.15 };

/** GB18030 or Big5, where common characters of the one would be rare ones of the other. */
function chinese(bytes: Uint8Array): FileEncoding | null {
  const sample = bytes.subarray(0, SAMPLE);
  // Leads of the characters that each standard lists first, and of its marks.
  const gb = share(
    sample,
    (lead, trail) => trail >= 0xa1 && (inRange(lead, 0xb0, 0xd7) || inRange(lead, 0xa1, 0xa3)),
  );
  const big5 = share(
    sample,
    (lead, trail) => (inRange(trail, 0x40, 0x7e) || trail >= 0xa1) && inRange(lead, 0xa1, 0xc6),
  );
  const [better, worse, encoding] =
    gb > big5 ? ([gb, big5, 'gb18030'] as const) : ([big5, gb, 'big5'] as const);
  return better >= EVIDENCE.common && better - worse >= EVIDENCE.margin ? encoding : null;
}

const inRange = (byte: number, first: number, last: number) => byte >= first && byte <= last;

/** The share of byte pairs outside of ASCII that are `common`; 0 where there are too few. */
function share(bytes: Uint8Array, common: (lead: number, trail: number) => boolean): number {
  let [pairs, found] = [0, 0];
  for (let at = 0; at < bytes.length - 1; at += 1) {
    const lead = bytes[at] as number;
    if (lead < 0x80) continue;
    pairs += 1;
    if (common(lead, bytes[at + 1] as number)) found += 1;
    at += 1;
  }
  return pairs < EVIDENCE.pairs ? 0 : found / pairs;
}
