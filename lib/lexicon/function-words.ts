import type { Span } from '../span.ts';

/**
 * Characters that mostly stand alone: particles, prepositions, conjunctions, adverbs, pronouns, measure
 * words and everyday verbs, in both scripts.
 */
const FUNCTION_WORDS =
  '的地得了着著过過在和与與及跟同对對向从從由自往到被把将將让讓给給于於以为為因而且或但也都就又才还還再已曾正很更最太不没沒未无無' +
  '是有能会會可要应應须須该該等所之其这這那各每该某本此他她它我你您们們' +
  '个個位名家次条條项項件种種只隻台臺辆輛座间間所批年月日天里裡中上下内內外前后後时時来來去说說称稱元万萬亿億';

const ALL: ReadonlySet<string> = new Set(FUNCTION_WORDS);

/** Whether a character is more likely a word of its own than others are. */
export const isFunctionWord = (character: string): boolean => ALL.has(character);

/** What makes a noun of the word before it, in both scripts: 准确率, 专家组, 受贿罪. */
const SUFFIXES: ReadonlySet<string> = new Set(
  '率额額罪员員组組者性化费費权權案型版感赛賽奖獎额價价量度',
);

/** Whether a character may make a noun of the word before it. */
export const isSuffix = (character: string): boolean => SUFFIXES.has(character);

/** Joins a suffix with the word before it where the dictionary does not have both as one. */
export function joinAffixes(text: string, words: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    const isJoined = word.end - word.start === 1 && isSuffix(text.charAt(word.start));
    if (isJoined && before && HAN_WORD.test(text.slice(before.start, before.end))) {
      joined[joined.length - 1] = { start: before.start, end: word.end };
    } else {
      joined.push(word);
    }
  }
  return joined;
}

const HAN_WORD = /^\p{Script=Han}{2,}$/u;
