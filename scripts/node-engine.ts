import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type DataFiles, type Engine, openEngine } from '../lib/reading/engine.ts';

const DATA = path.resolve(import.meta.dirname, '../public/data');

/** The data files that `npm run build:data` wrote. */
export const NODE_FILES: DataFiles = {
  json: async (file) => JSON.parse(await readFile(path.join(DATA, file), 'utf8')),
  bytes: async (file) => new Uint8Array(await readFile(path.join(DATA, file))).buffer,
  text: (file) => readFile(path.join(DATA, file), 'utf8'),
};

/** The language engine in Node. */
export function openNodeEngine(): Engine {
  return openEngine(NODE_FILES, (bytes) => new TextDecoder('gbk').decode(bytes));
}
