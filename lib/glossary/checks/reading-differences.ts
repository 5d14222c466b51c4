import type { Term } from '../term.ts';
import { placeOf, type Reviewed } from './finding.ts';

/**
 * Syllables of a text's Han characters with tone marks, in lower case, by their offset in UTF-16 units;
 * as they are read without the glossary.
 */
export type Read = (text: string) => ReadonlyMap<number, string>;

const TOKEN = /\p{Script=Han}|[A-Za-z0-9]+/gu;

/** A Han character of a headword with its syllable in the termbase. */
interface ReadCharacter {
  readonly character: string;
  readonly offset: number;
  readonly syllable: string;
}

/**
 * Terms whose pinyin the reading engine does not share, unless a word is noted as read so on purpose; and
 * notes that nothing needs any more.
 * @param noted words with their reading and why they are read so: `name` in the headword, `what` the
 * syllables with blanks between
 */
export function readingDifferences(
  terms: readonly Term[],
  read: Read,
  noted: readonly Reviewed[],
  file: string,
): string[] {
  const needed = new Set<Reviewed>();
  const problems = terms.flatMap((term) => {
    const characters = readCharacters(term);
    const theirs = read(term.headword);
    const different = characters.filter(({ offset, syllable }) => syllable !== theirs.get(offset));
    if (different.length === 0) return [];
    const left = new Set(different.map(({ offset }) => offset));
    for (const note of noted) {
      for (const offset of offsetsNoted(characters, note)) {
        if (left.delete(offset)) needed.add(note);
      }
    }
    if (left.size === 0) return [];
    const [word, ours, others] = [
      characters.filter(({ offset }) => left.has(offset)).map(({ character }) => character),
      characters.filter(({ offset }) => left.has(offset)).map(({ syllable }) => syllable),
      [...left].map((offset) => theirs.get(offset) ?? 'nothing'),
    ].map((parts) => parts.join(' '));
    return [
      `${placeOf(term)}: pinyin reads ${word} ${ours}, the engine ${others}: correct it, or add "word<TAB>its syllables<TAB>why" to ${file}`,
    ];
  });
  const idle = noted
    .filter((note) => !needed.has(note))
    .map(({ name, what }) => `${file}: ${name} ${what} is not needed any more: drop the line`);
  return [...problems, ...idle];
}

function readCharacters({ headword, pinyin }: Term): ReadCharacter[] {
  const syllables = pinyin.split(/\s+/).filter((part) => /[\p{L}\p{N}]/u.test(part));
  return [...headword.matchAll(TOKEN)].flatMap(({ 0: character, index: offset }, position) =>
    /\p{Script=Han}/u.test(character)
      ? [{ character, offset, syllable: syllables[position] ?? '' }]
      : [],
  );
}

/** Offsets of the characters of `name` where the termbase reads it as noted. */
function offsetsNoted(characters: readonly ReadCharacter[], { name, what }: Reviewed): number[] {
  const word = [...name];
  const syllables = what.split(' ');
  return characters.flatMap((_, start) => {
    const part = characters.slice(start, start + word.length);
    const isRead = word.every(
      (character, index) =>
        part[index]?.character === character && part[index]?.syllable === syllables[index],
    );
    return isRead ? part.map(({ offset }) => offset) : [];
  });
}
