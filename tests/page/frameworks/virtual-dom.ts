import type { Place } from './framework.ts';
import { type Item, itemsOf, type Part, type State, type Template } from './template.ts';

/** What React and Preact have in common, with the node type of either. */
export interface Library<Node> {
  readonly Fragment: unknown;
  readonly Suspense: unknown;
  h(type: unknown, props: object | null, ...children: unknown[]): Node;
  portal(children: Node, target: Element): Node;
  useState(initial: number): [number, (next: number) => void];
}

/** Keeps what waits for a part of the state to become true. */
export interface Gates {
  readonly waiting: Map<string, PromiseWithResolvers<void>>;
  open(state: State): void;
}

export function createGates(): Gates {
  const waiting = new Map<string, PromiseWithResolvers<void>>();
  return {
    waiting,
    open(state) {
      for (const [key, { resolve }] of waiting) {
        if (!state[key]) continue;
        waiting.delete(key);
        resolve();
      }
    },
  };
}

/** Writes `template` down as JSX would: children are arguments, a false condition is null. */
export function createPage<Node>(library: Library<Node>) {
  const { h, Fragment, Suspense } = library;

  function Counter() {
    const [count, setCount] = library.useState(0);
    const button = h('button', { type: 'button', onClick: () => setCount(count + 1) }, '更多');
    return h(Fragment, null, '发展了', count, '次', button);
  }

  /** Keeps the Suspense around it waiting. */
  function Gate({ name, isOpen, gates }: GateProps) {
    if (isOpen) return null;
    const gate = gates.waiting.get(name) ?? Promise.withResolvers<void>();
    gates.waiting.set(name, gate);
    throw gate.promise;
  }

  return function Page({ template, state, place, gates }: PageProps): Node {
    const all = (parts: Template, item?: Item) => parts.map((part) => write(part, item));
    /** One child as it is, several as a fragment, none as null. */
    const group = (parts: Template, item?: Item) =>
      parts.length > 1 ? h(Fragment, null, ...all(parts, item)) : (all(parts, item)[0] ?? null);
    const entry = (parts: Template, item: Item) => {
      const [only] = parts;
      return parts.length === 1 && typeof only === 'object' && only.kind === 'element'
        ? h(only.tag, { key: item.id }, ...all(only.children, item))
        : h(Fragment, { key: item.id }, ...all(parts, item));
    };
    const write = (part: Part, item?: Item): unknown => {
      if (typeof part === 'string') return part;
      switch (part.kind) {
        case 'value':
          return state[part.key];
        case 'item':
          return item?.text;
        case 'element':
          return h(part.tag, null, ...all(part.children, item));
        case 'when':
          return group(state[part.key] ? part.children : part.otherwise, item);
        case 'each':
          return itemsOf(state, part.key).map((each) => entry(part.children, each));
        case 'counter':
          return h(Counter, null);
        case 'portal':
          return library.portal(h(Fragment, null, ...all(part.children)), place.aside);
        case 'parked': {
          const gate = { name: part.key, isOpen: state[part.key] === true, gates };
          return h(Suspense, { fallback: '等一等' }, ...all(part.children), h(Gate, gate));
        }
      }
    };
    return h(Fragment, null, ...all(template));
  };
}

interface GateProps {
  readonly name: string;
  readonly isOpen: boolean;
  readonly gates: Gates;
}

export interface PageProps {
  readonly template: Template;
  readonly state: State;
  readonly place: Place;
  readonly gates: Gates;
}
