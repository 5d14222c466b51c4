import { afterEach, describe, expect, it } from 'vitest';
import { preact } from './preact.ts';
import { react } from './react.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { type Stage, type Start, stage, VIEWS, type ViewName } from './stage.ts';
import { svelte } from './svelte.ts';
import { vue } from './vue.ts';

const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];

let open: Stage | undefined;
afterEach(() => {
  open?.end();
  open = undefined;
});

describe.each([react, vue, svelte, preact])('reader on a page of $name', (framework) => {
  const scenarios = SCENARIOS.filter(({ without }) => !without?.includes(framework.name));

  const follow = async (scenario: Scenario, view: ViewName, start: Start) => {
    open = await stage(framework, scenario, view, start);
    open.expectShown();
    for (const step of scenario.steps) {
      await open.step(step);
      open.expectShown();
      if (view === 'both') await open.expectShownAsNew();
    }
    open.expectUndone();
    // What the framework holds on to is still what stands on the page.
    await open.step(scenario.first);
    open.expectUndone();
    expect(open.troubles.join('\n')).toBe('');
  };

  describe.each(scenarios)('follows $name', (scenario) => {
    it.each(VIEW_NAMES)('in view %s', (view) => follow(scenario, view, 'mounted'));
  });

  describe.each(scenarios.filter(({ clientOnly }) => !clientOnly))(
    'follows $name in server HTML',
    (scenario) => {
      it.each(VIEW_NAMES)('in view %s', (view) => follow(scenario, view, 'hydrated'));
    },
  );
});
