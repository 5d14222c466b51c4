import type { TermCard } from '../glossary/card.ts';
import type { MatcherData } from '../glossary/matcher.ts';
import { type Glossary, openGlossary } from '../glossary/pack.ts';
import type { SegmentWords } from '../pinyin/read-words.ts';
import type { Decode } from '../repair/double-bytes.ts';
import { openKnowledge } from '../repair/repair.ts';
import { openConverter } from '../script/convert.ts';
import { openLanguage } from './language.ts';
import { createRender, type Rendering, type RenderOptions } from './render.ts';

/** Gives a data file that `npm run build:data` wrote, parsed. */
export type LoadData = (file: 'glossary.json' | 'glossary-matcher.json') => Promise<unknown>;

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

export function openEngine(load: LoadData, segmentWords: SegmentWords, decodeGbk: Decode): Engine {
  const convert = openConverter();
  const knowledge = openKnowledge(openLanguage(segmentWords, decodeGbk));
  let opening: Promise<Glossary> | undefined;
  const glossary = (): Promise<Glossary> => {
    opening ??= Promise.all([load('glossary-matcher.json'), load('glossary.json')]).then(
      ([matcher, terms]) => openGlossary({ matcher, terms }),
      (error: unknown) => {
        // A load that failed is tried again when next asked for.
        opening = undefined;
        throw error;
      },
    );
    return opening;
  };

  return {
    async render(sources, options) {
      // Only readings need the glossary: a script is toggled without it.
      const readings = options.pinyin ? (await glossary()).readings : undefined;
      const render = createRender(convert, segmentWords, readings, knowledge);
      return sources.map((source) => render(source, options));
    },
    matcherData: async () => (await glossary()).matcherData,
    card: async (headword, matched) => (await glossary()).card(headword, matched),
  };
}
