import { describe, expect, it } from 'vitest';
import type { BodyFacts, LetterCounts, PageFacts } from '../../lib/news/facts.ts';
import { judge } from '../../lib/news/judge.ts';
import { mayBeNews } from '../../lib/news/language.ts';

const REPORT = [
  '市交通局今日宣布，跨江大桥将于下月动工，工期三年。',
  '局长在会议上表示，大桥建成后两岸通行时间将缩短一半。他指出，“这是十年来最大的工程”。',
  '专家认为，项目会带动周边产业。市民对记者说：“早就盼着这一天。”',
].join('\n');

const ESSAY = [
  '我小时候住在河边，每天早上都跟外婆去散步。',
  '你大概也有过这样的早晨吧？风是凉的，我的手是暖的。',
  '后来我搬到了城里，你再问我那条河，我只记得水声。',
].join('\n');

const TALE = [
  '老人住在河边，每天早上沿着堤岸散步，看船来船往。',
  '“水涨了。”他对船上的人喊。“知道了。”那人回答。',
  '后来桥修好了，船少了，老人仍旧每天去看水。',
].join('\n');

const HOW_TO = [
  '首先下载安装包，按照下面的步骤完成安装。',
  '打开配置文件，修改参数，默认设置如下，然后运行命令。',
  '点击确定，重启服务器，代码就会生效。',
].join('\n');

function lettersOf(text: string): LetterCounts {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return {
    han: count(/\p{Script=Han}/gu),
    kana: count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu),
    hangul: count(/\p{Script=Hangul}/gu),
    latin: count(/\p{Script=Latin}/gu),
  };
}

interface Overrides extends Partial<Omit<PageFacts, 'body'>> {
  readonly body?: Partial<BodyFacts>;
  /** A line above the body, and the page's title where `title` gives none. */
  readonly headline?: string;
  /** More lines above the body. */
  readonly nearby?: readonly string[];
}

/** A page of `text` alone: no metadata, no dateline, no title. */
function page(text: string, overrides: Overrides = {}): PageFacts {
  const { body, headline = '', nearby = [], ...rest } = overrides;
  const letters = lettersOf(text);
  const line = (of: string) => ({ text: of, linked: false });
  return {
    host: 'page.test',
    contentType: 'text/html',
    lang: '',
    title: headline,
    metas: {},
    linkedData: [],
    letters,
    prose: letters.han,
    foreignProse: 0,
    body: {
      text,
      letters,
      prose: letters.han,
      paragraphs: text.split('\n').length,
      headlines: 0,
      teasers: 0,
      dates: 0,
      before: [...(headline ? [headline] : []), ...nearby, text.slice(0, 100)].map(line),
      after: [],
      ...body,
    },
    ...rest,
  };
}

const DATELINE = { nearby: ['2024-01-02 08:30 来源：某市日报', '责任编辑：张三'] };

function codes(facts: PageFacts): string[] {
  return judge(facts).reasons.map(({ code }) => code);
}

describe('verdict', () => {
  it.each([
    ['a report with a dateline', page(REPORT, DATELINE)],
    [
      'a report in traditional characters',
      page(
        '記者張三／台北報導\n警方今日表示，案件仍在調查，據消息指出，三人涉嫌詐騙，總金額逾一億元，市民應提高警覺，官員將於明日說明。',
        { metas: { 'og:type': 'article' } },
      ),
    ],
    ['an essay that metadata call news', page(REPORT, { linkedData: ['NewsArticle', 'Person'] })],
    [
      'a brief of sixty characters',
      page(
        '　　新华社北京1月2日电 国家统计局今日公布，去年全国粮食总产量增长百分之一，秋粮播种面积稳定，单产提高，农民收入继续增加。',
        { nearby: ['2024-01-02 08:30'] },
      ),
    ],
    [
      'a dispatch that little else speaks for',
      page(
        '新华社某市1月2日电　跨江大桥的主塔合龙，桥面铺装随后开始，全桥长两千米，双向六车道，设计时速八十公里。',
        {
          title: '跨江大桥主塔合龙',
          headline: '跨江大桥主塔合龙',
          nearby: ['2024-01-02'],
        },
      ),
    ],
    [
      'an official document',
      page(
        '国务院办公厅关于推进产业发展的意见\n国办发〔2023〕15号\n各省人民政府，国务院各部委：为推进产业发展，现提出如下意见，请结合实际认真贯彻落实。',
        { nearby: ['发布时间：2023-05-06 10:00'] },
      ),
    ],
    [
      'a dateline in traditional characters',
      page(
        '會議討論了產業與經濟的問題，與會者對方案沒有異議，下一次會議在秋天舉行，地點另外通知，屆時再看各方的準備。',
        {
          title: '產業會議閉幕 - 某某日報',
          headline: '產業會議閉幕',
          nearby: ['發佈時間：2024-01-02 09:00', '責任編輯：李四'],
        },
      ),
    ],
  ])('takes %s for news', (_, facts) => {
    expect(judge(facts)).toMatchObject({ verdict: 'news', language: 'zh' });
  });

  it.each([
    [
      'an essay that speaks to the reader',
      page(ESSAY, {
        headline: '河边的早晨',
        nearby: ['2024-01-02 08:30 编辑：李四'],
      }),
      'chatty-words',
    ],
    [
      'a guide',
      page(HOW_TO, {
        title: '装好它只要三步',
        headline: '装好它只要三步',
        nearby: ['2024-01-02 08:30 来源：本站'],
      }),
      'how-to-words',
    ],
    [
      'an article that has few words of reporting',
      page(TALE, {
        metas: { 'og:type': 'article' },
        headline: '河边的早晨',
        nearby: ['2024-01-02 08:30'],
      }),
      'few-reporting-words',
    ],
    [
      'a product page',
      page(
        '本产品型号齐全，规格可选，厂家直销，批发优惠，价格面议，欢迎拨打热线咨询。二十年来产品远销各地，深受好评，质量可靠。',
        { nearby: ['发布时间：2024-01-02 08:30 来源：本站'] },
      ),
      'shop-words',
    ],
    [
      'a forum thread about the news',
      page(REPORT, {
        title: '大桥动工了 - 本地论坛',
        headline: '大桥动工了',
        nearby: ['2024-01-02 08:30'],
      }),
      'no-press-site',
    ],
    [
      'search results',
      page(REPORT, { title: '搜索结果：大桥', nearby: ['2024-01-02'] }),
      'no-news-title',
    ],
    [
      'a list of headlines with excerpts',
      page(REPORT, { ...DATELINE, body: { headlines: 6, paragraphs: 6 } }),
      'headline-list',
    ],
    [
      'beginnings of other pages, under a heading that is the title',
      page(REPORT, {
        ...DATELINE,
        headline: '城市更新专题报道',
        body: { teasers: 3, paragraphs: 3 },
      }),
      'teasers',
    ],
    [
      'a list of dated entries',
      page(REPORT, { ...DATELINE, body: { dates: 5, paragraphs: 5 } }),
      'dated-list',
    ],
    [
      'a front page with two leads under linked headlines',
      page(REPORT, {
        body: {
          headlines: 2,
          paragraphs: 2,
          before: [
            { text: '跨江大桥将于下月动工', linked: true },
            { text: REPORT.slice(0, 40), linked: false },
          ],
        },
      }),
      'headline-list',
    ],
    [
      'a lead in a page full of links',
      page(REPORT, { letters: { han: 3000, kana: 0, hangul: 0, latin: 10 } }),
      'scattered-text',
    ],
    [
      'a front page by its own word',
      page(REPORT, { metas: { canonical: 'https://page.test/' } }),
      'front-address',
    ],
    [
      'an encyclopedia',
      page(
        '某某县位于省境东部，隶属于某市，总面积一千平方千米，下辖十二个镇。秦代置县，地势西高东低，年平均气温十六度，特产有茶叶。',
        { headline: '某某县概况', nearby: ['2024-01-02 08:30 来源：本站'] },
      ),
      'reference-words',
    ],
    [
      'how to apply for something',
      page(
        '申请人应备身份证复印件和申请书，材料齐全的当场受理，办理时限三个工作日，委托他人的附委托书，咨询电话见窗口。',
        { headline: '个体工商户注册登记', nearby: ['2024-01-02 08:30 来源：本站'] },
      ),
      'service-words',
    ],
    ['a page of several excerpts', page(REPORT, { prose: 2000, ...DATELINE }), 'scattered-text'],
    [
      'a page of links',
      page('首页 国际 国内 财经 体育', {
        letters: { han: 900, kana: 0, hangul: 0, latin: 10 },
        body: { prose: 0, paragraphs: 0 },
      }),
      'short-body',
    ],
    ['a text file', page(REPORT, { contentType: 'text/plain', ...DATELINE }), 'not-html'],
  ])('takes %s for something else', (_, facts, code) => {
    expect(judge(facts).verdict).toBe('not-news');
    expect(codes(facts)).toContain(code);
  });

  it('keeps an article that has its headline in the title, whatever stands around it', () => {
    const facts = page(REPORT, {
      prose: 2000,
      title: '跨江大桥将于下月动工',
      ...DATELINE,
      headline: '跨江大桥将于下月动工',
      body: { headlines: 6 },
    });
    expect(judge(facts).verdict).toBe('news');
  });

  it('never goes by a host alone', () => {
    const essay = page(ESSAY, { host: 'www.people.com.cn' });
    expect(judge(essay)).toEqual(judge({ ...essay, host: 'page.test' }));
  });
});

describe('language', () => {
  it.each([
    [
      'Japanese',
      '政府は今日、新しい計画を発表した。首相は会議で「経済の成長を目指す」と述べた。',
      'kana-share',
    ],
    [
      'Korean with hanja',
      '大韓國民은 三一運動으로 建立된 大韓民國의 法統을 계승하고 民主改革과 平和的統一의 使命에 입각하여 民族의 團結을 공고히 한다.',
      'hangul-share',
    ],
    [
      'English that quotes Chinese',
      'The phrase 高质量发展 appears in every report these days and officials repeat it at length whenever they speak about the economy.',
      'few-han',
    ],
    ['nothing', '', 'no-letters'],
  ])('is not Chinese for %s', (_, text, code) => {
    const verdict = judge(page(text, DATELINE));
    expect(verdict).toMatchObject({ verdict: 'not-news', language: 'other', script: null });
    expect(verdict.reasons.map((reason) => reason.code)).toEqual([code]);
  });

  it('is not Chinese for an English page that quotes a paragraph of a Chinese report', () => {
    const facts = page(REPORT, { ...DATELINE, foreignProse: 2000 });
    expect(judge(facts)).toMatchObject({ verdict: 'not-news', language: 'other' });
    expect(mayBeNews(facts)).toBe(false);
  });

  it('is Japanese with few kana where the page says so', () => {
    const facts = page(`${REPORT}「さくら」を`, { lang: 'ja' });
    expect(codes(facts)).toEqual(['kana-share']);
  });

  it('is Chinese for a report that names a Japanese song', () => {
    const report = `${REPORT}\n歌曲《さくら》在会上演奏。`;
    expect(judge(page(report, DATELINE)).language).toBe('zh');
  });

  it('goes by the article, not by the English around it', () => {
    const facts = page(REPORT, {
      letters: { han: 130, kana: 0, hangul: 0, latin: 4000 },
      ...DATELINE,
    });
    expect(judge(facts).language).toBe('zh');
  });
});

describe('margin', () => {
  it('is how far a page is from being news, in points', () => {
    expect(judge(page(REPORT, DATELINE)).margin).toBeGreaterThanOrEqual(4);
    expect(judge(page(ESSAY)).margin).toBeLessThan(-4);
  });

  it('is null where something else settled the matter', () => {
    expect(judge(page(REPORT, { contentType: 'text/xml' })).margin).toBeNull();
    expect(judge(page('首页 国际')).margin).toBeNull();
  });
});

describe('the probe', () => {
  it('tells the background of whatever the judge may find to be news', () => {
    expect(mayBeNews(page(REPORT))).toBe(true);
    expect(mayBeNews(page(ESSAY))).toBe(true);
    expect(mayBeNews(page('首页 国际 国内'))).toBe(false);
    expect(mayBeNews(page('政府は今日、新しい計画を発表した。'.repeat(9)))).toBe(false);
  });
});

describe('script and pollution', () => {
  const polluted =
    '會(huì )議在市區(qū)舉行，各界代表對(duì)這(zhè)項(xiàng)工程表示歡(huān)迎。局長(cháng)說(shuō)，大橋將于下月動(dòng)工，工期三年，完工後兩岸來往的時間可望縮短一半，沿線居民期待已久。';

  it('names the script of the body', () => {
    expect(judge(page(REPORT)).script).toBe('hans');
  });

  it('uses host and language as hints for the region', () => {
    const report =
      '會議討論了產業與經濟的問題，與會者對方案沒有異議，下一次會議在秋天舉行，地點另外通知。';
    expect(judge(page(report, { lang: 'zh-TW' })).script).toBe('hant-tw');
    expect(judge(page(report, { host: 'news.example.hk' })).script).toBe('hant-hk');
  });

  it('sees the readings that a scraper left, and judges the text without them', () => {
    const verdict = judge(page(polluted, DATELINE));
    expect(verdict).toMatchObject({ verdict: 'news', script: 'hant', polluted: true });
    expect(verdict.reasons).toContainEqual({ code: 'stray-readings', value: 9 });
  });

  it.each([
    ['one gloss', `${REPORT}\n他姓仉(zhǎng)。`],
    [
      'a lesson that annotates every character',
      '你(nǐ)好(hǎo)吗(ma)，我(wǒ)很(hěn)好(hǎo)，他(tā)也(yě)很(hěn)好(hǎo)。',
    ],
    [
      'parentheses of ordinary prose',
      `${REPORT}\n（记者张立东）国内生产总值(GDP)与世贸组织(WTO)。`,
    ],
  ])('does not take %s for pollution', (_, text) => {
    expect(judge(page(text)).polluted).toBe(false);
  });
});

describe('reasons', () => {
  it('begin with what settled the matter', () => {
    expect(codes(page(REPORT, { contentType: 'text/xml' }))[0]).toBe('not-html');
    expect(codes(page(REPORT, DATELINE))[0]).toBe('han-share');
  });

  it('put the weightiest evidence first', () => {
    const reasons = codes(page(REPORT, { linkedData: ['NewsArticle'], ...DATELINE }));
    expect(reasons.indexOf('news-data')).toBeLessThan(reasons.indexOf('source-line'));
    expect(reasons.indexOf('source-line')).toBeLessThan(reasons.indexOf('quoted-speech'));
  });

  it('name every line of the press that was found', () => {
    expect(codes(page(REPORT, DATELINE))).toEqual(
      expect.arrayContaining(['source-line', 'editor-line', 'date-line']),
    );
  });
});
