/** Menus, lists of links and the like, as they stand around articles; all of ours. */

const CHANNELS =
  '首页 国内 国际 财经 体育 娱乐 科技 教育 汽车 房产 健康 旅游 文化 军事 视频 图片'.split(' ');
const HEADLINES = [
  '城区新增三条公交线路 方便市民出行',
  '港口货物吞吐量创下历史新高',
  '两名登山者被困 救援队连夜上山',
  '老街改造完工 商户陆续回归',
  '新学期食堂餐费下调一成',
  '河道清淤工程进入尾声',
];

/** A menu of `count` links. */
export function menu(count = 16): string {
  const items = Array.from(
    { length: count },
    (_, at) => `<li><a href="/c${at}">${CHANNELS[at % CHANNELS.length]}</a></li>`,
  );
  return `<div class="top"><ul>${items.join('')}</ul></div>`;
}

/** A list of `count` headlines, each a link. */
export function headlines(count = 6, heading = '相关新闻'): string {
  const items = Array.from(
    { length: count },
    (_, at) => `<li><a href="/n${at}.html">${HEADLINES[at % HEADLINES.length]}</a></li>`,
  );
  return `<div><h3>${heading}</h3><ul>${items.join('')}</ul></div>`;
}

/** `count` headlines with the first sentences of what they lead to. */
export function excerpts(count = 8): string {
  return Array.from({ length: count }, (_, at) => {
    const headline = HEADLINES[at % HEADLINES.length];
    return `<div class="item"><h2><a href="/n${at}.html">${headline}</a></h2>
      <p>记者今日从市有关部门获悉，${headline?.replace(' ', '，')}，有关负责人表示，后续工作正在进行……</p><span>2024-01-0${(at % 9) + 1}</span></div>`;
  }).join('');
}

export const COMMENTS = `<div class="comments"><h3>评论</h3><ol>
  <li><b>路人甲</b><p>支持，早就该这样了，希望能落到实处，不要只是说说而已。</p></li>
  <li><b>过客</b><p>看完了，写得不错，不过有些地方我不太同意，再观望一下吧。</p></li></ol></div>`;

export const COPYRIGHT =
  '<div class="bottom"><p>版权所有，未经书面授权，不得转载或建立镜像。 联系电话：010-00000000</p></div>';

export const ENGLISH_FRAME = `<div>Skip to content. Sign in or create a free account to save this story and to follow its topics.</div>
  <ul><li><a href="#">Home</a></li><li><a href="#">World</a></li><li><a href="#">Newsletters</a></li></ul>`;

/** A page of `body`; `head` and attributes of <html> as given. */
export function html(head: string, body: string, attributes = ''): string {
  return `<!doctype html><html${attributes}><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
}
