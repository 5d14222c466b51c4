import type { Term } from '../../lib/glossary/term.ts';

/** A term of which only what a test is about says anything. */
export function sampleTerm(headword: string, fields: Partial<Term> = {}): Term {
  return {
    headword,
    forms: [],
    traditional: [],
    pinyin: 'x',
    english: [{ text: 'x', status: 'common' }],
    definition: 'x',
    kind: 'concept',
    members: [],
    expansion: [],
    usage: [],
    related: [],
    sources: [],
    domain: 'economy',
    ...fields,
  };
}
