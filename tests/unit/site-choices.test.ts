import { describe, expect, it, vi } from 'vitest';
import { openSiteChoices } from '../../lib/site-choices.ts';

/** storage.local, in memory. */
function area(stored: Record<string, unknown> = {}) {
  const listeners: ((changes: Record<string, { newValue?: unknown }>) => void)[] = [];
  return {
    get: async (key: string) => structuredClone({ [key]: stored[key] }),
    async set(items: Record<string, unknown>) {
      Object.assign(stored, structuredClone(items));
      for (const [key, newValue] of Object.entries(items)) {
        for (const listener of listeners) listener({ [key]: { newValue } });
      }
    },
    onChanged: { addListener: (listener: (typeof listeners)[number]) => listeners.push(listener) },
  };
}

describe('choices about sites', () => {
  it('hold a site in one list at most', async () => {
    const choices = openSiteChoices(area());
    await choices.choose('b.cn', 'always');
    await choices.choose('a.cn', 'always');
    expect(await choices.get()).toEqual({ always: ['a.cn', 'b.cn'], never: [] });
    await choices.choose('a.cn', 'never');
    expect(await choices.get()).toEqual({ always: ['b.cn'], never: ['a.cn'] });
    await choices.choose('a.cn', null);
    expect(await choices.get()).toEqual({ always: ['b.cn'], never: [] });
  });

  it('lose none of those made at the same time', async () => {
    const choices = openSiteChoices(area());
    await Promise.all(['a.cn', 'b.cn', 'c.cn'].map((site) => choices.choose(site, 'never')));
    expect((await choices.get()).never).toEqual(['a.cn', 'b.cn', 'c.cn']);
  });

  it('are told to who listens', async () => {
    const choices = openSiteChoices(area());
    const listener = vi.fn();
    choices.subscribe(listener);
    await choices.choose('a.cn', 'never');
    expect(listener).toHaveBeenLastCalledWith({ always: [], never: ['a.cn'] });
  });

  it.each([undefined, null, 'x', { version: 2, always: [], never: [] }, { always: 1 }])(
    'are none where %j is stored',
    async (sites) => {
      expect(await openSiteChoices(area({ sites })).get()).toEqual({ always: [], never: [] });
    },
  );
});
