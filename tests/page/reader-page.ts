import type { TermMatch } from '../../lib/glossary/matcher.ts';
import type { Pointed } from '../../lib/page/hover-layer.ts';
import { createReader, type Reader } from '../../lib/page/reader.ts';
import type { WhichText } from '../../lib/page/selected-text.ts';
import { openLanguage } from '../../lib/reading/language.ts';
import { createRender } from '../../lib/reading/render.ts';
import { searchBlock } from '../../lib/reading/search.ts';
import type { View } from '../../lib/reading/view.ts';
import { openKnowledge, repair } from '../../lib/repair/repair.ts';
import { openConverter } from '../../lib/script/convert.ts';
import type { TextScript } from '../../lib/script/script.ts';
import { intlSegment } from '../intl-segment.ts';
import { pinyinProWords } from '../pinyin-pro-words.ts';

/** Over what `npm run build:data` wrote, as the extension has it. */
export const { convert } = openConverter(await (await fetch('/data/script.bin')).arrayBuffer());

/** What is known of the language, as far as the damaged texts of the tests ask for it. */
const language = openLanguage(
  {
    numberOf: (word) => ['活動', '匯報'].indexOf(word),
    characterReadings: (character) => (character === '動' ? ['dong4'] : []),
  },
  (bytes) => new TextDecoder('gbk').decode(bytes),
);
const render = createRender(convert, pinyinProWords, undefined, openKnowledge(language));

export const PLAIN: View = { on: true, script: 'source', pinyin: false, glossary: false };
export const PINYIN: View = { ...PLAIN, pinyin: true };
export const TAIWAN: View = { ...PLAIN, script: 'hant-tw' };
export const BOTH: View = { ...TAIWAN, pinyin: true };

interface PageOptions {
  readonly script?: TextScript;
  readonly polluted?: boolean;
  readonly leaveOut?: ReadonlySet<Element>;
  /** Terms to find, as plain strings; the real matcher has tests of its own. */
  readonly terms?: readonly string[];
  /** Whether words that are no terms are looked up. */
  readonly looksUp?: boolean;
  readonly show?: (pointed: Pointed | null) => void;
  readonly onChanged?: () => void;
  readonly copies?: () => WhichText;
  readonly writable?: Promise<unknown>;
  /** Holds the engine's answers back. */
  readonly engineTurn?: () => Promise<void>;
}

/** The real layers and the real engine on `root`, without the extension around them. */
export function readPage(root: Element, options: PageOptions = {}): Reader {
  const { script = 'hans', polluted = false, terms = [], show = () => {} } = options;
  return createReader({
    roots: [root],
    script,
    polluted,
    ...(options.leaveOut && { leaveOut: options.leaveOut }),
    render: async (sources, renderOptions) => {
      await options.engineTurn?.();
      return sources.map((source) => render(source, renderOptions));
    },
    search: (source, repaired) =>
      searchBlock(repaired ?? repair(source, { polluted }), {
        match: (text) => findAll(text, terms),
      }),
    findWords: async (source) =>
      intlSegment(source).map((word) => ({ ...word, text: source.slice(word.start, word.end) })),
    looksUp: () => options.looksUp ?? false,
    preferences: () => ({}),
    show,
    isOurs: () => false,
    copies: options.copies ?? (() => 'shown'),
    ...(options.writable && { writable: options.writable }),
    onChanged: options.onChanged ?? (() => {}),
    onError: (error) => {
      throw error;
    },
  });
}

/** The first place of each term, in order. */
function findAll(text: string, terms: readonly string[]): TermMatch[] {
  return terms
    .map((headword) => ({ headword, start: text.indexOf(headword) }))
    .filter(({ start }) => start !== -1)
    .map(({ headword, start }) => ({ headword, start, end: start + headword.length, nested: [] }))
    .sort((a, b) => a.start - b.start);
}

/** Every node under `root`, to tell whether they are the same objects later. */
export function nodesOf(root: Node): Node[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ALL);
  const nodes: Node[] = [];
  for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) nodes.push(node);
  return nodes;
}

/** The text as the reader sees it, without readings. */
export function shownText(root: Element): string {
  return root.textContent ?? '';
}

/** Our words on the page, each with the reading that stands over it. */
export function readings(root: Element): [word: string, reading: string][] {
  return [...root.querySelectorAll('shuangdu-word')].map((word) => [
    word.textContent ?? '',
    word.getAttribute('reading') ?? '',
  ]);
}

/** A fresh root in the page with `html` in it; removed by the test's cleanup. */
export function page(html: string): HTMLElement {
  const root = document.createElement('article');
  root.innerHTML = html;
  document.body.replaceChildren(root);
  return root;
}

export const turn = () => new Promise((resolve) => setTimeout(resolve, 0));
