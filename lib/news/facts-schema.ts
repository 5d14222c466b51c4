import * as v from 'valibot';
import type { PageFacts } from './facts.ts';

const LettersSchema = v.object({
  han: v.number(),
  kana: v.number(),
  hangul: v.number(),
  latin: v.number(),
});
const LinesSchema = v.array(v.object({ text: v.string(), linked: v.boolean() }));

/** PageFacts, as they come from the probe. */
export const FactsSchema = v.object({
  host: v.string(),
  contentType: v.string(),
  lang: v.string(),
  title: v.string(),
  metas: v.record(v.string(), v.string()),
  linkedData: v.array(v.string()),
  letters: LettersSchema,
  prose: v.number(),
  foreignProse: v.number(),
  body: v.object({
    text: v.string(),
    letters: LettersSchema,
    prose: v.number(),
    paragraphs: v.number(),
    headlines: v.number(),
    teasers: v.number(),
    dates: v.number(),
    before: LinesSchema,
    after: LinesSchema,
  }),
}) satisfies v.GenericSchema<unknown, PageFacts>;
