import type { Span } from '../span.ts';
import { congressYear, partyCongressYear, planYears } from './congress-years.ts';
import { ordinal, parseNumeral } from './numerals.ts';
import type { Kind, Term } from './term.ts';

/** What a productive term comes to mean with these numbers, places and years. */
interface Explanation {
  /** Marked common: no body's own wording is claimed for what is put together here. */
  readonly english: string;
  readonly definition: string;
  readonly kind: Kind;
  readonly related?: readonly string[];
}

/** A way to make terms, in folded text (lib/glossary/fold.ts). */
interface Pattern {
  readonly expression: RegExp;
  /** Pairs of characters, one of which stands in each of its terms. */
  readonly signs: readonly string[];
  readonly domain: Term['domain'];
  /** Counts only where a term of the termbase ends with it: 四川省长, not 四川省长江. */
  readonly endsInTerm?: true;
  /** Null where the numbers make no sense: then it is no term. */
  readonly explain: (groups: readonly (string | undefined)[]) => Explanation | null;
}

/** Each of `firsts` with each of `seconds`. */
function pairs(firsts: string, seconds: string): string[] {
  return [...firsts].flatMap((first) => [...seconds].map((second) => first + second));
}

const NUMERAL = '[一二三四五六七八九十百零\\d]{1,5}';

const NPC = "National People's Congress";

/** Provinces and their like, with what they are called in English. */
const PROVINCES: Readonly<Record<string, string>> = {
  北京: 'Beijing',
  天津: 'Tianjin',
  上海: 'Shanghai',
  重庆: 'Chongqing',
  河北: 'Hebei',
  山西: 'Shanxi',
  辽宁: 'Liaoning',
  吉林: 'Jilin',
  黑龙江: 'Heilongjiang',
  江苏: 'Jiangsu',
  浙江: 'Zhejiang',
  安徽: 'Anhui',
  福建: 'Fujian',
  江西: 'Jiangxi',
  山东: 'Shandong',
  河南: 'Henan',
  湖北: 'Hubei',
  湖南: 'Hunan',
  广东: 'Guangdong',
  海南: 'Hainan',
  四川: 'Sichuan',
  贵州: 'Guizhou',
  云南: 'Yunnan',
  陕西: 'Shaanxi',
  甘肃: 'Gansu',
  青海: 'Qinghai',
  内蒙古: 'Inner Mongolia',
  广西: 'Guangxi',
  西藏: 'Xizang (Tibet)',
  宁夏: 'Ningxia',
  新疆: 'Xinjiang',
};
const PLACE = `(${Object.keys(PROVINCES).join('|')})`;
const MUNICIPALITIES: readonly string[] = ['北京', '天津', '上海', '重庆'];

/** Who numbers documents so, and what the number stands before. */
const ISSUERS: Readonly<Record<string, string>> = {
  中发: 'the CPC Central Committee',
  中办发: 'the General Office of the CPC Central Committee',
  国发: 'the State Council',
  国函: 'the State Council, in reply to a lower body',
  国办发: 'the General Office of the State Council',
  国办函: 'the General Office of the State Council, by letter',
  国令: 'the State Council, as a regulation',
  银发: "the People's Bank of China",
  财税: 'the Ministry of Finance and the State Taxation Administration',
};

const PATTERNS: readonly Pattern[] = [
  {
    expression: new RegExp(
      `第?(${NUMERAL})届(?:全国人民代表大会|全国人大)(常务委员会|常委会)?(?:第?(${NUMERAL})次会议)?`,
      'gu',
    ),
    signs: ['届全'],
    domain: 'meetings',
    explain([, term = '', standing, session]) {
      const [congress, meeting] = [parseNumeral(term), session ? parseNumeral(session) : 0];
      if (!(congress >= 5 && congress <= 20)) return null;
      const year = congressYear(congress);
      const name = `${ordinal(congress)} ${NPC}`;
      const years = `elected for ${year} to ${year + 5}`;
      if (standing) {
        return {
          english: `${meeting ? `${ordinal(meeting)} meeting of the ` : ''}Standing Committee of the ${name}`,
          definition: `${meeting ? `A meeting of the` : 'The'} permanent body of China's legislature, of the ${ordinal(congress)} congress (${years}). It meets about every two months, passes most laws and interprets them.`,
          kind: meeting ? 'meeting' : 'institution',
          related: ['全国人大常委会'],
        };
      }
      return {
        english: meeting ? `${ordinal(meeting)} session of the ${name}` : name,
        definition: meeting
          ? `The yearly full session of China's legislature, usually in March: the ${ordinal(meeting)} of the ${ordinal(congress)} congress (${years}), thus that of ${year + meeting - 1}.`
          : `China's legislature as ${years}: the ${ordinal(congress)} since 1954.`,
        kind: meeting ? 'meeting' : 'institution',
        related: ['全国人大', '全国两会'],
      };
    },
  },
  {
    expression:
      /(?:中共|党的)?(十[一二三四五六七八九]|二十[一二三]?|\d{2})届([一二三四五六七八九])中全会/gu,
    signs: ['中全'],
    domain: 'meetings',
    explain([, committee = '', plenum = '']) {
      const [number, which] = [parseNumeral(committee), parseNumeral(plenum)];
      if (!(number >= 11 && number <= 23)) return null;
      const year = partyCongressYear(number);
      return {
        english: `${ordinal(which)} plenary session of the ${ordinal(number)} CPC Central Committee`,
        definition: `A full meeting of the Party's Central Committee: the ${ordinal(which)} of the committee that the ${ordinal(number)} National Congress elected in ${year}. A committee holds about seven in its five years; what each is for is by custom: the third for the economy, the fourth or fifth for the next five-year plan.`,
        kind: 'meeting',
        related: ['中央全会'],
      };
    },
  },
  {
    expression: /"?(十[一二三四五六七八九]|[一二三四五六七八九十])五"?(规划|计划)?/gu,
    signs: [...pairs('一二三四五六七八九十', '五'), ...pairs('五', '"规计')],
    domain: 'meetings',
    explain([whole = '', number = '', kind]) {
      const plan = parseNumeral(number);
      // 一五 alone may be any number; with its marks or its noun it is a plan.
      if (!kind && !/^".*"$/.test(whole) && plan < 11) return null;
      const [first, last] = planYears(plan);
      return {
        english: `${ordinal(plan)} Five-Year Plan (${first}-${last})`,
        definition: `China's ${ordinal(plan)} five-year plan for the economy and society, for ${first} to ${last}, or that period. The Party's Central Committee proposes such a plan, the State Council drafts it, and the National People's Congress adopts it in the first spring of the period. They are called 规划, "outline", instead of 计划, "plan", since the 11th.`,
        kind: 'plan',
        related: ['五年规划'],
      };
    },
  },
  {
    expression:
      /(?:党的|中共)?(十[一二三四五六七八九]|二十[一二]?)大(?=[报会代召以精后前首，。、（）"\s]|$)/gu,
    signs: pairs('一二三四五六七八九十', '大'),
    domain: 'meetings',
    explain([whole = '', number = '']) {
      const congress = parseNumeral(number);
      if (!/^[党中]/.test(whole) && congress < 12) return null;
      const year = partyCongressYear(congress);
      return {
        english: `${ordinal(congress)} National Congress of the CPC`,
        definition: `The Party's national congress of ${year}, held every five years. It hears the report of the outgoing Central Committee, amends the Party's constitution and elects the new Central Committee and its discipline commission.`,
        kind: 'meeting',
      };
    },
  },
  {
    expression: new RegExp(
      `${PLACE}(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)?(省委|市委|党委)(书记|副书记|常委|秘书长|组织部部长|宣传部部长|统战部部长|政法委书记)`,
      'gu',
    ),
    signs: pairs('委', '书副常秘组宣统政'),
    domain: 'offices',
    endsInTerm: true,
    explain: ([, place = '', , office = '']) => partyOffice(PROVINCES[place] as string, office),
  },
  {
    expression: new RegExp(
      `${PLACE}(?:省|市|壮族|回族|维吾尔)?(省长|市长|自治区主席|代省长|代市长|副省长|副市长)`,
      'gu',
    ),
    signs: ['省长', '市长', '区主'],
    domain: 'offices',
    endsInTerm: true,
    explain([, place = '', office = '']) {
      // 江苏市长: a mayor in Jiangsu, not of it.
      if (office.endsWith('市长') !== MUNICIPALITIES.includes(place)) return null;
      return governor(PROVINCES[place] as string, office);
    },
  },
  {
    expression: new RegExp(
      `(${Object.keys(ISSUERS).join('|')})[〔\\[【(（](\\d{4})[〕\\]】)）](\\d{1,4})号`,
      'gu',
    ),
    signs: pairs('发函令银税', '〔[【(（'),
    domain: 'meetings',
    explain: ([, issuer = '', year = '', number = '']) => ({
      english: `document ${number} of ${year} of ${ISSUERS[issuer]?.replace(/,.*/, '')}`,
      definition: `The number of an official document: number ${number} of the year ${year} in the series ${issuer}, which is that of ${ISSUERS[issuer]}. Documents are cited by it.`,
      kind: 'document',
    }),
  },
  {
    expression: /(\d{4})年中央一号文件/gu,
    signs: ['一号'],
    domain: 'agriculture',
    explain: ([, year = '']) => ({
      english: `No. 1 central document of ${year}`,
      definition: `The first document that the CPC Central Committee and the State Council issued jointly in ${year}. By custom it has been about agriculture, villages and farmers every year since 2004.`,
      kind: 'document',
      related: ['中央一号文件'],
    }),
  },
  {
    expression: new RegExp(`第(${NUMERAL})次(全体会议|会议)`, 'gu'),
    signs: ['次全', '次会'],
    domain: 'meetings',
    explain([, number = '', kind]) {
      const which = parseNumeral(number);
      if (Number.isNaN(which)) return null;
      const isFull = kind === '全体会议';
      return {
        english: `${ordinal(which)} ${isFull ? 'plenary ' : ''}meeting`,
        definition: isFull
          ? `A meeting of all members of the body named before it, counted since that body was formed or elected.`
          : `The ${ordinal(which)} meeting of the body named before it, counted since that body was formed or elected.`,
        kind: 'meeting',
      };
    },
  },
];

function partyOffice(place: string, office: string): Explanation | null {
  const offices: Readonly<Record<string, readonly [english: string, definition: string]>> = {
    书记: [
      `Party secretary of ${place}`,
      `The leader of the Party committee of ${place}, and so the first person there: the head of its government stands second.`,
    ],
    副书记: [
      `deputy Party secretary of ${place}`,
      `One of usually two deputies of the Party secretary of ${place}; one of them as a rule heads the government.`,
    ],
    常委: [
      `member of the Standing Committee of the Party committee of ${place}`,
      `One of about a dozen members of the body that decides between the full meetings of the Party committee of ${place}.`,
    ],
    秘书长: [
      `secretary-general of the Party committee of ${place}`,
      `Runs the daily business of the Party committee of ${place}; usually a member of its standing committee.`,
    ],
    组织部部长: [
      `head of the Organisation Department of the Party committee of ${place}`,
      `Responsible for appointments and for Party members in ${place}.`,
    ],
    宣传部部长: [
      `head of the Publicity Department of the Party committee of ${place}`,
      `Responsible for media, ideology and culture in ${place}.`,
    ],
    统战部部长: [
      `head of the United Front Work Department of the Party committee of ${place}`,
      `Responsible in ${place} for relations with the other parties, ethnic and religious groups, private business and people overseas.`,
    ],
    政法委书记: [
      `secretary of the Political and Legal Affairs Commission of ${place}`,
      `Leads the Party's oversight of police, procuratorates and courts in ${place}.`,
    ],
  };
  const found = offices[office];
  return found ? { english: found[0], definition: found[1], kind: 'office' } : null;
}

function governor(place: string, office: string): Explanation {
  const isDeputy = office.startsWith('副');
  const isActing = office.startsWith('代');
  const title = office.endsWith('市长')
    ? 'mayor'
    : office === '自治区主席'
      ? 'chairperson'
      : 'governor';
  const english = `${isDeputy ? 'vice-' : isActing ? 'acting ' : ''}${title} of ${place}`;
  return {
    english,
    definition: isDeputy
      ? `One of the deputies of the ${title} of ${place}, each responsible for some parts of the government's work.`
      : `The head of the government of ${place}${isActing ? ', until the local people’s congress elects one' : ", elected by its people's congress"}. In the Party the office-holder is usually a deputy secretary there and stands behind the Party secretary.`,
    kind: 'office',
  };
}

/** A term made by a pattern: [start, end), UTF-16 units of the folded text. */
export interface PatternMatch extends Span {
  /** The folded text that matched; explained by `explainPattern`. */
  readonly headword: string;
  /** Counts only where a term of the termbase ends with it. */
  readonly endsInTerm: boolean;
}

/** A text without any of these pairs of characters, folded, has no term that a pattern makes. */
export const PATTERN_SIGNS: readonly string[] = PATTERNS.flatMap(({ signs }) => signs);

/** Terms of `folded` that patterns make, each pattern on its own; they may overlap. */
export function matchPatterns(folded: string): PatternMatch[] {
  return PATTERNS.flatMap(({ expression, endsInTerm = false, explain }) =>
    [...folded.matchAll(expression)]
      .filter((match) => explain(match) !== null)
      .map(({ 0: headword, index }) => ({
        headword,
        endsInTerm,
        start: index,
        end: index + headword.length,
      })),
  );
}

/** The term that a pattern makes of `folded`; null where none makes one. Its pinyin is left to the engine. */
export function explainPattern(folded: string): Term | null {
  for (const { expression, domain, explain } of PATTERNS) {
    const match = [...folded.matchAll(expression)].find(({ 0: whole }) => whole === folded);
    const explanation = match && explain(match);
    if (!explanation) continue;
    const { english, definition, kind, related = [] } = explanation;
    return {
      headword: folded.replaceAll('"', ''),
      forms: [],
      traditional: [],
      pinyin: '',
      english: [{ text: english, status: 'common' }],
      definition,
      kind,
      domain,
      members: [],
      expansion: [],
      usage: [],
      related: [...related],
      sources: [],
    };
  }
  return null;
}
