import { detectScript } from '../script/detect.ts';
import type { TextScript } from '../script/script.ts';
import { countHan, type EvidenceCode, findEvidence } from './evidence.ts';
import type { PageFacts } from './facts.ts';
import { findTitling } from './headline.ts';
import { findLanguage, type LanguageFinding, SHORTEST_BODY } from './language.ts';

/** What a page is to the reader. */
export interface Verdict {
  readonly verdict: 'news' | 'not-news';
  readonly language: 'zh' | 'other';
  /** Of headline and body text; null on a page that is not Chinese. */
  readonly script: TextScript | null;
  /** A scraper left readings in the text: 動(dòng). */
  readonly polluted: boolean;
  /** Points above what makes a page news, or below; null where something else settled it. */
  readonly margin: number | null;
  /** What settled it, then what spoke for and against, the weightiest first. */
  readonly reasons: readonly Reason[];
}

export interface Reason {
  readonly code: ReasonCode;
  /** What the reason's sentence counts (public/_locales). */
  readonly value?: number;
}

type Obstacle =
  | 'not-html'
  | 'short-body'
  | 'headline-list'
  | 'dated-list'
  | 'teasers'
  | 'scattered-text';
export type ReasonCode = LanguageFinding['code'] | Obstacle | EvidenceCode;

/** A Chinese page with a body is news from so many points of evidence on. */
const NEWS_POINTS = 4;

/** The body's part of all running text, and of all text; below, a page shows several articles. */
const BODY_SHARE = { prose: 0.3, all: 0.1 };

const READING = /(?<=[\u3400-\u9fff])[(（]\s?[a-z]*[à-ǜ][a-zà-ǜ]*\s?[)）]/gi;
/** Stray readings per Han character. Whoever teaches annotates all, a careful editor few. */
const POLLUTED = { readings: 4, min: 0.01, max: 0.4 };

/** Says whether a page is Chinese news, and why. */
export function judge(facts: PageFacts): Verdict {
  const { body } = facts;
  const language = findLanguage(facts);
  const zh = language.code === 'han-share';
  const text = body.text.replace(READING, '');
  const readings = body.text.match(READING)?.length ?? 0;
  const share = readings / countHan(text);
  const polluted = readings >= POLLUTED.readings && share >= POLLUTED.min && share <= POLLUTED.max;

  const obstacle = zh ? findObstacle(facts) : null;
  const evidence = zh && !obstacle ? findEvidence(facts, text, polluted ? readings : 0) : null;
  const margin = evidence?.reduce((sum, { points }) => sum + points, -NEWS_POINTS) ?? null;
  return {
    verdict: margin !== null && margin >= 0 ? 'news' : 'not-news',
    language: zh ? 'zh' : 'other',
    script: zh ? detectScript(facts.title + text, facts) : null,
    polluted,
    margin,
    reasons: [
      ...(obstacle ? [obstacle] : []),
      language,
      ...(evidence ?? [])
        .toSorted((one, other) => Math.abs(other.points) - Math.abs(one.points))
        .map(({ code, value }) => (value === undefined ? { code } : { code, value })),
    ],
  };
}

/** What keeps a Chinese page from being an article. */
function findObstacle(facts: PageFacts): Reason | null {
  const { contentType, body, prose, letters } = facts;
  const { headlines, paragraphs, teasers, dates } = body;
  if (!contentType.includes('html')) return { code: 'not-html' };
  if (body.prose < SHORTEST_BODY) return { code: 'short-body', value: body.prose };
  if (teasers >= 3 && teasers * 2 >= paragraphs) return { code: 'teasers', value: teasers };
  if (headlines >= 10 && headlines >= paragraphs * 5) {
    return { code: 'headline-list', value: headlines };
  }
  // Its own headline in the title shows that one article is the page's, whatever stands around it.
  if (findTitling(facts).headline) return null;
  // Where the line above is a link, each paragraph is likely to have one.
  const [least, each] = body.before.at(-2)?.linked ? [2, 1] : [4, 2];
  if (headlines >= least && headlines * each >= paragraphs) {
    return { code: 'headline-list', value: headlines };
  }
  if (dates >= 4 && dates * 2 >= paragraphs) return { code: 'dated-list', value: dates };
  const share = Math.min(
    body.prose / prose / BODY_SHARE.prose,
    body.prose / letters.han / BODY_SHARE.all,
  );
  return share < 1
    ? { code: 'scattered-text', value: Math.round((100 * body.prose) / letters.han) }
    : null;
}
