import * as v from 'valibot';

/** What sort of thing a term names. */
export const KINDS = [
  'concept',
  'slogan',
  'strategy',
  'policy',
  'project',
  'plan',
  'document',
  'meeting',
  'institution',
  'office',
  'title',
  'place',
] as const;

/** The file a term stands in: lib/glossary/terms/DOMAIN.yaml. */
export const DOMAINS = [
  'party',
  'governance',
  'economy',
  'finance',
  'industry',
  'agriculture',
  'regional',
  'environment',
  'society',
  'law',
  'security',
  'diplomacy',
  'hongkong',
  'taiwan',
  'institutions',
  'offices',
  'meetings',
  'campaigns',
  'rhetoric',
  'science',
  'culture',
] as const;

/** Where a word is used in a way of its own; Macau's usage stands with Hong Kong's. */
export const REGIONS = ['mainland', 'taiwan', 'hongkong'] as const;

export const text = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty'));
export const han = v.pipe(
  text,
  v.regex(
    /^[\p{Script=Han}A-Za-z0-9·“”、+－—-]+$/u,
    'is no headword: use Han characters, letters, digits and ·“”、+－— without blanks',
  ),
);
/** A year, a month or a day: as much of the date as is known. */
export const date = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
    'is no date: write YYYY, YYYY-MM or YYYY-MM-DD, in quotes',
  ),
);

const English = v.variant('status', [
  /** A rendering that a party, state or international body uses itself: say which. */
  v.strictObject({ text, status: v.literal('official'), body: text }),
  /** A rendering that press and scholars use. */
  v.strictObject({ text, status: v.literal('common') }),
]);

const Source = v.strictObject({
  /** Title of the document, speech, law or meeting, in simplified characters. */
  document: text,
  /** Its English title or a plain description. */
  english: v.optional(text),
  /** Who issued it or held it. */
  body: v.optional(text),
  date: v.optional(date),
});

const Member = v.strictObject({ headword: text, english: text });

/** How a region uses the word, or which word it uses instead. */
const Usage = v.strictObject({ region: v.picklist(REGIONS), text });

/** One entry of the termbase, as it stands in lib/glossary/terms/*.yaml. */
export const TermSchema = v.strictObject({
  /** The term in simplified characters; unique in the termbase. */
  headword: han,
  /**
   * Other simplified forms that mean the same: short forms, variants in use. All quotation marks are
   * one to the matcher; a form with them counts only where the text has them too.
   */
  forms: v.optional(v.array(han), []),
  /** Traditional forms, only where converting characters one by one does not lead back to the headword. */
  traditional: v.optional(v.array(han), []),
  /** One syllable with tone mark a character, separated by blanks, lower case; Latin letters and digits of the headword as they are. */
  pinyin: text,
  /** The first one leads the card. */
  english: v.pipe(v.array(English), v.minLength(1, 'needs a rendering')),
  /** What the term means in official usage; plain, neutral, in our own words. */
  definition: text,
  /** What critics or scholars mean by it, where that differs and matters. */
  note: v.optional(text),
  kind: v.picklist(KINDS),
  /** Where the term stands first, as far as it is known for certain. */
  firstUse: v.optional(Source),
  /** Of a numbered slogan or a list-like term: what it counts, in order. */
  members: v.optional(v.array(Member), []),
  /** Of an abbreviation: what it is short for, in simplified characters. */
  expansion: v.optional(v.array(text), []),
  /** Usage across the strait and in Hong Kong where it differs; shown with its region, never swapped. */
  usage: v.optional(v.array(Usage), []),
  /** Headwords of related terms in this termbase. */
  related: v.optional(v.array(text), []),
  sources: v.optional(v.array(Source), []),
});

export type Source = v.InferOutput<typeof Source>;
export type English = v.InferOutput<typeof English>;
export type Region = (typeof REGIONS)[number];
export type Kind = (typeof KINDS)[number];
export type Domain = (typeof DOMAINS)[number];

/** A checked term of the termbase. */
export type Term = v.InferOutput<typeof TermSchema> & { readonly domain: Domain };
