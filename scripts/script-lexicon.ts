import type { Dictionary } from '../lib/script/dictionaries.ts';
import {
  COST_STEP,
  MOST_COST,
  TARGETS,
  type Target,
  UNKNOWN_COST,
} from '../lib/script/script-data.ts';

/** How a word is written for each target. */
export type Forms = Readonly<Record<Target, string>>;

/** A word of simplified text. */
export interface LexiconWord {
  readonly forms: Forms;
  readonly cost: number;
  readonly dictionary: Dictionary;
}

/** Where words come from. What comes first decides how a word is written. */
export interface LexiconSource {
  readonly dictionary: Dictionary;
  /**
   * How each word is written, for the targets that the source speaks of: for others as its parts
   * are. Null for words that only have borders.
   */
  readonly words: Iterable<readonly [word: string, forms: Partial<Forms> | null]>;
}

/** A word of a text that was cut into words, or a character of it. */
interface Part {
  /** [start, end), UTF-16 units of the text. */
  readonly start: number;
  readonly end: number;
  readonly forms: Forms;
  readonly dictionary: Dictionary | null;
}

/**
 * The lexicon of `sources`. A word costs what its frequency says, but a word with forms of its own no
 * more than its parts: it is preferred to them, and never to words that begin or end inside it.
 * @param frequencies how often words occur in running text
 * @param characterForms how a character is written outside words
 */
export function makeLexicon(
  sources: readonly LexiconSource[],
  frequencies: ReadonlyMap<string, number>,
  characterForms: (character: string) => Forms,
): Map<string, LexiconWord> {
  const total = [...frequencies.values()].reduce((sum, count) => sum + count, 0);
  const costOf = (word: string): number => {
    const count = frequencies.get(word);
    if (!count) return Infinity;
    return Math.min(MOST_COST, Math.max(1, Math.round(-Math.log(count / total) / COST_STEP)));
  };
  const lexicon = new Map<string, LexiconWord>();
  // Short words first: they are the parts of the long ones.
  const given = [...mergeSources(sources)].sort(
    ([a], [b]) => a.length - b.length || (a < b ? -1 : 1),
  );
  for (const [word, { forms, dictionary }] of given) {
    const { parts, cost } = cheapestParts(word, lexicon, characterForms);
    const own = costOf(word);
    const says = forms && (dictionary === OURS || !agrees(forms, joined(parts)));
    if ([...word].length === 1) {
      lexicon.set(word, {
        forms: { ...joined(parts), ...forms },
        cost: Math.min(own, MOST_COST),
        dictionary: forms ? dictionary : 'OpenCC STCharacters',
      });
    } else if (says) {
      const written = dictionary.startsWith('OpenCC') ? corrected(forms, parts) : forms;
      lexicon.set(word, {
        forms: { ...joined(parts), ...written },
        cost: Math.max(1, Math.min(own, cost - 1, MOST_COST)),
        dictionary: written === forms ? dictionary : OURS,
      });
    } else if (own < cost) {
      // Without forms of its own, and no likelier than its parts, it could only repeat them.
      lexicon.set(word, { forms: joined(parts), cost: own, dictionary });
    }
  }
  return lexicon;
}

const OURS: Dictionary = 'exceptions.tsv';

function mergeSources(sources: readonly LexiconSource[]) {
  const given = new Map<string, { forms: Partial<Forms> | null; dictionary: Dictionary }>();
  for (const { dictionary, words } of sources) {
    for (const [word, forms] of words) {
      const known = given.get(word);
      if (!known?.forms) given.set(word, { forms, dictionary });
      else if (forms) known.forms = { ...forms, ...known.forms };
    }
  }
  return given;
}

function joined(parts: readonly Part[]): Forms {
  return Object.fromEntries(
    TARGETS.map((target) => [target, parts.map(({ forms }) => forms[target]).join('')]),
  ) as Forms;
}

function agrees(forms: Partial<Forms>, others: Forms): boolean {
  return TARGETS.every((target) => (forms[target] ?? others[target]) === others[target]);
}

/** A phrase with our exceptions in it: 据了解 is a phrase of OpenCC's, 了解 an exception of ours. */
function corrected(forms: Partial<Forms>, parts: readonly Part[]): Partial<Forms> {
  const ours = parts.filter(({ dictionary, start, end }) => dictionary === OURS && end - start > 1);
  if (ours.length === 0) return forms;
  const whole = parts.at(-1)?.end ?? 0;
  return Object.fromEntries(
    Object.entries(forms).map(([target, text]) => {
      // Where the regions have another word altogether nothing lies on the same place.
      if (text.length !== whole) return [target, text];
      const written = ours.reduce((sofar, part) => {
        const form = part.forms[target as Target];
        if (form.length !== part.end - part.start) return sofar;
        return sofar.slice(0, part.start) + form + sofar.slice(part.end);
      }, text);
      return [target, written];
    }),
  );
}

/** How a text is best cut into words of `lexicon`, and what that costs. */
function cheapestParts(
  text: string,
  lexicon: ReadonlyMap<string, LexiconWord>,
  characterForms: (character: string) => Forms,
): { readonly parts: readonly Part[]; readonly cost: number } {
  const best: ({ readonly cost: number; readonly part: Part } | null)[] = [];
  const costAt = (offset: number) => (offset === 0 ? 0 : (best[offset]?.cost ?? Infinity));
  let start = 0;
  for (const character of text) {
    const end = start + character.length;
    // What a character is by itself says nothing of a word that it stands in.
    const forms = characterForms(character);
    let found = {
      cost: costAt(start) + (lexicon.get(character)?.cost ?? UNKNOWN_COST),
      part: { start, end, forms, dictionary: null } as Part,
    };
    for (let from = 0; from < start; from += 1) {
      const word = lexicon.get(text.slice(from, end));
      const cost = costAt(from) + (word?.cost ?? Infinity);
      if (word && cost < found.cost) found = { cost, part: { start: from, end, ...word } };
    }
    best[end] = found;
    start = end;
  }
  const parts: Part[] = [];
  for (let end = text.length; end > 0; ) {
    const { part } = best[end] as { part: Part };
    parts.unshift(part);
    end = part.start;
  }
  return { parts, cost: costAt(text.length) };
}
