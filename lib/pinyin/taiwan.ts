import * as v from 'valibot';
import type { Span } from '../span.ts';

const TaiwanReadingsSchema = v.object({
  /** By character: numbered syllable to numbered syllable. */
  characters: v.record(v.string(), v.record(v.string(), v.string())),
  /** By word: numbered syllables between blanks. */
  words: v.record(v.string(), v.string()),
});

/**
 * Readings that Taiwan has where the mainland has others, as CC-CEDICT remarks them; characters are
 * simplified.
 */
export type TaiwanReadings = v.InferOutput<typeof TaiwanReadingsSchema>;

/** @param raw of taiwan-readings.json (scripts/build-readings.ts) */
export function parseTaiwanReadings(raw: unknown): TaiwanReadings {
  return v.parse(TaiwanReadingsSchema, raw);
}

/**
 * Syllables as they are read in Taiwan, in the same places.
 * @param syllables numbered, at the first unit of each character of `text`
 * @param words of `text`; each may have a reading of its own (垃圾 lèsè)
 */
export function readAsInTaiwan(
  text: string,
  syllables: readonly string[],
  words: readonly Span[],
  { characters, words: ofWords }: TaiwanReadings,
): string[] {
  const read = [...syllables];
  for (const { start, end } of words) {
    const word = text.slice(start, end);
    const whole = ofWords[word]?.split(' ');
    let at = start;
    for (const [index, character] of [...word].entries()) {
      const syllable = syllables[at] as string;
      if (syllable !== '')
        read[at] = whole?.[index] ?? characters[character]?.[syllable] ?? syllable;
      at += character.length;
    }
  }
  return read;
}
