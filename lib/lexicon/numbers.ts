const DIGIT = '0-9０-９';
const NUMERAL = '零〇一二三四五六七八九十百千万亿两廿卅萬億兩';
/** Thousands and more behind digits; 千 is a unit's in 240万千瓦. */
const MULTIPLES = '(?:[百万亿萬億兆]|千(?![瓦米克伏卡赫]))';

/** 1,234.5, ３．５％, 2/3, 2:1, 15万. */
const DIGITS = `[${DIGIT}]+(?:,[0-9]{3})*(?:[.．:：/∶][${DIGIT}]+)*[%％‰]?`;

/** 三百二十五, 一点五, 十分之一, 几十, 十几万. */
const NUMERALS =
  `[几幾数數]?[${NUMERAL}]+(?:几|幾)?[${NUMERAL}]*` +
  `(?:[点點][零〇一二三四五六七八九]+(?![十分])|分之[${NUMERAL}]+(?:[点點][零〇一二三四五六七八九]+)?)?`;

const NUMBER = new RegExp(`第?(?:${DIGITS}${MULTIPLES}*|${NUMERALS})`, 'uy');

/** About how many: 三十多, 一千二百余, 两百多万. */
const ABOUT = new RegExp(`[多余餘]${MULTIPLES}*`, 'uy');

/** Numbers that are the number of a year, of a month or day, of an hour, of a minute. */
const YEAR = new RegExp(`^(?:[${DIGIT}]{4}|[零〇一二三四五六七八九]{4})$`, 'u');
const SMALL = new RegExp(`^(?:[${DIGIT}]{1,2}|[一二三]?十?[一二两兩三四五六七八九十])$`, 'u');
const SMALL_DIGITS = new RegExp(`^[${DIGIT}]{1,2}$`, 'u');

/** Words that begin like the unit of a date: 1990 年代, 3 月份, 100 日元, 15 分钟. */
const NO_DATE_PART =
  /^(?:年[代度级級]|月份|日[元圆圓报報均]|号[码碼召线線]|號[碼召線]|[时時][代期间間]|[点點][名击擊评評]|[分秒][钟鐘])/u;

/**
 * Where the number or date part that begins at `offset` ends (UTF-16 units of `text`, at most `end`);
 * `offset` itself where none begins. 2024年, 3月, 15日 and 9时 are whole; of a span of time, number and
 * unit are two words.
 */
export function numberAt(text: string, offset: number, end = text.length): number {
  NUMBER.lastIndex = offset;
  const found = NUMBER.exec(text)?.[0] ?? '';
  if (found === '' || /^[几幾数數]$/.test(found)) return offset;
  let after = offset + found.length;
  if (/[十百千万亿萬億]$/.test(found)) {
    ABOUT.lastIndex = after;
    after += ABOUT.exec(text)?.[0].length ?? 0;
  }
  const next = text.slice(after, after + 2);
  if (!NO_DATE_PART.test(next) && isDatePart(found, next.charAt(0), text.charAt(offset - 1))) {
    after += 1;
  }
  return Math.min(end, after);
}

function isDatePart(number: string, unit: string, before: string): boolean {
  if (unit === '年') return YEAR.test(number);
  if ('月日号號点點'.includes(unit) && unit !== '') return SMALL.test(number);
  if (unit === '时' || unit === '時') return SMALL_DIGITS.test(number);
  if (unit === '成') return number.length === 1;
  return unit === '分' && '时時点點'.includes(before) && before !== '';
}
