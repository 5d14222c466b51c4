import { afterEach, describe, expect, it } from 'vitest';
import { preact } from './preact.ts';
import { react } from './react.ts';
import { SCENARIOS } from './scenarios.ts';
import { type Stage, type Start, stage, VIEWS, type ViewName } from './stage.ts';
import { svelte } from './svelte.ts';
import { vue } from './vue.ts';

const VIEW_NAMES = Object.keys(VIEWS) as ViewName[];
const STARTS: Start[] = ['mounted', 'hydrated'];

let open: Stage | undefined;
afterEach(() => {
  open?.end();
  open = undefined;
});

describe.each([react, vue, svelte, preact])('reader on a page of $name', (framework) => {
  const scenarios = SCENARIOS.filter(({ without }) => !without?.includes(framework.name));
  describe.each(STARTS)('%s', (start) => {
    const those = scenarios.filter(({ clientOnly }) => start === 'mounted' || !clientOnly);
    describe.each(those)('follows $name', (scenario) => {
      it.each(VIEW_NAMES)('in view %s', async (view) => {
        open = await stage(framework, scenario, view, start);
        open.expectShown();
        for (const step of scenario.steps) {
          await open.step(step);
          open.expectShown();
        }
        open.expectUndone();
        // What the framework holds on to is still what stands on the page.
        await open.step(scenario.first);
        open.expectUndone();
        expect(open.troubles.join('\n')).toBe('');
      });
    });
  });
});
