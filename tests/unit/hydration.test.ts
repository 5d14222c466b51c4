import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenHydrated } from '../../lib/page/hydration.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const never = new Promise<never>(() => {});

/** A page that loads, hydrates and is left at certain times, in ms; an answer takes `answerMs`. */
async function watchPage({
  loadsAt = 0,
  hydratesAt = Infinity,
  serverRendered = true,
  leavesAt = Infinity,
  answerMs = 0,
}) {
  const start = Date.now();
  const now = () => Date.now() - start;
  const askedAt: number[] = [];
  const controller = new AbortController();
  if (leavesAt < Infinity) setTimeout(() => controller.abort(), leavesAt);
  const answer = whenHydrated({
    serverRendered,
    ask: async () => {
      askedAt.push(now());
      if (answerMs > 0) await (answerMs < Infinity ? sleep(answerMs) : never);
      return now() >= hydratesAt;
    },
    loaded: loadsAt < Infinity ? sleep(loadsAt) : never,
    sleep,
    signal: controller.signal,
  }).then((why) => ({ why, at: now(), askedAt }));
  await vi.runAllTimersAsync();
  return answer;
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
    expect(at).toBe(3000);
  });

  it.each([2000, Infinity])('gives up no later where an answer takes %i ms', async (answerMs) => {
    const { why, at } = await watchPage({ answerMs });
    expect([why, at]).toEqual(['gave up', 3000]);
  });

  it('counts from the load event on', async () => {
    const late = await watchPage({ loadsAt: 4000, hydratesAt: 6500 });
    expect(late.why).toBe('hydrated');
    expect(late.at).toBe(6600);
    expect((await watchPage({ loadsAt: 4000 })).at).toBe(7000);
  });

  it('takes a page for loaded whose load event does not come', async () => {
    const { why, at } = await watchPage({ loadsAt: Infinity });
    expect(why).toBe('gave up');
    expect(at).toBe(13_000);
  });

  it('asks no more once the reader is gone', async () => {
    const { why, at } = await watchPage({ leavesAt: 500 });
    expect(why).toBe('gave up');
    expect(at).toBe(600);
  });
});
