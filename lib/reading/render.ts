import {
  type KnownTerms,
  NO_TERMS,
  type ReadWords,
  type WordReading,
} from '../pinyin/read-words.ts';
import { DEFAULT_READING_STYLE, type ReadingStyle } from '../pinyin/reading-style.ts';
import { type Knowledge, type Repaired, repair } from '../repair/repair.ts';
import type { Convert, MappedConversion } from '../script/convert.ts';
import type { TextScript } from '../script/script.ts';
import {
  compose,
  IDENTITY,
  MappedText,
  type OffsetMap,
  shownSpan,
  sourceSpan,
  toShown,
} from '../span.ts';
import type { ShownScript } from './view.ts';

/** How a Block's text is to be shown. */
export interface RenderOptions {
  /** The script that the text stands in. */
  readonly from: TextScript;
  readonly to: ShownScript;
  /** Whether words and names of the region are shown too; see ConvertOptions in lib/script. */
  readonly words?: boolean;
  readonly pinyin: boolean;
  /** How readings look; as dictionaries print them where it is not given. */
  readonly style?: ReadingStyle;
  /** Whether the page is one of those that a scraper polluted (lib/repair). */
  readonly polluted: boolean;
}

/** What of the options is the reader's taste. */
export type RenderPreferences = Pick<RenderOptions, 'words' | 'style'>;

/** What to show for a Block's source text, and where it came from. Plain data: it travels in messages. */
export interface Rendering {
  readonly shown: string;
  /** Source to shown text. */
  readonly map: OffsetMap;
  /** Words with readings, in order; spans of the shown text. Empty unless pinyin was asked for. */
  readonly words: readonly WordReading[];
  /**
   * The source as it was repaired; null where nothing had to be. What is damaged is shown as it is and
   * has no readings; what was rebuilt is shown like any other text.
   */
  readonly repaired: Repaired | null;
}

/** Source text and options to what is shown. Pure. */
export type Render = (source: string, options: RenderOptions) => Rendering;

/** For what is shown without readings. */
const NO_WORDS: ReadWords = () => [];

interface Readers {
  readonly convert: Convert;
  readonly readWords: ReadWords;
  readonly known: KnownTerms;
}

export function createRender(
  convert: Convert,
  readWords: ReadWords = NO_WORDS,
  known: KnownTerms = NO_TERMS,
  knowledge?: Knowledge,
): Render {
  const readers: Readers = { convert, readWords, known };
  return (source, options) => {
    const { from, to, pinyin, polluted, style = DEFAULT_READING_STYLE } = options;
    const repaired = repair(source, { polluted, ...(knowledge && { knowledge }) });
    const shown = to === 'source' ? from : to;
    const out = new MappedText();
    const words: WordReading[] = [];

    const showPiece = (clean: string) => {
      const converted: MappedConversion =
        to === 'source' ? { text: clean, map: IDENTITY } : convert(clean, from, to, options);
      const start = out.length;
      out.add(clean.length, converted.text, converted.map);
      if (!pinyin) return;
      for (const word of readShown(converted.text, shown, style, readers)) {
        words.push({ ...word, start: start + word.start, end: start + word.end });
      }
    };

    let at = 0;
    for (const { clean } of repaired.damaged) {
      showPiece(repaired.text.slice(at, clean.start));
      out.add(clean.end - clean.start, repaired.text.slice(clean.start, clean.end));
      at = clean.end;
    }
    showPiece(repaired.text.slice(at));

    const { text, map } = out.result();
    return {
      shown: text,
      map: compose(repaired.map, map),
      words,
      repaired: isWhole(repaired) ? null : repaired,
    };
  };
}

function isWhole({ strays, damaged, rebuilt }: Repaired): boolean {
  return strays.length === 0 && damaged.length === 0 && rebuilt.length === 0;
}

/**
 * Reads what is shown, not what it came from: 程式設計師 is read as such, not as 程序员. It is read through
 * its simplified form, character by character.
 */
function readShown(
  text: string,
  script: TextScript,
  style: ReadingStyle,
  { convert, readWords, known }: Readers,
): WordReading[] {
  // Characters only: 程式 is read as it stands, not as 程序.
  const simplified = convert(text, script, 'hans', { words: false });
  const { readings, spans } = known(text);
  const terms = {
    readings: new Map(
      Array.from(readings, ([at, reading]) => [toShown(simplified.map, at, 'after'), reading]),
    ),
    spans: spans.map((span) => shownSpan(simplified.map, span)),
  };
  return readWords(simplified.text, style, terms).map(({ readings, ...word }) => ({
    ...sourceSpan(simplified.map, word),
    readings,
  }));
}
