import { type OwnStore, openOwnStore } from '../../lib/glossary/own/store.ts';

/** The user's glossaries, in a context of the extension's own origin: a worker too, which knows no browser.*. */
export function openBrowserStore(): OwnStore {
  return openOwnStore({ indexedDB, IDBKeyRange }, () => crypto.randomUUID());
}
