import { describe, expect, it } from 'vitest';
import { whenHydrated } from '../../lib/page/hydration.ts';

/** A page that loads and hydrates at certain times, in ms; the clock goes on only in `sleep`. */
function watchPage({
  loadsAt = 0,
  hydratesAt = Infinity,
  serverRendered = true,
  leavesAt = Infinity,
}) {
  let now = 0;
  const askedAt: number[] = [];
  const load = Promise.withResolvers<void>();
  const controller = new AbortController();
  const tick = (ms: number) => {
    now += ms;
    if (now >= loadsAt) load.resolve();
    if (now >= leavesAt) controller.abort();
  };
  tick(0);
  const answer = whenHydrated({
    serverRendered,
    ask: async () => {
      askedAt.push(now);
      return now >= hydratesAt;
    },
    loaded: load.promise,
    sleep: async (ms) => tick(ms),
    signal: controller.signal,
  });
  return answer.then((why) => ({ why, at: now, askedAt }));
}

describe('whenHydrated', () => {
  it('asks nothing of a page without a sign of server rendering', async () => {
    expect(await watchPage({ serverRendered: false })).toEqual({
      why: 'no sign',
      at: 0,
      askedAt: [],
    });
  });

  it('waits for nothing on a page that has hydrated', async () => {
    expect(await watchPage({ hydratesAt: 0 })).toEqual({ why: 'hydrated', at: 0, askedAt: [0] });
  });

  it('asks at growing intervals', async () => {
    const { why, askedAt } = await watchPage({ hydratesAt: 1000 });
    expect(why).toBe('hydrated');
    expect(askedAt).toEqual([0, 50, 150, 350, 600, 850, 1100]);
  });

  it('gives up three seconds after the load event', async () => {
    const { why, at } = await watchPage({});
    expect(why).toBe('gave up');
    expect(at).toBe(3100);
  });

  it('counts from the load event on', async () => {
    const late = await watchPage({ loadsAt: 4000, hydratesAt: 6500 });
    expect(late.why).toBe('hydrated');
    expect(late.at).toBe(6600);
    expect((await watchPage({ loadsAt: 4000 })).at).toBe(7100);
  });

  it('takes a page for loaded whose load event does not come', async () => {
    const { why, at } = await watchPage({ loadsAt: Infinity });
    expect(why).toBe('gave up');
    expect(at).toBe(13_100);
  });

  it('asks no more once the reader is gone', async () => {
    const { why, at } = await watchPage({ leavesAt: 500 });
    expect(why).toBe('gave up');
    expect(at).toBe(600);
  });
});
