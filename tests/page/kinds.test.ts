import { describe, expect, it } from 'vitest';
import { judge } from '../../lib/news/judge.ts';
import { locateArticle } from '../../lib/page/article.ts';
import { readFacts } from '../../lib/page/facts.ts';
import { freshPages, hardPages, type KindPage, kindPages } from '../pages/kinds/pages.ts';

function parse({ html }: KindPage): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

function verdictOf(page: KindPage) {
  return judge(readFacts(parse(page), { hostname: 'page.test' }));
}

/** Shares of right answers over pages that are news, and over the others. */
function shares(pages: readonly KindPage[]) {
  const share = (isNews: boolean) => {
    const those = pages.filter((page) => page.isNews === isNews);
    const right = those.filter((page) => (verdictOf(page).verdict === 'news') === isNews);
    return right.length / those.length;
  };
  return { news: share(true), others: share(false) };
}

describe('pages of many kinds', () => {
  const pages = kindPages();

  it('are told apart, be a text ever so short and its page ever so bare', () => {
    const { news, others } = shares(pages);
    expect(news).toBeGreaterThanOrEqual(0.97);
    expect(others).toBe(1);
  });

  it('are told apart where no list of words was settled on their texts', () => {
    const { news, others } = shares(freshPages());
    expect(news).toBeGreaterThanOrEqual(0.97);
    expect(others).toBeGreaterThanOrEqual(0.97);
  });

  // Decision 16 says how far this goes: what tells them apart stands around the text, if anywhere.
  it('are told apart more often than not where news sounds like none, and others like news', () => {
    const { news, others } = shares(hardPages());
    expect(news).toBeGreaterThanOrEqual(0.7);
    expect(others).toBeGreaterThanOrEqual(0.6);
  });

  it('are news with room to spare where they have a dateline and a name of the press', () => {
    const margins = pages
      .filter(
        ({ name, isNews }) => isNews && name.endsWith('portal of the 2000s: tables, <br>, no h1'),
      )
      .map((page) => verdictOf(page).margin ?? -Infinity);
    expect(Math.min(...margins)).toBeGreaterThanOrEqual(1);
  });

  it.each(['hans', 'hant'] as const)('have their text in %s', (script) => {
    const those = pages.filter((page) => page.isNews && page.script === script);
    expect(those.filter((page) => !verdictOf(page).script?.startsWith(script))).toEqual([]);
  });

  it('say why in reasons of which none stands twice', () => {
    for (const page of pages) {
      const codes = verdictOf(page).reasons.map(({ code }) => code);
      expect(codes.length).toBeGreaterThan(0);
      expect(new Set(codes).size).toBe(codes.length);
    }
  });

  it('have their whole text in the bodies of the article', () => {
    const lost = pages
      .filter(({ isNews }) => isNews)
      .flatMap((page) => {
        const text = locateArticle(parse(page))
          .bodies.map((body) => body.textContent)
          .join('');
        const missing = page.body.split('\n').filter((paragraph) => !text.includes(paragraph));
        return missing.length > 0 ? [`${page.name}: ${missing[0]}`] : [];
      });
    expect(lost).toEqual([]);
  });
});
