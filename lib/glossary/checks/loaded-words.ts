import type { Term } from '../term.ts';
import { type Finding, findingIn } from './finding.ts';

/** Words that praise, blame or take a side, where nobody is quoted for them. Regular expressions of whole words. */
const LOADED: readonly string[] = [
  // Praise.
  'glorious(?:ly)?|brilliant(?:ly)?|heroic(?:ally)?|hero(?:es|ines?)?|great(?:est|ly)?|magnificent|splendid',
  'outstanding|remarkabl[ey]|unprecedented|proud(?:ly)?|wise(?:ly)?|sacred|noble|selfless(?:ness|ly)?|beloved',
  'invincible|immortal|miracles?|correctly|correct (?:line|view|direction|path|decision|leadership|political direction)',
  'historic (?:achievement|victory|leap|success)s?|world-class|profoundly',
  // Blame.
  'so-called|regimes?|puppets?|evil|cliques?|bandits?|traitors?|renegades?|conspirac(?:y|ies)|brutal(?:ly)?',
  'dictator(?:s|ial|ship)?|authoritarian(?:ism)?|totalitarian(?:ism)?|brainwash(?:ing|ed)?|crackdowns?|propaganda',
  'reactionar(?:y|ies)|hostile|shameful(?:ly)?|notorious(?:ly)?|infamous(?:ly)?|disgraceful|absurd|farces?',
  'terroris[mt]s?|riot(?:s|ers?)?|rebels?|hegemon(?:y|ic|ism)|aggression|aggressors?|bullying|smear(?:s|ed|ing)?|anti-China',
  'splittis[mt]s?|separatis[mt]s?|secessionis[mt]s?',
  // A side's own words.
  '(?:re)?unification|(?:re)?unify|motherland|compatriots?|liberat(?:e|ed|ion)|masses|martyrs?|our|ours|we',
  // Certainty that is the reader's affair.
  'of course|undoubted(?:ly)?|undeniabl[ey]|obvious(?:ly)?|naturally|inevitabl[ey]|clearly|rightly',
  '(?:un)?fortunately|sadly|needless to say',
];
const WORD = new RegExp(`(?<![\\p{L}'-])(?:${LOADED.join('|')})(?![\\p{L}-])`, 'giu');

/** Names in which such a word says nothing. */
const NAMES = new RegExp(
  [
    "People's Liberation Army|Palestin\\w+ (?:National )?Liberation \\w+|National Unification Council|Liberation Day",
    "Great (?:Leap Forward|Hall|Wall|Britain|Helmsman|Lakes|Depression)|Monument to the People's Heroes|Martyrs' Day",
    '(?:Central )?[Pp]ropaganda (?:Department|departments?|and culture authorities|authorities)',
  ].join('|'),
  'gu',
);
/** Great in size or rank, which is no praise. */
const SIZE =
  /\bgreat(?:est)? (?:amounts?|damage|days|depths?|distances?|effort|gains|hardship|heights?|losses|majority|numbers?|occasions?|rain|service|speed|weight)\b/gi;
/** Somebody's words, not ours. Quotation marks come in pairs (text-problems.ts). */
const QUOTED = /"[^"]*"/g;

/**
 * Words in definitions, notes and remarks on usage that need a second look: either somebody is named who
 * says so, or they mean nothing of the kind, or they have to go. Each once a term; `what` is the word in
 * lower case.
 */
export function loadedWords(terms: readonly Term[]): Finding[] {
  return terms.flatMap((term) => {
    const texts = [term.definition, term.note ?? '', ...term.usage.map(({ text }) => text)];
    const found = texts.flatMap((text) => {
      const ours = text.replace(QUOTED, ' " ').replace(NAMES, ' " ').replace(SIZE, ' " ');
      return [...ours.matchAll(WORD)].map(({ 0: word }) => word.toLowerCase());
    });
    return [...new Set(found)].map((word) =>
      findingIn(term, word, `"${word}" in our own voice: say whose word it is, choose another`),
    );
  });
}
