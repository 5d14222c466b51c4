import * as v from 'valibot';
import { date, han, text } from './term.ts';

const month = v.pipe(
  v.string(),
  v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'is no month: write YYYY-MM, in quotes'),
);

/** Who holds an office and since when, as far as it is known for certain: lib/glossary/office-holders.yaml. */
export const OfficeHolderSchema = v.strictObject({
  /**
   * The office in simplified characters: a headword of the termbase, or what a pattern explains (重庆市委书记).
   * Any other needs a `title`.
   */
  office: han,
  /** Headword of the institution that the office-holder heads; its card names the holder too. */
  institution: v.optional(han),
  /** The office in English, where no term says it: `Minister of Finance`. */
  title: v.optional(text),
  /** In English, where the office alone does not say of what place it is: `Macao`. */
  place: v.optional(text),
  /** In simplified characters. */
  name: han,
  /** One syllable with tone mark a character, separated by blanks; a capital begins a word: `Lǐ Qiáng`, `Dīng Xuē xiáng`. */
  pinyin: text,
  /** As the English-language press writes it, in the order that it uses. */
  english: text,
  since: v.optional(date),
  /** When it ended, of one who holds the office no more. */
  until: v.optional(date),
  /** The last month for which the holder is known to hold the office. */
  asOf: v.optional(month),
});

/** A checked entry of lib/glossary/office-holders.yaml. */
export type OfficeHolder = v.InferOutput<typeof OfficeHolderSchema>;
