import { describe, expect, it } from 'vitest';
import { findTitling } from '../../lib/news/headline.ts';

const HEADLINE = '跨江大桥将于下月动工';

function titling(title: string, lines: readonly string[], metas: Record<string, string> = {}) {
  const before = lines.map((text) => ({ text, linked: false }));
  return findTitling({ title, metas, body: { before } });
}

describe('findTitling', () => {
  it.each([
    ['_', `${HEADLINE}_新闻频道_某市在线`, '新闻频道 某市在线'],
    ['|', `${HEADLINE} | 地方 | 某報`, '地方 某報'],
    ['a hyphen', `${HEADLINE}-某市晨报网`, '某市晨报网'],
    ['a dash', `${HEADLINE} – Broadcasting`, 'Broadcasting'],
    ['a full-width bar', `${HEADLINE}｜要聞｜某報`, '要聞 某報'],
    ['nothing', HEADLINE, ''],
  ])('parts headline and site at %s', (_, title, site) => {
    expect(titling(title, ['首页', HEADLINE, '2024-01-02'])).toEqual({ headline: HEADLINE, site });
  });

  it('knows a headline with other marks and blanks, or one that the title cuts short', () => {
    expect(titling('跨江大桥“明珠”将于下月动工', ['跨江大桥 「明珠」 将于下月动工']).headline).toBe(
      '跨江大桥 「明珠」 将于下月动工',
    );
    expect(
      titling('跨江大桥将于下月动工，工期…', ['跨江大桥将于下月动工，工期三年']).headline,
    ).toBe('跨江大桥将于下月动工，工期三年');
  });

  it('finds it in the title that is meant for sharing, too', () => {
    expect(titling('某市在线', [HEADLINE], { 'og:title': HEADLINE }).headline).toBe(HEADLINE);
  });

  it.each([
    [
      'at the end of the title',
      '通知公告-某省农业科学研究院',
      '某省农业科学研究院',
      '某省农业科学研究院',
    ],
    ['that is all of the title', '某市大学新闻网', '某市大学新闻网', '某市大学新闻网'],
    [
      'in Latin letters',
      '对话许岩：写小说像修一座桥 | City Broadcasting',
      'City Broadcasting',
      'City Broadcasting',
    ],
  ])("takes no site's name %s for a headline", (_, title, line, site) => {
    expect(titling(title, [line])).toEqual({ headline: '', site });
  });

  it('does not take a line for it that holds a title which is but a name', () => {
    expect(titling('某市水产研究所', ['某市水产研究所召开职工大会']).headline).toBe('');
  });

  it('gives the name that metadata give', () => {
    expect(titling(HEADLINE, [HEADLINE], { 'og:site_name': '某市日报' }).site).toBe('某市日报');
  });
});
