/** Where a replacement comes from; script.bin names one by its number in this list. */
export const DICTIONARIES = [
  'OpenCC CJK_Compatibility_Ideographs',
  'OpenCC STPhrases',
  'OpenCC STPhrases_GeneratedFromRegionalPhrases',
  'OpenCC STCharacters',
  'OpenCC TSPhrases',
  'OpenCC TSCharacters',
  'OpenCC TWPhrases',
  'OpenCC TWPhrasesRev',
  'OpenCC TWVariantsPhrases',
  'OpenCC TWVariants',
  'OpenCC TWVariantsRevPhrases',
  'OpenCC TWVariantsRev',
  'OpenCC HKPhrases',
  'OpenCC HKPhrasesRev',
  'OpenCC HKVariantsPhrases',
  'OpenCC HKVariants',
  'OpenCC HKVariantsRevPhrases',
  'OpenCC HKVariantsRev',
  'CC-CEDICT',
  'jieba',
  'exceptions.tsv',
  'variants.tsv',
  'names.tsv',
] as const;

export type Dictionary = (typeof DICTIONARIES)[number];

/** A replacement that had a part in a conversion. */
export interface Replacement {
  /** [start, end), UTF-16 units of the text that was converted. */
  readonly start: number;
  readonly end: number;
  /** What was replaced, and by what; equal for a word that was kept as it is. */
  readonly source: string;
  readonly target: string;
  readonly dictionary: Dictionary;
}

/** Told of every replacement, in order within a step. */
export type Trace = (replacement: Replacement) => void;
