import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { OwnGlossary, OwnTerm, RawTerm, TermProblem } from '../lib/glossary/own/own-term.ts';
import { takeFocus } from './taking-focus.ts';
import { fieldText, termProblemText } from './term-problem-text.ts';
import type { Text } from './text.ts';

/** What became of a term that was to be saved; `error` where that could not be done. */
export type SaveResult = 'saved' | 'exists' | TermProblem | { readonly error: string };

interface TermFormProps {
  /** What stands in the fields at first. */
  readonly term: Partial<OwnTerm>;
  readonly fields: readonly (keyof OwnTerm)[];
  /** Given where the glossary can be chosen; the first one is, and after them a new one. */
  readonly glossaries?: readonly OwnGlossary[];
  readonly text: Text;
  /** `to`: the glossary chosen; null: a new one. */
  readonly onSave: (term: RawTerm, to: string | null) => Promise<SaveResult>;
  readonly onCancel: () => void;
}

const LONG: readonly (keyof OwnTerm)[] = ['definition', 'note'];
const CHINESE: readonly (keyof OwnTerm)[] = ['headword', 'forms'];

/** A term of the user's, to be written or changed. It takes the focus, and gives it back. */
export function TermForm({ term, fields, glossaries, text, onSave, onCancel }: TermFormProps) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isSaving, setSaving] = useState(false);

  const isNew = !term.headword;
  useEffect(() => {
    // The word is there already where it was selected: what comes next is what it means.
    const first = form.current?.elements.namedItem(isNew ? 'headword' : (fields[1] ?? 'headword'));
    return first instanceof HTMLElement ? takeFocus(first) : undefined;
  }, [isNew, fields]);

  const save = async (event: Event) => {
    event.preventDefault();
    if (!form.current || isSaving) return;
    const entered = new FormData(form.current);
    const value = (name: string) => String(entered.get(name) ?? '');
    const raw = Object.fromEntries(
      fields.map((field) => [
        field,
        field === 'forms' ? value(field).split(/[;；]/) : value(field),
      ]),
    );
    setSaving(true);
    const result = await onSave({ ...term, ...raw }, value('glossary') || null);
    setSaving(false);
    if (result === 'saved') return;
    setProblem(result);
    const wrong = form.current?.elements.namedItem(fieldOf(result) ?? '');
    if (wrong instanceof HTMLElement) wrong.focus();
  };

  const problemField = problem && fieldOf(problem);
  return (
    <form ref={form} class="term-form" onSubmit={save} noValidate>
      {fields.map((field) => {
        const attributes = {
          id: `${id}-${field}`,
          name: field,
          lang: CHINESE.includes(field) ? 'zh' : undefined,
          'aria-invalid': problemField === field || undefined,
          'aria-describedby': problemField === field ? `${id}-problem` : undefined,
          autocomplete: 'off',
          defaultValue: initial(term, field),
        };
        return (
          <div class="field" key={field}>
            <label for={attributes.id}>{fieldText(field, text)}</label>
            {LONG.includes(field) ? (
              <textarea rows={3} {...attributes} />
            ) : (
              <input type="text" {...attributes} />
            )}
            {field === 'forms' && <small>{text('formsHelp')}</small>}
          </div>
        );
      })}
      {glossaries && (
        <div class="field">
          <label for={`${id}-glossary`}>{text('addTermTo')}</label>
          <select id={`${id}-glossary`} name="glossary">
            {glossaries.map(({ id: glossary, name }) => (
              <option key={glossary} value={glossary}>
                {name}
              </option>
            ))}
            <option value="">{text('addTermNew', [text('glDefaultName')])}</option>
          </select>
        </div>
      )}
      <p class="problem" id={`${id}-problem`} role="alert">
        {problem && problemText(problem, text)}
      </p>
      <div class="actions">
        <button type="submit" class="main" disabled={isSaving}>
          {text('save')}
        </button>
        <button type="button" onClick={onCancel}>
          {text('cancel')}
        </button>
      </div>
    </form>
  );
}

function initial(term: Partial<OwnTerm>, field: keyof OwnTerm): string {
  return field === 'forms' ? (term.forms ?? []).join('; ') : (term[field] ?? '');
}

type Problem = Exclude<SaveResult, 'saved'>;

/** The field that has to be changed; null where none has. */
function fieldOf(problem: Problem): keyof OwnTerm | null {
  if (problem === 'exists') return 'headword';
  return 'field' in problem ? problem.field : null;
}

function problemText(problem: Problem, text: Text): string {
  if (problem === 'exists') return text('addTermExists');
  return 'field' in problem ? termProblemText(problem, text) : text('glError', [problem.error]);
}
