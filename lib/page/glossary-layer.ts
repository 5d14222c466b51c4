import type { Findings } from '../reading/search.ts';
import type { Repaired } from '../repair/repair.ts';
import type { Block } from './block.ts';
import type { PageText } from './page-text.ts';
import type { HIGHLIGHTS } from './style.ts';
import type { TextMap } from './text-map.ts';
import { Slice, type Turns } from './turns.ts';
import type { Visibility } from './visibility.ts';

/**
 * Marks terms, damaged and rebuilt text with the CSS Custom Highlight API: the page's DOM stays as it is. Only
 * what is around the viewport is marked: with each change of the page the browser goes through every
 * range there is (decision 6).
 */
export interface GlossaryLayer {
  /** What to mark now. */
  show(wanted: { readonly terms: boolean; readonly damaged: boolean }): void;
  /** Takes over what the page changed. */
  update(removed: readonly Block[], added: readonly Block[]): void;
  /** `block` stands otherwise than before. */
  redraw(block: Block): void;
  /** There are other terms: all is searched anew, and marks stay until they are. */
  searchAnew(): void;
  /** What was found in `block`, as far as it is looked through and shown. */
  findings(block: Block): Findings;
  /** Resolves when the whole article is looked through, and what is near marked. */
  settled(): Promise<void>;
}

export interface GlossaryOptions {
  readonly text: PageText;
  readonly visibility: Visibility;
  readonly turns: Turns;
  /** `repaired`: as the text stands on the page, where that isn't as it came. */
  readonly search: (source: string, repaired: Repaired | null) => Findings;
  readonly mapOf: (block: Block) => TextMap;
}

/**
 * Marked is what stands within so many UTF-16 units of the viewport. Each change of the marks has the
 * browser go through all of the page before it paints, so they change seldom (decision 6).
 */
const MARKED = 12_000;

/** The marks move along when the viewport has moved by so many Blocks. */
const MOVED = 20;

const NOTHING: Findings = { terms: [], damaged: [], rebuilt: [] };

export function createGlossaryLayer(
  { text, visibility, turns, search, mapOf }: GlossaryOptions,
  signal: AbortSignal,
): GlossaryLayer {
  const found = new Map<Block, Findings>();
  /** What was searched, where that was a repaired text. */
  const searched = new Map<Block, Repaired>();
  const drawn = new Map<Block, readonly { highlight: Highlight; range: StaticRange }[]>();
  const terms = openHighlight('shuangdu-term', signal);
  const damaged = openHighlight('shuangdu-damaged', signal);
  const rebuilt = openHighlight('shuangdu-rebuilt', signal);
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
      ...(wanted.damaged ? findings.rebuilt.map((span) => ({ highlight: rebuilt, span })) : []),
    ].flatMap(({ highlight, span }) => map.ranges(span).map((range) => ({ highlight, range })));
    for (const { highlight, range } of marks) highlight.add(range);
    drawn.set(block, marks);
  };

  /** Only the engine can rebuild text: what it made of this Block is what there is to be found. */
  const look = (block: Block) => {
    const { repaired } = mapOf(block);
    found.set(block, search(block.source, repaired));
    if (repaired) searched.set(block, repaired);
    else searched.delete(block);
    if (drawn.has(block)) draw(block);
  };

  /** Index of the Block around which is marked now. */
  let center = 0;
  /** Marks what stands around the viewport, and takes the marks off what does not. */
  const markAround = (index: number) => {
    center = index;
    const wanted = new Set(around(text.blocks, index));
    for (const block of [...drawn.keys()]) if (!wanted.has(block)) erase(block);
    for (const block of wanted) if (found.has(block) && !drawn.has(block)) draw(block);
  };
  /** Marks anew where the reader has come to the end of what is marked; the rest when scrolling rests. */
  const refresh = () => {
    const near = visibility.near();
    const isMissing = near.some((block) => found.has(block) && !drawn.has(block));
    if (!isMissing && visibility.isScrolling) return;
    const index = near[0] ? text.blocks.indexOf(near[0]) : 0;
    if (isMissing || Math.abs(index - center) > MOVED) markAround(Math.max(0, index));
  };
  const work = async () => {
    const slice = new Slice();
    for (let block = firstUnsearched(); block && !signal.aborted; block = firstUnsearched()) {
      look(block);
      if (!slice.isOver) continue;
      refresh();
      await slice.next(turns.task());
    }
    markAround(center);
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
        searched.delete(block);
      }
      if (added.length > 0 && (wanted.terms || wanted.damaged)) start();
    },
    redraw(block) {
      const isStale = (searched.get(block) ?? null) !== mapOf(block).repaired;
      if (found.has(block) && isStale) look(block);
      else if (drawn.has(block)) draw(block);
    },
    searchAnew() {
      found.clear();
      if (wanted.terms || wanted.damaged) start();
    },
    findings(block) {
      const { terms, damaged, rebuilt } = found.get(block) ?? NOTHING;
      return {
        terms: wanted.terms ? terms : [],
        damaged: wanted.damaged ? damaged : [],
        rebuilt: wanted.damaged ? rebuilt : [],
      };
    },
    async settled() {
      await Promise.all([working, visibility.ready]);
    },
  };
}

/** The Blocks from MARKED units before the one at `index` to as many after it. */
function around(blocks: readonly Block[], index: number): Block[] {
  const edge = (step: 1 | -1): number => {
    let at = index;
    for (let way = 0; way < MARKED && blocks[at]; at += step) way += blocks[at]?.source.length ?? 0;
    return at;
  };
  return blocks.slice(Math.max(0, edge(-1)), edge(1) + 1);
}

/** A highlight in the document's registry, until `signal` aborts. */
export function openHighlight(name: (typeof HIGHLIGHTS)[number], signal: AbortSignal): Highlight {
  const highlight = new Highlight();
  CSS.highlights.set(name, highlight);
  signal.addEventListener('abort', () => CSS.highlights.delete(name), { once: true });
  return highlight;
}
