import { type Group, replaceLongest, type Value } from './opencc-tables.ts';
import type { Forms, LexiconWord } from './script-lexicon.ts';
import type { readNames } from './script-sources.ts';

type Names = ReturnType<typeof readNames>;

export type Region = 'hant-tw' | 'hant-hk';

/**
 * A name that mainland texts have this often is also something else there, or is understood as it is:
 * 富豪, 兵工廠, 約翰遜, 獅子山, 澳洲. It is left.
 */
const COMMON = 20;

/** What the regions call a name; a region that has none of its own writes its characters. */
export function nameForms(row: Names[number]): Partial<Forms> {
  const { 'hant-tw': twp, 'hant-hk': hkp } = row;
  return { ...(twp && { twp }), ...(hkp && { hkp }) };
}

/**
 * OpenCC's table that leads from a region's text with words to its standard, and the names of the
 * news in it, back to what the mainland calls them.
 */
export function withNames(
  table: Group,
  region: Region,
  names: Names,
  lexicon: ReadonlyMap<string, LexiconWord>,
  frequencies: ReadonlyMap<string, number>,
  hantToHans: Group,
): Group {
  const group = new Map<string, Value>(table);
  const added = new Set<string>();
  const known = new Set(names.map(({ hans }) => hans));
  for (const { hans, [region]: name } of names) {
    const forms = lexicon.get(hans)?.forms;
    // Also those that differ in characters only: OpenCC has parts of some, as of 伊利諾伊州.
    if (!name || !forms || group.has(name)) continue;
    const characters = replaceLongest(hantToHans, name);
    if (characters !== hans && (frequencies.get(characters) ?? 0) >= COMMON) continue;
    group.set(name, { text: forms.t, dictionary: 'names.tsv' });
    added.add(name);
  }
  // The longest match would find a name inside a word that it has nothing to do with: 萊斯 in 克萊斯勒.
  const target = region === 'hant-tw' ? 'tw' : 'hk';
  for (const [hans, { forms, dictionary }] of lexicon) {
    const form = forms[target];
    if (known.has(hans) || group.has(form) || !containsOneOf(added, form)) continue;
    group.set(form, { text: forms.t, dictionary });
  }
  return group;
}

function containsOneOf(names: ReadonlySet<string>, word: string): boolean {
  for (let start = 0; start < word.length; start += 1) {
    for (let end = start + 2; end <= word.length; end += 1) {
      if (names.has(word.slice(start, end))) return true;
    }
  }
  return false;
}
