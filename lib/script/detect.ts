import type { TextScript } from './script.ts';

/** What else is known of a text: where it stands and what its page declares. */
export interface ScriptHints {
  readonly host?: string;
  /** BCP 47, as in <html lang>. */
  readonly lang?: string;
}

// The most frequent characters of news that only one of the scripts uses, pair by pair: no 后, 里, 台.
const HANS =
  '国们这为对会发学时个说过还开动业产经务实现关长报记进应机电问间车东见将军区总员场华议设认论与从权资导称强无数没统网规计证调转闻众负责专编辑获举门载点码装传贴坛热线译讯视书';
const HANT =
  '國們這為對會發學時個說過還開動業產經務實現關長報記進應機電問間車東見將軍區總員場華議設認論與從權資導稱強無數沒統網規計證調轉聞眾負責專編輯獲舉門載點碼裝傳貼壇熱線譯訊視書';

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
    if (HANS.includes(character)) hans += 1;
    else if (HANT.includes(character)) hant += 1;
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
  return text.replace(
    /[\u4e00-\u9fff]/g,
    (character) => HANS[HANT.indexOf(character)] ?? character,
  );
}
