import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { hansPage } from '../tests/pages/article.ts';

/** One way to do a part's work: ours, or the library's that it replaces or builds on. */
interface Way {
  readonly name: string;
  /** Files that this way ships, from the root of the repo. */
  readonly files: readonly string[];
  /** Imports its code; what comes back opens its data, and gives what works on a text. */
  readonly prepare: () => Promise<() => Promise<(text: string) => unknown>>;
}

/** A part of the language engine. */
interface Part {
  readonly part: string;
  readonly ways: readonly Way[];
}

/** A new part is a new row here. */
const PARTS: readonly Part[] = [
  {
    part: 'script',
    ways: [
      {
        name: 'ours',
        files: ['public/data/script.bin'],
        async prepare() {
          const { openNodeConverter } = await import('./node-engine.ts');
          return async () => {
            const { convert } = await openNodeConverter();
            return (text) => convert(text, 'hans', 'hant-tw');
          };
        },
      },
      {
        name: 'opencc-js',
        files: ['node_modules/opencc-js/dist/esm/full.js'],
        async prepare() {
          const { Converter } = await import('opencc-js');
          return async () => Converter({ from: 'cn', to: 'twp' });
        },
      },
    ],
  },
  {
    part: 'words',
    ways: [
      {
        name: 'ours',
        files: ['public/data/lexicon.bin'],
        async prepare() {
          const { NODE_FILES } = await import('./node-engine.ts');
          const { openHeadwords } = await import('../lib/lexicon/headwords.ts');
          const { openSegment } = await import('../lib/lexicon/segment.ts');
          return async () => openSegment(openHeadwords(await NODE_FILES.bytes('lexicon.bin')));
        },
      },
      {
        name: 'Intl.Segmenter',
        files: [],
        async prepare() {
          return async () => {
            const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
            return (text) => [...segmenter.segment(text)];
          };
        },
      },
    ],
  },
  {
    part: 'readings',
    ways: [
      {
        name: 'ours',
        files: [
          'public/data/lexicon.bin',
          'public/data/heteronyms.bin',
          'public/data/word-kinds.bin',
          'public/data/taiwan-readings.json',
          'public/data/glossary-readings.json',
          'public/data/glossary-matcher.json',
        ],
        async prepare() {
          const { openNodeEngine } = await import('./node-engine.ts');
          return async () => {
            const engine = openNodeEngine();
            const options = { from: 'hans', to: 'source', pinyin: true, polluted: false } as const;
            const sentences = (text: string) => text.match(/[^。]+。?/g) ?? [];
            return (text) => engine.render(sentences(text), options);
          };
        },
      },
      {
        name: 'pinyin-pro',
        files: ['node_modules/pinyin-pro/dist/index.js'],
        async prepare() {
          const { pinyin } = await import('pinyin-pro');
          return async () => (text) => pinyin(text, { type: 'all' });
        },
      },
    ],
  },
];

/** What a way costs. */
export interface WayCost {
  readonly part: string;
  readonly way: string;
  /** Bytes of its files, as they are and compressed. */
  readonly bytes: number;
  readonly gzipBytes: number;
  /** From its code being there to the first text done: data read and opened. */
  readonly loadMs: number;
  /** What is held then that was not before. */
  readonly memoryBytes: number;
  readonly charactersPerSecond: number;
}

const ROOT = path.resolve(import.meta.dirname, '..');
const SELF = fileURLToPath(import.meta.url);
/** UTF-16 units of the text that speed is measured on: a long page. */
const SIZE = 50_000;
const ROUNDS = 15;
/** Processes that each way is loaded in; the median of them counts. */
const PROCESSES = 3;

/** `npm run bench -- engine`: every part, each way in processes of its own. */
export async function benchEngine(): Promise<WayCost[]> {
  const costs: WayCost[] = [];
  for (const { part, ways } of PARTS) {
    for (const { name, files } of ways) {
      const contents = await Promise.all(files.map((file) => readFile(path.join(ROOT, file))));
      const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0);
      const runs: Measured[] = [];
      for (let run = 0; run < PROCESSES; run += 1) runs.push(await measureApart(part, name));
      const middle = (key: keyof Measured) => median(runs.map((measured) => measured[key]));
      costs.push({
        part,
        way: name,
        bytes: sum(contents.map(({ length }) => length)),
        gzipBytes: sum(contents.map((content) => gzipSync(content, { level: 9 }).length)),
        loadMs: Math.round(middle('loadMs') * 10) / 10,
        memoryBytes: middle('memoryBytes'),
        charactersPerSecond: Math.round(middle('charactersPerSecond')),
      });
    }
  }
  return costs;
}

type Measured = Pick<WayCost, 'loadMs' | 'memoryBytes' | 'charactersPerSecond'>;

async function measureApart(part: string, way: string): Promise<Measured> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['--expose-gc', SELF, part, way], { cwd: ROOT });
  return JSON.parse(stdout) as Measured;
}

/** Measures one way in this process, which has done nothing else. */
async function measure(partName: string, wayName: string): Promise<Measured> {
  const way = PARTS.find(({ part }) => part === partName)?.ways.find(
    ({ name }) => name === wayName,
  );
  if (!way || !globalThis.gc) throw new Error(`no ${wayName} of ${partName}, or no --expose-gc`);
  const text = longText();
  const open = await way.prepare();
  const before = memory();
  const start = performance.now();
  const run = await open();
  await run('头发');
  const loadMs = performance.now() - start;
  const memoryBytes = memory() - before;
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const begin = performance.now();
    await run(text);
    times.push(performance.now() - begin);
  }
  return { loadMs, memoryBytes, charactersPerSecond: (text.length / median(times)) * 1000 };
}

/** Text of the demo article, over and over. */
function longText(): string {
  const text = hansPage().replace(/<(style|script).*?<\/\1>|<[^>]*>/gs, '');
  return text.repeat(Math.ceil(SIZE / text.length)).slice(0, SIZE);
}

/** Bytes in use, of the heap and of buffers beside it. */
function memory(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? Number.NaN;
}

if (process.argv[1] === SELF) {
  const [, , part = '', way = ''] = process.argv;
  console.log(JSON.stringify(await measure(part, way)));
}
