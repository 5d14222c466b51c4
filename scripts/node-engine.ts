import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type DataFiles, type Engine, openEngine } from '../lib/reading/engine.ts';
import type { Decode } from '../lib/repair/double-bytes.ts';
import { type Converter, openConverter } from '../lib/script/convert.ts';

/** The data files that the build wrote. */
export const DATA = path.resolve(import.meta.dirname, '../public/data');

/** The data files that `npm run build:data` wrote. */
export const NODE_FILES: DataFiles = {
  json: async (file) => JSON.parse(await readFile(path.join(DATA, file), 'utf8')),
  bytes: async (file) => {
    const { buffer, byteLength, byteOffset } = await readFile(path.join(DATA, file));
    // Short files share their buffer with others.
    return buffer.byteLength === byteLength
      ? buffer
      : buffer.slice(byteOffset, byteOffset + byteLength);
  },
  text: (file) => readFile(path.join(DATA, file), 'utf8'),
};

/** The converter in Node, by itself. */
export async function openNodeConverter(): Promise<Converter> {
  return openConverter(await NODE_FILES.bytes('script.bin'));
}

/** What lib/repair rebuilds text with. */
export const decodeGbk: Decode = (bytes) => new TextDecoder('gbk').decode(bytes);

/** The language engine in Node. */
export function openNodeEngine(): Engine {
  return openEngine(NODE_FILES, decodeGbk);
}
