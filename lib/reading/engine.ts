import type { TermCard } from '../glossary/card.ts';
import type { MatcherData } from '../glossary/matcher.ts';
import { type Glossary, openGlossary } from '../glossary/pack.ts';
import type { SegmentWords } from '../pinyin/read-words.ts';
import { type Convert, type Converter, openConverter } from '../script/convert.ts';
import { IDENTITY } from '../span.ts';
import { createRender, type Rendering, type RenderOptions } from './render.ts';

/** Gives data files that `npm run build:data` wrote. */
export interface LoadData {
  /** Parsed. */
  json(file: 'glossary.json' | 'glossary-matcher.json'): Promise<unknown>;
  bytes(file: 'script.bin'): Promise<ArrayBuffer>;
}

/**
 * What knows the language. It lives once, in the background (or in Node), and loads each part when
 * first asked for it; the background may be killed at any moment and opens it again.
 */
export interface Engine {
  render(sources: readonly string[], options: RenderOptions): Promise<readonly Rendering[]>;
  matcherData(): Promise<MatcherData>;
  /** Null for a headword that the glossary does not have; `matched` is the text pointed at. */
  card(headword: string, matched: string): Promise<TermCard | null>;
}

export function openEngine(load: LoadData, segmentWords: SegmentWords): Engine {
  const glossary = lazily(async (): Promise<Glossary> => {
    const [matcher, terms] = await Promise.all([
      load.json('glossary-matcher.json'),
      load.json('glossary.json'),
    ]);
    return openGlossary({ matcher, terms });
  });
  const converter = lazily(
    async (): Promise<Converter> => openConverter(await load.bytes('script.bin')),
  );

  return {
    async render(sources, options) {
      // Only readings need the glossary: a script is toggled without it.
      const readings = options.pinyin ? (await glossary()).readings : undefined;
      const convert = needsConverter(options) ? (await converter()).convert : keepText;
      const render = createRender(convert, segmentWords, readings);
      return sources.map((source) => render(source, options));
    },
    matcherData: async () => (await glossary()).matcherData,
    card: async (headword, matched) => (await glossary()).card(headword, matched),
  };
}

/** Text that is simplified and stays so is shown, and read, without script.bin. */
function needsConverter({ from, to, pinyin }: RenderOptions): boolean {
  return (to !== 'source' && to !== from) || (pinyin && (to === 'source' ? from : to) !== 'hans');
}

const keepText: Convert = (text) => ({ text, map: IDENTITY });

/** Loads once, when first asked; a load that failed is tried again when next asked for. */
function lazily<T>(load: () => Promise<T>): () => Promise<T> {
  let loading: Promise<T> | undefined;
  return () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };
}
