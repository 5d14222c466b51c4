import type { Rendering, RenderOptions } from '../reading/render.ts';

/** Asks the language engine: source texts to renderings, in order. */
export type Render = (
  sources: readonly string[],
  options: RenderOptions,
) => Promise<readonly Rendering[]>;

/**
 * So much source text is kept rendered, UTF-16 units, all views together: a book in two scripts. Words with
 * their readings take about sixteen times as much memory as the text does.
 */
const MOST_UNITS = 1_200_000;
const WEIGHT_WITH_READINGS = 16;

interface Kept {
  readonly renderings: Map<string, Rendering>;
  units: number;
}

/**
 * `render` that keeps its answers, so that a view toggled there and back asks once. When there are too
 * many, those of the view that was not asked for longest go first.
 */
export function keepRenderings(render: Render): Render {
  const views = new Map<string, Kept>();

  const viewOf = (options: RenderOptions): Kept => {
    const key = JSON.stringify(options);
    const kept = views.get(key) ?? { renderings: new Map(), units: 0 };
    // The last one in a Map is the one asked for last.
    views.delete(key);
    views.set(key, kept);
    return kept;
  };

  const makeRoom = (units: number): boolean => {
    let total = units;
    for (const kept of views.values()) total += kept.units;
    for (const [key, kept] of views) {
      if (total <= MOST_UNITS || views.size === 1) break;
      views.delete(key);
      total -= kept.units;
    }
    return total <= MOST_UNITS;
  };

  return async (sources, options) => {
    const kept = viewOf(options);
    const missing = [...new Set(sources.filter((source) => !kept.renderings.has(source)))];
    const answers = missing.length > 0 ? await render(missing, options) : [];
    const fresh = new Map(missing.map((source, index) => [source, answers[index]]));
    const weight = options.pinyin ? WEIGHT_WITH_READINGS : 1;
    const units = missing.reduce((sum, source) => sum + source.length * weight, 0);
    if (makeRoom(units)) {
      kept.units += units;
      for (const [source, answer] of fresh) if (answer) kept.renderings.set(source, answer);
    }
    return sources.map((source) => {
      const rendering = fresh.get(source) ?? kept.renderings.get(source);
      if (!rendering) throw new Error('the engine answered with fewer texts than it was asked for');
      return rendering;
    });
  };
}
