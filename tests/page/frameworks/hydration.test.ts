import { afterEach, describe, expect, it } from 'vitest';
import type { Framework } from './framework.ts';
import { preact } from './preact.ts';
import { react } from './react.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { type Stage, stage, type ViewName } from './stage.ts';
import { svelte } from './svelte.ts';
import { vue } from './vue.ts';

/** What becomes of a page that is hydrated after the reader wrote to it, from best to worst. */
const OUTCOMES = ['unharmed', 'rendered anew', 'broken'] as const;
type Outcome = (typeof OUTCOMES)[number];

interface Late {
  readonly framework: Framework;
  /** The worst that happened in any scenario. */
  readonly worst: Readonly<Record<ViewName, Outcome>>;
  /** Where the framework tells of it. */
  readonly tells: readonly string[];
}

/**
 * No wish but what the frameworks do: why the reader waits for hydration.
 * - React compares the data of every Text node, and the textContent of an element whose only child is
 *   a string; on the first difference, or node too many, it throws all away and renders anew.
 * - Vue corrects text in place, but takes our element for the next node it expects: it renders that
 *   node, and in a fragment leaves the server's where it was. It stands there twice.
 * - Svelte counts siblings. Text is corrected in place; a node too many at the end of an element makes
 *   it render anew, elsewhere it goes unseen, and text and anchors are taken for one another.
 * - Preact matches by kind of node and removes what is left over.
 */
const LATE: readonly Late[] = [
  {
    framework: react,
    worst: { script: 'rendered anew', pinyin: 'rendered anew', both: 'rendered anew' },
    tells: ['onRecoverableError'],
  },
  {
    framework: vue,
    worst: { script: 'unharmed', pinyin: 'broken', both: 'broken' },
    tells: ['warnHandler', 'console.error'],
  },
  {
    framework: svelte,
    worst: { script: 'unharmed', pinyin: 'broken', both: 'broken' },
    tells: ['console.warn'],
  },
  {
    framework: preact,
    worst: { script: 'unharmed', pinyin: 'unharmed', both: 'unharmed' },
    tells: [],
  },
];

let open: Stage | undefined;
afterEach(() => {
  open?.end();
  open = undefined;
});

describe.each(LATE)('$framework.name on a page that the reader wrote to before', (late) => {
  const scenarios = SCENARIOS.filter(
    ({ without, clientOnly }) => !clientOnly && !without?.includes(late.framework.name),
  );

  it.each(Object.entries(late.worst))('in view %s: %s at the worst', async (view, worst) => {
    const outcomes: Outcome[] = [];
    for (const scenario of scenarios) {
      outcomes.push(await hydrateLate(late, scenario, view as ViewName));
    }
    expect(OUTCOMES[Math.max(...outcomes.map((name) => OUTCOMES.indexOf(name)))]).toBe(worst);
  });
});

async function hydrateLate(
  { framework, tells }: Late,
  scenario: Scenario,
  view: ViewName,
): Promise<Outcome> {
  open = await stage(framework, scenario, view, 'hydrated late');
  const lost = open.lostElements();
  const told = new Set(open.troubles.map((trouble) => trouble.split(':')[0]));
  expect(tells).toEqual(expect.arrayContaining([...told]));
  let outcome: Outcome = 'broken';
  if (await isRight(open, scenario)) {
    outcome = lost === 0 && isUndone(open) ? 'unharmed' : 'rendered anew';
    // A page rendered anew has fewer comments than its server's.
    open.expectUndone('none');
  }
  try {
    open.end();
  } catch (error) {
    // Vue on a page that it hydrated wrongly.
    if (outcome !== 'broken') throw error;
  }
  open = undefined;
  return outcome;
}

/** Whether the page shows what it should, after hydration and after each of the scenario's steps. */
async function isRight(stage: Stage, scenario: Scenario): Promise<boolean> {
  try {
    stage.expectShown();
    for (const step of scenario.steps) {
      await stage.step(step);
      stage.expectShown();
    }
    return true;
  } catch {
    return false;
  }
}

function isUndone(stage: Stage): boolean {
  try {
    stage.expectUndone();
    return true;
  } catch {
    return false;
  }
}
