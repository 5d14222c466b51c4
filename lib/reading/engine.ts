import type { TermCard } from '../glossary/card.ts';
import { type HeldOffices, openHeldOffices } from '../glossary/held-offices.ts';
import type { MatcherData } from '../glossary/matcher.ts';
import { type Glossary, openGlossary } from '../glossary/pack.ts';
import { openLexicon } from '../lexicon/lexicon.ts';
import { openSegment, type Segment } from '../lexicon/segment.ts';
import { makeWordCard, type WordCard } from '../lexicon/word-card.ts';
import { once } from '../once.ts';
import { openContextModel } from '../pinyin/context-model.ts';
import { readByPinyinPro } from '../pinyin/pinyin-pro.ts';
import { openReadText } from '../pinyin/read-text.ts';
import { openReadWords, type ReadWords } from '../pinyin/read-words.ts';
import { DEFAULT_READING_STYLE } from '../pinyin/reading-style.ts';
import { joinSyllables } from '../pinyin/spelling.ts';
import { parseTaiwanReadings } from '../pinyin/taiwan.ts';
import { openWordKinds } from '../pinyin/word-kinds.ts';
import type { Decode } from '../repair/double-bytes.ts';
import { type Knowledge, openKnowledge, type RepairOptions, repair } from '../repair/repair.ts';
import { type Convert, type Converter, openConverter } from '../script/convert.ts';
import type { Replacement } from '../script/dictionaries.ts';
import { IDENTITY, type Span, shownSpan, sourceSpan } from '../span.ts';
import { openLanguage } from './language.ts';
import { createRender, type Rendering, type RenderOptions } from './render.ts';
import type { FoundWord } from './search.ts';

/** Gives the data files that `npm run build:data` wrote into public/data. */
export interface DataFiles {
  json(
    file:
      | 'glossary-matcher.json'
      | 'glossary-readings.json'
      | `glossary/${number}.json`
      | 'office-holders.json'
      | 'taiwan-readings.json',
  ): Promise<unknown>;
  bytes(
    file: 'lexicon.bin' | 'script.bin' | 'heteronyms.bin' | 'word-kinds.bin',
  ): Promise<ArrayBuffer>;
  text(file: `lexicon/${number}.txt`): Promise<string>;
}

/**
 * What knows the language. It lives once, in the background (or in Node), and loads each part when
 * first asked for it; the background may be killed at any moment and opens it again.
 */
export interface Engine {
  render(sources: readonly string[], options: RenderOptions): Promise<readonly Rendering[]>;
  matcherData(): Promise<MatcherData>;
  /** Null for a headword that the glossary does not have; `matched` is the text pointed at. */
  card(headword: string, matched: string): Promise<TermCard | null>;
  /** How a term is read, a word at a time. */
  pinyin(text: string): Promise<string>;
  /**
   * Words of a Block's source text, in order: spans of it. What the dictionary has of them is fetched soon
   * after: somebody points at the text.
   * @param options.terms spans of terms in the source, sorted, not overlapping
   */
  words(source: string, options: WordOptions): Promise<readonly FoundWord[]>;
  /** Null for a word of which the dictionary has no part. */
  wordCard(word: string): Promise<WordCard | null>;
  /**
   * What made the characters that are shown for `span` of a Block's source text: replacements in their
   * order, each once; none where they are shown as they are.
   */
  conversions(
    source: string,
    span: Span,
    options: ConversionOptions,
  ): Promise<readonly Conversion[]>;
}

export interface WordOptions {
  readonly polluted: boolean;
  readonly terms?: readonly Span[];
}

/** How a text is converted; see RenderOptions. */
export type ConversionOptions = Pick<RenderOptions, 'from' | 'to' | 'polluted' | 'words'>;

/** A replacement of the text, and the list that has it. */
export type Conversion = Pick<Replacement, 'source' | 'target' | 'dictionary'>;

/** @param decodeGbk for lib/repair, which rebuilds text from its bytes */
export function openEngine(files: DataFiles, decodeGbk: Decode): Engine {
  const converter = once(
    async (): Promise<Converter> => openConverter(await files.bytes('script.bin')),
  );
  const glossary = once(async (): Promise<Glossary> => {
    const [matcher, readings] = await Promise.all([
      files.json('glossary-matcher.json'),
      files.json('glossary-readings.json'),
    ]);
    return openGlossary({
      matcher,
      readings,
      file: (number) => files.json(`glossary/${number}.json`),
    });
  });
  const heldOffices = once(
    async (): Promise<HeldOffices> => openHeldOffices(await files.json('office-holders.json')),
  );
  const lexicon = openLexicon({
    index: () => files.bytes('lexicon.bin'),
    block: (number) => files.text(`lexicon/${number}.txt`),
  });
  const segment = once(async (): Promise<Segment> => openSegment(await lexicon.headwords()));
  const readWords = once(async (): Promise<ReadWords> => {
    const [headwords, words, kinds, model, taiwan] = await Promise.all([
      lexicon.headwords(),
      segment(),
      files.bytes('word-kinds.bin').then(openWordKinds),
      files.bytes('heteronyms.bin').then(openContextModel),
      files.json('taiwan-readings.json').then(parseTaiwanReadings),
    ]);
    const readText = openReadText({ headwords, kinds, model, readCharacter: readByPinyinPro });
    return openReadWords({ headwords, segment: words, readText, taiwan });
  });
  const knowledge = once(
    async (): Promise<Knowledge> =>
      openKnowledge(openLanguage(await lexicon.headwords(), decodeGbk)),
  );
  /** Only polluted text asks for the dictionary to be repaired. */
  const repairOptions = async (polluted: boolean): Promise<RepairOptions> =>
    polluted ? { polluted, knowledge: await knowledge() } : { polluted };

  const pinyinOf = async (text: string): Promise<string> => {
    const words = (await readWords())(text, DEFAULT_READING_STYLE);
    return words.map(({ readings }) => joinSyllables(readings)).join(' ');
  };
  /** Terms that patterns make have no reading in the termbase. */
  const withPinyin = async (card: TermCard): Promise<TermCard> =>
    card.term.pinyin === ''
      ? { ...card, term: { ...card.term, pinyin: await pinyinOf(card.term.headword) } }
      : card;

  return {
    async render(sources, options) {
      // A script is toggled without dictionary and glossary: readings need both.
      const [read, terms] = options.pinyin ? await Promise.all([readWords(), glossary()]) : [];
      const convert = needsConverter(options) ? (await converter()).convert : keepText;
      const { knowledge } = await repairOptions(options.polluted);
      const render = createRender(convert, read, terms?.known, knowledge);
      return sources.map((source) => render(source, options));
    },
    matcherData: async () => (await glossary()).matcherData,
    async card(headword, matched) {
      const [{ card: find }, { ofTerm }] = await Promise.all([glossary(), heldOffices()]);
      const card = await find(headword, matched);
      if (!card) return null;
      const holders = ofTerm(card.term);
      return withPinyin(holders.length > 0 ? { ...card, holders } : card);
    },
    pinyin: pinyinOf,
    async words(source, { polluted, terms = [] }) {
      const { text, map } = repair(source, await repairOptions(polluted));
      const spans = terms.map((term) => shownSpan(map, term));
      const [cut, { joinNames }] = await Promise.all([segment(), heldOffices()]);
      const words = joinNames(text, cut(text, spans))
        .map((word) => ({ ...sourceSpan(map, word), text: text.slice(word.start, word.end) }))
        .filter((word) => WORD.test(word.text));
      void lexicon.prefetch(words.map((word) => word.text)).catch(() => {});
      return words;
    },
    async wordCard(word) {
      const [card, { ofName }] = await Promise.all([makeWordCard(lexicon, word), heldOffices()]);
      const offices = ofName(word);
      return card && offices.length > 0 ? { ...card, offices } : card;
    },
    async conversions(source, span, { from, to, polluted, ...options }) {
      if (to === 'source') return [];
      const { text, map } = repair(source, await repairOptions(polluted));
      const { convert, explain } = await converter();
      const shown = shownSpan(convert(text, from, to, options).map, shownSpan(map, span));
      const found = new Map<string, Conversion>();
      for (const replacement of explain(text, from, to, shown, options)) {
        const { source: before, target, dictionary } = replacement;
        if (before === target) continue;
        found.set(`${before} ${target}`, { source: before, target, dictionary });
      }
      return [...found.values()];
    },
  };
}

/** Simplified text that stays so is shown, and read, without script.bin. */
function needsConverter({ from, to, pinyin }: RenderOptions): boolean {
  return (to !== 'source' && to !== from) || (pinyin && (to === 'source' ? from : to) !== 'hans');
}

const keepText: Convert = (text) => ({ text, map: IDENTITY });

/** A word that the dictionary may explain: one with a Han character in it. */
const WORD = /\p{Script=Han}/u;
