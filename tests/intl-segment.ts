import type { Segment } from '../lib/lexicon/segment.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Words by the platform, for tests that do without the dictionary. */
export const intlSegment: Segment = (text) =>
  Array.from(segmenter.segment(text), ({ segment, index }) => ({
    start: index,
    end: index + segment.length,
  }));
