/** What one of our data files says of itself, as ASCII JSON behind the mark. */
export interface PackedHeader {
  /** Which data: `lexicon`. */
  readonly kind: string;
  /** Of the layout; a reader knows one. */
  readonly version: number;
  /** SHA-256 of the sections, hexadecimal. */
  readonly hash: string;
  /** Where the data are from: name, date. */
  readonly source: string;
  readonly sections: readonly PackedSection[];
}

export interface PackedSection {
  readonly name: string;
  /** Bytes of an element. */
  readonly width: 1 | 2 | 4;
  /** Bytes from the end of the header. */
  readonly start: number;
  /** Elements. */
  readonly length: number;
}

/** First bytes of every file. */
export const MARK = 'SHUANGDU';

/** Sections begin at multiples of this many bytes. */
export const ALIGNMENT = 4;

/** Typed arrays over the bytes of a data file, little-endian; nothing is copied or parsed. */
export interface PackedFile {
  readonly header: PackedHeader;
  u8(name: string): Uint8Array;
  u16(name: string): Uint16Array;
  u32(name: string): Uint32Array;
  /** A section of ASCII text. */
  ascii(name: string): string;
}

/**
 * @param bytes of the whole file, as `scripts/pack-file.ts` writes it
 * @throws where the file is another one than `kind`, of another version, or cut off
 */
export function openPackedFile(
  bytes: ArrayBuffer,
  { kind, version }: Pick<PackedHeader, 'kind' | 'version'>,
): PackedFile {
  const remedy = 'run npm run build:data';
  const ascii = (start: number, length: number) => asciiOf(new Uint8Array(bytes, start, length));
  if (bytes.byteLength < MARK.length + 4 || ascii(0, MARK.length) !== MARK) {
    throw new Error(`${kind}: these ${bytes.byteLength} bytes are no data file of ours: ${remedy}`);
  }
  const headerLength = new DataView(bytes).getUint32(MARK.length, true);
  const body = MARK.length + 4 + headerLength;
  const header = JSON.parse(ascii(MARK.length + 4, headerLength)) as PackedHeader;
  if (header.kind !== kind || header.version !== version) {
    throw new Error(
      `the file is ${header.kind} v${header.version}, need ${kind} v${version}: ${remedy}`,
    );
  }
  const end = header.sections.reduce(
    (last, { start, length, width }) => Math.max(last, start + length * width),
    0,
  );
  if (bytes.byteLength < body + end) {
    throw new Error(`${kind} has ${bytes.byteLength} of ${body + end} bytes: ${remedy}`);
  }
  const sections = new Map(header.sections.map((section) => [section.name, section]));
  const find = (name: string, width: number): readonly [start: number, length: number] => {
    const section = sections.get(name);
    if (section?.width !== width)
      throw new RangeError(`${kind} has no section ${name} of ${width}`);
    return [body + section.start, section.length];
  };
  const u8 = (name: string) => new Uint8Array(bytes, ...find(name, 1));
  return {
    header,
    u8,
    u16: (name) => new Uint16Array(bytes, ...find(name, 2)),
    u32: (name) => new Uint32Array(bytes, ...find(name, 4)),
    ascii: (name) => asciiOf(u8(name)),
  };
}

function asciiOf(bytes: Uint8Array): string {
  let text = '';
  // In parts: arguments of a call are limited.
  for (let at = 0; at < bytes.length; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  }
  return text;
}
