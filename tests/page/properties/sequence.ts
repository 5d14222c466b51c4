import * as fc from 'fast-check';
import type { View } from '../../../lib/reading/view.ts';

/** A node of a page, as data: a text, or an element with what is in it. */
export type NodeSpec =
  | { readonly text: string }
  | {
      readonly tag: string;
      readonly attributes?: Readonly<Record<string, string>>;
      /** In an open shadow root of the element's own. */
      readonly shadow?: readonly NodeSpec[];
      readonly children: readonly NodeSpec[];
    };

/**
 * What happens on the page, or to the reader. Nodes and elements are named by their place among the page's
 * own, in document order, modulo how many there are.
 */
export type Operation =
  | { readonly do: 'write'; readonly node: number; readonly text: string }
  | { readonly do: 'remove'; readonly node: number }
  | { readonly do: 'bring back' }
  | { readonly do: 'insert'; readonly before: number; readonly what: NodeSpec }
  | { readonly do: 'insert after'; readonly node: number; readonly what: NodeSpec }
  | { readonly do: 'append'; readonly to: number; readonly what: NodeSpec }
  | { readonly do: 'move'; readonly node: number; readonly before: number }
  | { readonly do: 'replace text'; readonly element: number; readonly text: string }
  | { readonly do: 'replace html'; readonly element: number; readonly what: NodeSpec }
  | { readonly do: 'split'; readonly node: number; readonly at: number }
  | { readonly do: 'edit'; readonly element: number; readonly editable: boolean }
  | { readonly do: 'label'; readonly element: number; readonly text: string }
  /** The page clears away elements that it does not know. */
  | { readonly do: 'sweep' }
  | { readonly do: 'view'; readonly view: View }
  | { readonly do: 'answer' }
  | { readonly do: 'settle' }
  | { readonly do: 'restart' };

export interface Sequence {
  readonly page: readonly NodeSpec[];
  readonly operations: readonly Operation[];
}

/** Words whose renderings are longer, shorter, empty or astral, and text that is none of ours. */
const short = fc
  .array(
    fc.constantFrom(
      '重庆',
      '后',
      '里',
      '员',
      '银行',
      '𠮷',
      '龙',
      '，',
      '。',
      ' ',
      'GDP',
      '5',
      '\n',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

/** Longer than one Block may be (lib/page/collect.ts). */
const LONG = '重庆后里员，银行GDP。'.repeat(90);
const text = fc.oneof(
  { withCrossShrink: true },
  { weight: 40, arbitrary: short },
  { weight: 1, arbitrary: fc.constant(LONG) },
);

const textSpec = text.map((value): NodeSpec => ({ text: value }));
const INLINE = ['b', 'a', 'span', 'em', 'ruby'] as const;
const BLOCKS = ['p', 'div', 'li', 'section', 'x-card', 'pre'] as const;

const { node } = fc.letrec<{ node: NodeSpec; inline: NodeSpec; block: NodeSpec }>((tie) => ({
  inline: fc.record({
    tag: fc.constantFrom(...INLINE),
    children: fc.array(fc.oneof({ depthSize: 'small' }, textSpec, tie('inline')), { maxLength: 3 }),
  }),
  block: fc.record(
    {
      tag: fc.constantFrom(...BLOCKS),
      shadow: fc.array(tie('node'), { maxLength: 2 }),
      children: fc.array(tie('node'), { maxLength: 3 }),
    },
    { requiredKeys: ['tag', 'children'] },
  ),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    textSpec,
    fc.constant<NodeSpec>({ tag: 'br', children: [] }),
    tie('inline'),
    tie('block'),
  ),
}));

const view: fc.Arbitrary<View> = fc.record({
  on: fc.nat({ max: 4 }).map((one) => one > 0),
  script: fc.constantFrom('source', 'hant-tw', 'hant-hk'),
  pinyin: fc.boolean(),
  glossary: fc.boolean(),
});
const place = fc.nat({ max: 40 });

const operation: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ do: fc.constant('write'), node: place, text }),
  fc.record({ do: fc.constant('remove'), node: place }),
  fc.record({ do: fc.constant('bring back') }),
  fc.record({ do: fc.constant('insert'), before: place, what: node }),
  fc.record({ do: fc.constant('insert after'), node: place, what: node }),
  fc.record({ do: fc.constant('sweep') }),
  fc.record({ do: fc.constant('label'), element: place, text: short }),
  fc.record({ do: fc.constant('append'), to: place, what: node }),
  fc.record({ do: fc.constant('move'), node: place, before: place }),
  fc.record({ do: fc.constant('replace text'), element: place, text }),
  fc.record({ do: fc.constant('replace html'), element: place, what: node }),
  fc.record({ do: fc.constant('split'), node: place, at: fc.nat({ max: 9 }) }),
  fc.record({ do: fc.constant('edit'), element: place, editable: fc.boolean() }),
  { weight: 3, arbitrary: fc.record({ do: fc.constant('view'), view }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('answer') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('settle') }) },
  fc.record({ do: fc.constant('restart') }),
);

export const sequence: fc.Arbitrary<Sequence> = fc.record({
  page: fc.array(node, { minLength: 1, maxLength: 5 }),
  operations: fc.array(operation, { maxLength: 14 }),
});
