import type { MessageKey, Text } from '../../components/text.ts';
import type { TermCard } from '../../lib/glossary/card.ts';
import type { Term } from '../../lib/glossary/term.ts';
import en from '../../public/_locales/en/messages.json';

/** A message as the browser's i18n reads it. */
export interface Message {
  readonly message: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}

/** The UI text of a locale's messages, placeholders filled in as the browser does it. */
export function inLocale(messages: Readonly<Record<MessageKey, Message>>): Text {
  return (key, substitutions = []) => {
    const { message, placeholders = {} } = messages[key];
    return message.replace(/\$(\w+)\$/g, (_, name: string) => {
      const content = placeholders[name.toLowerCase()]?.content ?? '';
      return substitutions[Number(content.slice(1)) - 1] ?? '';
    });
  };
}

export const english: Text = inLocale(en);

/** A term with every field that a card shows; nothing in it is a fact. */
export const SAMPLE_TERM: Term = {
  headword: '三湖两岸经济带',
  forms: ['三湖两岸'],
  traditional: [],
  pinyin: 'sān hú liǎng àn jīng jì dài',
  english: [
    { text: 'Three Lakes belt', status: 'common' },
    { text: 'Three Lakes and Two Shores economic belt', status: 'official', body: 'Lake Council' },
  ],
  definition: 'A made-up plan for towns around three lakes.',
  note: 'Some hold that there are four lakes.',
  kind: 'strategy',
  domain: 'regional',
  firstUse: {
    document: '三湖会议公报',
    english: 'Communique of the Three Lakes meeting',
    body: 'Lake Council',
    date: '2020-01-03',
  },
  members: [
    { headword: '东湖', english: 'the eastern lake' },
    { headword: '西湖', english: 'the western lake' },
  ],
  expansion: ['三湖', '两岸'],
  usage: [{ region: 'taiwan', text: 'Written with another lake.' }],
  related: ['两岸通办', '经济带'],
  sources: [{ document: '三湖规划纲要', date: '2021-10' }],
};

export const SAMPLE_CARD: TermCard = {
  term: SAMPLE_TERM,
  traditional: '三湖兩岸經濟帶',
  nested: ['经济带'],
};

/** A term with no more than the schema demands, the same in both scripts. */
export const PLAIN_CARD: TermCard = {
  term: {
    headword: '省委',
    forms: [],
    traditional: [],
    pinyin: 'shěng wěi',
    english: [{ text: 'provincial Party committee', status: 'common' }],
    definition: 'The Party committee of a province.',
    kind: 'institution',
    domain: 'institutions',
    members: [],
    expansion: [],
    usage: [],
    related: [],
    sources: [],
  },
  traditional: '省委',
  nested: [],
};
