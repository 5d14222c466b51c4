/** Bodies that renderings and sources name, as lib/glossary/bodies.txt lists them. */
export interface Bodies {
  /** Whether `body` is one of them, perhaps with the report of it that is meant in parentheses. */
  has(body: string): boolean;
  /** Listed ways to write a body otherwise that stand in `body`, each with the one to write. */
  variantsIn(body: string): readonly (readonly [variant: string, name: string])[];
  /** The listed body whose name has most words in common with `body`; null if hardly any does. */
  nearest(body: string): string | null;
  /** Those of the bodies named in `body` that have their first year listed. */
  foundedIn(body: string): readonly (readonly [name: string, year: number])[];
}

/** A yearly or five-yearly report, which is a rendering's own source: `State Council (Report on the Work of the Government, 2024)`. */
const REPORT =
  / \((?:Report on the Work of the Government, \d{4}|report to the \d+th National Congress)\)$/;
/** What parts the bodies that issued a document together. */
const AND = /,? and |, /;

/**
 * @param text a body a line: `name<TAB>first year<TAB>other ways to write it, with "; " between`; the year may be
 * missing, # begins a remark
 * @throws RangeError that names the line
 */
export function parseBodies(text: string): Bodies {
  const founded = new Map<string, number | null>();
  const variants = new Map<string, string>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    const [name = '', year = '', others = ''] = line.split('\t');
    if (!/^(?:\d{4})?$/.test(year) || founded.has(name)) {
      throw new RangeError(
        `bodies.txt, line ${index + 1}: write "name<TAB>first year<TAB>variants", each name once`,
      );
    }
    founded.set(name, year === '' ? null : Number(year));
    for (const variant of others.split('; ').filter(Boolean)) variants.set(variant, name);
  }
  const partsOf = (body: string) =>
    founded.has(body) ? [body] : [body, ...body.split(AND).map((part) => part.trim())];
  return {
    has: (body) => founded.has(body.replace(REPORT, '')),
    variantsIn: (body) =>
      [...new Set(partsOf(body))].flatMap((part) => {
        const name = variants.get(part);
        return name === undefined ? [] : [[part, name] as const];
      }),
    nearest: (body) => nearestOf([...founded.keys()], body),
    foundedIn: (body) =>
      partsOf(body.replace(REPORT, '')).flatMap((part) => {
        const year = founded.get(part);
        return year ? [[part, year] as const] : [];
      }),
  };
}

/** Of the words in either name, so many have to be in both. */
const ALIKE = 0.5;

function nearestOf(names: readonly string[], body: string): string | null {
  const words = wordsOf(body);
  let best: string | null = null;
  let share = ALIKE;
  for (const name of names) {
    const others = wordsOf(name);
    const common = [...words].filter((word) => others.has(word)).length;
    const alike = common / (words.size + others.size - common);
    if (alike >= share) [best, share] = [name, alike];
  }
  return best;
}

function wordsOf(name: string): Set<string> {
  return new Set(name.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []);
}
