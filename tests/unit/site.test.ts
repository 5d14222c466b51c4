import { describe, expect, it } from 'vitest';
import { closedBy, isListed, isOfSite, matchOf, siteOf } from '../../lib/news/site.ts';

const at = (url: string) => URL.parse(url);

describe('the site of a page', () => {
  it.each([
    ['https://www.example.com/a', 'example.com'],
    ['http://news.example.com.cn:8080/', 'news.example.com.cn'],
    ['https://127.0.0.1/x', '127.0.0.1'],
    ['file:///tmp/a.html', null],
    ['chrome://version', null],
    ['', null],
  ])('of %s is %s', (url, site) => {
    expect(siteOf(at(url))).toBe(site);
  });

  it.each([
    ['https://m.example.com/', 'example.com', true],
    ['https://www.example.com/', 'example.com', true],
    ['https://badexample.com/', 'example.com', false],
    ['https://example.com/', 'm.example.com', false],
  ])('%s belongs to %s: %s', (url, site, belongs) => {
    expect(isOfSite(at(url), site)).toBe(belongs);
  });

  it('is granted with its subdomains, where it has some', () => {
    expect(matchOf('example.com')).toBe('*://*.example.com/*');
    expect(matchOf('127.0.0.1')).toBe('*://127.0.0.1/*');
    expect(matchOf('[::1]')).toBe('*://[::1]/*');
  });

  it.each([
    ['https://www.zaobao.com.sg/news/china', true],
    ['https://www.bbc.com/zhongwen/simp/1', true],
    ['https://www.bbc.com/zhongwen', true],
    ['https://www.bbc.com/news', false],
    ['https://www.bbc.com/zhongwenx', false],
    ['https://example.com/zhongwen/', false],
  ])('%s is listed: %s', (url, listed) => {
    expect(isListed(at(url))).toBe(listed);
  });

  it.each([
    ['chrome://extensions/', 'browser'],
    ['about:config', 'browser'],
    ['view-source:https://example.com/', 'browser'],
    ['https://addons.mozilla.org/zh-CN/', 'store'],
    ['https://chromewebstore.google.com/detail/x', 'store'],
    ['https://example.com/report.PDF?x=1', 'pdf'],
    ['file:///home/report.pdf', 'pdf'],
    ['file:///home/page.html', 'file'],
    ['https://example.com/', 'other'],
    ['', 'other'],
  ] as const)('%s is closed by the %s', (url, by) => {
    expect(closedBy(at(url))).toBe(by);
  });
});
