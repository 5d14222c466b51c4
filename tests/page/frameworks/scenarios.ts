import {
  counter,
  each,
  element,
  item,
  items,
  parked,
  portal,
  type State,
  type Template,
  value,
  when,
} from './template.ts';

/** What happens to a page while the reader shows it. */
export interface Scenario {
  readonly name: string;
  readonly template: Template;
  readonly first: State;
  /** In order: the state changes in part, the page's button is clicked, the app goes and comes anew. */
  readonly steps: readonly (State | 'click' | 'remount')[];
  /** Frameworks that have nothing of the kind. */
  readonly without?: readonly string[];
  /** What no server renders. */
  readonly clientOnly?: boolean;
}

// Texts are chosen so that no word reaches from one element into the next: what the whole page's text
// converts to is what its blocks convert to.
const LIST = ['头发', '发展', '皇后', '后天', '里面'];

export const SCENARIOS: readonly Scenario[] = [
  {
    name: "an element's only text",
    template: [element('p', value('a')), element('h2', '发展'), element('p', value('b'))],
    first: { a: '头发', b: '皇后' },
    steps: [{ a: '后天' }, { b: '里面' }, { a: '头发', b: '发展' }],
  },
  {
    name: 'text in one expression among others',
    template: [element('p', '头发', value('a'), '长')],
    first: { a: '很' },
    steps: [{ a: '不' }, { a: '发展' }],
  },
  {
    name: 'several adjacent expressions',
    template: [element('p', value('a'), value('b'), element('b', value('c')), value('d'))],
    first: { a: '头发', b: '很长', c: '发展', d: '皇后' },
    steps: [{ b: '不长' }, { a: '后天', d: '里面' }, { c: '头发', b: '很长' }],
  },
  {
    name: 'text to empty and back',
    template: [
      element('p', value('a')),
      element('p', value('a'), element('b', '发展'), value('b')),
    ],
    first: { a: '头发', b: '皇后' },
    steps: [{ a: '' }, { b: '' }, { a: '后天' }, { b: '里面' }],
  },
  {
    name: 'text replaced by elements and back',
    template: [element('p', when('is', ['头发'], [element('i', '发展'), element('b', '皇后')]))],
    first: { is: true },
    steps: [{ is: false }, { is: true }, { is: false }],
  },
  {
    name: 'conditional text between texts',
    template: [
      element('p', '头发', when('is', ['很长']), '发展', when('not', ['了'], ['着']), value('a')),
    ],
    first: { is: true, not: true, a: '皇后' },
    steps: [{ is: false }, { a: '后天' }, { is: true, not: false }, { a: '里面' }, { not: true }],
  },
  {
    name: 'conditional text between elements',
    template: [element('p', element('b', '头发'), when('is', ['很长']), element('i', '发展'))],
    first: { is: false },
    steps: [{ is: true }, { is: false }, { is: true }],
  },
  {
    name: 'an element without text between texts',
    template: [
      element('p', value('a'), when('is', [element('i')]), value('b'), when('not', [element('i')])),
    ],
    first: { is: false, not: false, a: '头发', b: '很长' },
    steps: [{ is: true }, { not: true }, { is: false }, { a: '发展', not: false, is: true }],
  },
  {
    name: 'conditional paragraphs',
    template: [
      element('p', '头发'),
      when('is', [element('p', '发展'), element('p', value('a'))]),
      element('p', '皇后'),
    ],
    first: { is: true, a: '后天' },
    steps: [{ is: false }, { is: true, a: '里面' }],
  },
  {
    name: 'a list reversed and shuffled',
    template: [element('ul', each('list', element('li', item)))],
    first: { list: items(...LIST) },
    steps: [{ list: items(...LIST.toReversed()) }, { list: shuffled(LIST) }],
  },
  {
    name: 'a list shortened, lengthened at its start, emptied, filled again',
    template: [element('ul', each('list', element('li', item, element('b', '的'))))],
    first: { list: items('头发', '发展', '皇后') },
    steps: [
      { list: items('头发', '皇后') },
      { list: items('后天', '头发', '发展', '皇后') },
      { list: [] },
      { list: items('发展', '头发') },
    ],
  },
  {
    name: 'items that change their text and place at once',
    template: [element('ul', each('list', element('li', item)))],
    first: { list: [entry('1', '头发'), entry('2', '发展'), entry('3', '皇后')] },
    steps: [
      { list: [entry('3', '后天'), entry('1', '头发'), entry('2', '里面')] },
      { list: [entry('2', '里面'), entry('3', '皇后'), entry('1', '发展')] },
    ],
  },
  {
    name: 'keyed text, sorted both ways',
    template: [element('p', each('list', item))],
    first: { list: items(...LIST) },
    steps: [
      { list: items(...LIST.toSorted()) },
      { list: items(...LIST.toSorted().reverse()) },
      { list: items(...LIST) },
    ],
  },
  {
    name: 'keyed text, taken out and put in',
    template: [element('p', '头发、', each('list', item), '、发展')],
    first: { list: items('皇后', '后天', '里面') },
    steps: [
      { list: items('皇后', '里面') },
      { list: items('长发', '皇后', '后天', '里面') },
      { list: [] },
      { list: items('里面', '皇后') },
    ],
  },
  {
    name: 'keyed fragments of text and elements',
    template: [element('p', each('list', item, element('b', '的'), '，'))],
    first: { list: items(...LIST) },
    steps: [
      { list: items(...LIST.toReversed()) },
      { list: items('皇后', '长发', '头发') },
      { list: shuffled(LIST) },
    ],
  },
  {
    name: 'text outside any element of the page',
    template: ['头发', when('is', ['很多']), element('p', '发展'), each('list', item), '皇后'],
    first: { is: true, list: items('后天', '里面') },
    steps: [{ is: false }, { list: items('里面', '长发', '后天') }, { is: true }],
  },
  {
    name: 'a component with state and events',
    template: [element('p', counter), element('p', value('a'))],
    first: { a: '头发' },
    steps: ['click', { a: '皇后' }, 'click', 'click'],
  },
  {
    name: 'text that stands elsewhere',
    template: [
      element('p', '头发', when('is', [portal('发展', element('b', value('a')))]), '皇后'),
    ],
    first: { is: true, a: '后天' },
    steps: [{ a: '里面' }, { is: false }, { is: true, a: '后天' }],
    clientOnly: true,
  },
  {
    name: 'text that is kept out of sight',
    template: [element('p', '头发', parked('is', '很长', element('b', value('a'))), '皇后')],
    first: { is: true, a: '后天' },
    steps: [{ is: false }, { is: true }, { is: false, a: '里面' }, { is: true }],
    without: ['Svelte'],
  },
  {
    name: 'an app that goes and comes anew',
    template: [element('p', '头发', value('a')), each('list', item), element('p', counter)],
    first: { a: '很长', list: items('后天', '里面') },
    steps: ['remount', { a: '不长' }, 'click', 'remount', { list: items('里面', '后天') }],
  },
];

function entry(id: string, text: string) {
  return { id, text };
}

/** Neither the order nor its reverse. */
function shuffled(list: readonly string[]) {
  const [a = '', b = '', c = '', ...rest] = list;
  return items(c, ...rest, a, b);
}
