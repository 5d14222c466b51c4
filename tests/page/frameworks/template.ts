/** A list entry; `id` is its key. */
export interface Item {
  readonly id: string;
  readonly text: string;
}

/** What a page renders its template with. */
export type State = Readonly<Record<string, string | boolean | readonly Item[]>>;

/** A page, in no framework's language; each framework's file writes it down in its own. */
export type Template = readonly Part[];

export type Part =
  | string
  /** An expression: a string of the state; within `each`, the item's text. */
  | { readonly kind: 'value'; readonly key: string }
  | { readonly kind: 'item' }
  | { readonly kind: 'element'; readonly tag: string; readonly children: Template }
  | {
      readonly kind: 'when';
      readonly key: string;
      readonly children: Template;
      readonly otherwise: Template;
    }
  /** Keyed; without an element around the children where they aren't one. */
  | { readonly kind: 'each'; readonly key: string; readonly children: Template }
  /** Text and a button of a component with a state of its own. */
  | { readonly kind: 'counter' }
  /** Stands in the page's <aside>. */
  | { readonly kind: 'portal'; readonly children: Template }
  /** Kept by the framework, but not shown, while the state's `key` is false. */
  | { readonly kind: 'parked'; readonly key: string; readonly children: Template };

export const value = (key: string): Part => ({ kind: 'value', key });
export const item: Part = { kind: 'item' };
export const counter: Part = { kind: 'counter' };
export const element = (tag: string, ...children: Template): Part => ({
  kind: 'element',
  tag,
  children,
});
export const when = (key: string, children: Template, otherwise: Template = []): Part => ({
  kind: 'when',
  key,
  children,
  otherwise,
});
export const each = (key: string, ...children: Template): Part => ({ kind: 'each', key, children });
export const portal = (...children: Template): Part => ({ kind: 'portal', children });
export const parked = (key: string, ...children: Template): Part => ({
  kind: 'parked',
  key,
  children,
});

/** Items whose texts are `words`, each its own key. */
export const items = (...words: readonly string[]): Item[] =>
  words.map((text) => ({ id: text, text }));

/** The list that the state has under `key`. */
export function itemsOf(state: State, key: string): readonly Item[] {
  const list = state[key];
  return Array.isArray(list) ? (list as readonly Item[]) : [];
}
