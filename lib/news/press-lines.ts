/**
 * Lines by which the press and official publications are known. Keywords are matched in folded
 * text (foldScript); where its fold has no pair both forms stand here.
 */

/** 2024-01-02 08:30, 01-02 17:58, 今天 15:23. */
export const DATE_AND_TIME =
  /((19|20)\d\d.{1,14}|\d[-/月]\d+日?\s?|[今昨前][天日]\s?)\d:?\d:\d\d|\d[-/]\d+\s?\d?\d:\d\d/;
export const DATE =
  /(19|20)\d\d|民国\d|1[01]\d[./-]\d\d?[./-]\d\d?|\d-\d+\s?\d:\d\d|[今昨前][天日]|\d\s?(分钟|小时|鐘頭|天|周)[之以]?前|\d+月\d+日|(?<!\d)\d\d[/.-]\d\d(?!\d)|刚刚|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d/;
export const SOURCE = /[来來]源|稿源|出[处處]|供稿|转自|转载[自:：]|摘自|原载|[来來]自[:：]/;
/** A source that is one of the press, of an authority or of an institution. */
export const NAMED_SOURCE =
  /([来來]源|稿源|出[处處]|转[自载]|摘自|原载).{0,3}[:：\s](?!网络|互联网|本站).{0,14}([网報报社台臺视院部厅局署委会處处办]|新闻|日报|政府|大学|中心|公室|财经|客户端|科技|传媒|在线|发布)/;
export const EDITOR =
  /((编[辑审審]|责编|校[对]|审核|主编|监制|值班编委)\s?[:：︰/])|[【（([](责任|网络|实习)?编[辑审][:：]?/;
export const REPORTER =
  /记者(?!会|招待)|[通特][讯约約]员|报[道导](?!团)|撰文|文\s?[／/｜|]|编译|本[报站网台].{0,3}[讯电]|特稿|综合整理|[（(](图|文|完|摄影?)[：:／/）)]|实习生|摄[／/:：]|特约|专栏|专电|通讯稿/;
/** A conversation with a reporter. */
export const INTERVIEW =
  /^(记者|本[报刊网台]|[主采][持访][人者])[^，。]{0,8}[：:]|[本独]家?[报刊网台]?.{0,6}专访/m;
export const AGENCY =
  /(新华|中新|中央|法新|美联|路透|塔斯|共同|彭博|俄新|韩联|中通|央广|国际|环球)[社网].{0,14}[电讯]|(?<!年)\d+日.{0,3}[电讯]|网讯|讯】|[（(【].{0,12}[电讯报][】)）]|据.{1,14}(报[道导]|消息|透露)|[综綜]合[报外]|[社网台报].{0,6}\d+日(电|讯|报|消息)/;
export const OFFICIAL =
  /〔\d{4}〕|\[\d{4}\]\d+号|索引[号號]|发文([机機]关|字[号號])|成文日期|现(将|就).{2,30}(如下|通知|公告)|特此(通知|公告)|[发经]国务院(同意|批准)|主动公开|印发.{2,30}的通知/;
/** How newspapers, broadcasters and their channels are named. */
export const PRESS =
  /新闻|时政|要闻|[\u4e00-\u9fff]报([网社电馆]|[^\u4e00-\u9fff]|$)|电视[台臺]|卫视|广播|电[台臺]|通[讯訊]社|[传融]媒|[时早晚晨午]报|[日周双]报|周刊|周报|News(?!letter)|Daily|Times|Broadcasting|Herald|Post\b/i;
/** What a channel of news is called, in a title or a breadcrumb. */
export const SECTION =
  /(?<![\u4e00-\u9fff])(新闻|要闻|时政|时事|政务|动态|资讯|快讯|即时|焦点|头条|国际|国内|社会|本地|港[闻聞]|两岸|财经|产业|体育|娱乐|军事|评论|观点|政治|媒体|报道|滚动|要聞)[\u4e00-\u9fff]{0,4}(?![\u4e00-\u9fff])|(新闻|资讯|要闻|动态|报道|快讯)(中心|频道|网|头条)?(?![\u4e00-\u9fff])/;
export const NO_PRESS =
  /论坛|[讨討]论区|贴吧|看板|bbs|discuz|phpbb|博客|部落格|blog|百科|wiki|维基|文[库庫]|小说|问答|有限公司|招聘|[购購]物|商城|商店|官方下载|社[区區](?=\s|$)|豆瓣|知乎|简书|掘金|小红书|哔哩哔哩|bilibili|github|dcard|lihkg|开发者|读后感|作文|菜谱|词典|字典|歌词|网店/i;
/** Titles of pages that show results or are about their site. */
export const SITE_TITLE =
  /查[询詢](系统|[结結]果)|搜[索尋寻].{0,4}[结結]果|关于我们|隐私政策|官方下载|更新日志|^(会员)?登[录入]|404|快速开始|(学校|公司|单位)简介|试卷|招生简章|办事指南|主要职责/;
/** Titles of guides and of explanations of words. */
export const GUIDE_TITLE =
  /教程|攻略|食[谱譜]|家常做法|的做法$|什么意思|什么梗|怎么(办|做|调理|写|吃)|^(如何|怎样)|[网網]络用语|大全|^第.{1,5}[章回节]|懒人包|须知$|范本|运势|读后感|作文(\d|$)|^招聘|^诚征|教你\d|^求助|歌词|赏析|解法|入门：/;
/** A breadcrumb. */
export const TRAIL = /[>»›]|位置/;
/** Addresses of articles, by their segments, and of what else sites hold. */
export const NEWS_ADDRESS =
  /\/(news|xinwen|yaowen|realtime|breakingnews|instantnews|politics|society|world|china|finance|local|story|articles?)(\/|\d)|\/(19|20)\d\d[-/]?\d\d([-/]?\d\d)?\/|20\d{6}/;
export const OTHER_ADDRESS =
  /\/(thread|forum|bbs|blog|wiki|baike|item|questions?|product|goods|shop|tags?|search|category|author|docs?|help|about)s?[-/.]|[?&](s|q|keyword|wd)=/;
/** The address of a front page. */
export const ROOT_ADDRESS = /^https?:\/\/[^/]+\/?((index|default|home)\.\w+)?$/;
