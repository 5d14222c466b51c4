import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Engine, openEngine } from '../lib/reading/engine.ts';

const DATA = path.resolve(import.meta.dirname, '../public/data');

/** The language engine in Node, over the data that `npm run build:data` wrote. */
export function openNodeEngine(): Engine {
  return openEngine(
    async (file) => JSON.parse(await readFile(path.join(DATA, file), 'utf8')),
    (text) => new Intl.Segmenter('zh', { granularity: 'word' }).segment(text),
    (bytes) => new TextDecoder('gbk').decode(bytes),
  );
}
