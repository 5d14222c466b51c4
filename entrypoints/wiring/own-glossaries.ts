import { browser } from 'wxt/browser';
import { CHANGED } from '../../lib/glossary/own/places.ts';

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
