import { browser } from 'wxt/browser';

/** Changes with each change of the glossaries: IndexedDB tells nobody, and no other page can see it. */
const CHANGED = 'own-glossaries-changed';

/** Tells every context, pages that are read with them, that the glossaries have changed. */
export function announceGlossaries(): Promise<void> {
  return browser.storage.local.set({ [CHANGED]: crypto.randomUUID() });
}

/** Calls `listener` after each change of the glossaries; returns its undo. */
export function watchGlossaries(listener: () => void): () => void {
  const onChanged = (changes: Record<string, unknown>) => {
    if (CHANGED in changes) listener();
  };
  browser.storage.local.onChanged.addListener(onChanged);
  return () => browser.storage.local.onChanged.removeListener(onChanged);
}
