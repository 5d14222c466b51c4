import { describe, expect, it } from 'vitest';
import { locateArticle } from '../../lib/page/article.ts';

const FIRST = '市交通局今日宣布，跨江大桥将于下月动工，工期三年，两岸居民期待已久。';
const SECOND = '局长在会议上表示，大桥建成后，两岸的通行时间将缩短一半，货运成本随之下降。';
const THIRD = '专家认为，项目会带动周边产业，沿线乡镇也将从中受益，具体方案年内公布。';
const HEADLINE = '跨江大桥下月动工';
const MENU =
  '<div class="top"><a href="#">首页</a> <a href="#">国际新闻</a> <a href="#">财经</a></div>';
const RELATED =
  '<ul><li><a href="#">城区新增三条公交线路</a></li><li><a href="#">港口吞吐量创下新高纪录</a></li></ul>';

/** A parsed page; scripts don't run. */
function pageOf(body: string, head = ''): Document {
  return new DOMParser().parseFromString(
    `<!doctype html><html><head>${head}</head><body>${body}</body></html>`,
    'text/html',
  );
}

function bodyText(document: Document): string {
  return locateArticle(document)
    .bodies.map((body) => body.textContent ?? '')
    .join('\n');
}

describe('the body', () => {
  it.each([
    ['paragraphs', `<div class="c"><p>${FIRST}</p><p>${SECOND}</p><p>${THIRD}</p></div>`],
    ['bare text between <br>', `<div class="c">${FIRST}<br><br>${SECOND}<br>${THIRD}</div>`],
    [
      'cells of a layout table',
      `<table><tr><td>${MENU}</td><td class="c">${FIRST}<br>${SECOND}<br>${THIRD}</td></tr></table>`,
    ],
    [
      'paragraphs each in a box of its own',
      `<main class="c"><div><p>${FIRST}</p></div><div><p>${SECOND}</p></div><div><p>${THIRD}</p></div></main>`,
    ],
    [
      'sections of unequal length',
      `<div class="c"><section><p>${FIRST}</p><p>${SECOND}</p></section><section><p>${THIRD}</p></section></div>`,
    ],
    [
      'text cut through by inline elements',
      `<div class="c"><p>${FIRST.replace('跨江大桥', '<a href="#"><b>跨江</b>大桥</a>')}</p><p>${SECOND}</p><p>${THIRD}</p></div>`,
    ],
  ])('is found in %s, without menu, related links and footer', (_, markup) => {
    const page = pageOf(
      `${MENU}<h1>${HEADLINE}</h1>${markup}${RELATED}<footer>版权所有，未经授权，不得转载。</footer>`,
    );
    const container = page.querySelector('.c') as Element;
    const { bodies } = locateArticle(page);
    expect(bodies.every((body) => container.contains(body))).toBe(true);
    for (const text of [FIRST, SECOND, THIRD]) expect(bodyText(page)).toContain(text);
    expect(bodyText(page)).not.toContain('公交线路');
    expect(bodyText(page)).not.toContain('版权所有');
  });

  it('leaves out what stands at its ends and is about it, or no Chinese at all', () => {
    const page = pageOf(
      `<div>Skip to content.</div><h1>${HEADLINE}</h1><p>来源：某市日报</p><p>${FIRST}</p><p>记者：何时通车？</p><p>${SECOND}</p>
      <p>责任编辑：张三</p><p>1 2 3 下一页</p><div>Share this story.</div>`,
      `<title>${HEADLINE}</title>`,
    );
    for (const kept of [FIRST, '何时通车', SECOND]) expect(bodyText(page)).toContain(kept);
    for (const out of ['Skip', '某市日报', '张三', '下一页', 'Share']) {
      expect(bodyText(page)).not.toContain(out);
    }
  });

  it('is found among more links than it has text', () => {
    const page = pageOf(
      `<h1>${HEADLINE}</h1><div class="c">${FIRST}${SECOND}${RELATED.repeat(5)}</div>`,
      `<title>${HEADLINE}</title>`,
    );
    const { bodies, clutter } = locateArticle(page);
    expect(bodies).toEqual([page.querySelector('.c')]);
    expect(clutter).toEqual([...page.querySelectorAll('ul')]);
  });

  it.each([
    ['related links', `<div>相关报道</div>${RELATED}`, '公交线路'],
    [
      'comments',
      `<div class="comment-list"><p>早就该修了，支持，希望不要再拖，盼着早日通车。</p></div>`,
      '早就该修',
    ],
    [
      'a share bar',
      '<div class="share"><span>分享到微信，微博，朋友圈，收藏本文。</span></div>',
      '朋友圈',
    ],
  ])('leaves out %s that stand among its paragraphs', (_, markup, text) => {
    const page = pageOf(`<div><p>${FIRST}</p><p>${SECOND}</p>${markup}<p>${THIRD}</p></div>`);
    expect(bodyText(page)).not.toContain(text);
    for (const kept of [FIRST, SECOND, THIRD]) expect(bodyText(page)).toContain(kept);
  });

  it('is not the comments, be they longer than the article', () => {
    const comments = `<p>${'早就该修了，支持，希望不要再拖，盼着早日通车。'.repeat(4)}</p>`.repeat(
      2,
    );
    const page = pageOf(
      `<h1>${HEADLINE}</h1><div><p>${FIRST}</p><p>${SECOND}</p></div><div id="comments">${comments}</div>`,
    );
    expect(bodyText(page)).toContain(FIRST);
    expect(bodyText(page)).not.toContain('早就该修');
  });

  it('is not the disclaimer of a short report', () => {
    const notice = '本网站的内容概不构成任何投资意见，阁下应自行判断，本公司概不负责。'.repeat(3);
    const page = pageOf(
      `<div><p>${FIRST}</p><p>${SECOND}</p></div><div id="disclaimer_1"><p>${notice}</p></div>`,
    );
    expect(bodyText(page)).toContain(FIRST);
    expect(bodyText(page)).not.toContain('投资意见');
  });

  it('is found in an element whose name says that it is something else', () => {
    const page = pageOf(`${MENU}<div class="share comments"><p>${FIRST}</p><p>${SECOND}</p></div>`);
    expect(bodyText(page)).toContain(FIRST);
  });

  it('takes in the summary above it, but not the date line', () => {
    const page = pageOf(
      `<h1>${HEADLINE}</h1><p class="summary">${THIRD}</p><div>2024年1月2日　来源：某市日报，记者：张三</div>
      <div><p>${FIRST}</p><p>${SECOND}</p></div>`,
      `<title>${HEADLINE}</title>`,
    );
    expect(bodyText(page)).toContain(THIRD);
    expect(bodyText(page)).not.toContain('来源');
  });

  it('takes in the caption of the first picture', () => {
    const page = pageOf(
      `<h1>${HEADLINE}</h1><figure><figcaption>${THIRD}</figcaption></figure>
      <div><div id="text"><p>${FIRST.repeat(3)}</p><p>${SECOND.repeat(3)}</p></div></div>`,
    );
    expect(bodyText(page)).toContain(THIRD);
  });

  it('leaves the headline to the title', () => {
    const page = pageOf(
      `<article><header><h1>${HEADLINE}</h1></header><p>${FIRST}</p><p>${SECOND}</p></article>`,
      `<title>${HEADLINE}</title>`,
    );
    expect(locateArticle(page).title?.textContent).toBe(HEADLINE);
    expect(bodyText(page)).not.toContain(HEADLINE);
  });

  it('holds no element twice', () => {
    const page = pageOf(
      `<h1>${HEADLINE}</h1><div><p>${THIRD}</p></div><div><p>${FIRST}</p>${RELATED}<p>${SECOND}</p></div>`,
    );
    const { bodies } = locateArticle(page);
    for (const body of bodies) {
      expect(bodies.filter((other) => other.contains(body))).toEqual([body]);
    }
  });

  it.each([
    ['a page of links', `${MENU}${RELATED.repeat(9)}`],
    ['a page without text', '<div id="app"></div><script>"市交通局今日宣布，大桥动工。"</script>'],
    [
      'a page whose text is hidden',
      `<div style="display:none"><p>${FIRST}</p><p>${SECOND}</p></div>`,
    ],
  ])('is the whole page on %s', (_, markup) => {
    const page = pageOf(markup);
    expect(locateArticle(page).bodies).toEqual([page.body]);
  });

  it('is nothing special to a page without body', () => {
    const svg = new DOMParser().parseFromString(
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      'image/svg+xml',
    );
    expect(locateArticle(svg).bodies).toEqual([svg.documentElement]);
  });
});

describe('the title', () => {
  const body = `<div><p>${FIRST}</p><p>${SECOND}</p></div>`;

  it.each([
    [
      'the h1 among others that repeats the page title',
      `<h1>某市在线</h1><h1>${HEADLINE}</h1>${body}`,
    ],
    ['a styled element where there is no h1', `<div class="main-title">${HEADLINE}</div>${body}`],
    ['the h1, not a hidden copy', `<h3 hidden>${HEADLINE}</h3><h1>${HEADLINE}</h1>${body}`],
  ])('is %s', (_, markup) => {
    const { title, titleText } = locateArticle(
      pageOf(markup, `<title>${HEADLINE}_某市在线</title>`),
    );
    expect(titleText).toBe(HEADLINE);
    expect(title?.textContent).toBe(HEADLINE);
    expect(title?.hasAttribute('hidden')).toBe(false);
  });

  it('is the line above the body where the page title names the site only', () => {
    const page = pageOf(
      `<div>${HEADLINE}</div><div>2024-01-02 来源：某市日报</div>${body}`,
      '<title>某市在线</title>',
    );
    expect(locateArticle(page).titleText).toBe(HEADLINE);
  });

  it('is text without element where only metadata give it', () => {
    const page = pageOf(body, `<meta property="og:title" content="${HEADLINE}">`);
    expect(locateArticle(page)).toMatchObject({ title: null, titleText: HEADLINE });
  });
});

describe('the date', () => {
  const body = `<div><p>${FIRST}</p><p>${SECOND}</p></div>`;

  it.each([
    ['<meta>', '<meta name="publishdate" content="2024-01-02">', '', '2024-01-02'],
    [
      "a time in UTC, as China's day",
      '<meta property="article:published_time" content="2024-01-01T17:30:00Z">',
      '',
      '2024-01-02',
    ],
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2024-01-02T08:00:00+08:00"}</script>',
      '',
      '2024-01-02',
    ],
    ['年月日', '', '2024年1月2日08:30　来源：某市日报', '2024-01-02'],
    ['hyphens', '', '发布时间：2024-01-02 08:30', '2024-01-02'],
    ['slashes', '', '發佈時間: 2024/1/2', '2024-01-02'],
    ['dots', '', '2024.01.02', '2024-01-02'],
    ['the Republic of China', '', '中華民國113年1月2日', '2024-01-02'],
    ['day, month, year', '', '发表时间： 30/11/2024 - 10:13', '2024-11-30'],
    ['a year of two digits', '', '发布时间：24-01-02 08:30', '2024-01-02'],
    [
      'the address',
      '<link rel="canonical" href="https://page.test/20240102/c1.html">',
      '',
      '2024-01-02',
    ],
  ])('is read from %s', (_, head, line, date) => {
    const page = pageOf(`<h1>${HEADLINE}</h1><div>${line}</div>${body}`, head);
    expect(locateArticle(page).date).toBe(date);
  });

  it("is the article's, not today's date at the top of the page", () => {
    const page = pageOf(
      `<div>2024年3月31日 星期日</div><h1>${HEADLINE}</h1><div>2024年01月02日</div>${body}`,
      `<title>${HEADLINE}</title>`,
    );
    expect(locateArticle(page).date).toBe('2024-01-02');
  });

  it('is null where no day is named', () => {
    expect(locateArticle(pageOf(`<h1>${HEADLINE}</h1>${body}`)).date).toBeNull();
  });
});

describe('the credits', () => {
  const credits = (line: string, after = '', head = '') =>
    locateArticle(
      pageOf(
        `<h1>${HEADLINE}</h1><div>${line}</div><div><p>${FIRST}</p><p>${SECOND}</p></div><div>${after}</div>`,
        `<title>${HEADLINE}</title>${head}`,
      ),
    ).credits;

  it.each([
    ['来源：某市日报　作者：张三', '', '张三', '某市日报'],
    ['2024-01-02 08:30 来源: 某市网 记者 李四', '', '李四', '某市网'],
    ['記者王小明／台北報導', '', '王小明', ''],
    ['', '（本报记者 张三、李四）', '张三、李四', ''],
    ['文/王五 编辑/赵六', '', '王五', ''],
    ['来源：网络　作者：佚名', '', '', '网络'],
    ['2024-01-02', '', '', ''],
  ])('of %j and %j after the text are %j, %j', (line, after, author, source) => {
    expect(credits(line, after)).toEqual({ author, source });
  });

  it('come from metadata where no line gives them, and the site is no author', () => {
    const meta = (author: string) =>
      `<meta name="author" content="${author}"><meta property="og:site_name" content="某市日报">`;
    expect(credits('', '', meta('张三'))).toEqual({ author: '张三', source: '某市日报' });
    expect(credits('', '', meta('某市日报')).author).toBe('');
  });
});

it('changes nothing on the page', () => {
  const page = pageOf(`${MENU}<h1>${HEADLINE}</h1><div><p>${FIRST}</p><p>${SECOND}</p></div>`);
  const before = page.documentElement.outerHTML;
  locateArticle(page);
  expect(page.documentElement.outerHTML).toBe(before);
});
