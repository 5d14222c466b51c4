import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { openFold } from '../../lib/glossary/fold.ts';
import { type ImportChoice, openOwnLibrary } from '../../lib/glossary/own/library.ts';
import type { ImportPreview } from '../../lib/glossary/own/preview.ts';
import { putTerm } from '../../lib/glossary/own/put-term.ts';
import { openOwnStore } from '../../lib/glossary/own/store.ts';
import { openccFoldTable } from '../../scripts/build-glossary.ts';
import { decodeStrictly } from './decode-strictly.ts';

const { fold } = openFold(openccFoldTable());
const encoder = new TextEncoder();
const encode = (text: string) => encoder.encode(text);
const csv = (text: string) => ({ name: 'Terms of mine.csv', bytes: encode(text) });

function openLibrary() {
  const store = openOwnStore({ indexedDB: new IDBFactory(), IDBKeyRange }, () =>
    crypto.randomUUID(),
  );
  const library = openOwnLibrary({ store, fold: async () => fold, decode: decodeStrictly, encode });
  const english = async (id: string) =>
    (await store.all(id)).terms.map((term) => `${term.headword} ${term.english}`);
  return { store, library, english };
}

const NEW: ImportChoice = { to: null, name: 'Mine', existing: 'keep' };

describe('an import', () => {
  it('is shown before anything is kept', async () => {
    const { library, store } = openLibrary();
    const file = csv('term,english\n双城,twin\n雙城,again\nplain,x\n新区,new area\n');
    expect(await library.preview(file, null)).toMatchObject({
      format: 'csv',
      encoding: 'utf-8',
      name: 'Terms of mine',
      added: 2,
      problemCount: 1,
      repeated: [
        {
          headword: '雙城',
          place: { unit: 'line', number: 3 },
          first: { unit: 'line', number: 2 },
        },
      ],
      existingCount: 0,
    });
    expect(await store.glossaries()).toEqual([]);
  });

  it('puts the valid terms into a new glossary', async () => {
    const { library, store, english } = openLibrary();
    await library.preview(csv('双城,twin\nplain,x\n新区,new area\n'), null);
    const id = await library.import(NEW);
    expect(await store.glossaries()).toEqual([{ id, name: 'Mine', on: true, count: 2 }]);
    expect(await english(id)).toEqual(['双城 twin', '新区 new area']);
  });

  it.each([
    ['keep', ['双城 mine', '新区 new area']],
    ['replace', ['新区 new area', '雙城 twin']],
  ] as const)(
    'names what the glossary has already, in either script, and can %s it',
    async (existing, terms) => {
      const { library, store, english } = openLibrary();
      const { id } = await store.create('Mine', [{ headword: '双城', forms: [], english: 'mine' }]);
      await library.preview(csv('雙城,twin\n新区,new area\n'), null);
      const preview = (await library.preview(null, id)) as ImportPreview;
      expect(preview).toMatchObject({ added: 1, existingCount: 1 });
      expect(preview.existing.map(({ headword }) => headword)).toEqual(['雙城']);
      await library.import({ ...NEW, to: id, existing });
      expect(await english(id)).toEqual(terms);
    },
  );

  it('says why a file gives nothing, and keeps none of it', async () => {
    const { library } = openLibrary();
    await library.preview(csv('双城,twin\n'), null);
    expect(
      await library.preview({ name: 'a.tbx', bytes: encode('<!DOCTYPE x><tbx/>') }, null),
    ).toEqual({ failure: 'doctype', detail: '', line: 1 });
    await expect(library.import(NEW)).rejects.toThrow('no file was read: choose it again');
  });

  it('lists some of what is wrong, and counts all', async () => {
    const { library } = openLibrary();
    const rows = Array.from({ length: 300 }, (_, at) => `plain${at},x`).join('\n');
    const preview = (await library.preview(csv(`双城,twin\n${rows}`), null)) as ImportPreview;
    expect(preview.problemCount).toBe(300);
    expect(preview.problems).toHaveLength(50);
  });
});

describe('an export', () => {
  it('gives a file that imports as the same terms', async () => {
    const { library, store, english } = openLibrary();
    const { id } = await store.create('A: b/c', [
      { headword: '双城', forms: ['两城'], english: '=twin' },
    ]);
    const { name, bytes } = await library.export(id, 'csv');
    expect(name).toBe('A b c.csv');
    await library.preview({ name, bytes }, null);
    expect(await english(await library.import(NEW))).toEqual(['双城 =twin']);
  });
});

describe('putTerm', () => {
  const twin = { headword: '双城', forms: [] };
  const put = async (headword: string, before: string | null) => {
    const { store } = openLibrary();
    const { id } = await store.create('A', [twin, { headword: '新区', forms: [] }]);
    const result = await putTerm(store, fold, id, { headword, forms: [] }, before);
    return [result, ...(await store.headwords(id))];
  };

  it.each([
    ['经济圈', null, ['saved', '双城', '新区', '经济圈']],
    ['雙城', null, ['exists', '双城', '新区']],
    ['雙城', '双城', ['saved', '新区', '雙城']],
    ['新区', '双城', ['exists', '双城', '新区']],
  ])('%s in the place of %s: %j', async (headword, before, expected) => {
    expect(await put(headword, before)).toEqual(expected);
  });
});
