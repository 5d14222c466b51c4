import type { HeldOffice } from '../glossary/held-offices.ts';
import { capitalise, joinSyllables, spell } from '../pinyin/spelling.ts';
import type { Entry, Lexicon } from './lexicon.ts';

/** A word as the pop-up shows it. */
export interface WordCard {
  readonly word: string;
  /** What the dictionary has of it, the likeliest first; none for a name or a number. */
  readonly entries: readonly WordEntry[];
  /** Headwords inside it: its characters, or the words that a name is made of. */
  readonly parts: readonly WordPart[];
  /** Of a name: the offices of people so called. */
  readonly offices?: readonly HeldOffice[];
}

export interface WordEntry {
  readonly traditional: string;
  readonly simplified: string;
  /** With tone marks: `jīngjì`. */
  readonly pinyin: string;
  readonly definitions: readonly string[];
}

export interface WordPart {
  readonly word: string;
  readonly pinyin: string;
  /** The first definition. */
  readonly gloss: string;
}

/** Longer words are written syllable by syllable: the dictionary does not say where their words end. */
const JOINED_SYLLABLES = 4;

/** The card of a word in either script; null if the dictionary has neither it nor a part of it. */
export async function makeWordCard(lexicon: Lexicon, word: string): Promise<WordCard | null> {
  const entries = await lexicon.entries(word);
  const parts = entries[0]
    ? await charactersOf(lexicon, word, entries[0])
    : await headwordsIn(lexicon, word);
  if (entries.length + parts.length === 0) return null;
  return { word, entries: entries.map(showEntry), parts };
}

/** The characters of a headword, read as in its entry. */
async function charactersOf(
  lexicon: Lexicon,
  word: string,
  { pinyin }: Entry,
): Promise<WordPart[]> {
  const characters = [...word];
  if (characters.length === 1) return [];
  const syllables = pinyin.split(' ');
  const parts = await Promise.all(
    characters.map((character, index) => partOf(lexicon, character, syllables[index])),
  );
  return unique(parts.flat());
}

/** The longest headwords that a name or a number is made of. */
async function headwordsIn(lexicon: Lexicon, word: string): Promise<WordPart[]> {
  const headwords = await lexicon.headwords();
  const inside: string[] = [];
  for (let at = 0; at < word.length; ) {
    const hit = headwords.longestAt(word, at);
    if (hit) inside.push(word.slice(hit.start, hit.end));
    at = hit?.end ?? at + 1;
  }
  return unique((await Promise.all(inside.map((part) => partOf(lexicon, part)))).flat());
}

async function partOf(lexicon: Lexicon, word: string, syllable?: string): Promise<WordPart[]> {
  const entries = await lexicon.entries(word);
  const isRead = ({ pinyin }: Entry) => pinyin.toLowerCase() === syllable?.toLowerCase();
  const entry = entries.find(isRead) ?? entries[0];
  if (!entry) return [];
  const { pinyin, definitions } = showEntry(entry);
  return [{ word, pinyin, gloss: definitions[0] ?? '' }];
}

function unique(parts: readonly WordPart[]): WordPart[] {
  return [...new Map(parts.map((part) => [part.word, part])).values()];
}

function showEntry({ traditional, simplified, pinyin, definitions }: Entry): WordEntry {
  return {
    traditional,
    simplified,
    pinyin: showPinyin(pinyin),
    definitions: definitions.map(showDefinition),
  };
}

/** `lu:4 se4` as `lǜsè`; names keep their capitals, and each begins a word: `Miányáng Shì`. */
function showPinyin(pinyin: string): string {
  const words = pinyin.split(/ (?=[A-Z])/).map((word) => {
    const syllables = word.split(' ').map((syllable) => {
      const spelled = spell(syllable.toLowerCase().replace('u:', 'ü'), 'marks');
      return /^[A-Z]/.test(syllable) ? capitalise(spelled) : spelled;
    });
    return syllables.length > JOINED_SYLLABLES ? syllables.join(' ') : joinSyllables(syllables);
  });
  return words.join(' ');
}

/** Words that a definition points to: 線|线[xian4], 位[wei4]. */
const REFERENCE =
  /([\p{Script=Han}\p{L}\p{N}·，]+)(?:\|([\p{Script=Han}\p{L}\p{N}·，]+))?\[([^\]]+)\]/gu;
const PINYIN_ALONE = /\[([A-Za-z:1-5 ]+[1-5])\]/g;

/** A definition without the dictionary's own marks: `CL:個|个[ge4]`, `see 線|线[xian4]`. */
function showDefinition(definition: string): string {
  return definition
    .replace(/^CL:/, 'measure word: ')
    .replace(
      REFERENCE,
      (_, traditional: string, simplified: string | undefined, pinyin: string) => {
        const both =
          simplified && simplified !== traditional ? `${simplified} (${traditional})` : traditional;
        return `${both} ${showPinyin(pinyin)}`;
      },
    )
    .replace(PINYIN_ALONE, (_, pinyin: string) => showPinyin(pinyin));
}
