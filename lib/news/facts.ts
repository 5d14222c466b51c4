/** Letters of a text by the script they belong to. */
export interface LetterCounts {
  readonly han: number;
  /** Kana, and characters that only Japanese writes. */
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
  /** What <meta> elements of the head say, by their name or property in lower case; and "canonical". */
  readonly metas: Readonly<Record<string, string>>;
  /** Every "@type" of the page's JSON-LD, in order; "datePublished" where it gives one. */
  readonly linkedData: readonly string[];
  readonly letters: LetterCounts;
  /** Han characters of running text: sentences outside links, menus and comments. */
  readonly prose: number;
  /** Latin letters of running text outside the body. */
  readonly foreignProse: number;
  readonly body: BodyFacts;
}

/** The element where most of the running text stands, and what stands right around it. */
export interface BodyFacts {
  /** Its first 3000 UTF-16 units or so, links left out; paragraphs on lines of their own. */
  readonly text: string;
  readonly letters: LetterCounts;
  /** Han characters of running text. */
  readonly prose: number;
  /** Paragraphs of running text. */
  readonly paragraphs: number;
  /** Paragraphs that are one link, as headlines in a list are. */
  readonly headlines: number;
  /** Paragraphs that break off, or lead to the rest of a text. */
  readonly teasers: number;
  /** Lines that are a date and nothing else. */
  readonly dates: number;
  /** Up to 40 lines that come before the running text, the nearest last, and its first. */
  readonly before: readonly Line[];
  /** Short lines of its first and last paragraphs and after it. */
  readonly after: readonly Line[];
}

/** A line of text, cut at 100 UTF-16 units. */
export interface Line {
  readonly text: string;
  /** For the most part a link. */
  readonly linked: boolean;
}
