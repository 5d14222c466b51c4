import { joinSyllables } from '../pinyin/spelling.ts';
import type { Span } from '../span.ts';
import { openFold } from './fold.ts';
import type { OfficeHolder } from './office-holder.ts';
import { ofVersion } from './pack.ts';
import { explainPattern } from './patterns.ts';
import type { Term } from './term.ts';

export const HELD_OFFICES_VERSION = 1;

/** Who holds an office, as cards show it; `pinyin` is written as names are: `Dīng Xuēxiáng`. */
export interface HeldOffice extends Omit<OfficeHolder, 'institution'> {
  readonly title: string;
}

/** The office-holders as the build writes them. */
export interface HeldOfficesData {
  readonly version: typeof HELD_OFFICES_VERSION;
  /** As `makeFoldTable` gives it, as far as it leads to a character of a name. */
  readonly fold: string;
  readonly held: readonly (HeldOffice & {
    /** Headwords of the terms whose cards name the holder; of a term that a pattern makes, its English. */
    readonly cards: readonly string[];
  })[];
}

export interface HeldOffices {
  /** Who holds the office, or heads the institution, that `term` is; those who held it once come last. */
  ofTerm(term: Term): readonly HeldOffice[];
  /** The offices of people of this name, written in either script. */
  ofName(name: string): readonly HeldOffice[];
  /** `words` of `text`, in order, with those put together that make up the name of an office-holder. */
  joinNames(text: string, words: readonly Span[]): readonly Span[];
}

/** @param foldTable as `makeFoldTable` gives it */
export function packHeldOffices(
  holders: readonly OfficeHolder[],
  terms: readonly Term[],
  foldTable: string,
): HeldOfficesData {
  const byHeadword = new Map(terms.map((term) => [term.headword, term]));
  const characters = new Set(holders.flatMap(({ name }) => [...name]));
  const pairs = foldTable.match(/../gsu) ?? [];
  return {
    version: HELD_OFFICES_VERSION,
    fold: pairs.filter((pair) => characters.has(pair.charAt(1))).join(''),
    held: holders.map(({ institution, title, pinyin, ...holder }) => {
      const term = byHeadword.get(holder.office) ?? explainPattern(holder.office);
      const cards = [
        ...(term ? [byHeadword.has(holder.office) ? holder.office : englishOf(term)] : []),
        ...(institution === undefined ? [] : [institution]),
      ];
      const written = title ?? (term ? englishOf(term) : holder.office);
      return { ...holder, title: written, pinyin: joinName(pinyin), cards };
    }),
  };
}

/** Ways to write an office that a pattern explains (四川省委书记, 四川省省委书记) have their English in common. */
function englishOf({ english }: Term): string {
  const rendering = english.find(({ status }) => status === 'official') ?? english[0];
  return rendering?.text ?? '';
}

/** `Dīng Xuē xiáng` as `Dīng Xuēxiáng`. */
function joinName(pinyin: string): string {
  const words = pinyin.split(/ (?=\p{Lu})/u);
  return words.map((word) => joinSyllables(word.split(' '))).join(' ');
}

/** @throws RangeError if the data are of another version */
export function openHeldOffices(data: unknown): HeldOffices {
  const { fold: foldTable, held } = ofVersion<HeldOfficesData>(
    data,
    HELD_OFFICES_VERSION,
    'office-holders.json',
  );
  const { fold } = openFold(foldTable);
  const current = held.filter(({ until }) => until === undefined);
  const ordered = [...current, ...held.filter(({ until }) => until !== undefined)];
  const byCard = new Map<string, HeldOffice[]>();
  for (const { cards, ...office } of ordered) {
    for (const card of cards) byCard.set(card, [...(byCard.get(card) ?? []), office]);
  }
  const byName = Map.groupBy(
    ordered.map(({ cards: _, ...office }) => office),
    ({ name }) => name,
  );
  const longest = Math.max(0, ...[...byName.keys()].map((name) => name.length));

  /** How many of `words` from `index` on make up a name; 1 if none begins there. */
  const wordsOfName = (text: string, words: readonly Span[], index: number): number => {
    const { start } = words[index] as Span;
    let count = 1;
    for (let at = index + 1; at < words.length; at += 1) {
      const { end } = words[at] as Span;
      if (end - start > longest) break;
      if (byName.has(fold(text.slice(start, end)))) count = at - index + 1;
    }
    return count;
  };

  return {
    ofTerm: (term) => byCard.get(term.headword) ?? byCard.get(englishOf(term)) ?? [],
    ofName: (name) => byName.get(fold(name)) ?? [],
    joinNames(text, words) {
      const joined: Span[] = [];
      for (let index = 0; index < words.length; ) {
        const count = wordsOfName(text, words, index);
        const [first, last] = [words[index] as Span, words[index + count - 1] as Span];
        joined.push({ start: first.start, end: last.end });
        index += count;
      }
      return joined;
    },
  };
}
