import type { KnownTerms } from '../pinyin/read-words.ts';
import type { TermCard } from './card.ts';
import { openFold } from './fold.ts';
import {
  createMatcher,
  headwordsInside,
  MATCHER_VERSION,
  type Matcher,
  type MatcherData,
  type TermMatch,
} from './matcher.ts';
import { explainPattern } from './patterns.ts';
import type { Term } from './term.ts';
import { termWords } from './term-words.ts';

export const TERMS_VERSION = 2;

/** Terms a file: one that is asked for brings these along. */
export const TERMS_PER_FILE = 64;

/** A member of a numbered term leads to it, where it has so many UTF-16 units: shorter ones are everyday words. */
const MEMBER_UNITS = 4;

/** How headwords are read, in the order of the matcher's terms. */
export interface ReadingData {
  readonly version: typeof TERMS_VERSION;
  readonly pinyin: readonly string[];
}

/** A part of the terms, in the same order: what their cards show. */
export interface TermData {
  readonly version: typeof TERMS_VERSION;
  readonly terms: readonly PackedTerm[];
}

export interface PackedTerm {
  readonly term: Term;
  /** The headword in traditional characters. */
  readonly traditional: string;
}

/** A termbase as the build writes it: what finds terms, what reads them, and files that explain them. */
export interface Pack {
  readonly matcher: MatcherData;
  readonly readings: ReadingData;
  readonly files: readonly TermData[];
}

/** Gives the parts of a Pack, also after a journey through JSON. */
export interface PackFiles {
  readonly matcher: unknown;
  readonly readings: unknown;
  readonly file: (number: number) => Promise<unknown>;
}

export interface Glossary {
  readonly matcherData: MatcherData;
  /**
   * The card of the term with this headword, or with this other form, in either script.
   * @param matched the text pointed at, as it stands on the page; nested terms are looked for there
   */
  card(headword: string, matched?: string): Promise<TermCard | null>;
  /**
   * Terms of a text with the readings of their Han characters, as far as the termbase has them: of
   * headwords, and of forms that are a part of their headword.
   */
  readonly known: KnownTerms;
}

/**
 * Words that Intl.Segmenter does not know (tried with ICU 78): it splits 年轻|人大|多 and
 * 机器|人大|赛, and the People's Congress would turn up in both. No term starts inside them.
 */
const ORDINARY_WORDS = [
  '机器人 年轻人 未成年人 普通人 领导人 负责人 发言人 主持人 候选人 当事人 创始人 继承人 传承人',
  '经纪人 投资人 纳税人 嫌疑人 辩护人 媒体人 新闻人 残疾人 志愿人 带头人 外国人 美国人 台湾人',
  '香港人 当地人 本地人 两重天 两重性 三公里 三公斤 三公分 三公尺 平台经济损失 海洋经济鱼类',
  // Other bodies and parties: no 国办 in 中国办厂, no 党建 in 国民党建请.
  '拉布拉多 代表团派 中国 国民党 民进党 美国国务院 美国务院 美国商务部 美国财政部 美国国防部',
].flatMap((line) => line.split(' '));

/**
 * @param toTraditional converts a headword for its card, unless the term says how it is written
 * @param foldTable as `makeFoldTable` gives it
 */
export function packTerms(
  terms: readonly Term[],
  toTraditional: (text: string) => string,
  foldTable: string,
): Pack {
  const { fold } = openFold(foldTable);
  const allForms = ({ headword, forms, traditional }: Term) =>
    [headword, ...forms, ...traditional].map(fold);
  /** What leads to a term already; a member of several leads to the first of them. */
  const taken = new Set(terms.flatMap(allForms));
  const take = (form: string): boolean => {
    const isNew = !taken.has(form);
    taken.add(form);
    return isNew;
  };
  const packed = terms.map((term) => ({
    term,
    traditional: term.traditional[0] ?? toTraditional(term.headword),
  }));
  return {
    matcher: {
      version: MATCHER_VERSION,
      fold: foldTable,
      terms: terms.map((term) => {
        const [, ...others] = new Set(allForms(term));
        const members = term.members
          .map((member) => fold(member.headword))
          .filter((member) => member.length >= MEMBER_UNITS && take(member));
        return [term.headword, ...others, ...members] as const;
      }),
      ordinary: ORDINARY_WORDS,
    },
    readings: { version: TERMS_VERSION, pinyin: terms.map(({ pinyin }) => pinyin) },
    files: Array.from({ length: Math.ceil(terms.length / TERMS_PER_FILE) }, (_, number) => ({
      version: TERMS_VERSION,
      terms: packed.slice(number * TERMS_PER_FILE, (number + 1) * TERMS_PER_FILE),
    })),
  };
}

/** @throws RangeError if a part is of another version; a card rejects with it */
export function openGlossary({ matcher: found, readings, file }: PackFiles): Glossary {
  const matcherData = ofVersion<MatcherData>(found, MATCHER_VERSION, 'glossary-matcher.json');
  const { pinyin } = ofVersion<ReadingData>(readings, TERMS_VERSION, 'glossary-readings.json');
  const { fold } = openFold(matcherData.fold);
  /** Numbers of terms by their forms. */
  const byForm = new Map<string, number>();
  for (const [number, [headword, ...forms]] of matcherData.terms.entries()) {
    for (const form of [fold(headword), ...forms]) byForm.set(form, number);
  }
  const packedTerm = async (number: number): Promise<PackedTerm> => {
    const at = Math.floor(number / TERMS_PER_FILE);
    const { terms } = ofVersion<TermData>(await file(at), TERMS_VERSION, `glossary/${at}.json`);
    return terms[number % TERMS_PER_FILE] as PackedTerm;
  };
  let matcher: Matcher | undefined;
  const match = (text: string): readonly TermMatch[] => {
    matcher ??= createMatcher(matcherData);
    return matcher.match(text);
  };

  /** A term that a pattern makes, in the termbase's own shape. */
  const madeByPattern = (folded: string, matched: string): PackedTerm | null => {
    const term = explainPattern(folded);
    if (!term) return null;
    const related = term.related.filter((one) => byForm.has(fold(one)));
    return { term: { ...term, related }, traditional: matched };
  };

  return {
    matcherData,
    known(text) {
      const readings = new Map<number, string>();
      const matches = match(text);
      const waiting = [...matches];
      for (let found = waiting.pop(); found; found = waiting.pop()) {
        const { headword, start, end, nested } = found;
        const number = byForm.get(fold(headword));
        // Made by a pattern: its parts are read as they are.
        if (number === undefined) {
          waiting.push(...nested);
          continue;
        }
        const shift = fold(headword).indexOf(fold(text.slice(start, end)));
        if (shift === -1) continue;
        for (const [offset, syllable] of syllablesOf(headword, pinyin[number] ?? '')) {
          const at = start + offset - shift;
          if (at >= start && at < end) readings.set(at, syllable);
        }
      }
      return { readings, spans: termWords(matches) };
    },
    async card(headword, matched = headword) {
      const number = byForm.get(fold(headword));
      const packed =
        number === undefined ? madeByPattern(fold(headword), matched) : await packedTerm(number);
      if (!packed) return null;
      return { ...packed, nested: headwordsInside(match(matched), packed.term.headword) };
    },
  };
}

/** The syllable of each Han character of a headword, by offset. Latin letters stand as they are. */
function syllablesOf(headword: string, pinyin: string): [offset: number, syllable: string][] {
  const syllables = pinyin.split(' ').filter((part) => /^[^A-Z]*\p{Ll}[^A-Z]*$/u.test(part));
  return [...headword.matchAll(/\p{Script=Han}/gu)].flatMap(({ index }, position) => {
    const syllable = syllables[position];
    return syllable ? [[index, syllable]] : [];
  });
}

/** @throws RangeError if `data`, of a file that the build wrote, are of another version. */
export function ofVersion<Data>(data: unknown, version: number, file: string): Data {
  const found = data && typeof data === 'object' && 'version' in data ? data.version : undefined;
  if (found !== version) {
    throw new RangeError(`${file} is v${found}, need v${version}: run npm run build:data`);
  }
  return data as Data;
}
