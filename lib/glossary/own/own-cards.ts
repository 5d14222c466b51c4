import { once } from '../../once.ts';
import type { TermCard } from '../card.ts';
import { matcherRows } from './own-rows.ts';
import type { OwnTerm } from './own-term.ts';
import type { FoldText } from './put-term.ts';
import type { OwnStore } from './store.ts';

/** Stands for our own glossary among the user's. */
const OURS = 'shuangdu';

/** Where a card comes from; ours has no name here: the UI knows it. */
export interface CardSource {
  readonly id: string;
  readonly name: string | null;
}

/** A user's term as the pop-up shows it. */
export interface OwnTermCard {
  readonly own: OwnTerm;
  readonly glossary: { readonly id: string; readonly name: string };
  /** Other glossaries that have the same text, by precedence; OURS with them. */
  readonly others: readonly CardSource[];
}

export type AnyTermCard = TermCard | OwnTermCard;

export interface CardTools {
  readonly store: Pick<OwnStore, 'rows' | 'term'>;
  readonly fold: () => Promise<FoldText>;
  /** The card of our own glossary. */
  readonly ours: (headword: string, matched: string) => Promise<TermCard | null>;
  /** For terms whose owner wrote none. */
  readonly pinyin: (text: string) => Promise<string>;
}

export interface Cards {
  /**
   * The card of the term that `matched` stands for in the first glossary of the user's that has one, or
   * in `from`; else ours with this headword.
   */
  card(headword: string, matched: string, from?: string): Promise<AnyTermCard | null>;
  /** The glossaries have changed. */
  forget(): void;
}

/** Where a form leads. */
interface Entry {
  readonly glossary: OwnTermCard['glossary'];
  readonly headword: string;
}

export function openCards({ store, fold, ours, pinyin }: CardTools): Cards {
  /** Terms by each folded form, by precedence. */
  const openIndex = () =>
    once(async (): Promise<ReadonlyMap<string, readonly Entry[]>> => {
      const folded = await fold();
      const found = new Map<string, Entry[]>();
      for (const { id, name, rows } of await store.rows()) {
        const glossary = { id, name };
        for (const [headword, ...forms] of matcherRows(rows)) {
          for (const form of [headword, ...forms].map(folded)) {
            const entries = found.get(form);
            if (entries) entries.push({ glossary, headword });
            else found.set(form, [{ glossary, headword }]);
          }
        }
      }
      return found;
    });
  let index = openIndex();

  return {
    async card(headword, matched, from) {
      const [forms, folded] = await Promise.all([index(), fold()]);
      const candidates = onePerGlossary(forms.get(folded(matched)) ?? []);
      const lead =
        from === undefined
          ? candidates[0]
          : candidates.find(({ glossary }) => glossary.id === from);
      const own = lead && (await store.term(lead.glossary.id, lead.headword));
      if (!own) return ours(headword, matched);
      const others = candidates.filter((one) => one !== lead).map(({ glossary }) => glossary);
      const alsoOurs = (await ours(matched, matched)) !== null;
      return {
        own: { ...own, pinyin: own.pinyin ?? (await pinyin(own.headword)) },
        glossary: lead.glossary,
        others: alsoOurs ? [...others, { id: OURS, name: null }] : others,
      };
    },
    forget() {
      index = openIndex();
    },
  };
}

/** `entries` without those of a glossary that has an earlier one. */
function onePerGlossary(entries: readonly Entry[]): readonly Entry[] {
  const ids = entries.map(({ glossary }) => glossary.id);
  return entries.filter(({ glossary }, at) => ids.indexOf(glossary.id) === at);
}
