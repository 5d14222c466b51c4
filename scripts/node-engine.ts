import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Engine, type LoadData, openEngine } from '../lib/reading/engine.ts';
import { type Converter, openConverter } from '../lib/script/convert.ts';

const DATA = path.resolve(import.meta.dirname, '../public/data');

/** The data that `npm run build:data` wrote. */
export const nodeData: LoadData = {
  json: async (file) => JSON.parse(await readFile(path.join(DATA, file), 'utf8')),
  bytes: async (file) => {
    const { buffer, byteOffset, byteLength } = await readFile(path.join(DATA, file));
    return buffer.slice(byteOffset, byteOffset + byteLength);
  },
};

/** The converter in Node, by itself. */
export async function openNodeConverter(): Promise<Converter> {
  return openConverter(await nodeData.bytes('script.bin'));
}

/** The language engine in Node, over those data. */
export function openNodeEngine(): Engine {
  return openEngine(nodeData, (text) =>
    new Intl.Segmenter('zh', { granularity: 'word' }).segment(text),
  );
}
