import type { Term } from '../../lib/glossary/term.ts';

/** A term without fault, with other fields in place of its own. */
export function makeTerm(fields: Partial<Term> = {}): Term {
  return {
    headword: '高质量发展',
    forms: [],
    traditional: [],
    pinyin: 'gāo zhì liàng fā zhǎn',
    english: [{ text: 'high-quality development', status: 'common' }],
    definition: 'Growth that counts quality before speed.',
    kind: 'concept',
    domain: 'economy',
    members: [],
    expansion: [],
    usage: [],
    related: [],
    sources: [],
    ...fields,
  };
}
