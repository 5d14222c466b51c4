import type { Kind, Term } from '../term.ts';
import type { Bodies } from './bodies.ts';

/** Words that are names wherever they stand. */
const NAMES = new Set(
  (
    'chinese china beijing shanghai tibetan tibet xinjiang xizang guangdong sichuan hong kong macao macau taiwan taiwanese ' +
    'taipei marxist marxism leninist leninism confucian american america russian russia japanese japan korean ' +
    'european europe asian asia african africa english french german british india indian pacific atlantic ' +
    'politburo monday tuesday wednesday thursday friday saturday sunday january february april june july ' +
    'september october november december'
  ).split(' '),
);

/**
 * What is certainly wrong with the English of a term: its renderings, the bodies they are ascribed to,
 * and a definition that says no more than they do. Each problem with its remedy.
 */
export function textProblems(term: Term, bodies: Bodies): string[] {
  const { kind, english, members, definition, note, usage } = term;
  const renderings = english.map(({ text }) => text);
  const texts = [definition, note ?? '', ...usage.map(({ text }) => text)];
  return [
    ...[...renderings, ...members.map((member) => member.english)].flatMap((text) =>
      renderingProblems(text, kind),
    ),
    ...repeatedRenderings(renderings),
    ...texts.flatMap(typingProblems),
    ...bodyProblems(term, bodies),
    ...(renderings.some((rendering) => saysNoMore(definition, rendering))
      ? ['definition only repeats a rendering: say what the term means']
      : []),
  ];
}

/** At the end: U.S., Ltd., ... */
const ABBREVIATED = /(?:(?:\b\p{L}\.){2}|\b(?:Ltd|Inc|Co|Corp|etc|St)\.|\.\.)$/u;

/** A slogan may be a sentence: This country is its people; the people are the country. */
function renderingProblems(rendering: string, kind: Kind): string[] {
  const problem = (text: string) => `rendering "${rendering}" ${text}`;
  const inLower = rendering.match(/(?<![\p{L}\p{N}'-])\p{Ll}+(?!\p{L})/gu) ?? [];
  return [
    ...typingProblems(rendering),
    ...(/\.$/.test(rendering) && !ABBREVIATED.test(rendering) && kind !== 'slogan'
      ? [problem('ends with a full stop: drop it')]
      : []),
    ...inLower
      .filter((word) => NAMES.has(word))
      .map((word) => problem(`has the name "${word}" in lower case: write it with a capital`)),
  ];
}

/** Chinese with the marks in it and around it. */
const CHINESE =
  /[“”‘’·、，。；：！？《》（）—…]*\p{Script=Han}[\p{Script=Han}“”‘’·、，。；：！？《》（）—…]*/gu;

/** Blanks, quotation marks and parentheses. */
function typingProblems(text: string): string[] {
  const excerpt = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  const problem = (remedy: string) => `"${excerpt}" ${remedy}`;
  // Chinese has marks of its own.
  const english = text.replace(CHINESE, '中');
  return [
    ...(/\s{2}/.test(text) ? [problem('has two blanks together: write one')] : []),
    ...(isBalanced(text) ? [] : [problem('has a parenthesis without its other half: add it')]),
    ...(/[‘’“”]/.test(english) ? [problem('has curly quotation marks: write \' and "')] : []),
    ...((english.match(/"/g)?.length ?? 0) % 2 === 1
      ? [problem('has a quotation mark without its other half: add it')]
      : []),
    ...(/ [,.;:!?](?!\d|\.)/.test(english) && !/ \.\.\./.test(english)
      ? [problem('has a blank before a punctuation mark: drop it')]
      : []),
  ];
}

function isBalanced(text: string): boolean {
  let open = 0;
  for (const character of text) {
    if (character === '(' || character === '（') open += 1;
    if (character === ')' || character === '）') open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

function repeatedRenderings(renderings: readonly string[]): string[] {
  const known = new Set<string>();
  return renderings.flatMap((rendering) => {
    // Quotation marks may be the difference: "Taiwan independence".
    const plain = rendering.toLowerCase();
    if (known.has(plain)) return [`rendering "${rendering}" stands there twice: drop one`];
    known.add(plain);
    return [];
  });
}

function bodyProblems({ english, sources, firstUse }: Term, bodies: Bodies): string[] {
  const official = english.flatMap((rendering) =>
    rendering.status === 'official' ? [rendering.body] : [],
  );
  const issuers = [...(firstUse ? [firstUse] : []), ...sources].flatMap(({ body }) => body ?? []);
  return [
    ...[...new Set([...official, ...issuers])].flatMap((body) =>
      bodies
        .variantsIn(body)
        .map(([variant, name]) => `body "${variant}" has another name: write "${name}"`),
    ),
    ...[...new Set(official)].flatMap((body) => {
      if (bodies.has(body) || bodies.variantsIn(body).length > 0) return [];
      const nearest = bodies.nearest(body);
      const remedy = nearest ? `write "${nearest}", or add it there` : 'add it there';
      return [`body "${body}" is not in lib/glossary/bodies.txt: ${remedy}`];
    }),
  ];
}

function saysNoMore(definition: string, rendering: string): boolean {
  return ` ${words(rendering)} `.includes(` ${words(definition)} `);
}

/** Words alone, without case, marks and articles. */
function words(text: string): string {
  const all = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  return all.filter((word) => !/^(?:the|an?)$/.test(word)).join(' ');
}
