import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import { openHeadwords } from '../lib/lexicon/headwords.ts';
import { openSegment } from '../lib/lexicon/segment.ts';
import { openContextModel } from '../lib/pinyin/context-model.ts';
import { readByPinyinPro } from '../lib/pinyin/pinyin-pro.ts';
import { openReadText } from '../lib/pinyin/read-text.ts';
import { numbered } from '../lib/pinyin/spelling.ts';
import { openWordKinds } from '../lib/pinyin/word-kinds.ts';
import { type LabelledSentence, readSentences } from './labelled-sentences.ts';
import { textTable } from './text-table.ts';

const ROOT = path.resolve(import.meta.dirname, '..');

/** How well a way to read does. */
export interface ReadingScore {
  /** Share of the marked characters that are read as labelled, tone and all: 0 to 1. */
  readonly accuracy: number;
  /** Characters read in a second, of the same sentences, warm. */
  readonly charactersPerSecond: number;
}

export interface ReadingScores {
  readonly ours: ReadingScore;
  readonly pinyinPro: ReadingScore;
}

/** Right and all of the marked characters, of either way. */
export interface CharacterScore {
  readonly character: string;
  readonly ours: number;
  readonly pinyinPro: number;
  readonly all: number;
}

export interface ReadingBench extends ReadingScores {
  /** By file of the directory. */
  readonly sources: Readonly<Record<string, ReadingScores & { readonly sentences: number }>>;
  /** Those first that we read wrongly most often. */
  readonly characters: readonly CharacterScore[];
}

/** Numbered syllables of a text, at the first unit of each character. */
type Read = (text: string) => readonly (string | undefined)[];

/** Readings over the data files that `npm run build:data` wrote. */
export async function openOurs(): Promise<Read> {
  const bytes = async (file: string) =>
    new Uint8Array(await readFile(path.join(ROOT, file))).buffer;
  const headwords = openHeadwords(await bytes('public/data/lexicon.bin'));
  const segment = openSegment(headwords);
  const read = openReadText({
    headwords,
    kinds: openWordKinds(await bytes('public/data/word-kinds.bin')),
    model: openContextModel(await bytes('lib/pinyin/heteronyms.bin')),
    readCharacter: readByPinyinPro,
  });
  return (text) => read(text, segment(text)).syllables;
}

/** Citation tones, as the labels are. */
export function readByPhrases(text: string): (string | undefined)[] {
  const syllables: (string | undefined)[] = [];
  for (const { origin, result } of pinyin(text, { type: 'all', toneSandhi: false })) {
    syllables.push(numbered(result), ...new Array<undefined>(origin.length - 1));
  }
  return syllables;
}

/** `npm run bench -- pinyin --data DIR`: ours beside pinyin-pro, in the same run. */
export async function benchPinyin(directory: string): Promise<ReadingBench> {
  const sentences = await readSentences(directory);
  const [ours, pinyinPro] = [run(sentences, await openOurs()), run(sentences, readByPhrases)];
  const scoresOf = (isCounted: (sentence: LabelledSentence) => boolean): ReadingScores => ({
    ours: { accuracy: share(sentences, ours.right, isCounted), charactersPerSecond: ours.speed },
    pinyinPro: {
      accuracy: share(sentences, pinyinPro.right, isCounted),
      charactersPerSecond: pinyinPro.speed,
    },
  });
  const sources = [...new Set(sentences.map(({ source }) => source))].map((source) => {
    const count = sentences.filter((sentence) => sentence.source === source).length;
    return [source, { sentences: count, ...scoresOf((sentence) => sentence.source === source) }];
  });
  return {
    ...scoresOf(() => true),
    sources: Object.fromEntries(sources),
    characters: byCharacter(sentences, ours.right, pinyinPro.right),
  };
}

/** Speed is measured so long, warm, over the sentences again and again: few are read before code is compiled. */
const MEASURED_MS = 1000;

function run(sentences: readonly LabelledSentence[], read: Read) {
  const right = sentences.map(({ text, at, reading }) => read(text)[at] === reading);
  const start = performance.now();
  let characters = 0;
  let elapsed = 0;
  while (elapsed < MEASURED_MS) {
    for (const { text } of sentences) {
      read(text);
      characters += text.length;
    }
    elapsed = performance.now() - start;
  }
  return { right, speed: Math.round((characters / elapsed) * 1000) };
}

function share(
  sentences: readonly LabelledSentence[],
  right: readonly boolean[],
  isCounted: (sentence: LabelledSentence) => boolean,
): number {
  const counted = right.filter((_, index) => isCounted(sentences[index] as LabelledSentence));
  return counted.filter(Boolean).length / counted.length;
}

function byCharacter(
  sentences: readonly LabelledSentence[],
  ours: readonly boolean[],
  pinyinPro: readonly boolean[],
): CharacterScore[] {
  const scores = new Map<string, { ours: number; pinyinPro: number; all: number }>();
  for (const [index, { text, at }] of sentences.entries()) {
    const score = scores.get(text.charAt(at)) ?? { ours: 0, pinyinPro: 0, all: 0 };
    scores.set(text.charAt(at), score);
    score.all += 1;
    if (ours[index]) score.ours += 1;
    if (pinyinPro[index]) score.pinyinPro += 1;
  }
  return [...scores]
    .map(([character, score]) => ({ character, ...score }))
    .sort((a, b) => b.all - b.ours - (a.all - a.ours));
}

const percent = (value: number): string => `${(100 * value).toFixed(2)} %`;

/** Tables for people: all, by file, by character. */
export function readingTables({ ours, pinyinPro, sources, characters }: ReadingBench): string {
  const rows = Object.entries({ ...sources, all: { ours, pinyinPro } }).map(([source, scores]) => [
    source,
    percent(scores.ours.accuracy),
    percent(scores.pinyinPro.accuracy),
  ]);
  const speed = [
    'characters a second',
    String(ours.charactersPerSecond),
    String(pinyinPro.charactersPerSecond),
  ];
  const wrong = characters
    .filter((score) => score.ours < score.all)
    .map((score) => [
      score.character,
      `${score.ours} of ${score.all}`,
      `${score.pinyinPro} of ${score.all}`,
    ]);
  return [
    textTable(['readings right', 'ours', 'pinyin-pro'], [...rows, speed]),
    textTable(['character', 'ours', 'pinyin-pro'], wrong),
  ].join('\n\n');
}
