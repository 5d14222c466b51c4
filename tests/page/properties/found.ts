import type { Sequence } from './sequence.ts';

/** Sequences that once went wrong, shrunk as the property test printed them. */
export const FOUND: readonly { readonly name: string; readonly sequence: Sequence }[] = [
  {
    name: 'blocks of a nested paragraph',
    sequence: {
      page: [{ text: '' }],
      operations: [
        { do: 'insert', before: 0, what: { text: '重庆' } },
        { do: 'view', view: { on: true, script: 'hant-tw', pinyin: true, glossary: false } },
        { do: 'answer' },
        { do: 'settle' },
        {
          do: 'append',
          to: 0,
          what: {
            tag: 'p',
            children: [{ tag: 'p', children: [{ text: '重庆' }] }, { text: '重庆重庆' }],
          },
        },
      ],
    },
  },
  {
    name: 'a text and its paragraph moved at once',
    sequence: {
      page: [{ text: '' }, { text: '' }],
      operations: [
        { do: 'insert', before: 3, what: { tag: 'p', children: [{ text: '重庆' }, { text: '' }] } },
        { do: 'view', view: { on: true, script: 'source', pinyin: true, glossary: false } },
        { do: 'settle' },
        { do: 'move', node: 17, before: 0 },
        { do: 'move', node: 27, before: 0 },
      ],
    },
  },
  {
    name: 'a text moved and emptied at once',
    sequence: {
      page: [{ text: '' }],
      operations: [
        { do: 'view', view: { on: true, script: 'source', pinyin: true, glossary: false } },
        { do: 'append', to: 0, what: { tag: 'p', children: [{ text: '重庆' }] } },
        { do: 'settle' },
        { do: 'move', node: 4, before: 0 },
        { do: 'write', node: 0, text: '' },
      ],
    },
  },
  {
    name: 'a label in a shadow root whose host becomes editable',
    sequence: {
      page: [
        { tag: 'p', children: [] },
        { tag: 'p', shadow: [{ tag: 'p', children: [] }], children: [] },
        { text: '' },
      ],
      operations: [
        { do: 'label', element: 39, text: '重庆' },
        { do: 'view', view: { on: true, script: 'hant-hk', pinyin: false, glossary: false } },
        { do: 'settle' },
        { do: 'edit', element: 0, editable: true },
      ],
    },
  },
];
