import { findReadings, HAN, type Reading } from './readings.ts';

/** Fewer readings than this are no evidence. */
const MIN_READINGS = 4;
/**
 * Different characters: a name that one report annotates again and again is no table. Without its tone
 * mark a syllable may be another word in brackets, and of those a report may have some.
 */
const MIN_CHARACTERS = { toned: 3, toneless: 6 };
/** Of all Han characters. Polluted pages have 6-13 %; pages for learners annotate them all. */
const SHARE = { min: 0.015, max: 0.4 };
/** Of the places where an annotated character stands. A scraper misses none, but for page parts. */
const MIN_COVERAGE = 0.6;
/** Of the readings. A scraper's table has one for a character; a lesson on heteronyms several. */
const MIN_AGREEMENT = 0.95;

/** Readings, and readings for a character. A gloss stands at the first mention only. */
const REPEATED = { readings: 6, perCharacter: 1.25 };
/** 會(huì ): a blank before the parenthesis is a slip of the table; nobody types it twice. */
const MIN_BLANKS = 2;
/** Of the readings: those of SCRAPED. */
const MIN_SCRAPED = 0.75;
/** Characters that scrapers annotate, on the pages seen; far too common for a gloss. */
const SCRAPED: ReadonlySet<string> = new Set(
  '動經發進會業協書產開關務實質聯點陽長領話學績優來時場創個聽見風盤態過線車觀門網絡頁專問環術樂',
);

/**
 * Characters whose reading hangs on the word, and that stand all over the news. Who annotates each
 * character for learners has both readings of most of them; a scraper's table has one.
 */
const HETERONYMS: ReadonlySet<string> = new Set('为為长長行重得地都还還调調教传傳量数數当當分');
/** On a page that annotates (nearly) all characters: heteronyms, and places of each, with one reading. */
const ANNOTATES_ALL = { heteronyms: 4, places: 3, agreement: 0.995 };

/**
 * Whether a scraper left readings all over `text`, which is the text of a whole article. Texts that
 * teach or gloss are told apart by where their readings stand. Linear.
 */
export function isPolluted(text: string): boolean {
  const readings = findReadings(text).filter(({ after }) => HAN.test(after));
  // A scraper's table has tone marks or has none: each kind is judged by itself.
  return [true, false].some((toned) =>
    isTable(
      text,
      readings.filter((reading) => reading.toned === toned),
      toned ? MIN_CHARACTERS.toned : MIN_CHARACTERS.toneless,
    ),
  );
}

function isTable(text: string, readings: readonly Reading[], minCharacters: number): boolean {
  const count = readings.length;
  if (count < MIN_READINGS) return false;

  const table = new Map<string, string>();
  for (const { after, letters } of readings) if (!table.has(after)) table.set(after, letters);
  let han = 0;
  let inTable = 0;
  for (const character of text) {
    if (!HAN.test(character)) continue;
    han += 1;
    if (table.has(character)) inTable += 1;
  }
  const countOf = (fits: (reading: Reading) => boolean) => readings.filter(fits).length;
  const agreement = countOf(({ after, letters }) => table.get(after) === letters) / count;
  if (
    table.size < minCharacters ||
    count < SHARE.min * han ||
    count < MIN_COVERAGE * inTable ||
    agreement < MIN_AGREEMENT
  ) {
    return false;
  }
  if (count > SHARE.max * han) {
    return agreement >= ANNOTATES_ALL.agreement && hasFixedHeteronyms(readings);
  }
  return (
    (count >= REPEATED.readings && count >= REPEATED.perCharacter * table.size) ||
    countOf(({ trailingBlank }) => trailingBlank) >= MIN_BLANKS ||
    countOf(({ after }) => SCRAPED.has(after)) >= MIN_SCRAPED * count
  );
}

/** Whether several heteronyms have one reading wherever they stand. */
function hasFixedHeteronyms(readings: readonly Reading[]): boolean {
  const places = new Map<string, string[]>();
  for (const { after, letters } of readings) {
    if (HETERONYMS.has(after)) places.set(after, [...(places.get(after) ?? []), letters]);
  }
  const often = [...places.values()].filter((letters) => letters.length >= ANNOTATES_ALL.places);
  return (
    often.length >= ANNOTATES_ALL.heteronyms &&
    often.every((letters) => new Set(letters).size === 1)
  );
}
