import type { LetterCounts, PageFacts } from './facts.ts';

/** Running text that an article has, in Han characters; the shortest briefs have about 60. */
export const SHORTEST_BODY = 40;

/** Kana or hangul among letters of East Asia; Chinese text quotes a few. */
const FOREIGN_SHARE = 0.08;
/** The same where the page says that it is Japanese or Korean. */
const DECLARED_SHARE = 0.02;
/** Han among letters, where so many Latin letters make up for one Han character. */
const HAN_SHARE = 0.45;
const LATIN_PER_HAN = 4;
/** Running text in Latin letters around the body, by which a page is one that quotes Chinese. */
const FOREIGN_AROUND = 1.5;

type LanguageCode = 'han-share' | 'few-han' | 'kana-share' | 'hangul-share' | 'no-letters';

/** What a page's letters say; `value` is a share in percent. Chinese is 'han-share' alone. */
export interface LanguageFinding {
  readonly code: LanguageCode;
  readonly value?: number;
}

/** Goes by the body, where there is one, and by what surrounds it. */
export function findLanguage({ letters, body, foreignProse, lang }: PageFacts): LanguageFinding {
  if (body.prose < SHORTEST_BODY) return ofLetters(letters, lang);
  const found = ofLetters(body.letters, lang);
  return found.code === 'han-share' && foreignProse > body.prose * LATIN_PER_HAN * FOREIGN_AROUND
    ? { code: 'few-han', value: percent(letters.han, weight(letters)) }
    : found;
}

export function isChinese(facts: PageFacts): boolean {
  return findLanguage(facts).code === 'han-share';
}

/** Whether a page may be Chinese news: it is in Chinese and has running text. */
export function mayBeNews(facts: PageFacts): boolean {
  return facts.body.prose >= SHORTEST_BODY && isChinese(facts);
}

function ofLetters(letters: LetterCounts, lang: string): LanguageFinding {
  const { han, kana, hangul } = letters;
  const all = weight(letters);
  const share = /^(ja|ko)\b/i.test(lang) ? DECLARED_SHARE : FOREIGN_SHARE;
  if (all === 0) return { code: 'no-letters' };
  if (kana > (han + kana) * share) {
    return { code: 'kana-share', value: percent(kana, han + kana) };
  }
  if (hangul > (han + hangul) * share) {
    return { code: 'hangul-share', value: percent(hangul, han + hangul) };
  }
  return { code: han >= all * HAN_SHARE ? 'han-share' : 'few-han', value: percent(han, all) };
}

/** Letters in Han characters' worth. */
function weight({ han, kana, hangul, latin }: LetterCounts): number {
  return han + kana + hangul + latin / LATIN_PER_HAN;
}

function percent(part: number, whole: number): number {
  return Math.round((100 * part) / (whole || 1));
}
