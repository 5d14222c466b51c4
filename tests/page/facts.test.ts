import { afterEach, describe, expect, it, vi } from 'vitest';
import { judge } from '../../lib/news/judge.ts';
import { readFacts } from '../../lib/page/facts.ts';

const HEADLINE = '跨江大桥将于下月动工';
const PARAGRAPHS = [
  '市交通局今日宣布，跨江大桥将于下月动工，工期三年，两岸居民期待已久。',
  '局长在会议上表示，大桥建成后，两岸的通行时间将缩短一半，货运成本随之下降。',
];
const ARTICLE = `<h1>${HEADLINE}</h1><div>2024-01-02 08:30　来源：<a href="#">某市日报</a></div>
  <div id="text">${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}</div>
  <div>责任编辑：张三</div>`;

function pageOf(body: string, head = '', html = '<html>'): Document {
  return new DOMParser().parseFromString(
    `<!doctype html>${html}<head>${head}</head><body>${body}</body></html>`,
    'text/html',
  );
}

function factsOf(page: Document) {
  return readFacts(page, { hostname: 'page.test' });
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('readFacts', () => {
  it('reads what metadata say', () => {
    const head = `<title>${HEADLINE}_某市日报</title><meta property="og:type" content="article">
      <meta property="og:site_name" content="某市日报"><meta name="PubDate" content="2024-01-02">
      <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","author":{"@type": "Person"}}]}</script>`;
    expect(factsOf(pageOf(ARTICLE, head, '<html lang="zh-CN">'))).toMatchObject({
      host: 'page.test',
      contentType: 'text/html',
      lang: 'zh-CN',
      title: `${HEADLINE}_某市日报`,
      metas: { 'og:type': 'article', 'og:site_name': '某市日报', pubdate: '2024-01-02' },
      linkedData: ['NewsArticle', 'Person'],
    });
  });

  it('leaves empty what metadata do not say, and reads broken JSON-LD as far as it goes', () => {
    const head = '<script type="application/ld+json">{"@type":"NewsArticle", broken</script>';
    expect(factsOf(pageOf(ARTICLE, head))).toMatchObject({
      lang: '',
      title: '',
      metas: {},
      linkedData: ['NewsArticle'],
    });
  });

  it('finds body, headline and dateline', () => {
    const { body } = factsOf(pageOf(ARTICLE, `<title>${HEADLINE} - 某市日报</title>`));
    expect(body.text).toBe(PARAGRAPHS.join('\n'));
    expect(body.paragraphs).toBe(2);
    expect(body.before).toEqual([
      { text: HEADLINE, linked: false },
      { text: '2024-01-02 08:30 来源：某市日报', linked: false },
      { text: PARAGRAPHS[0], linked: false },
    ]);
    expect(body.after).toContainEqual({ text: '责任编辑：张三', linked: false });
  });

  it('counts letters by script, and running text apart from menus', () => {
    const menu =
      '<ul><li><a href="#">国际</a></li><li><a href="#">さくら</a></li><li>한국 abc</li></ul>';
    const { letters, prose } = factsOf(pageOf(`${menu}<p>${PARAGRAPHS[0]}</p>`));
    const han = PARAGRAPHS[0]?.match(/\p{Script=Han}/gu)?.length ?? 0;
    expect(letters).toEqual({ han: han + 2, kana: 3, hangul: 2, latin: 3 });
    expect(prose).toBe(han);
  });

  it('counts headlines that stand in a list of excerpts', () => {
    const item = `<li><a href="#">${HEADLINE}</a><p>${PARAGRAPHS[1]}</p></li>`;
    expect(factsOf(pageOf(`<ul>${item.repeat(5)}</ul>`)).body.headlines).toBe(5);
  });

  it('skips scripts, styles and hidden text', () => {
    const hidden = `<script>"${PARAGRAPHS[1]}"</script><style>/* ${PARAGRAPHS[1]} */</style>
      <div hidden><p>${PARAGRAPHS[1]}</p></div><div style="display: none"><p>${PARAGRAPHS[1]}</p></div>`;
    expect(factsOf(pageOf(`${hidden}<p>${PARAGRAPHS[0]}</p>`)).body.text).toBe(PARAGRAPHS[0]);
  });

  it('says nothing of a page without body', () => {
    const xml = new DOMParser().parseFromString('<feed/>', 'text/xml');
    const facts = factsOf(xml);
    expect(facts).toMatchObject({ contentType: 'text/xml', prose: 0 });
    expect(judge(facts).verdict).toBe('not-news');
  });

  it('gives plain data, which messages can carry', () => {
    const facts = factsOf(pageOf(ARTICLE));
    expect(structuredClone(facts)).toEqual(facts);
  });

  it('lets a real article be judged as news, from its markup to the verdict', () => {
    const page = pageOf(`<nav><a href="#">首页</a></nav>${ARTICLE}`, `<title>${HEADLINE}</title>`);
    expect(judge(factsOf(page))).toMatchObject({ verdict: 'news', script: 'hans' });
  });
});

describe('its cost', () => {
  /** Attributes read: a measure of the elements visited that no clock disturbs. */
  function attributesRead(page: Document): number {
    const read = vi.spyOn(Element.prototype, 'getAttribute');
    factsOf(page);
    const { length } = read.mock.calls;
    read.mockRestore();
    return length;
  }

  const chinese = (items: number) => pageOf(`<div><p>${PARAGRAPHS[0]}</p></div>`.repeat(items));
  const english = (items: number) =>
    pageOf('<p>Plain English text, nothing else.</p>'.repeat(items));

  it('is bounded: a page a hundred times as long costs no more', () => {
    expect(attributesRead(chinese(200_000))).toBe(attributesRead(chinese(2_000)));
  });

  it('is a fraction of that where no Chinese is in sight', () => {
    expect(attributesRead(english(20_000)) * 3).toBeLessThan(attributesRead(chinese(20_000)));
  });

  it('is bounded in one text node, too', () => {
    const { body } = factsOf(pageOf(`<div>${PARAGRAPHS[0]?.repeat(10_000)}</div>`));
    expect(body.text.length).toBeLessThan(1000);
  });

  it('reads no layout, changes nothing and leaves no observer', () => {
    const layout = [
      vi.spyOn(window, 'getComputedStyle'),
      vi.spyOn(Element.prototype, 'getBoundingClientRect'),
      vi.spyOn(HTMLElement.prototype, 'innerText', 'get'),
      vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get'),
    ];
    const observe = vi.spyOn(MutationObserver.prototype, 'observe');
    const listen = vi.spyOn(EventTarget.prototype, 'addEventListener');
    const page = pageOf(ARTICLE);
    const before = page.documentElement.outerHTML;
    factsOf(page);
    expect(page.documentElement.outerHTML).toBe(before);
    for (const spy of [...layout, observe, listen]) expect(spy).not.toHaveBeenCalled();
  });
});
