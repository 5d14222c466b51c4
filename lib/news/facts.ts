/** Letters of a text by the script they belong to. */
export interface LetterCounts {
  readonly han: number;
  readonly kana: number;
  readonly hangul: number;
  readonly latin: number;
}

/**
 * What the probe saw of a page: metadata, and a sample of its text. Plain data, so that a verdict
 * can be reached anywhere. Counts are of the sample; blanks in texts are folded.
 */
export interface PageFacts {
  readonly host: string;
  readonly contentType: string;
  /** <html lang>, as written; empty if there is none. */
  readonly lang: string;
  readonly title: string;
  readonly ogType: string;
  readonly siteName: string;
  /** Every "@type" of the page's JSON-LD, in order. */
  readonly ldTypes: readonly string[];
  /** Metadata name a day of publication. */
  readonly published: boolean;
  readonly letters: LetterCounts;
  /** Han characters of running text: sentences outside links, menus and comments. */
  readonly prose: number;
  readonly body: BodyFacts;
}

/** The element where most of the running text stands, and what stands right around it. */
export interface BodyFacts {
  /** Its first 3000 UTF-16 units or so; paragraphs on lines of their own. */
  readonly text: string;
  readonly letters: LetterCounts;
  /** Han characters of running text. */
  readonly prose: number;
  /** Paragraphs of running text. */
  readonly paragraphs: number;
  /** Paragraphs that are one link, as headlines in a list are. */
  readonly headlines: number;
  /** Text of a block above it that is part of the page's title; empty if there is none. */
  readonly headline: string;
  /** Short lines near its start and end, links left out: its dateline is among them. */
  readonly nearby: readonly string[];
}
