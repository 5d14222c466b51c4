import type { BodyFacts, PageFacts } from './facts.ts';

/** What is looked at of a page. */
type TitledPage = Pick<PageFacts, 'title' | 'metas'> & {
  readonly body: Pick<BodyFacts, 'before'>;
};

/** What the page's titles and the lines above its body come to. */
export interface Titling {
  /** The line above the body that is part of the page's title; empty if there is none. */
  readonly headline: string;
  /** What the titles say of the site and its channel, the headline left out. */
  readonly site: string;
}

const TITLES = ['og:title', 'twitter:title', 'articletitle'];
const SITE_NAMES = ['og:site_name', 'application-name', 'sitename', 'columnname'];

/** What parts a title: 标题_频道_网站, 标题 - 网站, 标题｜網站. */
const PARTS = /\s*[_|｜«»›]\s*|\s*--+\s*|\s+[-–—·:]\s+|[-–—](?=[^-–—]{2,16}$)/;
/** How the names of sites and institutions end. */
const INSTITUTION =
  /([网網報报台臺社局厅廳院校部委店所站处處馆館园園]|[中小]学|[中小]學|银行|基金|大学|大學|政府|中心|公司|集团|集團|[协協学學]会|協會|學會|频道|頻道|博客|论坛|論壇|在线|在線|门户|門戶|新闻|新聞|\.\w+)$/;

/** Letters that a headline has at least, and a title cut short shares with it. */
const SHORTEST = 5;
const SHARED = 0.7;
const LATIN_PER_HAN = 4;

/** Finds the headline: the line that says most of what a title says and is no site's name. */
export function findTitling(facts: TitledPage): Titling {
  const { title, metas, body } = facts;
  const names = SITE_NAMES.map((name) => metas[name] ?? '').filter(Boolean);
  const parts = title.split(PARTS).filter(Boolean);
  // A title that is but a name says nothing of the article.
  const isBare = parts.length <= 1 && INSTITUTION.test(title.trim());
  const titles = [isBare ? '' : title, ...TITLES.map((name) => metas[name] ?? '')].filter(Boolean);
  const isName = (line: string) => {
    const own = bare(line);
    if (names.some((name) => bare(name) === own)) return true;
    // What comes last is the site, unless it says more than all before it.
    const last = parts.at(-1) ?? '';
    if (bare(last) !== own) return false;
    const others = parts.slice(0, -1).map(letters);
    return others.some((other) => other > letters(line)) || INSTITUTION.test(line.trim());
  };
  let headline = '';
  for (const { text } of body.before) {
    if (shared(text, titles) < SHORTEST || isName(text)) continue;
    if (shared(text, titles) >= shared(headline, titles)) headline = text;
  }
  const rest = headline
    ? parts.filter((part) => shared(part, [headline]) < SHORTEST)
    : parts.slice(isBare ? 0 : 1);
  return { headline, site: [...names, ...rest].join(' ') };
}

/** How many letters, in Han characters' worth, `line` has in common with one of `titles`, where one is a part of the other. */
function shared(line: string, titles: readonly string[]): number {
  const own = bare(line);
  return Math.max(
    0,
    ...titles.map(bare).map((title) => {
      if (title.includes(own)) return letters(own);
      if (own.includes(title)) return letters(title);
      let same = 0;
      while (same < own.length && own[same] === title[same]) same += 1;
      return same >= own.length * SHARED ? letters(own.slice(0, same)) : 0;
    }),
  );
}

/** Letters of `text` in Han characters' worth. */
function letters(text: string): number {
  const latin = text.match(/[\w\u00c0-\u024f]/g)?.length ?? 0;
  return bare(text).length - latin + latin / LATIN_PER_HAN;
}

function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
}
