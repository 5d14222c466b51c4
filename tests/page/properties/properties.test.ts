import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { FOUND } from './found.ts';
import { expectOffsetsToReturn } from './offsets.ts';
import { play } from './play.ts';
import { type Sequence, sequence } from './sequence.ts';

/** npm run test:properties sets these; CI plays this many. */
const RUNS = Number(import.meta.env.VITE_PROPERTY_RUNS ?? 5000);
const SEED = Number(import.meta.env.VITE_PROPERTY_SEED ?? Date.now() % 2 ** 31);

it.each(FOUND)('sequence $name stays as it was mended', async ({ sequence: found }) => {
  await play(found);
});

it(
  `source offsets of ${RUNS / 10} random pages lead to the page and back, seed ${SEED}`,
  async () => {
    const property = fc.asyncProperty(sequence, ({ page }) => expectOffsetsToReturn(page));
    await fc.assert(property, { numRuns: RUNS / 10, seed: SEED });
  },
  60_000 + RUNS,
);

it(
  `${RUNS} random sequences of a page and a reader, seed ${SEED}`,
  async () => {
    let played = 0;
    const property = fc.asyncProperty(sequence, async (one: Sequence) => {
      await play(one);
      played += 1;
    });
    const result = await fc.check(property, { numRuns: RUNS, seed: SEED });
    if (result.failed) {
      // Ready to be put into found.ts.
      const fixture = JSON.stringify(result.counterexample?.[0]);
      throw new Error(`seed ${SEED}: ${result.errorInstance}\n${fixture}`.slice(0, 20_000));
    }
    expect(played).toBe(RUNS);
  },
  60_000 + RUNS * 10,
);
