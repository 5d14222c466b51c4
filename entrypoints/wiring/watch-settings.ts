import type { Settings, SettingsStore } from '../../lib/settings.ts';

/** Settings as they stand. */
export interface WatchedSettings {
  now(): Settings;
  /** Calls `listener` after each change. */
  onChange(listener: () => void): void;
}

/** Follows the settings until `signal` aborts. */
export async function watchSettings(
  store: SettingsStore,
  signal: AbortSignal,
): Promise<WatchedSettings> {
  let settings = await store.get();
  const listeners: (() => void)[] = [];
  const stop = store.subscribe((next) => {
    settings = next;
    for (const listener of listeners) listener();
  });
  signal.addEventListener('abort', stop, { once: true });
  return {
    now: () => settings,
    onChange(listener) {
      listeners.push(listener);
    },
  };
}
