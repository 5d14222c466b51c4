import { describe, expect, it } from 'vitest';
import { buildGlossary } from '../../scripts/build-glossary.ts';
import { termbaseProblems } from '../../scripts/termbase-problems.ts';

const { terms } = await buildGlossary();
const problems = await termbaseProblems(terms);

// What the build refuses is tested with the build (termbase.test.ts); this is what takes a look.
describe('the termbase of this repo', () => {
  it('reads headwords as our own engine does, or says why not', () => {
    expect(problems.readings).toEqual([]);
  });

  it('defines no two terms by the same text', () => {
    expect(problems.copies).toEqual([]);
  });

  it('praises and blames nobody in its own voice', () => {
    expect(problems.words).toEqual([]);
  });

  it('begins renderings with a capital only where they are names', () => {
    expect(problems.capitals).toEqual([]);
  });
});
