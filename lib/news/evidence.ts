import { foldScript } from '../script/detect.ts';
import type { BodyFacts, PageFacts } from './facts.ts';
import { findTitling } from './headline.ts';
import * as press from './press-lines.ts';
import * as words from './words.ts';

type PressMark =
  | 'news-data'
  | 'official-document'
  | 'agency-line'
  | 'editor-line'
  | 'press-name'
  | 'reporter-line'
  | 'source-line'
  | 'news-section'
  | 'news-address'
  | 'stray-readings';
type ArticleMark =
  | 'article-data'
  | 'headline-in-title'
  | 'date-line'
  | 'dated-opening'
  | 'no-near-day'
  | 'quoted-speech'
  | 'long-text';
type Wording =
  | 'reporting-words'
  | 'few-reporting-words'
  | 'chatty-words'
  | 'how-to-words'
  | 'shop-words'
  | 'service-words'
  | 'reference-words'
  | 'forum-words'
  | 'lesson-words';
type Elsewhere =
  | 'no-headline'
  | 'no-news-title'
  | 'no-press-site'
  | 'other-address'
  | 'front-address';
export type EvidenceCode = PressMark | ArticleMark | Wording | Elsewhere;

/** Evidence with its points; `value` is what its sentence counts (public/_locales). */
export interface Evidence {
  readonly code: EvidenceCode;
  readonly points: number;
  readonly value?: number;
}

/** Metadata that date an article. */
const DATED =
  'article:published_time publishdate pubdate publish-date publish_date date og:release_date datepublished weibo:article:create_at'.split(
    ' ',
  );
/** Lines before the running text that belong to the article rather than to menus. */
const NEAR = 15;
/** UTF-16 units of the opening, and of the beginning that may name agency and reporter. */
const OPENING = { day: 120, press: 150 };
const HOSTS_ELSEWHERE = /^(bbs|blog|forum|wiki|baike|shop)\./;

/** Han characters of running text in which reports name a day that is near. */
const TIMELESS = 300;

/** So many Han characters more, so that one word in a brief is no high rate. */
const SMOOTHING = 60;
/**
 * Words of reporting in 1000 characters: a point for each step reached, one less for each missed.
 * Of 111 texts of news 16 had fewer than 22, of 91 others 24 had more (decision 16).
 */
const REPORTING = { steps: [22, 30, 40, 55, 75], few: [8, 12, 16] };
/** A topic counts for so much of a word of reporting. */
const TOPIC_WEIGHT = 0.6;
/** Words of other kinds of text: the rates at which they cost two points, four and six. */
const AGAINST = [
  ['chatty-words', words.CHATTY, [18, 30, 45]],
  ['how-to-words', words.HOW_TO, [10, 20, 32]],
  ['shop-words', words.SHOP, [12, 22, 35]],
  ['service-words', words.SERVICE, [12, 22, 35]],
  ['reference-words', words.REFERENCE, [14, 22, 35]],
  ['forum-words', words.FORUM, [8, 16, 30]],
  ['lesson-words', words.LESSON, [8, 16, 30]],
] as const;

/**
 * What speaks for and against news on a Chinese page with a body. `text` is the body's, without
 * stray `readings` (how many there were, if a scraper left them).
 */
export function findEvidence(facts: PageFacts, text: string, readings: number): Evidence[] {
  const { headline, site } = findTitling(facts);
  const folded = foldScript(text);
  const marks = [
    ...pressMarks(facts, folded, foldScript(site)),
    // Scrapers copy news more than anything.
    points('stray-readings', readings > 0 ? 4 : 0, readings),
  ];
  const isPress = marks.reduce((sum, mark) => sum + mark.points, 0) >= 2;
  const all = [
    ...marks,
    ...articleMarks(facts, folded, headline),
    ...wording(folded, isPress),
    ...elsewhere(facts, foldScript(site), headline),
  ];
  return all.filter((evidence) => evidence.points !== 0);
}

/** What only the press and official publications have. `site`: names of site and channel. */
function pressMarks(
  { body, metas, linkedData }: PageFacts,
  text: string,
  site: string,
): Evidence[] {
  const lines = linesOf(body);
  const start = text.slice(0, OPENING.press);
  const edges = `${lines}\n${start}\n${text.slice(-100)}`;
  const trail = body.before
    .slice(-NEAR)
    .flatMap((line) => (press.TRAIL.test(line.text) ? [foldScript(line.text)] : []))
    .join('\n');
  const isNewsData =
    metas['og:type'] === 'news' ||
    metas.medium === 'news' ||
    'news_keywords' in metas ||
    linkedData.some((type) => /News(?!Media)|LiveBlog|^Report/.test(type));
  const isReporters = press.REPORTER.test(edges) || press.INTERVIEW.test(text);
  return [
    points('news-data', isNewsData ? 4 : 0),
    points('official-document', press.OFFICIAL.test(text + lines) ? 3 : 0),
    points('agency-line', press.AGENCY.test(start) ? 3 : 0),
    points('editor-line', press.EDITOR.test(edges) ? 2 : 0),
    points('press-name', press.PRESS.test(site) ? 2 : 0),
    points('reporter-line', isReporters ? 2 : 0),
    points('source-line', press.NAMED_SOURCE.test(lines) ? 2 : press.SOURCE.test(lines) ? 1 : 0),
    points('news-section', press.SECTION.test(`${site}\n${trail}`) ? 1 : 0),
    points('news-address', press.NEWS_ADDRESS.test(addressOf(metas)) ? 1 : 0),
  ];
}

/** What articles have, of the press or not. */
function articleMarks(facts: PageFacts, text: string, headline: string): Evidence[] {
  const { body, metas, linkedData } = facts;
  const lines = linesOf(body);
  const isDated =
    DATED.some((name) => /\d{4}/.test(metas[name] ?? '')) || linkedData.includes('datePublished');
  const quotes = text.match(words.QUOTED)?.length ?? 0;
  const isLong = body.prose >= 200 && body.paragraphs >= 3;
  return [
    points('date-line', press.DATE_AND_TIME.test(lines) ? 2 : press.DATE.test(lines) ? 1 : 0),
    points('article-data', metas['og:type'] === 'article' || isDated ? 1 : 0),
    points('headline-in-title', headline ? 1 : 0),
    points('no-headline', headline ? 0 : -1),
    points('dated-opening', words.NEAR_DAY.test(text.slice(0, OPENING.day)) ? 1 : 0),
    points('no-near-day', body.prose >= TIMELESS && !words.NEAR_DAY.test(text) ? -2 : 0),
    points('quoted-speech', quotes >= 2 && quotes * 250 >= countHan(text) ? 1 : 0),
    points('long-text', isLong ? 1 : 0, body.prose),
  ];
}

/** What kind of words the text is made of. The press, too, tells stories and has opinions. */
function wording(text: string, isPress: boolean): Evidence[] {
  const han = countHan(text) + SMOOTHING;
  const own = text.replace(words.QUOTATION, '').replace(words.SPOKEN_LINE, '');
  const count = (pattern: RegExp, where: string) => where.match(pattern)?.length ?? 0;
  const rate = (mentions: number) => Math.round((mentions * 1000) / han);
  const reporting = rate(count(words.REPORTING, text) + TOPIC_WEIGHT * count(words.TOPICS, text));
  const missed = step(reporting, REPORTING.few) - REPORTING.few.length;
  return [
    points('reporting-words', step(reporting, REPORTING.steps), reporting),
    points('few-reporting-words', isPress ? Math.max(-1, missed) : missed, reporting),
    ...AGAINST.map(([code, pattern, steps]) => {
      const isOwn = code === 'chatty-words' || code === 'forum-words';
      const mentions = count(pattern, isOwn ? own : text);
      // A single mention is chance.
      return points(code, mentions < 2 ? 0 : -2 * step(rate(mentions), steps), rate(mentions));
    }),
  ];
}

/** What pages have that are no news. `site`: names of site and channel. */
function elsewhere(facts: PageFacts, site: string, headline: string): Evidence[] {
  const { host, metas } = facts;
  const title = foldScript(headline || facts.title);
  const isElsewhere = press.NO_PRESS.test(site) && !press.PRESS.test(site);
  const address = addressOf(metas);
  return [
    points(
      'no-news-title',
      press.SITE_TITLE.test(title) ? -7 : press.GUIDE_TITLE.test(title) ? -4 : 0,
    ),
    points('no-press-site', isElsewhere || HOSTS_ELSEWHERE.test(host) ? -12 : 0),
    // Some sites give it on every page.
    points('front-address', press.ROOT_ADDRESS.test(address) ? (headline ? -2 : -7) : 0),
    points('other-address', press.OTHER_ADDRESS.test(address) ? -2 : 0),
  ];
}

function points(code: EvidenceCode, worth: number, value?: number): Evidence {
  return value === undefined ? { code, points: worth } : { code, points: worth, value };
}

/** The lines around the running text, folded, links left out. */
function linesOf({ before, after }: BodyFacts): string {
  const near = [...before.slice(-NEAR), ...after].filter(({ linked }) => !linked);
  return foldScript(near.map(({ text }) => text).join('\n'));
}

/** Where the page says that it is; empty if it doesn't. */
function addressOf(metas: PageFacts['metas']): string {
  return metas.canonical ?? metas['og:url'] ?? '';
}

/** How many of `steps`, which rise, `value` reaches. */
function step(value: number, steps: readonly number[]): number {
  return steps.filter((least) => value >= least).length;
}

/** Han characters in `text`. */
export function countHan(text: string): number {
  return text.replace(/[^\u3400-\u9fff]/g, '').length;
}
