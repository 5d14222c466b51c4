import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createMatcher,
  MATCHER_VERSION,
  type MatcherData,
  type MatcherOptions,
  type TermMatch,
} from '../../lib/glossary/matcher.ts';
import { openccFoldTable } from '../../scripts/build-glossary.ts';

const fold = openccFoldTable();

function matcherOf(
  rows: readonly (readonly [string, ...string[]])[],
  options?: MatcherOptions,
  ordinary: readonly string[] = [],
) {
  const data: MatcherData = { version: MATCHER_VERSION, fold, terms: rows, ordinary };
  return createMatcher(data, options);
}

function matcherFor(...headwords: string[]) {
  return matcherOf(headwords.map((headword): [string] => [headword]));
}

/** `省委书记[省委]`: the text that each match covers, nested ones in brackets. */
function shown(text: string, matches: readonly TermMatch[]): string[] {
  return matches.map(({ start, end, nested }) => {
    const inner = shown(text, nested).join(' ');
    return text.slice(start, end) + (inner && `[${inner}]`);
  });
}

describe('match', () => {
  it('gives spans of the text as it was given, in either script and in both at once', () => {
    const { match } = matcherFor('成渝地区双城经济圈');
    for (const text of [
      '推动成渝地区双城经济圈建设',
      '推動成渝地區雙城經濟圈建設',
      '推动成渝地區双城經濟圈建设',
    ]) {
      expect(match(text)).toEqual([
        { start: 2, end: 11, headword: '成渝地区双城经济圈', nested: [] },
      ]);
    }
  });

  it('names the headword when another form stands in the text', () => {
    const { match } = matcherOf([
      ['成渝地区双城经济圈', '双城经济圈'],
      ['国家发展和改革委员会', '发改委'],
    ]);
    expect(match('發改委推進雙城經濟圈').map(({ headword }) => headword)).toEqual([
      '国家发展和改革委员会',
      '成渝地区双城经济圈',
    ]);
  });

  it('finds forms that were given in traditional characters', () => {
    expect(matcherOf([['信息化', '資訊化']]).match('推動資訊化發展')).toHaveLength(1);
  });

  it('takes the longest at each place and goes on behind it', () => {
    const { match } = matcherFor('长江经济带', '长江经济带发展', '高质量发展');
    const text = '长江经济带发展质量、长江经济带高质量发展';
    expect(shown(text, match(text))).toEqual([
      '长江经济带发展[长江经济带]',
      '长江经济带',
      '高质量发展',
    ]);
  });

  it('tells terms apart that begin alike', () => {
    const { match } = matcherFor('中国式现代化', '中国特色社会主义', '中国共产党章程');
    const text = '中国特色社会主义与中国式现代化、中国共产党';
    expect(shown(text, match(text))).toEqual(['中国特色社会主义', '中国式现代化']);
  });

  it('finds a term at either end of the text, and the same term twice', () => {
    const { match } = matcherFor('高质量发展');
    expect(match('高质量发展高质量发展').map(({ start }) => start)).toEqual([0, 5]);
  });

  it.each(['', '高', '质量', '高质量发'])('finds nothing in the too short "%s"', (text) => {
    expect(matcherFor('高质量发展').match(text)).toEqual([]);
  });

  it('takes any quotation marks for those of a form', () => {
    const { match } = matcherOf([['十四五规划', '“十四五”规划']]);
    for (const text of ['“十四五”规划', '「十四五」規劃', '"十四五"规划']) {
      expect(match(text)).toHaveLength(1);
    }
  });

  it('finds short terms without fail where punctuation or the text ends beside them', () => {
    const { match } = matcherFor('省长', '两会');
    const text = '省长（两会）：“省长”、两会';
    expect(shown(text, match(text))).toEqual(['省长', '两会', '省长', '两会']);
  });

  it('lets a blank part a word', () => {
    const { match } = matcherFor('国家主席');
    expect(match('国家 主席习近平')).toEqual([]);
    expect(match('国家主席习近平')).toHaveLength(1);
  });
});

describe('nested terms', () => {
  const { match } = matcherOf([
    ['省人大常委会主任'],
    ['人大常委会'],
    ['常委会主任'],
    ['人大'],
    ['成渝地区双城经济圈', '双城经济圈'],
    ['经济圈'],
  ]);

  it('keeps every term inside, each where it stands, overlapping ones too', () => {
    const text = '四川省人大常委会主任';
    expect(shown(text, match(text))).toEqual(['省人大常委会主任[人大常委会[人大] 常委会主任]']);
  });

  it('keeps a term inside a nested one there, not beside it', () => {
    const text = '国家能源安全战略';
    const { match: matchEnergy } = matcherFor('国家能源安全战略', '能源安全战略', '安全战略');
    expect(shown(text, matchEnergy(text))).toEqual(['国家能源安全战略[能源安全战略[安全战略]]']);
  });

  it('drops other forms of the same term, but not what they hold', () => {
    const text = '建设成渝地区双城经济圈';
    expect(shown(text, match(text))).toEqual(['成渝地区双城经济圈[经济圈]']);
  });

  it('gives spans of the text, not of the term', () => {
    expect(match('、双城经济圈')[0]?.nested).toEqual([
      { start: 3, end: 6, headword: '经济圈', nested: [] },
    ]);
  });

  it('finds no short term across the words of a longer one', () => {
    expect(matcherFor('最高人民法院', '民法').match('最高人民法院')[0]?.nested).toEqual([]);
  });
});

/** Each short term in a sentence; what stands beside it decides. */
const WORDS: readonly [term: string, found: string, missed: string][] = [
  ['省长', '四川省省长出席', '全省长期坚持'],
  ['省长', '四川省长黄强', '湖南省长沙市'],
  ['省长', '副省长李明', '四川省长江流域'],
  ['市长', '重庆市长调研', '全市长远发展'],
  ['市长', '副市长通报情况', '在城市长大的孩子'],
  ['省委', '四川省委书记', '江苏省委托第三方'],
  ['市委', '重庆市委副书记', '本市委员'],
  ['区委', '渝中区委常委会', '浦东新区委托'],
  ['政协', '省政协主席', '财政协同发力'],
  ['人大', '全国人大常委会', '三百人大合唱'],
  ['人大', '市人大代表', '中国人大都喜欢'],
  ['两会', '全国两会期间', '两会计师事务所'],
  ['全会', '四中全会精神', '安全会议'],
  ['全会', '全会议程', '完全会用'],
  ['双减', '落实双减政策', '数量双减少'],
  ['三农', '做好三农工作', '第三农场'],
  ['国企', '国企改革深化', '中国企业家'],
  ['央企', '支持央企发展', '中央企业'],
  ['民企', '支持民企发展', '人民企盼'],
  ['民法', '民法规定', '人民法院'],
  ['法治', '全面推进法治建设', '坚持依法治理'],
  ['国安', '香港国安法', '中国安全'],
  ['外交', '元首外交活动', '对外交流'],
  ['商务部', '商务部将出台措施', '各级商务部门'],
  ['财政部', '财政部和税务总局', '各级财政部门'],
  ['内蒙古', '2023年内蒙古', '境内蒙古族'],
  ['新区', '雄安新区建设', '创新区域合作'],
  ['军委', '中央军委主席', '海军委派'],
  ['政法', '政法机关', '财政法规'],
  ['工会', '职工和工会', '职工会议'],
  ['书记', '市委副书记', '总书记'],
  ['党组', '党组书记', '政党组织'],
  ['使命', '初心使命', '使命感'],
  ['河长', '推行河长制', '黄河长江'],
  ['林长', '推行林长制', '吉林长春'],
  ['中美', '中美元首会晤', '集中美化'],
  ['科协', '中国科协', '学科协作'],
  ['立法会', '立法會議員', '立法会议'],
  ['共产党', '中国共产党', '共产党员'],
];

describe('a short term', () => {
  it.each(WORDS)('%s is found in %s, not in %s', (term, found, missed) => {
    const { match } = matcherFor(term);
    expect([match(found).length, match(missed).length]).toEqual([1, 0]);
  });

  it.each([
    ['省纪委', '四川省纪委监委'],
    ['习近平', '习近平和夫人'],
    ['两会', '今年两会上'],
    ['民主党', '民主党主席'],
    ['政府', '市政府'],
  ])('%s is not lost in %s, though the segmenter joins it to its neighbour', (term, text) => {
    expect(matcherFor(term).match(text)).toHaveLength(1);
  });

  it('begins anew behind a term, whatever the segmenter joins', () => {
    const { match } = matcherFor('立法会', '议员');
    const text = '立法會議員';
    expect(shown(text, match(text))).toEqual(['立法會', '議員']);
  });

  it('gives way to a long term that begins inside it', () => {
    const segment = (words: string) => [...words];
    const { match } = matcherOf([['市长'], ['长江经济带']], { segment });
    const text = '全市长江经济带';
    expect(shown(text, match(text))).toEqual(['长江经济带']);
  });

  it('is not found inside an ordinary word that the segmenter does not know', () => {
    expect(matcherOf([['人大']], {}, ['机器人']).match('世界机器人大会')).toEqual([]);
    expect(matcherOf([['机器人'], ['人大']], {}, ['机器人']).match('世界机器人大会')).toHaveLength(
      1,
    );
  });

  it.each([
    ['十四五', '“十四五”时期', '三十四五岁'],
    ['五一', '五一假期', '二十五一组'],
    ['AI', '用AI技术', 'CHAIN'],
    ['5G', '建设５Ｇ网络', '15G内存'],
  ])('%s is found in %s, not inside the number or name of %s', (term, found, missed) => {
    const { match } = matcherFor(term);
    expect([match(found).length, match(missed).length]).toEqual([1, 0]);
  });
});

describe('the segmenter', () => {
  /** Splits at nothing: whatever has a neighbour stands inside a word. */
  function counting() {
    const asked: string[] = [];
    const segment = (text: string) => {
      asked.push(text);
      return text === '' ? [] : [text];
    };
    return { asked, segment };
  }

  it('is asked about short terms only, with few characters around, folded', () => {
    const { asked, segment } = counting();
    matcherOf([['双碳'], ['高质量发展']], { segment }).match(
      '我们要坚持高質量發展，积极稳妥推进雙碳工作不断取得新的成效。',
    );
    expect(asked[0]).toBe('稳妥推进双碳工作不断');
    expect(asked.every((text) => text.length <= 10)).toBe(true);
  });

  it('is not asked twice about the same words', () => {
    const { asked, segment } = counting();
    const { match } = matcherOf([['双碳']], { segment });
    match('推进双碳工作');
    const once = asked.length;
    match('推进双碳工作');
    expect(once).toBeGreaterThan(0);
    expect(asked).toHaveLength(once);
  });

  it('is told when it leaves out text', () => {
    const { match } = matcherOf([['双碳']], { segment: () => [] });
    expect(() => match('推进双碳工作')).toThrow('left out text');
  });
});

describe('createMatcher', () => {
  it('refuses data of another version and says what to do', () => {
    const old = { version: 0, fold, terms: [], ordinary: [] } as unknown as MatcherData;
    expect(() => createMatcher(old)).toThrow('run npm run build:data');
  });

  it('refuses a form of one character', () => {
    expect(() => matcherFor('省')).toThrow('"省" is too short');
  });

  it('agrees with a search of every form at every place', () => {
    const alphabet = fc.constantFrom(...'天地人和风云山水');
    const word = (min: number, max: number) =>
      fc.array(alphabet, { minLength: min, maxLength: max }).map((chars) => chars.join(''));
    fc.assert(
      fc.property(
        fc.uniqueArray(word(4, 7), { minLength: 1, maxLength: 12 }),
        fc.array(fc.oneof(word(0, 6), fc.nat(11)), { maxLength: 20 }),
        (terms, pieces) => {
          const text = pieces
            .map((piece) => (typeof piece === 'number' ? (terms[piece] ?? '') : piece))
            .join('');
          const expected: string[] = [];
          const byLength = [...terms].sort((a, b) => b.length - a.length);
          for (let at = 0; at < text.length; ) {
            const term = byLength.find((candidate) => text.startsWith(candidate, at));
            if (term) expected.push(`${at} ${term}`);
            at += term?.length ?? 1;
          }
          const found = matcherFor(...terms).match(text);
          expect(found.map(({ start, headword }) => `${start} ${headword}`)).toEqual(expected);
        },
      ),
    );
  });
});

describe('own terms', () => {
  const own = (
    ours: readonly (readonly [string, ...string[]])[],
    ...theirs: (readonly [string, ...string[]])[]
  ) => matcherOf(ours, { own: theirs });
  const headwords = (matches: readonly TermMatch[]) => matches.map(({ headword }) => headword);

  it('are found in either script, as ours are', () => {
    const { match } = own([], ['雙城圈經濟', '两城经济']);
    expect(headwords(match('双城圈经济，雙城圈經濟，兩城經濟'))).toEqual(
      Array(3).fill('雙城圈經濟'),
    );
  });

  it('come before ours, and before those of later glossaries, where the text is the same', () => {
    const { match } = own([['双城经济圈']], ['雙城經濟圈'], ['城市圈规划', '双城经济圈']);
    expect(headwords(match('建设双城经济圈'))).toEqual(['雙城經濟圈']);
  });

  it('yield to a longer one of ours, inside which they are kept', () => {
    const { match } = own([['成渝地区双城经济圈']], ['双城经济圈']);
    const text = '成渝地区双城经济圈和双城经济圈';
    expect(shown(text, match(text))).toEqual(['成渝地区双城经济圈[双城经济圈]', '双城经济圈']);
  });

  it('hold ours where they are longer', () => {
    const { match } = own([['经济圈']], ['双城经济圈建设']);
    const text = '双城经济圈建设';
    expect(shown(text, match(text))).toEqual(['双城经济圈建设[经济圈]']);
  });

  it('stand for ordinary words and patterns too', () => {
    const { match } = matcherOf([], { own: [['机器人大赛'], ['国民党'], ['第八次会议']] }, [
      '国民党',
    ]);
    expect(headwords(match('国民党举行第八次会议，看机器人大赛'))).toEqual([
      '国民党',
      '第八次会议',
      '机器人大赛',
    ]);
  });

  it('count only where they stand as words, if they are short', () => {
    const { match } = own([], ['省长']);
    expect(headwords(match('全省长期坚持'))).toEqual([]);
    expect(headwords(match('省长讲话'))).toEqual(['省长']);
  });
});
