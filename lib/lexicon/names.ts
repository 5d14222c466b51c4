import type { Span } from '../span.ts';

/** Surnames of two characters, in both scripts. */
const DOUBLE_SURNAMES =
  '欧阳歐陽司马司馬诸葛諸葛上官司徒夏侯皇甫东方東方尉迟尉遲公孙公孫轩辕軒轅令狐钟离鍾離宇文长孙長孫慕容独孤獨孤南宫南宮';

/** Surnames of one character that today's news has, in both scripts. */
const SURNAMES =
  '王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于於董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂' +
  '苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾鐘汪田任姜范範方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段' +
  '雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦蘆季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛叢焦柳邢骆駱岳齐齊' +
  '尚梅莫庄莊辛管祝左涂塗谷祁舒耿牟卜路詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵閔' +
  '解强強柴华華车車冉房边邊辜吉饶饒刁瞿戚丘古米池滕晋晉苑邬鄔臧畅暢宫宮苟仇娄婁揭沙官冀卓全仲商佟麦麥简簡逄敖虞桑岑尉危区區刀朴';

/** Characters that write foreign names, in both scripts; most of them stand in Xinhua's tables of transcription. */
const TRANSCRIBING =
  '京让讓买買阿埃艾爱愛安昂奥奧巴白班邦保堡鲍鮑贝貝本比彼毕畢宾賓波玻伯博布采蔡查恰茨达達大代戴丹当當岛島道德登邓鄧狄迪蒂底地帝丁东東杜顿頓多厄恩' +
  '尔爾耳法凡范菲费費芬弗夫佛福富盖蓋甘冈岡高戈哥格葛根贡貢古瓜圭哈海汉漢豪赫黑亨洪侯胡华華怀懷惠霍基吉季加贾賈迦杰傑金津居喀卡凯凱坎康考柯科克肯孔库庫夸' +
  '奎昆拉莱萊赖賴兰蘭朗劳勞乐樂勒雷蕾黎里理利莉丽麗立连連列林琳龙龍隆卢盧鲁魯路吕呂伦倫罗羅洛马馬玛瑪麦麥迈邁曼芒毛梅门門蒙孟米密明摩莫默姆穆拿那娜纳納' +
  '南瑙内內尼年涅宁寧牛纽紐努诺諾欧歐帕潘庞龐佩彭皮平珀蒲朴普奇齐齊奇契乔喬切钦欽琴丘瑞若撒萨薩塞赛賽桑瑟森沙莎山尚绍紹舍申圣聖施什史士舒斯松苏蘇索所' +
  '塔泰坦汤湯唐陶特滕提廷廉图圖土托陀瓦万萬旺威韦韋维維魏温溫文翁沃乌烏吴吳武西希锡錫夏香肖晓曉谢謝辛欣逊遜雅亚亞延扬揚尧堯耶叶葉伊易因英尤尤雨约約云雲扎泽澤' +
  '詹张張章哲珍芝兹茲宗祖佐川欽歇涅柴契策茜妮娅婭琳琪珊琼瓊露吐突图隔柔荷荣榮宏霖麗普拜肖纱紗勃朗敏伏蓬';

/** Characters that hardly stand in a given name, but often behind a surname. */
const NOT_GIVEN =
  '任的了着著在是和与與及或而但也都就又还還把被将將已曾正要会會能可应應须須不没沒有无無这這那其他她它们們我你您个個名位人家此该該各每某第某为為以于於从從由自对對向到至' +
  '上下前后後中内內外里裡裏间間旁说說称稱表问問答讲講看来來去出入进進过過等并並且则則所之者年月日时時分秒号號点點元吨噸公米万亿萬億千百十两兩三四五六七八九一二零' +
  '省市县縣区區乡鄉镇鎮村州部局厅廳院委办辦处處科所站队隊团團社党黨军軍校系班级級界';

const has = (characters: string): ReadonlySet<string> => new Set(characters);

/** Surnames that are more often another word: only where a title or the like stands beside the name. */
const AMBIGUOUS = has(
  '于於成关關单單包查曲高方石金黄黃安文常白水司官区區解强強车車边邊经宫宫全段程温溫宁寧和都',
);

export const isSurname = (character: string): boolean => SURNAME_SET.has(character);
const SURNAME_SET = has(SURNAMES);

/** Whether a surname is more often another word. */
export const isAmbiguousSurname = (character: string): boolean => AMBIGUOUS.has(character);

/** Whether a text of two characters is a surname. */
export const isDoubleSurname = (text: string): boolean => DOUBLE_SURNAME_SET.has(text);
const DOUBLE_SURNAME_SET = new Set(DOUBLE_SURNAMES.match(/../gu) ?? []);

/** Whether a character may well stand in a Chinese given name. */
export const mayBeGiven = (character: string): boolean => !NOT_GIVEN_SET.has(character);
const NOT_GIVEN_SET = has(NOT_GIVEN);

/** Whether foreign names are written with a character. */
export const isTranscribing = (character: string): boolean => TRANSCRIBING_SET.has(character);
const TRANSCRIBING_SET = has(TRANSCRIBING);

/** What a person is called by right behind the name, in both scripts. */
const TITLES =
  '先生 女士 小姐 太太 同志 博士 教授 老师 老師 医生 醫生 律师 律師 法官 主席 总统 總統 总理 總理 首相 部长 部長 副部长 副部長 书记 書記 副书记 副書記 省长 省長 市长 市長 县长 縣長 ' +
  '区长 區長 镇长 鎮長 州长 州長 议员 議員 立委 委员 委員 主任 局长 局長 司长 司長 处长 處長 院长 院長 校长 校長 会长 會長 董事长 董事長 总裁 總裁 总经理 總經理 经理 經理 发言人 發言人 ' +
  '记者 記者 大使 参赞 參贊 外长 外長 防长 防長 国务卿 國務卿 司令 将军 將軍 上将 上將 中将 中將 少将 少將 特首 司长 常委 代表 秘书长 秘書長';

/** What right behind a name says that somebody speaks or acts, in both scripts. */
const SPEAKS =
  '表示 说 說 指出 强调 強調 称 稱 认为 認為 介绍 介紹 透露 宣布 宣佈 出席 主持 会见 會見 呼吁 呼籲 坦言 回应 回應 告诉 告訴 致辞 致辭 讲话 講話 写道 寫道';

export const TITLE_WORDS: ReadonlySet<string> = new Set(TITLES.split(' '));
export const SPEAKING_WORDS: ReadonlySet<string> = new Set(SPEAKS.split(' '));

const HAN = /^\p{Script=Han}$/u;
const MIDDLE_DOT = /^[·‧・•]$/;

/** Characters that write a name of a foreigner and are seen one by one: with fewer it may be chance. */
const LEAST_TRANSCRIBED = 3;

/**
 * Puts together names that the dictionary does not have: words [start, end) of `text` in, words out.
 * Chinese names are a surname and one or two characters that no word takes; where a title or a word like
 * "said" stands beside them, the given name may be a word too (李|建国|表示). Foreign names are
 * transcribed, with a dot between their parts.
 */
export function joinNames(text: string, words: readonly Span[]): Span[] {
  const at = (index: number): string => {
    const word = words[index];
    return word ? text.slice(word.start, word.end) : '';
  };
  const joined: Span[] = [];
  for (let index = 0; index < words.length; ) {
    const count = Math.max(1, foreignName(at, index), chineseName(at, index));
    const [first, last] = [words[index] as Span, words[index + count - 1] as Span];
    joined.push({ start: first.start, end: last.end });
    index += count;
  }
  return joined;
}

/** How many words from `index` on make a foreign name; 0 if none begins there. */
function foreignName(at: (index: number) => string, index: number): number {
  let end = index;
  let parts = 0;
  let singles = 0;
  let dots = 0;
  for (;;) {
    const word = at(end);
    if (word !== '' && [...word].every(isTranscribing)) {
      parts += 1;
      if (word.length === 1) singles += 1;
    } else if (MIDDLE_DOT.test(word) && parts > 0 && [...at(end + 1)].some(isTranscribing)) {
      dots += 1;
    } else break;
    end += 1;
  }
  const count = end - index;
  if (dots > 0) return count;
  return singles >= LEAST_TRANSCRIBED && singles === count ? count : 0;
}

/** How many words from `index` on make a Chinese name; 0 if none begins there. */
function chineseName(at: (index: number) => string, index: number): number {
  const surname = at(index);
  const isDouble = isDoubleSurname(surname);
  if (!isDouble && !isSurname(surname)) return 0;
  const isGiven = (word: string) => word.length === 1 && mayBeGiven(word) && HAN.test(word);
  const isTitle = (word: string) =>
    TITLE_WORDS.has(word.slice(-2)) || TITLE_WORDS.has(word.slice(-3));
  const isCalled = (next: number) =>
    isTitle(at(index - 1)) || isTitle(at(next)) || SPEAKING_WORDS.has(at(next));
  const [first, second] = [at(index + 1), at(index + 2)];
  if (first === '某') return 2;
  const isSure = isDouble || !isAmbiguousSurname(surname);
  if (isGiven(first) && isGiven(second) && (isSure || isCalled(index + 3))) return 3;
  if (isGiven(first) && isCalled(index + 2)) return 2;
  const isWordGiven =
    first.length === 2 &&
    [...first].every(mayBeGiven) &&
    !isTitle(first) &&
    !SPEAKING_WORDS.has(first);
  return isWordGiven && isCalled(index + 2) ? 2 : 0;
}
