import type { Settings, SettingsStore } from '../../lib/settings.ts';

/** The value of a setting as it is whenever it is asked for. Stops following when `signal` aborts. */
export async function watchSetting<Key extends keyof Settings>(
  settings: SettingsStore,
  key: Key,
  signal: AbortSignal,
): Promise<() => Settings[Key]> {
  let { [key]: value } = await settings.get();
  const stop = settings.subscribe((next) => {
    value = next[key];
  });
  signal.addEventListener('abort', stop, { once: true });
  return () => value;
}
