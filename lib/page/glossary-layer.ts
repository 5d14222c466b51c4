import type { Findings } from '../reading/search.ts';
import type { Block } from './block.ts';
import type { PageText } from './page-text.ts';

import type { HIGHLIGHTS } from './style.ts';
import type { TextMap } from './text-map.ts';
import { Slice, type Turns } from './turns.ts';
import type { Visibility } from './visibility.ts';

/**
 * Marks terms and damaged text with the CSS Custom Highlight API: the page's DOM stays as it is. Only
 * what is near the viewport is marked: with each change of the page the browser goes through every
 * range there is (decision 6).
 */
export interface GlossaryLayer {
  /** What to mark now. */
  show(wanted: { readonly terms: boolean; readonly damaged: boolean }): void;
  /** Takes over what the page changed. */
  update(removed: readonly Block[], added: readonly Block[]): void;
  /** `block` stands otherwise than before. */
  redraw(block: Block): void;
  /** What was found in `block`, as far as it is looked through and shown. */
  findings(block: Block): Findings;
  /** Resolves when the whole article is looked through, and what is near marked. */
  settled(): Promise<void>;
}

export interface GlossaryOptions {
  readonly text: PageText;
  readonly visibility: Visibility;
  readonly turns: Turns;
  readonly search: (source: string) => Findings;
  readonly mapOf: (block: Block) => TextMap;
}

const NOTHING: Findings = { terms: [], damaged: [] };

export function createGlossaryLayer(
  { text, visibility, turns, search, mapOf }: GlossaryOptions,
  signal: AbortSignal,
): GlossaryLayer {
  const found = new Map<Block, Findings>();
  const drawn = new Map<Block, readonly { highlight: Highlight; range: StaticRange }[]>();
  const terms = openHighlight('shuangdu-term', signal);
  const damaged = openHighlight('shuangdu-damaged', signal);
  let wanted = { terms: false, damaged: false };
  let working = Promise.resolve();

  const erase = (block: Block) => {
    for (const { highlight, range } of drawn.get(block) ?? []) highlight.delete(range);
    drawn.delete(block);
  };

  const draw = (block: Block) => {
    erase(block);
    const findings = found.get(block);
    if (!findings) return;
    const map = mapOf(block);
    const marks = [
      ...(wanted.terms ? findings.terms.map((span) => ({ highlight: terms, span })) : []),
      ...(wanted.damaged ? findings.damaged.map((span) => ({ highlight: damaged, span })) : []),
    ].flatMap(({ highlight, span }) => map.ranges(span).map((range) => ({ highlight, range })));
    for (const { highlight, range } of marks) highlight.add(range);
    drawn.set(block, marks);
  };

  /** Marks what came near and takes the marks off what went away. */
  const refresh = () => {
    const near = new Set(visibility.near());
    for (const block of [...drawn.keys()]) if (!near.has(block)) erase(block);
    for (const block of near) if (found.has(block) && !drawn.has(block)) draw(block);
  };
  const work = async () => {
    const slice = new Slice();
    for (let block = firstUnsearched(); block && !signal.aborted; block = firstUnsearched()) {
      found.set(block, search(block.source));
      if (!slice.isOver) continue;
      refresh();
      await slice.next(turns.task());
    }
    refresh();
  };
  let searchedTo = 0;
  const firstUnsearched = (): Block | undefined => {
    const { blocks } = text;
    while (searchedTo < blocks.length && found.has(blocks[searchedTo] as Block)) searchedTo += 1;
    return blocks[searchedTo];
  };
  const start = () => {
    searchedTo = 0;
    working = working.then(work);
  };

  visibility.onChange(refresh);

  return {
    show(next) {
      if (next.terms === wanted.terms && next.damaged === wanted.damaged) return;
      wanted = next;
      for (const block of [...drawn.keys()]) erase(block);
      refresh();
      if (next.terms || next.damaged) start();
    },
    update(removed, added) {
      for (const block of removed) {
        erase(block);
        found.delete(block);
      }
      if (added.length > 0 && (wanted.terms || wanted.damaged)) start();
    },
    redraw(block) {
      if (drawn.has(block)) draw(block);
    },
    findings(block) {
      const { terms: all, damaged: broken } = found.get(block) ?? NOTHING;
      return { terms: wanted.terms ? all : [], damaged: wanted.damaged ? broken : [] };
    },
    async settled() {
      await Promise.all([working, visibility.ready]);
    },
  };
}

/** A highlight in the document's registry, until `signal` aborts. */
export function openHighlight(name: (typeof HIGHLIGHTS)[number], signal: AbortSignal): Highlight {
  const highlight = new Highlight();
  CSS.highlights.set(name, highlight);
  signal.addEventListener('abort', () => CSS.highlights.delete(name), { once: true });
  return highlight;
}
