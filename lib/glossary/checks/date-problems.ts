import { congressYear, partyCongressYear, planYears } from '../congress-years.ts';
import { dateProblem, isAfter, isOnCalendar } from '../dates.ts';
import { ordinal, parseNumeral } from '../numerals.ts';
import type { Source, Term } from '../term.ts';
import type { Bodies } from './bodies.ts';

interface DateChecks {
  readonly bodies: Bodies;
  /** YYYY-MM-DD. */
  readonly today: string;
}

/** The termbase's subjects begin with the Opium War. */
const FIRST_YEAR = 1840;

/** What is certainly wrong with the dates of a term's sources and with those in its texts, with the remedy. */
export function dateProblems(term: Term, checks: DateChecks): string[] {
  const { firstUse, sources, definition, note, usage } = term;
  const texts = [definition, note ?? '', ...usage.map(({ text }) => text)];
  return [
    ...[...(firstUse ? [firstUse] : []), ...sources].flatMap((source) =>
      sourceProblems(source, checks),
    ),
    ...texts.flatMap((text) => textDateProblems(text, checks.today)),
  ];
}

function sourceProblems(source: Source, { bodies, today }: DateChecks): string[] {
  const { document, date, body = '' } = source;
  if (date === undefined) return [];
  const problem = (text: string) => [`date ${date} of "${document}" ${text}`];
  const wrong = dateProblem(date, today);
  if (wrong !== null) return problem(`${wrong}: correct it`);
  const year = Number(date.slice(0, 4));
  if (year < FIRST_YEAR) return problem(`is before ${FIRST_YEAR}: correct it`);
  const early = bodies.foundedIn(body).filter(([, founded]) => year < founded);
  const outside = windowsOf(source).filter(({ first, last }) => year < first || year > last);
  return [
    ...early.flatMap(([name, founded]) =>
      problem(`is before the ${name} existed, ${founded}: correct date or body`),
    ),
    ...outside.flatMap(({ what, first, last }) =>
      problem(
        `doesn't fit the ${what}, ${first === last ? first : `${first} to ${last}`}: correct one of them`,
      ),
    ),
  ];
}

/** Years in which a document that names `what` can be. */
interface Window {
  readonly what: string;
  readonly first: number;
  readonly last: number;
}

const NUMERAL = '([一二三四五六七八九十百零\\d]{1,5})';
/** Of Party congresses before the 11th and of people's congresses before the 5th the years follow no rule. */
const FIRST_REGULAR = { party: 11, people: 5 };

/** What a source names that tells its years, in Chinese or English. */
const NAMED: readonly {
  readonly expression: RegExp;
  /** Null where the number tells nothing. */
  readonly window: (number: number, session: number, source: Source) => Window | null;
}[] = [
  {
    expression: new RegExp(
      `(?:中国共产党|中共)第${NUMERAL}次全国代表大会|(?:党的|中共)${NUMERAL}大|(\\d+)(?:st|nd|rd|th) (?:CPC National|CPC|Party) Congress|(\\d+)(?:st|nd|rd|th) National Congress(?! of (?!the (?:CPC|Communist Party|Party)))`,
      'gu',
    ),
    window(congress, _, { english = '', body = '' }) {
      if (congress < FIRST_REGULAR.party) return null;
      const first = partyCongressYear(congress);
      const isItself = /^Report to the /.test(english) || / CPC National Congress$/.test(body);
      return {
        what: `${ordinal(congress)} Party congress`,
        first,
        last: isItself ? first : first + 5,
      };
    },
  },
  {
    expression: new RegExp(
      `${NUMERAL}届(?:中央(?:委员会|政治局|纪委)|[一二三四五六七八九]中全会)|(\\d+)(?:st|nd|rd|th) (?:CPC )?Central Comm(?:ittee|ission)`,
      'gu',
    ),
    window(committee) {
      if (committee < FIRST_REGULAR.party) return null;
      const first = partyCongressYear(committee);
      return { what: `${ordinal(committee)} Central Committee`, first, last: first + 5 };
    },
  },
  {
    expression: new RegExp(
      `${NUMERAL}届全国(?:人民代表大会|人大)(?:第?${NUMERAL}次会议)?|(\\d+)(?:st|nd|rd|th) (?:National People's Congress|NPC)`,
      'gu',
    ),
    window(congress, session) {
      if (congress < FIRST_REGULAR.people) return null;
      const elected = congressYear(congress);
      return session > 0
        ? {
            what: `session ${session} of the ${ordinal(congress)} National People's Congress`,
            first: elected + session - 1,
            last: elected + session - 1,
          }
        : {
            what: `${ordinal(congress)} National People's Congress`,
            first: elected,
            last: elected + 5,
          };
    },
  },
  {
    expression: new RegExp(
      `第${NUMERAL}个五年(?:规划|计划)|[“"]${NUMERAL}五[”"]|(\\d+)(?:st|nd|rd|th) Five-Year Plan`,
      'gu',
    ),
    window(plan, _, { document }) {
      if (!(plan >= 1 && plan <= 30)) return null;
      const [first, last] = planYears(plan);
      // The outline and the Party's proposals for it come before or as it begins.
      return {
        what: `${ordinal(plan)} Five-Year Plan`,
        first: first - 1,
        last: /纲要|建议/.test(document) ? first : last,
      };
    },
  },
  {
    expression:
      /[〔[(（](\d{4})[〕\])）]\d{1,4}号|Report on the Work of the Government,? (\d{4})/gu,
    window: (year) => ({ what: 'year in its name', first: year, last: year }),
  },
];

function windowsOf(source: Source): Window[] {
  const { document, english = '', body = '' } = source;
  const windows = NAMED.flatMap(({ expression, window }) =>
    [...`${document}\n${english}\n${body}`.matchAll(expression)].flatMap(([, ...groups]) => {
      const [number = '', session = ''] = groups.filter(Boolean);
      const value = /^\d{4}$/.test(number) ? Number(number) : parseNumeral(number);
      return window(value, session ? parseNumeral(session) : 0, source) ?? [];
    }),
  );
  return [...new Map(windows.map((window) => [JSON.stringify(window), window])).values()];
}

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );
const DAY = new RegExp(`\\b(?:(\\d{1,2}) )?(${MONTHS.join('|')}) (\\d{4})\\b`, 'g');
/** What speaks of a time that has come. */
const COME =
  /\b(?:[Ss]ince|[Aa]s of|[Ii]n force since|[Ii]n use since)(?: about| early| late| mid)? $/;
/** "As of" is of no use without the year. */
const UNDATED =
  /\b(?:as of (?:now|today|writing)|at the time of writing|up to now|(?:earlier |later )?this (?:year|month)|next (?:year|month))\b/i;

/** Days of a text that are on no calendar, what it says has been since a day to come, and times that age with it. */
function textDateProblems(text: string, today: string): string[] {
  const days = [...text.matchAll(DAY)].flatMap(
    ({ 0: whole, 1: day, 2: name = '', 3: year, index }) => {
      const month = String(MONTHS.indexOf(name) + 1).padStart(2, '0');
      const date = `${year}-${month}${day ? `-${day.padStart(2, '0')}` : ''}`;
      if (day && (Number(day) === 0 || Number(day) > 31 || !isOnCalendar(date))) {
        return [`"${whole}" is on no calendar: correct it`];
      }
      const isToCome = isAfter(date, today);
      return isToCome && COME.test(text.slice(0, index))
        ? [`"${whole}" is in the future: correct it`]
        : [];
    },
  );
  const years = [...text.matchAll(/\b\d{4}\b(?!,)/g)].flatMap(({ 0: year, index }) =>
    isAfter(year, today) && COME.test(text.slice(0, index))
      ? [`"since ${year}" is in the future: correct it`]
      : [],
  );
  const [undated] = UNDATED.exec(text) ?? [];
  return [
    ...meetingProblems(text),
    ...days,
    ...years,
    ...(undated ? [`"${undated}" ages with the text: name the year`] : []),
  ];
}

const MEETING =
  /\b(\d+)th (?:Party|National|CPC National) Congress(?: of the (?:CPC|Party))? (?:in|of) (?:October |November |September )?(\d{4})\b/g;
const PLAN = /\b(\d+)th Five-Year Plan \(?(?:for )?(\d{4})(?:-| to )(\d{4})\b/g;

/** Congresses and plans that a text gives other years than they had. */
function meetingProblems(text: string): string[] {
  return [
    ...[...text.matchAll(MEETING)].flatMap(([whole, number, year]) => {
      const congress = Number(number);
      if (congress < FIRST_REGULAR.party || partyCongressYear(congress) === Number(year)) return [];
      return [`"${whole}": it met in ${partyCongressYear(congress)}: correct it`];
    }),
    ...[...text.matchAll(PLAN)].flatMap(([whole, number, first, last]) => {
      const years = planYears(Number(number)).join('-');
      return years === `${first}-${last}` ? [] : [`"${whole}": it is for ${years}: correct it`];
    }),
  ];
}
