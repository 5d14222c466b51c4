import type { Block } from '../../../lib/page/block.ts';
import { createReader, type Reader } from '../../../lib/page/reader.ts';
import type { Turns } from '../../../lib/page/turns.ts';
import type { Visibility } from '../../../lib/page/visibility.ts';
import type { WordReading } from '../../../lib/pinyin/read-words.ts';
import type { Rendering, RenderOptions } from '../../../lib/reading/render.ts';
import type { FoundTerm } from '../../../lib/reading/search.ts';
import { MappedText } from '../../../lib/span.ts';

/** A script of our own in which some characters become more, fewer or others: to be checked by hand. */
const CHANGES: Readonly<Record<string, string>> = {
  庆: '慶',
  后: '後後',
  员: '程式員',
  里: '',
  龙: '𪚥',
  银: '銀',
};

export function convertText(text: string): string {
  return [...text].map((character) => CHANGES[character] ?? character).join('');
}

const HAN = /\p{Script=Han}{1,2}/gu;

export function renderText(source: string, { to, pinyin }: RenderOptions): Rendering {
  const out = new MappedText();
  for (const character of source) {
    out.add(character.length, to === 'source' ? character : (CHANGES[character] ?? character));
  }
  const { text, map } = out.result();
  const words: WordReading[] = pinyin
    ? Array.from(text.matchAll(HAN), ({ 0: word, index }) => ({
        start: index,
        end: index + word.length,
        readings: [...word].map(() => 'zhuāng'),
      }))
    : [];
  return { shown: text, map, words, repaired: null };
}

const TERM = '银行';

/** No waiting for the browser's frames. */
export const AT_ONCE: Turns = {
  task: () => Promise.resolve(),
  input: () => Promise.resolve(),
  frame: () => Promise.resolve(),
  idle: () => Promise.resolve(),
};

/** An engine that answers only when told to. */
export interface HeldEngine {
  answer(): void;
  /** From now on it answers at once, or no longer does. */
  open(isOpen: boolean): void;
}

/** The real reader with a fake engine and no waiting for frames; half of its Blocks count as near. */
export function openFakeReader(
  root: Element,
  onError: (error: unknown) => void,
): Reader & HeldEngine {
  let waiting: (() => void)[] = [];
  let isOpen = false;
  const answer = () => {
    for (const go of waiting) go();
    waiting = [];
  };
  const reader = createReader({
    roots: [root],
    script: 'hans',
    polluted: false,
    render: (sources, options) =>
      new Promise((resolve) => {
        const go = () => resolve(sources.map((source) => renderText(source, options)));
        if (isOpen) go();
        else waiting.push(go);
      }),
    search: (source) => ({ terms: findTerms(source), damaged: [], rebuilt: [] }),
    show: () => {},
    findWords: async () => [],
    looksUp: () => true,
    preferences: () => ({}),
    isOurs: () => false,
    copies: () => 'shown',
    onChanged: () => {},
    onError,
    turns: AT_ONCE,
    watch: watchHalf,
  });
  return Object.assign(reader, {
    answer,
    open: (now: boolean) => {
      isOpen = now;
      if (now) answer();
    },
  });
}

function findTerms(source: string): FoundTerm[] {
  return Array.from(source.matchAll(new RegExp(TERM, 'g')), ({ index }) => ({
    headword: TERM,
    start: index,
    end: index + TERM.length,
    nested: [],
    matched: TERM,
  }));
}

/** Half of the Blocks count as near. */
export function watchHalf(): Visibility {
  const near = new Map<Block, boolean>();
  const nearOnes = () => [...near].filter(([, isNear]) => isNear).map(([block]) => block);
  return {
    ready: Promise.resolve(),
    watch: (blocks) => {
      for (const block of blocks) near.set(block, near.size % 2 === 0);
    },
    unwatch: (blocks) => {
      for (const block of blocks) near.delete(block);
    },
    isScrolling: false,
    near: nearOnes,
    visible: () => nearOnes().slice(0, 1),
    onChange: () => {},
  };
}
