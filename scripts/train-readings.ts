import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { type Headwords, openHeadwords } from '../lib/lexicon/headwords.ts';
import { openSegment } from '../lib/lexicon/segment.ts';
import type { Place } from '../lib/pinyin/context-features.ts';
import { HETERONYMS_VERSION, LONG_GAP, STEP } from '../lib/pinyin/context-model.ts';
import {
  asCandidates,
  type CutToHeadwords,
  type DictionaryWord,
  openCutToHeadwords,
} from '../lib/pinyin/dictionary-words.ts';
import { isCertain, placeAt } from '../lib/pinyin/read-text.ts';
import { NO_HEADWORD } from '../lib/pinyin/word-kinds.ts';
import { buildLexicon } from './build-lexicon.ts';
import { wordKinds } from './build-readings.ts';
import { type CedictEntry, readCedict } from './cedict.ts';
import { type Example, prune, scoresOf, toExample, train } from './context-trainer.ts';
import { type LabelledSentence, normalised, readSentences } from './labelled-sentences.ts';
import { packFile } from './pack-file.ts';
import { readFrequencies } from './script-sources.ts';
import { textTable } from './text-table.ts';

const USAGE = `node scripts/train-readings.ts DIR [--folds N]

Trains lib/pinyin/heteronyms.bin on DIR/*.sent and *.lb (labelled sentences), DIR/cpp.train-counts.json
(labels by character) and the words of CC-CEDICT. The same input gives the same bytes.
--folds  instead: accuracy by cross-validation, N parts, sentence by sentence`;

const OUTPUT = path.resolve(import.meta.dirname, '../lib/pinyin/heteronyms.bin');

/** Our own sentences, for everyday readings that the others hardly have. */
const EVERYDAY = path.resolve(import.meta.dirname, 'readings');

/** How much one of them counts beside one of the others (decision 11). */
const EVERYDAY_WEIGHT = 3;

/** So many weights are kept: more make the file larger than 150 KB, packed by gzip (decision 11). */
const WEIGHTS = 127_000;

/** How much a word of the dictionary counts beside a sentence (decision 11). */
const WORD_WEIGHT = 0.5;

/** Added to each count before shares are taken: a reading that was never seen is rare, not impossible. */
const SMOOTHING = 0.5;

/** Stands around a word of the dictionary, whose neighbours nobody knows. */
const UNKNOWN = '\u0003';

type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Readings of each character that the model chooses among, and their priors in STEPs. */
type Choices = ReadonlyMap<
  string,
  { readonly readings: readonly string[]; readonly priors: readonly number[] }
>;

interface Word {
  readonly text: string;
  readonly syllables: readonly string[];
}

/** Words of several characters that have one reading only, in simplified characters. */
function wordsOf(entries: readonly CedictEntry[], headwords: Headwords): Word[] {
  const texts = new Set(entries.map(({ simplified }) => simplified));
  return [...texts]
    .filter((text) => text.length > 1 && /^\p{Script=Han}+$/u.test(text))
    .flatMap((text) => {
      const [reading, ...others] = headwords.readings(headwords.numberOf(text));
      return reading && others.length === 0 ? [{ text, syllables: reading.syllables }] : [];
    });
}

/** The readings that data and dictionary have for the characters that the data have, frequent ones first. */
function choicesOf(
  counts: Counts,
  sentences: readonly LabelledSentence[],
  words: readonly Word[],
): Choices {
  const found = new Map<string, Map<string, number>>();
  const add = (character: string, reading: string, count: number) => {
    const known = found.get(character) ?? new Map<string, number>();
    known.set(reading, (known.get(reading) ?? 0) + count);
    found.set(character, known);
  };
  for (const [character, readings] of Object.entries(counts)) {
    for (const [label, count] of Object.entries(readings)) add(character, normalised(label), count);
  }
  for (const { text, at, reading } of sentences) add(text.charAt(at), reading, 0);
  for (const { text, syllables } of words) {
    for (const [index, syllable] of syllables.entries()) {
      const character = text.charAt(index);
      // Neutral tones are the dictionary's alone: the sentences have the full tone in most words.
      if (found.has(character) && !syllable.endsWith('5')) add(character, syllable, 0);
    }
  }
  const choices: [string, { readings: string[]; priors: number[] }][] = [];
  for (const [character, readings] of found) {
    const sorted = [...readings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const total = sorted.reduce((sum, [, count]) => sum + count + SMOOTHING, 0);
    choices.push([
      character,
      {
        readings: sorted.map(([reading]) => reading),
        priors: sorted.map(([, count]) =>
          Math.round(-Math.log((count + SMOOTHING) / total) / STEP),
        ),
      },
    ]);
  }
  return new Map(choices.sort(([a], [b]) => a.charCodeAt(0) - b.charCodeAt(0)));
}

function wordExamples(words: readonly Word[], choices: Choices): Example[] {
  return words.flatMap(({ text, syllables }) =>
    syllables.flatMap((syllable, index) => {
      const choice = choices.get(text.charAt(index));
      if (!choice) return [];
      const place: Place = {
        text: UNKNOWN.repeat(3) + text + UNKNOWN.repeat(3),
        at: index + 3,
        before: { start: 2, end: 3, kind: NO_HEADWORD.other },
        word: { start: 3, end: 3 + text.length },
        after: { start: 3 + text.length, end: 4 + text.length, kind: NO_HEADWORD.other },
        inWord: asCandidates(syllable, choice.readings),
      };
      const [answer, ...others] = place.inWord;
      if (!answer || others.length > 0) return [];
      return toExample(place, answer, choice.readings, choice.priors, WORD_WEIGHT) ?? [];
    }),
  );
}

/** A sentence to test on: what the model says is right, without one the frequent reading. */
interface Labelled {
  readonly sentence: LabelledSentence;
  /** What the dictionary says where it is not asked of the model; null elsewhere. */
  readonly certain: string | null;
  readonly example: Example | null;
}

function labelledExamples(
  sentences: readonly LabelledSentence[],
  choices: Choices,
  cut: (text: string) => ReturnType<CutToHeadwords>,
): Labelled[] {
  return sentences.map((sentence) => {
    const { text, at, reading } = sentence;
    const choice = choices.get(text.charAt(at));
    const words = cut(text);
    const index = words.findIndex(({ end }) => end > at);
    const weight = sentence.source === 'everyday' ? EVERYDAY_WEIGHT : 1;
    const candidates = choice?.readings ?? [];
    const place = placeAt(text, at, words, index, candidates);
    if (isCertain(place, words[index] as DictionaryWord, candidates)) {
      return { sentence, certain: place.inWord[0] as string, example: null };
    }
    return {
      sentence,
      certain: null,
      example: choice ? toExample(place, reading, choice.readings, choice.priors, weight) : null,
    };
  });
}

const present = (labelled: readonly Labelled[]): Example[] =>
  labelled.flatMap(({ example }) => example ?? []);

/** Accuracy by source over `folds` parts, each read by a model that was trained on the others. */
function crossValidate(
  labelled: readonly Labelled[],
  words: readonly Example[],
  folds: number,
): string {
  const right = new Map<string, [right: number, all: number]>();
  const foldOf = (index: number) => (Math.imul(index + 1, 2654435761) >>> 8) % folds;
  for (let fold = 0; fold < folds; fold += 1) {
    const training = [...words, ...present(labelled.filter((_, index) => foldOf(index) !== fold))];
    const weights = Float32Array.from(prune(train(training), training, WEIGHTS), (x) => x * STEP);
    for (const [index, { sentence, certain, example }] of labelled.entries()) {
      if (foldOf(index) !== fold) continue;
      const counts = right.get(sentence.source) ?? [0, 0];
      right.set(sentence.source, counts);
      counts[1] += 1;
      if (certain === sentence.reading) counts[0] += 1;
      if (!example) continue;
      const scores = scoresOf(weights, example);
      if (scores.indexOf(Math.max(...scores)) === example.answer) counts[0] += 1;
    }
  }
  return textTable(
    ['source', 'sentences', 'right'],
    [...right].map(([source, [good, all]]) => [
      source,
      String(all),
      `${((100 * good) / all).toFixed(2)} %`,
    ]),
  );
}

/** heteronyms.bin (lib/pinyin/context-model.ts) */
function packModel(weights: Int8Array, choices: Choices): Uint8Array<ArrayBuffer> {
  const gaps: number[] = [];
  const values: number[] = [];
  let last = -1;
  for (const [place, value] of weights.entries()) {
    if (value === 0) continue;
    let gap = place - last - 1;
    for (; gap >= LONG_GAP; gap -= LONG_GAP) gaps.push(LONG_GAP);
    gaps.push(gap);
    values.push(value);
    last = place;
  }
  const entries = [...choices.values()];
  const syllables = [...new Set(entries.flatMap(({ readings }) => readings))].sort();
  const starts = [0];
  for (const { readings } of entries) starts.push((starts.at(-1) as number) + readings.length);
  return packFile(
    { kind: 'heteronyms', version: HETERONYMS_VERSION, source: 'CPP, g2pL, CC-CEDICT (NOTICE.md)' },
    {
      syllables: syllables.join(' ').replaceAll('ü', 'v'),
      characters: Uint16Array.from([...choices.keys()], (character) => character.charCodeAt(0)),
      starts: Uint16Array.from(starts),
      readings: Uint16Array.from(
        entries.flatMap(({ readings }) => readings.map((reading) => syllables.indexOf(reading))),
      ),
      priors: Uint16Array.from(entries.flatMap(({ priors }) => priors)),
      gaps: Uint8Array.from(gaps),
      weights: new Uint8Array(Int8Array.from(values).buffer),
    },
  );
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { folds: { type: 'string' }, help: { type: 'boolean', default: false } },
});
const [directory] = positionals;
if (values.help || !directory) {
  console.error(USAGE);
  process.exit(values.help ? 0 : 2);
}
const { entries, date } = readCedict();
const headwords = openHeadwords(buildLexicon(entries, date, readFrequencies()).index.buffer);
const segment = openSegment(headwords);
const cutWords = openCutToHeadwords(headwords, wordKinds(entries, headwords));
const sentences = [...(await readSentences(directory)), ...(await readSentences(EVERYDAY))];
const counts = JSON.parse(
  await readFile(path.join(directory, 'cpp.train-counts.json'), 'utf8'),
) as Counts;
const words = wordsOf(entries, headwords);
const choices = choicesOf(counts, sentences, words);
const fromWords = wordExamples(words, choices);
const labelled = labelledExamples(sentences, choices, (text) => cutWords(text, segment(text)));
if (values.folds) {
  console.log(crossValidate(labelled, fromWords, Number(values.folds)));
} else {
  const examples = [...fromWords, ...present(labelled)];
  const bytes = packModel(prune(train(examples), examples, WEIGHTS), choices);
  await writeFile(OUTPUT, bytes);
  console.log(
    `${choices.size} characters, ${labelled.length} sentences, ${fromWords.length} places in words
lib/pinyin/heteronyms.bin: ${Math.ceil(bytes.length / 1024)} KB, ${Math.ceil(gzipSync(bytes, { level: 9 }).length / 1024)} KB gzip`,
  );
}
