import * as v from 'valibot';

/** What a reader may choose of how readings look, an entry each (lib/settings.ts stores them so). */
export const ReadingStyleSchemas = {
  /** `zhōng`, `zhong1` or `ㄓㄨㄥ`. */
  notation: v.picklist(['marks', 'numbers', 'zhuyin']),
  /** Over words, names with capitals (GB/T 16159-2012); or over each character. */
  unit: v.picklist(['word', 'character']),
  /** Tones as they are spoken one after the other (yí gè, ní hǎo), or those of the dictionary. */
  tones: v.picklist(['dictionary', 'spoken']),
  /** Whose readings: 垃圾 is lājī or lèsè. */
  standard: v.picklist(['mainland', 'taiwan']),
};

export type ReadingStyle = {
  readonly [Key in keyof typeof ReadingStyleSchemas]: v.InferOutput<
    (typeof ReadingStyleSchemas)[Key]
  >;
};

export const DEFAULT_READING_STYLE: ReadingStyle = {
  notation: 'marks',
  unit: 'word',
  tones: 'dictionary',
  standard: 'mainland',
};
