import { describe, expect, it } from 'vitest';
import { articlePage } from '../../scripts/text-article.ts';

const TITLE = '川渝两地举行会议';
const LONG =
  '会议指出，要把科技创新和产业创新结合起来，把改革和开放结合起来，共同打造具有全国影响力的国家战';

/** The elements inside <article>, one a line. */
function articleOf(text: string): string[] {
  const [, article = ''] = /<article>\n(.*)\n<\/article>/s.exec(articlePage(text, 'a.txt')) ?? [];
  return article.split('\n').filter((line) => line !== '' && !/^<\/?div/.test(line));
}

describe('articlePage', () => {
  it('makes the first line the title', () => {
    const html = articlePage(`\ufeff\n${TITLE}\r\n第一段。\r\n`, 'a.txt');
    expect(html).toContain(`<title>${TITLE}</title>`);
    expect(articleOf(`${TITLE}\n第一段。`)).toEqual([`<h1>${TITLE}</h1>`, '<p>第一段。</p>']);
  });

  it('gives an empty text its name', () => {
    expect(articlePage(' \n', 'a.txt')).toContain('<h1>a.txt</h1>');
  });

  it.each([
    { line: '2024.01.02', datetime: '2024-01-02' },
    { line: '2024-1-2 8:05', datetime: '2024-01-02T08:05' },
    { line: '2024年1月2日', datetime: '2024-01-02' },
    { line: '2024/01/02 18:05:30', datetime: '2024-01-02T18:05' },
  ])('sets $line as a time', ({ line, datetime }) => {
    expect(articleOf(`${TITLE}\n${line}`)).toContain(`<time datetime="${datetime}">${line}</time>`);
  });

  it.each(['来源：日报', '來源: 日報', '來(lái)源:?日報'])('sets %s as the source', (line) => {
    expect(articleOf(`${TITLE}\n${line}`)).toContain(`<p class="source">${line}</p>`);
  });

  it.each([
    { what: 'a line broken inside a word', first: LONG, second: '略腹地。' },
    { what: 'a line broken after a stray reading', first: `${LONG}略開(kāi)`, second: '放。' },
  ])('joins $what', ({ first, second }) => {
    expect(articleOf(`${TITLE}\n${first}\n${second}`)).toContain(`<p>${first}${second}</p>`);
  });

  it.each([
    { what: 'a sentence', first: `${LONG}略。`, second: '会议强调' },
    { what: 'a quotation', first: `${LONG}略。”`, second: '会议强调' },
    { what: 'a caption', first: `${LONG}（本报记者摄）`, second: '会议强调' },
    { what: 'a short line', first: '一、总体情况', second: '会议强调' },
    { what: 'a line before a date', first: LONG, second: '12月28日，会议举行。' },
  ])('leaves $what a paragraph of its own', ({ first, second }) => {
    const lines = articleOf(`${TITLE}\n${first}\n${second}`);
    expect(lines.slice(1)).toEqual([`<p>${first}</p>`, `<p>${second}</p>`]);
  });

  it('joins a line that was broken twice', () => {
    expect(articleOf(`${TITLE}\n${LONG}\n${LONG}\n略。`)).toContain(`<p>${LONG}${LONG}略。</p>`);
  });

  it('escapes what would be markup', () => {
    const evil = '<script>alert("1" & \'2\')</script>';
    const html = articlePage(`${evil}\n来源：${evil}\n${evil}`, evil);
    expect(html).not.toContain('<script>');
    expect(
      html.split('&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;'),
    ).toHaveLength(6);
  });
});
