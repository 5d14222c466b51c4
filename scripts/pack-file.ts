import { createHash } from 'node:crypto';
import { ALIGNMENT, MARK, type PackedHeader, type PackedSection } from '../lib/packed-file.ts';

/** A section as it is built; text has to be ASCII. */
export type SectionData = Uint8Array | Uint16Array | Uint32Array | string;

/** By UTF-16 units, as our look-ups go; localeCompare would not be the same everywhere. */
export function byUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** One of our data files (lib/packed-file.ts). The same data give the same bytes. */
export function packFile(
  head: Pick<PackedHeader, 'kind' | 'version' | 'source'>,
  data: Readonly<Record<string, SectionData>>,
): Uint8Array<ArrayBuffer> {
  const sections: PackedSection[] = [];
  const parts: Buffer[] = [];
  let start = 0;
  for (const [name, value] of Object.entries(data)) {
    const array = typeof value === 'string' ? asciiBytes(name, value) : value;
    const width = array.BYTES_PER_ELEMENT as PackedSection['width'];
    sections.push({ name, width, start, length: array.length });
    const padded = Buffer.alloc(aligned(array.byteLength));
    padded.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength));
    parts.push(padded);
    start += padded.length;
  }
  const body = Buffer.concat(parts);
  const hash = createHash('sha256').update(body).digest('hex');
  const json = JSON.stringify({ ...head, hash, sections });
  // Blanks at its end keep the sections aligned.
  const length = aligned(MARK.length + 4 + json.length) - MARK.length - 4;
  const header = Buffer.alloc(4);
  header.writeUInt32LE(length);
  return new Uint8Array(
    Buffer.concat([Buffer.from(MARK), header, asciiBytes('header', json.padEnd(length)), body]),
  );
}

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}

function asciiBytes(name: string, text: string): Uint8Array {
  if (Buffer.byteLength(text) !== text.length)
    throw new RangeError(`${name}: only ASCII can be packed`);
  return Buffer.from(text, 'latin1');
}
