const NUMERAL_WORD = /^[零〇一二三四五六七八九十百千万亿两]{3,}[年月日号时分秒]?$/u;

/** What is written together: 二十五, 三百, 七万; all else stands alone (GB/T 16159-2012, 6.1.5). */
const NUMERAL_PARTS =
  /[一二三四五六七八九两]?十[一二三四五六七八九]?|[一二三四五六七八九两][百千万亿]|./gu;

/** From so many characters on a phrase is written word by word, where it consists of words (6.1.1). */
const PHRASE = 4;

/** Whether [start, end) is a word of the dictionary. */
type IsWord = (start: number, end: number) => boolean;

/**
 * Where the parts begin in which a word is written, but for the first: those of a numeral of three or more
 * characters, or the fewest words of two or three that a phrase is made of (国内|生产|总值).
 * @param word a word of the text, which begins at `start`; offsets are UTF-16 units of the text
 */
export function wordParts(word: string, start: number, isWord: IsWord): ReadonlySet<number> {
  if (NUMERAL_WORD.test(word)) {
    const places = Array.from(word.matchAll(NUMERAL_PARTS), ({ index }) => start + index);
    return new Set(places.slice(1));
  }
  return new Set(word.length < PHRASE ? [] : phraseParts(start, start + word.length, isWord));
}

function phraseParts(start: number, end: number, isWord: IsWord): readonly number[] {
  /** Of the fewest words from each place to the end: where they begin; null where there are none. */
  const best = new Map<number, readonly number[] | null>([[end, []]]);
  for (let at = end - 2; at >= start; at -= 1) {
    let fewest: readonly number[] | null = null;
    for (let next = Math.min(end, at + PHRASE - 1); next >= at + 2; next -= 1) {
      const rest = best.get(next);
      if (!rest || !isWord(at, next)) continue;
      if (!fewest || rest.length + 1 < fewest.length) fewest = [at, ...rest];
    }
    best.set(at, fewest);
  }
  return best.get(start)?.slice(1) ?? [];
}
