import type { Kind } from './kind.ts';
import { COMMENTS, COPYRIGHT, ENGLISH_FRAME, headlines, html, menu } from './page-parts.ts';

/** Ways in which sites lay out a news article; each names no more of date and source than its like does. */
export const NEWS_SHAPES: Readonly<Record<string, (kind: Kind) => string>> = {
  'portal of the 2000s: tables, <br>, no h1': ({ title, paragraphs }) =>
    html(
      `<title>${title}_新闻中心_江城在线</title>`,
      `<table><tr><td>${menu()}</td></tr></table>
      <table><tr><td><font size="5"><b>${title}</b></font></td></tr>
      <tr><td>http://www.page.test 2008年05月12日14:28 江城晚报</td></tr>
      <tr><td><div id="zoom">${paragraphs.map((text) => `　　${text}`).join('<br><br>\n')}</div></td>
      <td>${headlines(12)}</td></tr></table>${COPYRIGHT}`,
    ),
  'government site: metadata, breadcrumb, source line': ({ title, paragraphs }) =>
    html(
      `<title>${title} - 江城市人民政府门户网站</title><meta name="SiteName" content="江城市人民政府">
      <meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="2024-01-02 10:00">
      <meta name="ContentSource" content="市政府办公室">`,
      `${menu()}<div>当前位置：<a href="/">首页</a> > <a href="/zw">政务动态</a></div><div class="bt">${title}</div>
      <div>发布时间：2024-01-02 10:00　来源：市政府办公室　字体：【大 中 小】</div>
      <div class="TRS_Editor">${paragraphs.map((text) => `<p>　　${text}</p>`).join('')}</div>${COPYRIGHT}`,
    ),
  'application: hashed classes, time element, no source': ({ title, paragraphs }) =>
    html(
      `<title>${title}</title><meta property="og:type" content="article"><meta property="og:title" content="${title}">`,
      `<div id="root"><div class="_3f2a">${menu(8)}</div><div class="_9b1c"><h1 class="_77de">${title}</h1>
      <div class="_12aa"><span>江城观察</span><time datetime="2024-01-02T08:00:00+08:00">3小时前</time></div>
      <div class="_5e5e">${paragraphs.map((text) => `<div class="_0d"><span>${text}</span></div>`).join('')}</div></div>
      ${headlines(5, '推荐')}</div>`,
    ),
  'messenger article: account name, no date': ({ title, paragraphs }) =>
    html(
      `<title>${title}</title><meta property="og:title" content="${title}"><meta property="og:type" content="article">`,
      `<div id="page"><h1 id="activity-name">${title}</h1><div id="meta"><span>江城发布</span> <em id="publish_time"></em></div>
      <div id="js_content" style="visibility: hidden">${paragraphs
        .map((text) => `<section><p><span style="font-size: 15px">${text}</span></p></section>`)
        .join('')}</div></div>`,
    ),
  'newspaper with linked data': ({ title, paragraphs }) =>
    html(
      `<title>${title} | 社會 | 江城時報</title><meta property="og:type" content="article">
      <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"${title}"}</script>`,
      `${menu(60)}<article><h1>${title}</h1><p>2024/01/02 08:30</p>
      ${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article>${headlines(8, '延伸閱讀')}`,
    ),
  'realtime news: related links among the text': ({ title, paragraphs }) =>
    html(
      `<title>${title} - 即時新聞</title>`,
      `${menu(30)}<div class="main"><h1>${title}</h1><div>2024年01月02日 15:23</div><div class="photo"><img alt=""></div>
      <div class="cnt">${paragraphs.join('<br><br>')}${headlines(6, '最新')}</div></div>`,
    ),
  'mobile page of an accelerated kind': ({ title, paragraphs }) =>
    html(
      `<title>${title}</title>`,
      `<header><a href="/">江城新闻</a></header><main><h1>${title}</h1><amp-img></amp-img>
      <div>01-02 17:58</div>${paragraphs.map((text) => `<p>${text}</p>`).join('')}
      <amp-list></amp-list></main>`,
      ' amp lang="zh"',
    ),
  'institution: only its name in the title': ({ title, paragraphs }) =>
    html(
      '<title>江城大学新闻网</title>',
      `${menu(10)}<div>首页 > 新闻动态 > 正文</div><h2>${title}</h2><p>发布日期：2024-01-02　浏览次数：128</p>
      <div class="wp">${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div>${COPYRIGHT}`,
    ),
  'overseas site: blog software, comments': ({ title, paragraphs }) =>
    html(
      `<title>${title} – 华人新闻</title><meta property="og:type" content="article">
      <meta property="article:published_time" content="2024-01-02T08:00:00+00:00">`,
      `${menu(8)}<article class="post hentry"><header><h1 class="entry-title">${title}</h1>
      <div class="entry-meta">Posted on <time datetime="2024-01-02">January 2, 2024</time> by editor</div></header>
      <div class="entry-content">${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div></article>${COMMENTS}`,
      ' lang="en-US"',
    ),
  'no date anywhere': ({ title, paragraphs }) =>
    html(
      `<title>${title}-江城晨报网</title>`,
      `${menu()}<h1>${title}</h1><div id="content">${paragraphs.map((text) => `<p>${text}</p>`).join('')}
      <p>（编辑：张三）</p></div>${COPYRIGHT}`,
    ),
  'frame in English, several h1': ({ title, paragraphs }) =>
    html(
      `<title>${title} | Jiangcheng Broadcasting</title><meta property="og:type" content="website">`,
      `${ENGLISH_FRAME}<h1>Jiangcheng Broadcasting</h1><h1>Chinese</h1><h1>${title}</h1><div>02/01/2024 - 10:13</div>
      ${paragraphs.map((text) => `<p>${text}</p>`).join('')}<div>Share this story. All rights reserved, 2024.</div>`,
      ' lang="en-US"',
    ),
  'bare page: byline only': ({ title, paragraphs }) =>
    html(
      `<title>${title}</title>`,
      `<h3>${title}</h3><p>文/本报记者 王五</p>${paragraphs.map((text) => `<p>${text}</p>`).join('')}`,
    ),
  'digital newspaper: page of a day': ({ title, paragraphs }) =>
    html(
      '<title>江城日报数字报</title>',
      `<table><tr><td>第A04版：要闻</td><td>2024年01月02日 星期二</td></tr></table>${headlines(5, '本版导航')}
      <table><tr><td class="font01">${title}</td></tr><tr><td><div id="ozoom"><founder-content>
      ${paragraphs.map((text) => `<p>　　${text}</p>`).join('')}</founder-content></div></td></tr></table>`,
    ),
  'portal with a large menu and a busy column': ({ title, paragraphs }) =>
    html(
      `<title>${title}|江城|市民_江城资讯</title><meta name="publishdate" content="2024-01-02">`,
      `${menu(900)}<div class="wrap"><div class="left"><div class="hd"><h1>${title}</h1><div class="info"><span>2024-01-02 08:30:00</span>
      <span>来源: <a href="#">江城网</a></span><span>0人参与</span></div></div>
      <div class="article">${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div>${COMMENTS}</div>
      <div class="right">${headlines(30, '排行')}${headlines(10, '热点')}</div></div>${COPYRIGHT}`,
    ),
};
