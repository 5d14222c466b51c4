import { describe, expect, it } from 'vitest';
import { DEFAULTS, openSettings, readOverrides, type SettingsArea } from '../../lib/settings.ts';

/** A storage area in memory, as slow as the real one: every call waits a turn. */
function memoryArea(initial: Record<string, unknown> = {}) {
  const items = structuredClone(initial);
  const listeners = new Set<(changes: Record<string, { newValue?: unknown }>) => void>();
  const area: SettingsArea = {
    async get(key) {
      await Promise.resolve();
      return key in items ? { [key]: structuredClone(items[key]) } : {};
    },
    async set(added) {
      await Promise.resolve();
      Object.assign(items, structuredClone(added));
      for (const listener of listeners) {
        listener(
          Object.fromEntries(Object.entries(added).map(([k, newValue]) => [k, { newValue }])),
        );
      }
    },
    onChanged: {
      addListener: (listener) => listeners.add(listener),
      removeListener: (listener) => listeners.delete(listener),
    },
  };
  return { area, items };
}

describe('settings', () => {
  it('are the defaults where nothing is stored', async () => {
    expect(await openSettings(memoryArea().area).get()).toEqual(DEFAULTS);
  });

  it('store only what differs from the defaults', async () => {
    const { area, items } = memoryArea();
    const settings = openSettings(area);
    await settings.set({ script: 'hans', pinyin: true });
    await settings.set({ pinyin: DEFAULTS.pinyin });
    expect(items).toEqual({ settings: { version: 1, overrides: { script: 'hans' } } });
  });

  it('keep both of two patches made at once', async () => {
    const settings = openSettings(memoryArea().area);
    await Promise.all([settings.set({ script: 'hant-hk' }), settings.set({ pinyin: true })]);
    expect(await settings.get()).toEqual({ ...DEFAULTS, script: 'hant-hk', pinyin: true });
  });

  it('write once for what is set while a write is held back, and never what is there already', async () => {
    const { area } = memoryArea();
    let writes = 0;
    const counting = {
      ...area,
      set: (items: Record<string, unknown>) => {
        writes += 1;
        return area.set(items);
      },
    };
    let release = () => {};
    const pause = () =>
      new Promise<void>((resolve) => {
        release = resolve;
      });
    const settings = openSettings(counting, pause);
    await settings.set({ pinyin: true });
    const later = [
      settings.set({ script: 'hans' }),
      settings.set({ script: 'hant-hk' }),
      settings.set({ bar: false }),
    ];
    release();
    await Promise.all(later);
    expect(writes).toBe(2);
    expect(await settings.get()).toEqual({
      ...DEFAULTS,
      pinyin: true,
      script: 'hant-hk',
      bar: false,
    });
    const same = settings.set({ pinyin: true });
    release();
    await same;
    expect(writes).toBe(2);
  });

  it('fall back to the default of an entry that makes no sense', async () => {
    const stored = { version: 1, overrides: { script: 'klingon', pinyin: true } };
    const settings = openSettings(memoryArea({ settings: stored }).area);
    expect(await settings.get()).toEqual({ ...DEFAULTS, pinyin: true });
  });

  it('keep what a newer version stored beside a change of ours', async () => {
    const stored = { version: 9, overrides: { tones: 'numbers' } };
    const { area, items } = memoryArea({ settings: stored });
    await openSettings(area).set({ pinyin: true });
    expect(items).toEqual({
      settings: { version: 9, overrides: { tones: 'numbers', pinyin: true } },
    });
  });

  it('tell a subscriber of changes until it leaves', async () => {
    const settings = openSettings(memoryArea().area);
    const seen: boolean[] = [];
    const leave = settings.subscribe(({ pinyin }) => seen.push(pinyin));
    await settings.set({ pinyin: true });
    leave();
    await settings.set({ pinyin: false });
    expect(seen).toEqual([true]);
  });
});

describe('readOverrides', () => {
  it('brings old overrides up one version at a time', () => {
    const stored = { version: 1, overrides: { ruby: true } };
    const migrated = readOverrides(stored, 3, {
      1: ({ ruby, ...rest }) => ({ ...rest, readings: ruby }),
      2: ({ readings, ...rest }) => ({ ...rest, pinyin: readings }),
    });
    expect(migrated).toEqual({ version: 3, overrides: { pinyin: true } });
  });

  it.each([undefined, null, 'x', { version: 0, overrides: {} }, { version: 1 }])(
    'finds nothing in %j',
    (stored) => {
      expect(readOverrides(stored)).toEqual({ version: 1, overrides: {} });
    },
  );
});
