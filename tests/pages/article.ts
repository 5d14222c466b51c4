import { Converter } from 'opencc-js';
import { ARTICLE_CSS } from '../../scripts/article-style.ts';
import { escapeHtml } from '../../scripts/text-article.ts';
import { pollute } from './pollute.ts';

/**
 * The demo article, in simplified characters. Paragraphs are HTML: as on a real site, links and
 * emphasis cut through terms. Its facts are public, its words are ours.
 */
const ARTICLE = {
  site: '双读日报',
  title: '川渝在绵阳共商成渝地区双城经济圈建设',
  date: '2023-12-29',
  time: '2023年12月29日 09:30',
  source: '来源：\u00a0双读日报（演示页面）',
  editor: '编辑：\u00a0双读项目',
  caption: '成渝地区双城经济圈示意图：西为成都，东为重庆，长江自西向东流过。（双读制图）',
  nav: ['首页', '时政', '经济', '社会', '科教', '文旅', '评论'],
  paragraphs: [
    '本报讯　推动<a href="#">成渝地区<b>双城</b>经济圈</a>建设重庆四川<span>党政</span>联席会议12月28日在四川省绵阳市举行，这已经是第八次会议。会议总结一年来的合作，商定了下一步要着力办好的事情。',
    '会议由四川方面主持。重庆市委书记与四川<em>省委</em>书记、<span>省人大</span>常委会主任先后讲话；重庆市市长和四川<b>省长</b>各自通报了本地的情况。到会的还有重庆市政协<a href="#">党组</a>书记、四川省<span>政协</span>主席，以及两地有关部门的负责人。',
    '会议认为，<a href="#">党的<b>二十大</b></a>把区域协调发展放在全局中来谋划，不久前召开的<span>中央经济</span>工作会议为新一年的经济工作作了安排。川渝两地要把<b>高质量</b>发展当作首要任务，为<a href="#">中国式</a>现代化多作贡献，把各项部署落实得更细、更快。',
    '成渝地区双城经济圈建设是国家的区域重大战略。2020年1月，中央财经委员会第六次会议作出了部署；2021年10月，规划纲要公布，目标归纳起来就是“<em>两中心</em>两高地”：“两中心”是具有全国影响力的重要经济中心和科技创新中心，“两高地”是改革开放新高地和高品质生活宜居地。科技、产业、开放、民生，都在其中。',
    '产业是这次会议的重点。两地将围绕电子信息、汽车等行业，携手推进<a href="#">新型<b>工业化</b></a>，打造具有国际竞争力的<span>先进制造业</span>集群，并依靠科技创新培育新质<a href="#">生产力</a>。会议召开之前，两地专门就此举行了一场交流。活动还启动了成渝地区电子信息先进制造集群的三年提升行动。重庆市党政代表团到绵阳的科技城创新馆调研。',
    '对外开放方面，会议要求加快建设<b>西部</b>陆海<b>新通道</b>，并与<a href="#">长江</a>经济带的发展衔接起来。重庆地处长江上游，成都平原腹地宽广，两座城市一东一西，都承担着建设<span>国家战略</span>腹地的任务。往后的合作在数量和质量两方面都要有增长，铁路、公路、水运和航空将一起发力。',
    '改革怎样往深里走？会议给出的办法之一，是继续推进<a href="#">经济区与<b>行政区</b></a>适度分离改革。行政隶属关系不变，规划、项目和公共服务却可以跨过边界来安排。横跨渝北和广安的川渝高竹新区，就是这样的一块试验田。中国人民银行等部门与两省市印发的《成渝共建西部金融中心规划》，也为银行跨区域服务实体经济留出了空间。',
    '城乡关系同样受到重视。四川提出“<b>四化</b>同步、城乡融合、<b>五区</b>共兴”，其中“四化”是指新型工业化、信息化、城镇化和农业现代化。会议提出，要把<a href="#">新型城镇化</a>与<span>乡村</span>全面振兴一起抓。城镇化率只是一个方面，进城的人住得好不好、留在村里的人过得怎么样，同样要紧。',
    '与群众关系最近的，是“<a href="#">川渝</a>通办”。户口迁移、社会保障、就医购药这样的事情，过去要来回奔波，如今不少都能就近办理。会议审议的文件里，有一份就是为两地居民的便捷生活而定的，另一份讲的是省市领导怎样联系川渝毗邻地区的合作平台。',
    '2024年是实施“<em>十四五</em>”规划的关键一年。会议强调，两地要齐心协力，把重大项目和重点任务一件一件地办好，让双城经济圈建设的成果更多更好地惠及群众。',
  ],
  closing: '（本文据公开报道写成，供演示之用）',
  aside: {
    title: '相关阅读',
    headlines: [
      '一图读懂：什么是双城经济圈',
      '西部陆海新通道经过哪些地方',
      '“川渝通办”事项怎样查询',
      '长江上游的城市与水',
      '学一点政策词汇：新质生产力',
    ],
  },
  footer: ['双读演示页面，不是新闻网站', '文字与示意图由双读项目制作，以MIT许可发布'],
} as const;

const PHOTO = `<svg viewBox="0 0 640 300" role="img" aria-label="示意图">
<rect width="640" height="300" fill="#eef1ee"/>
<path d="M0 216C120 250 190 268 290 246S420 176 500 170s90-34 140-30" fill="none" stroke="#7ba7c9" stroke-width="9"/>
<path d="M158 112 482 168" stroke="#9b1c1f" stroke-width="3" stroke-dasharray="9 7"/>
<g fill="#9b1c1f"><circle cx="158" cy="112" r="13"/><circle cx="482" cy="168" r="13"/></g>
<g fill="#222" font-size="24" text-anchor="middle"><text x="158" y="86">成都</text><text x="482" y="142">重庆</text><text x="250" y="288" fill="#3c6d91">长江</text></g>
</svg>`;

/** The demo article as a news site serves it: simplified, with inline markup. */
export function hansPage(): string {
  const { site, title, date, time, source, editor, caption, nav, paragraphs } = ARTICLE;
  const { closing, aside, footer } = ARTICLE;
  const links = (labels: readonly string[]) => labels.map((label) => `<a href="#">${label}</a>`);
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta property="og:type" content="article">
<meta property="og:title" content="${title}">
<title>${title} - ${site}</title>
<style>${ARTICLE_CSS}</style>
</head>
<body>
<header class="site">
<p class="brand">${site}</p>
<nav>${links(nav).join('\n')}</nav>
</header>
<div class="columns with-aside">
<main>
<article>
<h1>${title}</h1>
<div class="byline">
<time datetime="${date}">${time}</time>
<p class="source">${source}</p>
<p>${editor}</p>
</div>
<figure>
${PHOTO}
<figcaption>${caption}</figcaption>
</figure>
${[...paragraphs, closing].map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
</article>
</main>
<aside>
<h2>${aside.title}</h2>
<ul>
${links(aside.headlines)
  .map((link) => `<li>${link}</li>`)
  .join('\n')}
</ul>
</aside>
</div>
<footer class="foot">
${footer.map((line) => `<p>${line}</p>`).join('\n')}
</footer>
</body>
</html>
`;
}

/** `page` (HTML) in traditional characters as Taiwan writes them; words across tags stay words. */
export function hantPage(page: string): string {
  const toTraditional = Converter({ from: 'cn', to: 'tw' });
  const parts = page.split(/(<style>.*?<\/style>|<[^>]*>)/s);
  const text = parts.filter((_, index) => index % 2 === 0).join('');
  const converted = toTraditional(text);
  if (converted.length !== text.length) {
    throw new RangeError('conversion changed the length of the text: tags have lost their places');
  }
  let at = 0;
  return parts
    .map((part, index) => {
      if (index % 2 === 1) return toTraditional(part).replace('lang="zh-CN"', 'lang="zh-TW"');
      at += part.length;
      return converted.slice(at - part.length, at);
    })
    .join('');
}

/** The demo article as a mirror site has it: flat, in traditional characters, polluted. */
export function pollutedPage(): string {
  const { title, date, source, caption, nav, paragraphs, closing, aside } = ARTICLE;
  const body = [`${caption}`, ...paragraphs.map((html) => html.replace(/<[^>]*>/g, '')), closing];
  const lines = [title, source, ...nav, aside.title, ...aside.headlines, ...body];
  const polluted = pollute(lines.join('\n')).text.split('\n').map(escapeHtml);
  const take = (count: number) => polluted.splice(0, count);
  const [pollutedTitle, pollutedSource] = take(2);
  const menu = take(nav.length);
  const [more, ...headlines] = take(1 + aside.headlines.length);
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${pollutedTitle}</title>
<style>${ARTICLE_CSS}</style>
</head>
<body>
<div class="site">${menu.map((label) => `<a href="#">${label}</a>`).join('\n')}</div>
<div class="columns">
<div class="content">
<h1>${pollutedTitle}</h1>
<div class="byline"><span>${date.replaceAll('-', '.')}</span> <span>${pollutedSource}</span></div>
<div class="text">
${polluted.join('<br><br>\n')}
</div>
</div>
<div class="more">
<b>${more}</b><br>
${headlines.map((headline) => `<a href="#">${headline}</a>`).join('<br>\n')}
</div>
</div>
</body>
</html>
`;
}
