/**
 * Texts in either script, and in mixed script, made alike for matching: one UTF-16 unit becomes one
 * unit, so that offsets stay true. Folded text is never shown: 著 becomes 着, 乾 becomes 干.
 */
export interface Fold {
  /** Folded unit by unit of the text; 65,536 of them. */
  readonly units: Uint16Array;
  /** `text` in simplified characters, half-width digits and letters, one kind of quotation mark. */
  fold(text: string): string;
}

/** A dictionary of opencc-js: `from to|from to|…` or pairs. */
type Dictionary = string | readonly (readonly [string, string])[];

/**
 * The characters that folding changes, as pairs in one string: `爲为` means 爲 becomes 为.
 * @param toSimplified dictionaries from standard traditional to simplified characters
 * @param variants dictionaries from Hong Kong's or Taiwan's variants to standard traditional
 * Only single characters of the basic plane count: phrases would change the length.
 */
export function makeFoldTable(
  toSimplified: readonly Dictionary[],
  variants: readonly Dictionary[],
): string {
  const simplified = singleCharacters(toSimplified);
  const ownRight = new Set(simplified.values());
  const table = new Map(simplified);
  for (const [variant, standard] of singleCharacters(variants)) {
    // 么 is a variant of 幺 in Taiwan, but far more often simplified 麼.
    if (table.has(variant) || ownRight.has(variant)) continue;
    table.set(variant, simplified.get(standard) ?? standard);
  }
  return [...table]
    .map(([from]) => [from, end(table, from)] as const)
    .filter(([from, to]) => from !== to)
    .sort(([a], [b]) => a.charCodeAt(0) - b.charCodeAt(0))
    .map(([from, to]) => from + to)
    .join('');
}

function singleCharacters(dictionaries: readonly Dictionary[]): Map<string, string> {
  const pairs = dictionaries.flatMap((dictionary): (readonly string[])[] =>
    typeof dictionary === 'string'
      ? dictionary.split('|').map((entry) => entry.split(' '))
      : [...dictionary],
  );
  const found = new Map<string, string>();
  for (const [from, to] of pairs) {
    if (from?.length === 1 && to?.length === 1 && !found.has(from)) found.set(from, to);
  }
  return found;
}

/** Where the chain of a character ends (薴 苧 苎), so that folding twice changes nothing more. */
function end(table: ReadonlyMap<string, string>, from: string): string {
  const passed = new Set([from]);
  let at = from;
  for (;;) {
    const next = table.get(at);
    if (next === undefined || passed.has(next)) return at;
    passed.add(next);
    at = next;
  }
}

const QUOTATION_MARKS = '“”‘’「」『』＂＇';
const MIDDLE_DOTS = '・•‧∙⋅';
const DASHES = '—–－‐−';
/** A slogan's halves stand with the one or the other between them: 空谈误国，实干兴邦. */
const COMMAS = '，,';
/** Differences of shape that say nothing: all of a row become its first character. */
const ALIKE = [`"${QUOTATION_MARKS}`, `·${MIDDLE_DOTS}`, `-${DASHES}`, `、${COMMAS}`];

/** Full-width forms stand this far above their ASCII characters. */
const FULL_WIDTH = 0xfee0;

/** @param table as `makeFoldTable` gives it. @throws RangeError if half a pair is missing. */
export function openFold(table: string): Fold {
  if (table.length % 2 !== 0) {
    throw new RangeError(`fold table has ${table.length} units, an odd number: build it again`);
  }
  const units = new Uint16Array(0x10000);
  for (let unit = 0; unit < units.length; unit += 1) units[unit] = unit;
  for (let at = 0; at < table.length; at += 2) {
    units[table.charCodeAt(at)] = table.charCodeAt(at + 1);
  }
  for (const [first, ...others] of ALIKE.map((row) => [...row])) {
    for (const other of others) units[other.charCodeAt(0)] = (first as string).charCodeAt(0);
  }
  for (const ascii of '0123456789+') widen(units, ascii.charCodeAt(0));
  for (let letter = 0; letter < 26; letter += 1) {
    widen(units, 0x41 + letter);
    widen(units, 0x61 + letter);
  }

  return {
    units,
    fold(text) {
      let folded = '';
      let kept = 0;
      for (let at = 0; at < text.length; at += 1) {
        const unit = text.charCodeAt(at);
        const to = units[unit] as number;
        if (to === unit) continue;
        folded += text.slice(kept, at) + String.fromCharCode(to);
        kept = at + 1;
      }
      return kept === 0 ? text : folded + text.slice(kept);
    },
  };
}

function widen(units: Uint16Array, ascii: number): void {
  units[ascii + FULL_WIDTH] = ascii;
}
