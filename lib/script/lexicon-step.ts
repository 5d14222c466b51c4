import type { Edit } from '../span.ts';
import { DICTIONARIES, type Dictionary, type Trace } from './dictionaries.ts';
import { likeliestWords } from './likeliest-words.ts';
import { type Characters, type Lexicon, TARGETS, type Table, type Target } from './script-data.ts';
import type { MappedUnits } from './table-steps.ts';
import { longestAt } from './trie.ts';
import { textOf, Units } from './units.ts';

/** Whom to tell of each replacement, and what is needed to say which character became which. */
export interface LexiconTrace {
  readonly trace: Trace;
  /** Simplified to OpenCC's standard form. */
  readonly standard: Characters;
  /** OpenCC's standard form to the target's; null where that is the standard. */
  readonly regional: Table | null;
}

/** Writes simplified text for `target`: word by word, and character by character between words. */
export function runLexicon(
  input: Units,
  lexicon: Lexicon,
  { ofHans, ofHant }: Characters,
  target: Target,
  tracing?: LexiconTrace,
): MappedUnits {
  const { regionalOffsets, regionalPool, offsets, pool } = lexicon;
  const column = TARGETS.indexOf(target);
  const regional = (regionalOffsets.length - 1) / TARGETS.length;
  const valued = regional + offsets.length - 1;
  const words = likeliestWords(lexicon, input.data, input.length);
  const out = new Units();
  const edits: Edit[] = [];
  out.reserve(input.length + (input.length >> 3));

  let start = 0;
  for (let word = 0; word < words.count; word += 1) {
    const end = words.ends[word] as number;
    const entry = (words.entries[word] as number) - 1;
    const outStart = out.length;
    if (entry < 0 || entry >= valued) {
      out.appendShifted(input.data, start, end, ofHans);
    } else if (entry < regional) {
      const at = entry * TARGETS.length + column;
      out.append(regionalPool, regionalOffsets[at] as number, regionalOffsets[at + 1] as number);
    } else {
      const at = entry - regional;
      out.appendShifted(pool, offsets[at] as number, offsets[at + 1] as number, ofHant);
    }
    if (out.length - outStart !== end - start) edits.push([start, end, outStart, out.length]);
    if (tracing) {
      const source = textOf(input.data, start, end);
      const shown = out.text(outStart);
      const span = { start, end };
      if (entry >= 0 && entry < regional) {
        tracing.trace({ ...span, source, target: shown, dictionary: dictionaryOf(lexicon, entry) });
      } else {
        const isValued = entry >= 0 && entry < valued;
        const at = entry - regional;
        const hant = isValued
          ? textOf(pool, offsets[at] as number, offsets[at + 1] as number)
          : shifted(source, tracing.standard.ofHans);
        const dictionary = entry < 0 ? 'OpenCC STCharacters' : dictionaryOf(lexicon, entry);
        tracing.trace({ ...span, source, target: hant, dictionary });
        traceVariants(hant, shown, start, tracing);
      }
    }
    start = end;
  }
  return { units: out, map: edits };
}

/** Tells of the characters that the region writes otherwise than OpenCC's standard. */
function traceVariants(
  hant: string,
  shown: string,
  start: number,
  { trace, regional }: LexiconTrace,
): void {
  if (!regional) return;
  for (let at = 0; at < hant.length; at += 1) {
    const [source, target] = [hant[at] as string, shown[at] as string];
    if (source === target) continue;
    const found = longestAt(regional.trie, Uint16Array.of(source.charCodeAt(0)), 0, 1);
    const dictionary = dictionaryOf(regional, (found >>> 6) - 1);
    trace({ start: start + at, end: start + at + 1, source, target, dictionary });
  }
}

function dictionaryOf({ dictionaries }: Pick<Table, 'dictionaries'>, entry: number): Dictionary {
  return DICTIONARIES[dictionaries[entry] as number] as Dictionary;
}

function shifted(text: string, shifts: Uint16Array): string {
  const units = new Units();
  units.appendShifted(Units.of(text).data, 0, text.length, shifts);
  return units.text();
}
