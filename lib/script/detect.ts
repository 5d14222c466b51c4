import type { TextScript } from './script.ts';
import { HANS, HANT } from './telling.ts';

/** What else is known of a text: where it stands and what its page declares. */
export interface ScriptHints {
  readonly host?: string;
  /** BCP 47, as in <html lang>. */
  readonly lang?: string;
}

const TO_HANS: ReadonlyMap<string, string> = new Map(
  Array.from(HANT, (hant, at) => [hant, HANS[at] ?? hant]),
);
const ONLY_HANS: ReadonlySet<string> = new Set(HANS);

// Characters and words that the press of one region writes and the other's hardly does.
const HONG_KONG = /[嘅咗喺唔佢哋嗰啲裏衞綫]|[^民]着|本港|港元|特首|報道/g;
const TAIWAN = /[裡臺]|報導|民眾|立委|縣|網友|新北/g;
/** A declared region weighs as much as this many words. */
const HINT_WEIGHT = 4;
const CLEAR_LEAD = 2;

/** Both scripts are meant where the rarer one has at least this share of the telling characters. */
const MIXED_SHARE = 0.25;

/**
 * The script that `text` stands in, going by characters that only one script has. A region is
 * named where words or hints show it. Null for a text without any telling character.
 */
export function detectScript(text: string, hints: ScriptHints = {}): TextScript | null {
  let hans = 0;
  let hant = 0;
  for (const character of text) {
    if (ONLY_HANS.has(character)) hans += 1;
    else if (TO_HANS.has(character)) hant += 1;
  }
  if (hans + hant === 0) return null;
  if (Math.min(hans, hant) / (hans + hant) >= MIXED_SHARE) return 'mixed';
  return hans > hant ? 'hans' : region(text, hints);
}

function region(text: string, { host = '', lang = '' }: ScriptHints): TextScript {
  const weigh = (words: RegExp, declared: RegExp) =>
    (text.match(words)?.length ?? 0) + (declared.test(`${lang} ${host}`) ? HINT_WEIGHT : 0);
  const lead = weigh(HONG_KONG, /-(HK|MO)\b|\.(hk|mo)$/i) - weigh(TAIWAN, /-TW\b|\.tw$/i);
  if (lead >= CLEAR_LEAD) return 'hant-hk';
  return lead <= -CLEAR_LEAD ? 'hant-tw' : 'hant';
}

/**
 * `text` with the telling traditional characters as simplified ones, so that a list of keywords
 * needs one form only. No conversion: rarer characters stay. Keeps offsets.
 */
export function foldScript(text: string): string {
  return text.replace(/[\u4e00-\u9fff]/g, (character) => TO_HANS.get(character) ?? character);
}
