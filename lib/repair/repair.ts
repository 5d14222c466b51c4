import { MappedText, type OffsetMap, type Span, shownSpan } from '../span.ts';
import { findBorderEdits } from './damage.ts';
import { findReadings, HAN } from './readings.ts';
import { createRebuild, type Language, type Rebuild } from './rebuild.ts';

/** A stretch of broken bytes, in the source and in the clean text. */
export interface Damage {
  readonly source: Span;
  readonly clean: Span;
}

export interface Repaired {
  /** The source without its stray readings, and with what was rebuilt. */
  readonly text: string;
  /** Source to clean text. */
  readonly map: OffsetMap;
  /** Readings that were taken out, parentheses included; spans of the source, in order. */
  readonly strays: readonly Span[];
  /** They stand in the clean text as they came; in order. */
  readonly damaged: readonly Damage[];
  /** What they were follows from their bytes and stands in the clean text; in order. */
  readonly rebuilt: readonly Damage[];
}

/** What repair asks of whoever knows the language. */
export interface Knowledge {
  readonly isReading: Language['isReading'];
  readonly rebuild: Rebuild;
}

/** The knowledge for any number of texts: the table of GBK is read once, when first needed. */
export function openKnowledge(language: Language): Knowledge {
  return { isReading: language.isReading, rebuild: createRebuild(language) };
}

export interface RepairOptions {
  /** What isPolluted says of the article: unless it is, nothing is taken out and only U+FFFD is broken. */
  readonly polluted: boolean;
  /** Without it nothing is rebuilt, and readings without a tone mark, that may be any word, stay. */
  readonly knowledge?: Knowledge;
}

/** What is shown for a byte that can't be decoded. */
const LOST = /[?\ufffd]/;
/** What is shown for the second byte of a pair whose first is gone; CP936 has the euro at 80. */
const HALF = /[€@-~]/;

/** A text that is broken in more places is rubbish as a whole: articles have a handful, if any. */
const MOST_REBUILT = 64;

/**
 * Takes the stray readings out of `text`, all or any part of an article, finds its broken bytes, and
 * rebuilds what can be. Linear.
 */
export function repair(text: string, { polluted, knowledge }: RepairOptions): Repaired {
  const found: Span[] = [];
  const edits = polluted ? findBorderEdits(text) : [];
  const endsOfEdits = new Set(edits.map(({ end }) => end));
  const broken: Span[] = [...edits];
  for (const { index } of text.matchAll(/\ufffd/g)) broken.push({ start: index, end: index + 1 });
  for (const { start, end, after, letters, toned } of polluted ? findReadings(text) : []) {
    if (HAN.test(after)) {
      if (toned || knowledge?.isReading(after, letters)) found.push({ start, end });
    } else if (toned && LOST.test(after)) {
      broken.push({ start: start - 1, end: start });
      found.push({ start, end });
    } else if (
      toned &&
      HALF.test(after) &&
      (HAN.test(text.charAt(start - 2)) || endsOfEdits.has(start))
    ) {
      broken.push({ start: start - 1, end });
    }
  }
  const breaks = merge(broken);
  const strays = outside(found, breaks);
  const { text: clean, map } = replace(
    text,
    strays.map((source) => ({ source, by: '' })),
  );
  if (breaks.length === 0) return { text: clean, map, strays, damaged: [], rebuilt: [] };

  const mayRebuild = polluted && breaks.length <= MOST_REBUILT;
  const rebuilt = breaks.flatMap((source) => {
    const by = mayRebuild && knowledge?.rebuild(clean, shownSpan(map, source));
    return by ? [{ source, by }] : [];
  });
  const whole = new Set(rebuilt.map(({ source }) => source));
  const all = [...strays.map((source) => ({ source, by: '' })), ...rebuilt];
  const result = replace(
    text,
    all.sort((a, b) => a.source.start - b.source.start),
  );
  const damage = (source: Span): Damage => ({ source, clean: shownSpan(result.map, source) });
  return {
    ...result,
    strays,
    damaged: breaks.filter((span) => !whole.has(span)).map(damage),
    rebuilt: [...whole].map(damage),
  };
}

/** `spans` in order; those that overlap or touch become one. */
function merge(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1);
    if (last && start <= last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    } else {
      merged.push({ start, end });
    }
  }
  return merged;
}

/** Those of `spans` that overlap none of `others`; both are in order. */
function outside(spans: readonly Span[], others: readonly Span[]): Span[] {
  let at = 0;
  return spans.filter(({ start, end }) => {
    while ((others[at]?.end ?? Infinity) <= start) at += 1;
    return (others[at]?.start ?? Infinity) >= end;
  });
}

interface Replacement {
  readonly source: Span;
  readonly by: string;
}

/** `replacements` are in order and do not overlap. Each is an edit of the map, whatever its length. */
function replace(text: string, replacements: readonly Replacement[]) {
  const out = new MappedText();
  let at = 0;
  for (const { source, by } of replacements) {
    const length = source.end - source.start;
    out.add(source.start - at, text.slice(at, source.start));
    out.add(length, by, [[0, length, 0, by.length]]);
    at = source.end;
  }
  out.add(text.length - at, text.slice(at));
  return out.result();
}
