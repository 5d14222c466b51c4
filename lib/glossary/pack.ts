import type { KnownTerms } from '../pinyin/read-words.ts';
import type { TermCard } from './card.ts';
import { openFold } from './fold.ts';
import {
  createMatcher,
  MATCHER_VERSION,
  type Matcher,
  type MatcherData,
  type TermMatch,
} from './matcher.ts';
import { explainPattern } from './patterns.ts';
import type { Term } from './term.ts';
import { termWords } from './term-words.ts';

export const TERMS_VERSION = 1;

/** All terms; stays where the cards are made. */
export interface TermData {
  readonly version: typeof TERMS_VERSION;
  readonly terms: readonly PackedTerm[];
}

export interface PackedTerm {
  readonly term: Term;
  /** The headword in traditional characters. */
  readonly traditional: string;
}

/** A termbase as the build writes it, in two files: what finds terms and what explains them. */
export interface Pack {
  readonly matcher: MatcherData;
  readonly terms: TermData;
}

export interface Glossary {
  readonly matcherData: MatcherData;
  /**
   * The card of the term with this headword, or with this other form, in either script.
   * @param matched the text pointed at, as it stands on the page; nested terms are looked for there
   */
  card(headword: string, matched?: string): TermCard | null;
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
  '中国 国民党 民进党 美国国务院 美国务院 美国商务部 美国财政部 美国国防部',
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
  return {
    matcher: {
      version: MATCHER_VERSION,
      fold: foldTable,
      terms: terms.map(({ headword, forms, traditional }) => {
        const known = new Set([fold(headword)]);
        const others = [...forms, ...traditional].map(fold).filter((form) => {
          const isNew = !known.has(form);
          known.add(form);
          return isNew;
        });
        return [headword, ...others] as const;
      }),
      ordinary: ORDINARY_WORDS,
    },
    terms: {
      version: TERMS_VERSION,
      terms: terms.map((term) => ({
        term,
        traditional: term.traditional[0] ?? toTraditional(term.headword),
      })),
    },
  };
}

/**
 * @param pack what `packTerms` gave, also after a journey through JSON
 * @throws RangeError if a part is of another version
 */
export function openGlossary(pack: {
  readonly matcher: unknown;
  readonly terms: unknown;
}): Glossary {
  const matcherData = ofVersion<MatcherData>(
    pack.matcher,
    MATCHER_VERSION,
    'glossary-matcher.json',
  );
  const { terms } = ofVersion<TermData>(pack.terms, TERMS_VERSION, 'glossary.json');
  const { fold } = openFold(matcherData.fold);
  const byForm = new Map<string, PackedTerm>();
  for (const packed of terms) {
    const { headword, forms, traditional } = packed.term;
    for (const form of [headword, ...forms, ...traditional]) byForm.set(fold(form), packed);
  }
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
        const term = byForm.get(fold(headword))?.term;
        // Made by a pattern: its parts are read as they are.
        if (!term) waiting.push(...nested);
        const folded = fold(term?.headword ?? '');
        const shift = folded.indexOf(fold(text.slice(start, end)));
        if (!term || shift === -1) continue;
        for (const [offset, syllable] of syllablesOf(term)) {
          const at = start + offset - shift;
          if (at >= start && at < end) readings.set(at, syllable);
        }
      }
      return { readings, spans: termWords(matches) };
    },
    card(headword, matched = headword) {
      const packed = byForm.get(fold(headword)) ?? madeByPattern(fold(headword), matched);
      if (!packed) return null;
      const inside = headwordsIn(match(matched));
      inside.delete(packed.term.headword);
      return {
        ...packed,
        nested: [...inside].sort((a, b) => b.length - a.length),
      };
    },
  };
}

/** The syllable of each Han character of a headword, by offset. Latin letters stand as they are. */
function syllablesOf({ headword, pinyin }: Term): [offset: number, syllable: string][] {
  const syllables = pinyin.split(' ').filter((part) => /^[^A-Z]*\p{Ll}[^A-Z]*$/u.test(part));
  return [...headword.matchAll(/\p{Script=Han}/gu)].flatMap(({ index }, position) => {
    const syllable = syllables[position];
    return syllable ? [[index, syllable]] : [];
  });
}

function headwordsIn(matches: readonly TermMatch[]): Set<string> {
  return new Set(matches.flatMap(({ headword, nested }) => [headword, ...headwordsIn(nested)]));
}

/** @throws RangeError if `data`, of a file that the build wrote, are of another version. */
export function ofVersion<Data>(data: unknown, version: number, file: string): Data {
  const found = data && typeof data === 'object' && 'version' in data ? data.version : undefined;
  if (found !== version) {
    throw new RangeError(`${file} is v${found}, need v${version}: run npm run build:data`);
  }
  return data as Data;
}
