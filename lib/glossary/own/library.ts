import { once } from '../../once.ts';
import type { DecodeStrictly } from './decode.ts';
import { planImport } from './plan-import.ts';
import { FileError, type Format, type ImportFailure, type ImportPreview } from './preview.ts';
import { type FoldText, knownHeadwords } from './put-term.ts';
import { type ReadFile, readTermFile } from './read-file.ts';
import type { OwnStore } from './store.ts';
import { fileNameOf, writeTermFile } from './write-file.ts';

/** A file that somebody chose. */
export interface ChosenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What to do with the file that was read last. */
export interface ImportChoice {
  /** The glossary that it goes to; null: a new one with `name`. */
  readonly to: string | null;
  readonly name: string;
  /** What becomes of terms that the glossary has already. */
  readonly existing: 'keep' | 'replace';
}

/** What takes long with a user's glossaries: it runs where no page waits for it. */
export interface OwnLibrary {
  /** What importing `file`, or the one read last, would do to the glossary `to`, or to a new one. */
  preview(file: ChosenFile | null, to: string | null): Promise<ImportPreview | ImportFailure>;
  /** Does it: all of it or, where that fails, nothing. Gives the glossary. */
  import(choice: ImportChoice): Promise<string>;
  export(
    id: string,
    format: Format,
  ): Promise<{ readonly name: string; readonly bytes: Uint8Array }>;
}

export interface LibraryTools {
  readonly store: OwnStore;
  readonly fold: () => Promise<FoldText>;
  readonly decode: DecodeStrictly;
  readonly encode: (text: string) => Uint8Array;
}

export function openOwnLibrary({
  store,
  fold: loadFold,
  decode,
  encode,
}: LibraryTools): OwnLibrary {
  const fold = once(loadFold);
  let read: { readonly name: string; readonly file: ReadFile } | null = null;

  const plan = async (to: string | null) => {
    if (!read) throw new Error('no file was read: choose it again');
    const { name, file } = read;
    const folded = await fold();
    const known = to === null ? new Map<string, string>() : await knownHeadwords(store, folded, to);
    return { known, ...planImport(file, name, known, folded) };
  };

  return {
    async preview(chosen, to) {
      if (chosen) {
        const { name, bytes } = chosen;
        read = null;
        try {
          read = { name, file: readTermFile(name, bytes, decode) };
        } catch (error) {
          if (!(error instanceof FileError)) throw error;
          const { failure, detail, line } = error;
          return { failure, detail, line };
        }
      }
      return (await plan(to)).preview;
    },
    async import({ to, name, existing: what }) {
      const { known, added, existing } = await plan(to);
      const folded = await fold();
      const taken = what === 'replace' ? existing : [];
      const terms = [...added, ...taken];
      const dropped = taken.flatMap(({ headword }) => known.get(folded(headword)) ?? []);
      read = null;
      if (to === null) return (await store.create(name, terms)).id;
      await store.put(to, terms, dropped);
      return to;
    },
    async export(id, format) {
      const [glossaries, { terms }] = await Promise.all([store.glossaries(), store.all(id)]);
      const name = glossaries.find((one) => one.id === id)?.name ?? '';
      return { name: fileNameOf(name, format), bytes: encode(writeTermFile(format, terms, name)) };
    },
  };
}
