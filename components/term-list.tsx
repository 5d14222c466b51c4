import { useState } from 'preact/hooks';
import type { OwnTerm } from '../lib/glossary/own/own-term.ts';
import { Confirm } from './confirm.tsx';
import type { GlossaryActions, OpenedGlossary } from './glossaries.tsx';
import { TermForm } from './term-form.tsx';
import type { Text } from './text.ts';

interface TermListProps {
  readonly opened: OpenedGlossary;
  readonly actions: GlossaryActions;
  readonly text: Text;
}

const FIELDS: readonly (keyof OwnTerm)[] = [
  'headword',
  'english',
  'definition',
  'forms',
  'pinyin',
  'note',
  'source',
];

/** What is done with one term; `new` has no headword yet. */
type Doing =
  | { readonly what: 'edit' | 'drop'; readonly headword: string }
  | { readonly what: 'new' };

/** Terms of a glossary, searched, changed, deleted, added to. */
export function TermList({ opened: { id, wanted, found }, actions, text }: TermListProps) {
  const [doing, setDoing] = useState<Doing | null>(null);
  const done = () => setDoing(null);
  const form = (term: Partial<OwnTerm>, before: string | null) => (
    <TermForm
      term={term}
      fields={FIELDS}
      text={text}
      onSave={async (raw) => {
        const result = await actions.saveTerm(id, raw, before);
        if (result === 'saved') done();
        return result;
      }}
      onCancel={done}
    />
  );
  return (
    <div class="terms">
      <div class="row">
        <input
          type="search"
          aria-label={text('glSearch')}
          placeholder={text('glSearch')}
          value={wanted}
          onInput={({ currentTarget }) => actions.open(id, currentTarget.value)}
        />
        <button type="button" onClick={() => setDoing({ what: 'new' })}>
          {text('glAddHere')}
        </button>
      </div>
      {doing?.what === 'new' && form({}, null)}
      {found?.terms.length === 0 && <p>{text('glNothing')}</p>}
      <ul>
        {found?.terms.map((term) => {
          const { headword } = term;
          const now = doing && doing.what !== 'new' && doing.headword === headword ? doing : null;
          return (
            <li key={headword}>
              <div class="row term">
                <span lang="zh">{headword}</span>
                <span class="gloss">{term.english ?? term.definition}</span>
                <button
                  type="button"
                  aria-label={text('glEdit', [headword])}
                  title={text('glEdit', [headword])}
                  onClick={() => setDoing({ what: 'edit', headword })}
                >
                  ✎
                </button>
                <button
                  type="button"
                  aria-label={text('glDrop', [headword])}
                  title={text('glDrop', [headword])}
                  onClick={() => setDoing({ what: 'drop', headword })}
                >
                  ×
                </button>
              </div>
              {now?.what === 'edit' && form(term, headword)}
              {now?.what === 'drop' && (
                <Confirm
                  question={text('glDropAsk', [headword])}
                  answer={text('glDeleteShort')}
                  text={text}
                  onConfirm={() => {
                    done();
                    actions.dropTerm(id, headword);
                  }}
                  onCancel={done}
                />
              )}
            </li>
          );
        })}
      </ul>
      {found?.hasMore && <p>{text('glMore')}</p>}
      {found && found.damaged > 0 && (
        <p class="error">{text('glDamaged', [String(found.damaged)])}</p>
      )}
    </div>
  );
}
