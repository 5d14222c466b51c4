import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { OwnTerm } from '../../lib/glossary/own/own-term.ts';
import { DATABASE } from '../../lib/glossary/own/places.ts';
import { openOwnStore } from '../../lib/glossary/own/store.ts';

function openStore(indexedDB = new IDBFactory()) {
  let ids = 0;
  return openOwnStore({ indexedDB, IDBKeyRange }, () => `id${++ids}`);
}

const term = (headword: string, fields: Partial<OwnTerm> = {}): OwnTerm => ({
  headword,
  forms: [],
  ...fields,
});

const names = async (store: ReturnType<typeof openStore>) =>
  (await store.glossaries()).map(({ name, count }) => `${name} ${count}`);

describe('the store of own glossaries', () => {
  it('keeps them in their order, each with its terms', async () => {
    const store = openStore();
    const { id: economy } = await store.create('Economy');
    const { id: names1 } = await store.create('Names');
    await store.put(economy, [term('双城', { english: 'twin' }), term('经济圈')]);
    await store.put(names1, [term('双城', { english: 'other' })]);
    expect(await names(store)).toEqual(['Economy 2', 'Names 1']);
    await store.move(names1, 0);
    expect(await names(store)).toEqual(['Names 1', 'Economy 2']);
    expect(await store.term(economy, '双城')).toEqual(term('双城', { english: 'twin' }));
  });

  it('gives the matcher the rows of those that are on, in their order', async () => {
    const store = openStore();
    const { id: a } = await store.create('A');
    const { id: b } = await store.create('B');
    const { id: c } = await store.create('C');
    await store.put(a, [term('双城', { forms: ['雙城圈', '两城'] }), term('经济圈')]);
    await store.put(b, [term('新区')]);
    await store.put(c, [term('数组')]);
    await store.change(b, { on: false });
    await store.move(c, 0);
    expect(await store.rows()).toEqual([
      { id: c, name: 'C', rows: '数组' },
      { id: a, name: 'A', rows: '双城\t雙城圈\t两城\n经济圈' },
    ]);
  });

  it('replaces a term by one with its headword, or by one that is named to go', async () => {
    const store = openStore();
    const { id } = await store.create('A');
    await store.put(id, [term('双城'), term('经济圈')]);
    await store.put(id, [term('双城', { english: 'new' }), term('經濟圈')], ['经济圈']);
    expect((await store.all(id)).terms).toEqual([term('双城', { english: 'new' }), term('經濟圈')]);
    expect((await store.rows())[0]?.rows).toBe('双城\n經濟圈');
    await store.put(id, [], ['双城', '經濟圈']);
    expect(await names(store)).toEqual(['A 0']);
  });

  it('finds terms by any of their fields, some at a time', async () => {
    const store = openStore();
    const { id } = await store.create('A');
    const many = Array.from({ length: 2500 }, (_, at) =>
      term(`第${String(at).padStart(4, '0')}项`),
    );
    await store.put(id, [...many, term('双城', { forms: ['两城'], definition: 'Two CITIES' })]);
    expect((await store.find(id, 'cities', 10)).terms.map((one) => one.headword)).toEqual(['双城']);
    expect((await store.find(id, '两城', 10)).terms).toHaveLength(1);
    expect(await store.find(id, '项', 20)).toMatchObject({ hasMore: true, damaged: 0 });
    expect((await store.all(id)).terms).toHaveLength(2501);
  });

  it('changes nothing where a part of it fails', async () => {
    const store = openStore();
    const { id } = await store.create('A');
    await store.put(id, [term('双城')]);
    const unstorable = { ...term('经济圈'), note: (() => {}) as unknown as string };
    await expect(store.put(id, [term('新区'), unstorable], ['双城'])).rejects.toThrow();
    expect((await store.all(id)).terms).toEqual([term('双城')]);
    expect((await store.rows())[0]?.rows).toBe('双城');
  });

  it('removes a glossary with all that is its own', async () => {
    const store = openStore();
    const { id: a } = await store.create('A');
    const { id: b } = await store.create('B');
    await store.put(a, [term('双城')]);
    await store.put(b, [term('新区')]);
    await store.remove(a);
    expect(await names(store)).toEqual(['B 1']);
    expect((await store.all(a)).terms).toEqual([]);
    await expect(store.put(a, [term('双城')])).rejects.toThrow('it was deleted meanwhile');
  });

  it('takes no more than a glossary holds', async () => {
    const store = openStore();
    const { id } = await store.create('A');
    const all = Array.from({ length: 100_001 }, (_, at) => term(`第${at}项`));
    await expect(store.put(id, all)).rejects.toThrow('a glossary holds 100000, begin another');
    expect(await names(store)).toEqual(['A 0']);
  });

  it('leaves a damaged term where it is, counts it and gives the others', async () => {
    const indexedDB = new IDBFactory();
    const store = openStore(indexedDB);
    const { id } = await store.create('A');
    await store.put(id, [term('双城')]);
    const put = (await openRaw(indexedDB)).transaction('terms', 'readwrite').objectStore('terms');
    put.put({ glossary: id, headword: '经济圈', forms: 'none' });
    expect(await store.all(id)).toEqual({ terms: [term('双城')], damaged: 1, hasMore: false });
    expect(await store.term(id, '经济圈')).toBeNull();
    expect((await store.all(id)).damaged).toBe(1);
  });

  it('touches nothing that a newer version stored', async () => {
    const indexedDB = new IDBFactory();
    (await openRaw(indexedDB, 1000)).close();
    await expect(openStore(indexedDB).glossaries()).rejects.toThrow(
      'stored by a newer version of Shuangdu (v100, need v1): update the extension',
    );
    expect((await openRaw(indexedDB)).version).toBe(1000);
  });
});

function openRaw(indexedDB: IDBFactory, version?: number): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, version);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
