import type { OwnTerm } from './own-term.ts';
import type { OwnStore } from './store.ts';

/** Folds a headword as the matcher does: two that fold alike are one. */
export type FoldText = (text: string) => string;

/** Headwords of a glossary by what they fold to. */
export async function knownHeadwords(
  store: Pick<OwnStore, 'headwords'>,
  fold: FoldText,
  id: string,
): Promise<ReadonlyMap<string, string>> {
  return new Map((await store.headwords(id)).map((headword) => [fold(headword), headword]));
}

/** Puts a term in, in the place of that with the headword `before`, unless another has its headword. */
export async function putTerm(
  store: Pick<OwnStore, 'headwords' | 'put'>,
  fold: FoldText,
  id: string,
  term: OwnTerm,
  before: string | null,
): Promise<'saved' | 'exists'> {
  const same = (await knownHeadwords(store, fold, id)).get(fold(term.headword));
  if (same !== undefined && same !== before) return 'exists';
  await store.put(id, [term], before === null ? [] : [before]);
  return 'saved';
}
