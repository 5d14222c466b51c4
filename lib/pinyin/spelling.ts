/** How a syllable is written: `zhōng`, `zhong1` or `ㄓㄨㄥ`. */
export type Notation = 'marks' | 'numbers' | 'zhuyin';

/** Combining macron, acute, caron and grave, for tones 1 to 4. */
const TONE_MARKS = ['\u0304', '\u0301', '\u030c', '\u0300'];

/**
 * A syllable as the dictionary numbers it (`lü4`; the neutral tone is 5, `r5` the suffix 儿) in `notation`.
 * What is no such syllable stays as it is.
 */
export function spell(syllable: string, notation: Notation): string {
  const tone = syllable.charCodeAt(syllable.length - 1) - 0x30;
  if (!(tone >= 1 && tone <= 5)) return syllable;
  const letters = syllable.slice(0, -1);
  if (notation === 'zhuyin') return zhuyin(letters, tone);
  if (notation === 'numbers') return tone === 5 ? letters : syllable;
  const mark = TONE_MARKS[tone - 1];
  if (mark === undefined) return letters;
  const at = markedLetter(letters);
  return (letters.slice(0, at + 1) + mark + letters.slice(at + 1)).normalize('NFC');
}

/** Index of the letter that carries the mark: a, else e, else o of ou, else the last vowel; ḿ, ńg have none. */
function markedLetter(letters: string): number {
  for (const vowel of ['a', 'e', 'ou']) {
    const at = letters.indexOf(vowel);
    if (at >= 0) return at;
  }
  for (let at = letters.length - 1; at >= 0; at -= 1) {
    if ('iouü'.includes(letters.charAt(at))) return at;
  }
  return 0;
}

/** The syllable with a capital, which names begin with: `Běi`, `Bei3`; zhuyin has none. */
export function capitalise(spelled: string): string {
  return spelled.charAt(0).toUpperCase() + spelled.slice(1);
}

/** A syllable with its tone mark, as `spell` writes it, numbered as the dictionary has it. */
export function numbered(marked: string): string {
  const decomposed = marked.normalize('NFD');
  const tone = TONE_MARKS.findIndex((mark) => decomposed.includes(mark)) + 1;
  if (tone === 0) return `${marked}5`;
  return decomposed.replace(TONE_MARKS[tone - 1] as string, '').normalize('NFC') + tone;
}

/**
 * Syllables of a word, as they are written together: an apostrophe goes before a vowel that would read
 * on from the syllable before it (Xī'ān), as in GB/T 16159-2012; a number parts them by itself, and
 * zhuyin has a blank between them.
 */
export function joinSyllables(syllables: readonly string[]): string {
  let word = '';
  for (const syllable of syllables) {
    if (word !== '' && /^[\u3105-\u312f˙]/.test(syllable)) word += ' ';
    else if (/\p{L}\p{M}*$/u.test(word) && /^[aeoāáǎàēéěèōóǒò]/u.test(syllable)) word += "'";
    word += syllable;
  }
  return word;
}

/** Symbols of initials; those of two letters come first. */
const INITIALS: readonly (readonly [string, string])[] =
  'zh ㄓ,ch ㄔ,sh ㄕ,b ㄅ,p ㄆ,m ㄇ,f ㄈ,d ㄉ,t ㄊ,n ㄋ,l ㄌ,g ㄍ,k ㄎ,h ㄏ,j ㄐ,q ㄑ,x ㄒ,r ㄖ,z ㄗ,c ㄘ,s ㄙ'
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]);

/** Symbols of finals, in the spelling that they have behind an initial. */
const FINALS: ReadonlyMap<string, string> = new Map(
  (
    'a ㄚ,o ㄛ,e ㄜ,ê ㄝ,ai ㄞ,ei ㄟ,ao ㄠ,ou ㄡ,an ㄢ,en ㄣ,ang ㄤ,eng ㄥ,er ㄦ,ong ㄨㄥ,i ㄧ,ia ㄧㄚ,io ㄧㄛ,ie ㄧㄝ,iai ㄧㄞ,iao ㄧㄠ,' +
    'iu ㄧㄡ,ian ㄧㄢ,in ㄧㄣ,iang ㄧㄤ,ing ㄧㄥ,iong ㄩㄥ,u ㄨ,ua ㄨㄚ,uo ㄨㄛ,uai ㄨㄞ,ui ㄨㄟ,uan ㄨㄢ,un ㄨㄣ,uang ㄨㄤ,ueng ㄨㄥ,' +
    'ü ㄩ,üe ㄩㄝ,üan ㄩㄢ,ün ㄩㄣ,r ㄦ,m ㄇ,n ㄣ,ng ㄫ,hm ㄏㄇ,hng ㄏㄫ'
  )
    .split(',')
    .map((pair) => pair.split(' ') as [string, string]),
);

/** What syllables without an initial are spelled like, behind one. */
const BARE: Readonly<Record<string, string>> = {
  yi: 'i',
  ya: 'ia',
  yo: 'io',
  ye: 'ie',
  yai: 'iai',
  yao: 'iao',
  you: 'iu',
  yan: 'ian',
  yin: 'in',
  yang: 'iang',
  ying: 'ing',
  yong: 'iong',
  wu: 'u',
  wa: 'ua',
  wo: 'uo',
  wai: 'uai',
  wei: 'ui',
  wan: 'uan',
  wen: 'un',
  wang: 'uang',
  weng: 'ueng',
  yu: 'ü',
  yue: 'üe',
  yuan: 'üan',
  yun: 'ün',
};

const ZHUYIN_TONES = ['', 'ˊ', 'ˇ', 'ˋ'];

/**
 * Letters of a syllable and its tone in zhuyin, as Taiwan's Ministry of Education writes it: no mark for
 * the first tone, the dot of the neutral one before the syllable.
 */
function zhuyin(letters: string, tone: number): string {
  const symbols = zhuyinSymbols(letters);
  if (symbols === null) return letters;
  if (letters === 'r') return symbols;
  return tone === 5 ? `˙${symbols}` : symbols + ZHUYIN_TONES[tone - 1];
}

function zhuyinSymbols(letters: string): string | null {
  const whole = FINALS.get(BARE[letters] ?? letters);
  if (whole !== undefined) return whole;
  const [initial, symbol] = INITIALS.find(([start]) => letters.startsWith(start)) ?? ['', ''];
  const rest = letters.slice(initial.length);
  // zhi, ci: the letter i stands for no final of its own.
  if (/^(?:[zcs]h?|r)$/.test(initial) && rest === 'i') return symbol;
  const final = FINALS.get(/^[jqx]$/.test(initial) ? rest.replace(/^u/, 'ü') : rest);
  return final === undefined ? null : symbol + final;
}
