/** The IndexedDB database of the user's glossaries, in the extension's origin. */
export const DATABASE = 'own-glossaries';

/** Changes in storage.local with each change of the glossaries: IndexedDB tells nobody, and no page can see it. */
export const CHANGED = 'own-glossaries-changed';
