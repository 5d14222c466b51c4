import { detectScript, foldScript } from '../script/detect.ts';
import type { TextScript } from '../script/script.ts';
import type { LetterCounts, PageFacts } from './facts.ts';

/** What a page is to the reader. */
export interface Verdict {
  readonly verdict: 'news' | 'not-news';
  readonly language: 'zh' | 'other';
  /** Of headline and body text; null on a page that is not Chinese. */
  readonly script: TextScript | null;
  /** A scraper left readings in the text: 動(dòng). */
  readonly polluted: boolean;
  /** What settled it, then what spoke for and against, the weightiest first. */
  readonly reasons: readonly Reason[];
}

export interface Reason {
  readonly code: ReasonCode;
  /** What the reason's sentence counts (public/_locales). */
  readonly value?: number;
}

type Language = 'han-share' | 'few-han' | 'kana-share' | 'hangul-share' | 'no-letters';
type Obstacle = 'not-html' | 'short-body' | 'headline-list' | 'scattered-text';
/** What only the press and official publications have. */
type PressMark =
  | 'news-data'
  | 'official-document'
  | 'agency-line'
  | 'editor-line'
  | 'press-name'
  | 'reporter-line'
  | 'source-line'
  | 'stray-readings';
type Evidence =
  | 'article-data'
  | 'headline-in-title'
  | 'reporting-words'
  | 'date-line'
  | 'publication-label'
  | 'quoted-speech'
  | 'long-text'
  | 'no-press-mark'
  | 'chatty-words'
  | 'how-to-words'
  | 'shop-words'
  | 'no-news-title'
  | 'no-press-site';
export type ReasonCode = Language | Obstacle | PressMark | Evidence;

/** Evidence with its points. A Chinese page with a body is news from NEWS_POINTS on. */
type Scored = readonly [code: PressMark | Evidence, points: number, holds: boolean, value?: number];
const NEWS_POINTS = 4;

/** Running text that an article has, in Han characters; the shortest briefs have about 60. */
const SHORTEST_BODY = 40;
/** The body's part of all running text; below, a page shows several articles. */
const BODY_SHARE = 0.3;
/** Kana or hangul among letters of East Asia; Chinese text quotes a few. */
const FOREIGN_SHARE = 0.08;
/** Han among letters, where so many Latin letters make up for one Han character. */
const HAN_SHARE = 0.45;
const LATIN_PER_HAN = 4;

const READING = /(?<=[\u3400-\u9fff])[(（]\s?[a-z]*[à-ǜ][a-zà-ǜ]*\s?[)）]/gi;
/** Stray readings per Han character. Whoever teaches annotates all, a careful editor few. */
const POLLUTED = { readings: 4, min: 0.01, max: 0.4 };

// Keywords are matched in folded text: simplified forms stand for both, where the fold knows them.
const DATE_AND_TIME = /((19|20)\d\d.{1,14}|\d-\d+\s?)\d:\d\d/;
const DATE = /(19|20)\d\d|民国\d|\d-\d+\s?\d:\d\d/;
const LABEL = /(发[布佈表稿]|更新|出版|刊登)([日时][期间])?\s?[:：︰/\d]|发[布佈表][于於]/;
const SOURCE = /[来來]源|稿源|出[处處]|供稿|转[自载]|摘自|原载/;
const EDITOR = /(编[辑审審]|责编|校[对])\s?[:：︰/]/;
const REPORTER = /记者|[通特][讯约約]员|报[道导]|撰文|文\s?[／/｜|]|编译|本[报站网].{0,3}讯/;
const AGENCY =
  /(新华|中新|中央|法新|美联|路透)社.{0,14}[电讯]|\d日.{0,3}[电讯]|网讯|讯】|据.{1,12}消息|[综綜]合[报外]/;
const OFFICIAL = /〔\d{4}〕|索引[号號]|发文([机機]关|字[号號])|成文日期/;
const PRESS =
  /新闻|时政|要闻|[\u4e00-\u9fff]报([网社电]|[^\u4e00-\u9fff]|$)|电视[台臺]|广播|通讯社|[传融]媒|News(?!letter)|Daily|Times/i;
const NO_PRESS =
  /论坛|[讨討]论区|贴吧|看板|bbs|discuz|phpbb|博客|部落格|blog|百科|wiki|文[库庫]|小说|问答|知乎|有限公司|招聘|[购購]物|商城/i;
const NO_NEWS =
  /教程|攻略|食[谱譜]|做法|什么意思|什么梗|大全|第.{1,5}章|查[询詢](系统|[结結]果)|搜[索尋寻][结結]果/;

const REPORTING =
  /表示|指出|[称说][，：“「]|宣[布佈]|强调|透露|认为|报[道导]|记者|[召举][开行]|发[布佈生]|警[方员察]|消息|[日近昨]日|昨天|据|政府|部门|公[布佈]|总[统理]|会议|主席|书记|民众|市民|[今去]年|今[日天]|\d日|负责人|专家|涉嫌|官员|国家|[议委]员|[局部市]长|[当當]局|调查|现场|事发|[伤傷]|[亿億]|[确確][诊診]|比[赛賽]/g;
const HOW_TO_WORDS =
  /教程|步[骤驟]|安装|下载|点[击擊]|代码|命令|配置|默认|[参參]数|设置|如下|函数|服务器/g;
const SHOP_WORDS =
  /联[系絡络]人|热线|厂家|批发|型[号號]|[规規]格|客服|[购購]物[车車]|[优優]惠|[价價]格/g;
const CHATTY = /[你您]|我(?![国们院市省校县區区局党黨])|小编|小伙伴|[吧啦哦]/g;
const QUOTED = /[“「『]/g;

/** Says whether a page is Chinese news, and why. */
export function judge(facts: PageFacts): Verdict {
  const { body } = facts;
  const language = languageOf(body.prose >= SHORTEST_BODY ? body.letters : facts.letters);
  const zh = language.code === 'han-share';
  const text = body.text.replace(READING, '');
  const readings = body.text.match(READING)?.length ?? 0;
  const share = readings / countHan(text);
  const polluted = readings >= POLLUTED.readings && share >= POLLUTED.min && share <= POLLUTED.max;

  const obstacle = zh ? obstacleIn(facts) : null;
  const evidence = zh && !obstacle ? evidenceIn(facts, foldScript(text), polluted, readings) : [];
  const points = evidence.reduce((sum, [, worth]) => sum + worth, 0);
  return {
    verdict: points >= NEWS_POINTS ? 'news' : 'not-news',
    language: zh ? 'zh' : 'other',
    script: zh ? detectScript(facts.title + text, facts) : null,
    polluted,
    reasons: [
      ...(obstacle ? [obstacle] : []),
      language,
      ...evidence
        .toSorted(([, one], [, other]) => Math.abs(other) - Math.abs(one))
        .map(([code, , , value]) => (value === undefined ? { code } : { code, value })),
    ],
  };
}

function languageOf({ han, kana, hangul, latin }: LetterCounts): Reason {
  const share = (part: number, whole: number) => Math.round((100 * part) / (whole || 1));
  const all = han + kana + hangul + latin / LATIN_PER_HAN;
  if (all === 0) return { code: 'no-letters' };
  if (kana > (han + kana) * FOREIGN_SHARE)
    return { code: 'kana-share', value: share(kana, han + kana) };
  if (hangul > (han + hangul) * FOREIGN_SHARE) {
    return { code: 'hangul-share', value: share(hangul, han + hangul) };
  }
  return { code: han >= all * HAN_SHARE ? 'han-share' : 'few-han', value: share(han, all) };
}

/** What keeps a Chinese page from being an article. */
function obstacleIn({ contentType, body, prose }: PageFacts): Reason | null {
  if (!contentType.includes('html')) return { code: 'not-html' };
  if (body.prose < SHORTEST_BODY) return { code: 'short-body', value: body.prose };
  // Its own headline in the title shows that one article is the page's, whatever stands around it.
  if (body.headline) return null;
  if (body.headlines >= 4 && body.headlines * 2 >= body.paragraphs) {
    return { code: 'headline-list', value: body.headlines };
  }
  const share = body.prose / prose;
  return share < BODY_SHARE ? { code: 'scattered-text', value: Math.round(share * 100) } : null;
}

/** What speaks for and against news on a Chinese page. `text` is the body's, clean and folded. */
function evidenceIn(facts: PageFacts, text: string, polluted: boolean, readings: number): Scored[] {
  const { body } = facts;
  const lines = foldScript(body.nearby.join('\n').replace(READING, ''));
  const start = text.slice(0, 150);
  const edges = `${lines}\n${start}\n${text.slice(-100)}`;
  const title = foldScript(squeeze(facts.title));
  const headline = foldScript(squeeze(body.headline));
  // What the headline leaves of the title names the channel and the site.
  const site =
    facts.siteName + (headline ? title.replace(headline, '') : title.replace(/^[^-_|｜—–·]*/, ''));
  const han = countHan(text);
  /** Mentions per 1000 Han characters; a single mention is chance. */
  const rate = (words: RegExp) => {
    const mentions = text.match(words)?.length ?? 0;
    return mentions < 2 ? 0 : Math.round((mentions * 1000) / han);
  };
  const reporting = rate(REPORTING);
  const newsy = reporting >= 12;
  const howTo = rate(HOW_TO_WORDS);
  const shop = rate(SHOP_WORDS);
  const chatty = rate(CHATTY);

  const press: Scored[] = [
    [
      'news-data',
      3,
      facts.ogType === 'news' || facts.ldTypes.some((type) => /NewsArticle|LiveBlog/.test(type)),
    ],
    ['official-document', 3, OFFICIAL.test(text + lines)],
    ['agency-line', 2, AGENCY.test(start)],
    ['editor-line', 2, EDITOR.test(edges)],
    ['press-name', 2, PRESS.test(foldScript(site))],
    ['reporter-line', 2, REPORTER.test(edges)],
    ['source-line', 2, SOURCE.test(lines)],
    ['stray-readings', 1, polluted, readings],
  ];
  const other: Scored[] = [
    ['reporting-words', newsy ? 2 : 1, reporting >= 5, reporting],
    ['date-line', DATE_AND_TIME.test(lines) ? 2 : 1, DATE.test(lines)],
    ['article-data', 1, facts.ogType === 'article' || facts.published],
    ['headline-in-title', 1, headline !== ''],
    ['publication-label', 1, LABEL.test(lines)],
    ['quoted-speech', 1, rate(QUOTED) >= 4],
    ['long-text', 1, body.prose >= 200 && body.paragraphs >= 3, body.prose],
    ['no-press-mark', -2, !newsy && !press.some(([, , holds]) => holds)],
    ['chatty-words', -2, chatty >= 12, chatty],
    ['how-to-words', -2, howTo >= 5, howTo],
    ['shop-words', -3, shop >= 4, shop],
    ['no-news-title', -3, NO_NEWS.test(title)],
    ['no-press-site', -5, NO_PRESS.test(site) || /^(bbs|blog|forum|wiki)\./.test(facts.host)],
  ];
  return [...press, ...other].filter(([, , holds]) => holds);
}

function countHan(text: string): number {
  return text.replace(/[^\u3400-\u9fff]/g, '').length;
}

function squeeze(text: string): string {
  return text.replace(/\s/g, '');
}
