import { Dexie, type DexieOptions, type EntityTable, type Table } from 'dexie';
import * as v from 'valibot';
import { changeRows, countRows, headwordsOf, type OwnRows } from './own-rows.ts';
import {
  LIMITS,
  type OwnGlossary,
  OwnGlossarySchema,
  type OwnTerm,
  OwnTermSchema,
} from './own-term.ts';
import { DATABASE } from './places.ts';

/** The part of the browser that the store needs. */
export type IndexedDb = Required<Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>>;

/** A glossary and how many terms it has. */
export interface CountedGlossary extends OwnGlossary {
  readonly count: number;
}

/** Part of a glossary's terms. */
export interface FoundTerms {
  readonly terms: readonly OwnTerm[];
  /** Stored, but not to be understood: kept as they are. */
  readonly damaged: number;
  readonly hasMore: boolean;
}

/** The user's glossaries, in their order: the first one's card leads. Every change is whole or none. */
export interface OwnStore {
  glossaries(): Promise<readonly CountedGlossary[]>;
  /** What the matcher needs of the glossaries that are on, in their order. */
  rows(): Promise<readonly OwnRows[]>;
  headwords(id: string): Promise<readonly string[]>;
  /** A new one, in the last place. */
  create(name: string, terms?: readonly OwnTerm[]): Promise<OwnGlossary>;
  change(id: string, patch: Partial<Omit<OwnGlossary, 'id'>>): Promise<void>;
  /** Gives it the place `to`, from 0. */
  move(id: string, to: number): Promise<void>;
  /** Removes a glossary with its terms. */
  remove(id: string): Promise<void>;
  term(id: string, headword: string): Promise<OwnTerm | null>;
  /** Terms with `wanted` in any of their fields, by headword; at most `limit`. */
  find(id: string, wanted: string, limit: number): Promise<FoundTerms>;
  all(id: string): Promise<FoundTerms>;
  /** Drops the terms with these headwords, then puts `added` in; each takes the place of one with its headword. */
  put(id: string, added: readonly OwnTerm[], dropped?: readonly string[]): Promise<void>;
}

interface StoredGlossary extends CountedGlossary {
  readonly place: number;
}
type StoredTerm = OwnTerm & { readonly glossary: string };
interface StoredRows {
  readonly glossary: string;
  readonly rows: string;
}

/** Terms read at a time: a task of a few milliseconds. */
const BATCH = 1000;

/** Of what is stored; Dexie has ten of the browser's versions to one of its own. */
const VERSION = 1;

/**
 * Each call rejects where a newer version of the extension has stored the glossaries, and where the
 * browser keeps no data; nothing that is stored is changed then.
 */
export function openOwnStore(dependencies: IndexedDb, newId: () => string): OwnStore {
  const db = new Dexie(DATABASE, dependencies);
  db.version(VERSION).stores({
    glossaries: 'id',
    terms: '[glossary+headword]',
    // A term a line, for the matcher: reading all terms for it takes 100 times as long (decision 14).
    rows: 'glossary',
  });
  db.on('ready', () => {
    const stored = Math.floor(db.backendDB().version / 10);
    if (stored > VERSION) {
      throw new Error(
        `the glossaries were stored by a newer version of Shuangdu (v${stored}, need v${VERSION}): update the extension`,
      );
    }
  });
  const glossaries = db.table('glossaries') as EntityTable<StoredGlossary, 'id'>;
  const terms = db.table('terms') as Table<StoredTerm, [string, string]>;
  const rows = db.table('rows') as Table<StoredRows, string>;

  const inOrder = async () => (await glossaries.toArray()).sort((a, b) => a.place - b.place);
  const get = async (id: string): Promise<StoredGlossary> => {
    const found = await glossaries.get(id);
    if (!found) throw new Error(`no glossary ${id}: it was deleted meanwhile`);
    return found;
  };
  const write = <Result>(change: () => Promise<Result>): Promise<Result> =>
    db.transaction('rw', [glossaries, terms, rows], change);
  /** Terms behind `after` in the order of their headwords. */
  const batch = (id: string, after: string) =>
    terms
      .where('[glossary+headword]')
      .between([id, after], [id, Dexie.maxKey], after === '', true)
      .limit(BATCH)
      .toArray();

  const select = async (
    id: string,
    accept: (term: OwnTerm) => boolean,
    limit: number,
  ): Promise<FoundTerms> => {
    const found: OwnTerm[] = [];
    let damaged = 0;
    let after = '';
    for (;;) {
      const stored = await batch(id, after);
      for (const one of stored) {
        const parsed = v.safeParse(OwnTermSchema, one);
        if (!parsed.success) damaged += 1;
        else if (accept(parsed.output)) found.push(parsed.output);
      }
      if (found.length > limit) return { terms: found.slice(0, limit), damaged, hasMore: true };
      if (stored.length < BATCH) return { terms: found, damaged, hasMore: false };
      after = stored.at(-1)?.headword ?? '';
    }
  };

  const put: OwnStore['put'] = (id, added, dropped = []) =>
    write(async () => {
      const glossary = await get(id);
      const text = changeRows((await rows.get(id))?.rows ?? '', added, dropped);
      const count = countRows(text);
      if (count > LIMITS.terms) {
        throw new RangeError(`${count} terms: a glossary holds ${LIMITS.terms}, begin another`);
      }
      await terms.bulkDelete(dropped.map((headword): [string, string] => [id, headword]));
      await terms.bulkPut(added.map((term) => ({ ...term, glossary: id })));
      await rows.put({ glossary: id, rows: text });
      await glossaries.put({ ...glossary, count });
    });

  return {
    glossaries: async () =>
      (await inOrder()).map(({ place, ...glossary }) => ({
        ...v.parse(OwnGlossarySchema, glossary),
        count: Number(glossary.count) || 0,
      })),
    async rows() {
      const on = (await inOrder()).filter((glossary) => glossary.on);
      const texts = await rows.bulkGet(on.map(({ id }) => id));
      return on.map(({ id, name }, at) => ({ id, name, rows: String(texts[at]?.rows ?? '') }));
    },
    headwords: async (id) => headwordsOf((await rows.get(id))?.rows ?? ''),
    create: (name, added = []) =>
      write(async () => {
        const last = (await inOrder()).at(-1);
        const glossary = { id: newId(), name, on: true };
        await glossaries.add({ ...glossary, count: 0, place: (last?.place ?? -1) + 1 });
        await put(glossary.id, added);
        return glossary;
      }),
    change: (id, patch) =>
      write(async () => {
        await glossaries.put({ ...(await get(id)), ...patch });
      }),
    move: (id, to) =>
      write(async () => {
        const moved = await get(id);
        const others = (await inOrder()).filter((one) => one.id !== id);
        others.splice(to, 0, moved);
        await glossaries.bulkPut(others.map((one, place) => ({ ...one, place })));
      }),
    remove: (id) =>
      write(async () => {
        await terms.where('[glossary+headword]').between([id, ''], [id, Dexie.maxKey]).delete();
        await rows.delete(id);
        await glossaries.delete(id);
      }),
    async term(id, headword) {
      const parsed = v.safeParse(OwnTermSchema, await terms.get([id, headword]));
      return parsed.success ? parsed.output : null;
    },
    find: (id, wanted, limit) => {
      const plain = wanted.trim().toLowerCase();
      return select(id, (term) => holds(term, plain), limit);
    },
    all: (id) => select(id, () => true, Number.POSITIVE_INFINITY),
    put,
  };
}

function holds({ headword, forms, ...fields }: OwnTerm, wanted: string): boolean {
  const texts = [headword, ...forms, ...Object.values(fields)];
  return texts.some((text) => text.toLowerCase().includes(wanted));
}
