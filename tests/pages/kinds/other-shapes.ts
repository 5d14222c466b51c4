import type { Kind } from './kind.ts';
import { COMMENTS, COPYRIGHT, excerpts, headlines, html, menu } from './page-parts.ts';

/** Ways in which articles that are no news are laid out, down to what looks like a dateline. */
export const ARTICLE_SHAPES: Readonly<Record<string, (kind: Kind) => string>> = {
  'blog software: article in the metadata, dated': ({ title, paragraphs }) =>
    html(
      `<title>${title} – 小林的笔记</title><meta property="og:type" content="article">
      <meta property="article:published_time" content="2024-01-02T08:00:00+00:00">
      <script type="application/ld+json">{"@graph":[{"@type":"Article"},{"@type":"WebPage"},{"@type":"Person"}]}</script>`,
      `${menu(6)}<article class="post"><h1>${title}</h1><div>2024-01-02 by 小林</div>
      ${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article>${COMMENTS}`,
    ),
  'content platform: author, day and hour': ({ title, paragraphs }) =>
    html(
      `<title>${title}</title>`,
      `<div><h2>${title}</h2><div>生活小达人</div><div>发布时间：01-14 17:58</div>
      ${paragraphs.map((text) => `<div><p><span>${text}</span></p></div>`).join('')}</div>${headlines(4, '相关推荐')}`,
    ),
  'content farm: source line, links': ({ title, paragraphs }) =>
    html(
      `<title>${title}_江城生活网</title>`,
      `${menu()}<div>当前位置：首页 > 生活</div><h1>${title}</h1>
      <div>2024-01-02 08:30:00　来源：网络　作者：佚名　阅读：1028</div>
      <div class="content">${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div>${headlines(8)}${COPYRIGHT}`,
    ),
  'messenger article: account name, no date': ({ title, paragraphs }) =>
    html(
      `<title>${title}</title><meta property="og:title" content="${title}"><meta property="og:type" content="article">`,
      `<div id="page"><h1>${title}</h1><div><span>江城小厨</span></div><div id="js_content">
      ${paragraphs.map((text) => `<section><p>${text}</p></section>`).join('')}</div></div>`,
    ),
};

/** Ways in which pages of institutions, shops, forums and reference works are laid out. */
export const SITE_SHAPES: Readonly<Record<string, (kind: Kind) => string>> = {
  'site with a menu': ({ title, paragraphs }) =>
    html(
      `<title>${title}</title>`,
      `${menu(12)}<h1>${title}</h1><div>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div>${COPYRIGHT}`,
    ),
  'site that dates every page': ({ title, paragraphs }) =>
    html(
      `<title>${title}</title><meta property="og:type" content="article">`,
      `${menu(12)}<div>首页 > 正文</div><h1>${title}</h1><div>发布时间：2024-01-02 10:00　浏览：206</div>
      <div>${paragraphs.join('<br>')}</div>${headlines(3, '推荐')}${COPYRIGHT}`,
    ),
  'page of posts': ({ title, paragraphs }) =>
    html(
      `<title>${title}</title>`,
      `${menu(6)}<h1>${title}</h1>${paragraphs
        .map(
          (text, at) =>
            `<div class="post"><b>用户${at}</b> 发表于 2024-1-2 10:1${at}<p>${text}</p></div>`,
        )
        .join('')}`,
    ),
};

/** Pages that hold much news, and no article. */
export const LIST_PAGES: Readonly<Record<string, string>> = {
  'front page': html(
    '<title>江城日报_权威资讯</title>',
    menu() + headlines(30, '要闻') + headlines(20, '国内') + headlines(20, '国际') + COPYRIGHT,
  ),
  'front page with two leads': html(
    '<title>江城新闻网</title>',
    `${menu()}<div>${excerpts(2)}</div>${headlines(40, '要闻')}${COPYRIGHT}`,
  ),
  'channel with excerpts': html(
    '<title>社会新闻_江城日报</title>',
    `${menu()}<h1>社会新闻</h1>${excerpts(12)}${COPYRIGHT}`,
  ),
  'channel of an institution, its name in the title': html(
    '<title>通知公告-江城省农业科学研究院</title>',
    `<div class="logo">江城省农业科学研究院</div>${menu()}<h2>通知公告</h2>${headlines(15, '')}
    <p>地址：江城市中山路一号，邮编：100000，电话：010-00000000，欢迎来信来访，提出意见和建议。</p>`,
  ),
  'institution, its name in the title, with excerpts': html(
    '<title>新闻动态-江城省农业科学研究院</title>',
    `<div class="logo">江城省农业科学研究院</div>${menu()}<h2>新闻动态</h2>${excerpts(10)}`,
  ),
  'search results': html(
    '<title>大桥 - 搜索结果 - 江城新闻网</title>',
    `<h1>找到约 120 条结果</h1>${excerpts(10)}`,
  ),
  'topic page': html(
    '<title>专题：城市更新_江城新闻网</title>',
    `${menu()}<h1>专题：城市更新</h1><p>近年来，江城市持续推进城市更新，老旧小区改造、街巷整治等工作取得进展，本专题汇集有关报道。</p>${headlines(30, '最新报道')}`,
  ),
  'live ticker of headlines': html(
    '<title>7x24小时快讯_江城财经</title>',
    `${menu()}<ul>${'<li>10:23 <a href="#">港股三大指数午后拉升，科技股领涨</a></li>'.repeat(40)}</ul>`,
  ),
  'list of videos': html(
    '<title>视频_江城电视台</title>',
    `${menu()}${'<div><a href="#">新闻联播：老街改造完工</a><span>2024-01-02</span></div>'.repeat(24)}`,
  ),
  'page that is gone': html(
    '<title>404 - 江城日报</title>',
    `${menu()}<p>抱歉，您访问的页面不存在或者已经被删除，五秒之后将自动返回首页，请稍候。</p>${headlines(10)}`,
  ),
};
