import { useEffect, useRef, useState } from 'preact/hooks';
import type { Format } from '../lib/glossary/own/preview.ts';
import type { CountedGlossary } from '../lib/glossary/own/store.ts';
import { Confirm } from './confirm.tsx';
import type { GlossaryActions, OpenedGlossary } from './glossaries.tsx';
import { takeFocus } from './taking-focus.ts';
import { TermList } from './term-list.tsx';
import type { Text } from './text.ts';

interface GlossaryItemProps {
  readonly glossary: CountedGlossary;
  /** From 0. */
  readonly place: number;
  readonly isLast: boolean;
  readonly opened: OpenedGlossary | null;
  readonly actions: GlossaryActions;
  readonly text: Text;
}

const FORMATS: readonly Format[] = ['csv', 'tsv', 'json', 'tbx'];

/** One glossary, with all that can be done with it as a whole. */
export function GlossaryItem(props: GlossaryItemProps) {
  const { glossary, place, isLast, opened, actions, text } = props;
  const { id, name, on, count } = glossary;
  const [up, down] = [useRef<HTMLButtonElement>(null), useRef<HTMLButtonElement>(null)];
  /** The button that moved it: what moves in the page loses the focus. */
  const moved = useRef<typeof up | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place says that it has moved
  useEffect(() => {
    const button = moved.current?.current;
    moved.current = null;
    if (button?.disabled) (button === up.current ? down : up).current?.focus();
    else button?.focus();
  }, [place]);
  const move = (button: typeof up, to: number) => () => {
    moved.current = button;
    actions.move(id, to);
  };
  const [asks, setAsks] = useState<'name' | 'delete' | null>(null);
  const ask = (what: 'name' | 'delete') => () => setAsks(asks === what ? null : what);
  return (
    <li class="glossary">
      <div class="row">
        <input
          type="checkbox"
          aria-label={text('glUse', [name])}
          checked={on}
          onChange={({ currentTarget }) => actions.change(id, { on: currentTarget.checked })}
        />
        <button
          type="button"
          class="name"
          aria-expanded={opened !== null}
          title={text('glOpen', [name])}
          onClick={() => actions.open(opened ? null : id)}
        >
          {name}
        </button>
        <span class="count">{text('glCount', [count.toLocaleString(text('languageTag'))])}</span>
        <button
          type="button"
          aria-label={text('glUp', [name])}
          title={text('glUp', [name])}
          disabled={place === 0}
          ref={up}
          onClick={move(up, place - 1)}
        >
          ↑
        </button>
        <button
          type="button"
          aria-label={text('glDown', [name])}
          title={text('glDown', [name])}
          disabled={isLast}
          ref={down}
          onClick={move(down, place + 1)}
        >
          ↓
        </button>
        <button
          type="button"
          aria-label={text('glRename', [name])}
          aria-expanded={asks === 'name'}
          onClick={ask('name')}
        >
          {text('glRenameShort')}
        </button>
        <select
          aria-label={text('glExport', [name])}
          value=""
          onChange={({ currentTarget }) => {
            const format = FORMATS.find((one) => one === currentTarget.value);
            currentTarget.value = '';
            if (format) actions.export(id, format);
          }}
        >
          <option value="">{text('glExportShort')}</option>
          {FORMATS.map((format) => (
            <option key={format} value={format}>
              {format.toUpperCase()}
            </option>
          ))}
        </select>
        <button
          type="button"
          aria-label={text('glDelete', [name])}
          aria-expanded={asks === 'delete'}
          onClick={ask('delete')}
        >
          {text('glDeleteShort')}
        </button>
      </div>
      {asks === 'delete' && (
        <Confirm
          question={text('glDeleteAsk', [name, String(count)])}
          answer={text('glDeleteShort')}
          text={text}
          onConfirm={() => actions.remove(id)}
          onCancel={() => setAsks(null)}
        />
      )}
      {asks === 'name' && (
        <Rename
          name={name}
          text={text}
          onRename={(next) => {
            setAsks(null);
            actions.change(id, { name: next });
          }}
          onCancel={() => setAsks(null)}
        />
      )}
      {opened && <TermList opened={opened} actions={actions} text={text} />}
    </li>
  );
}

interface RenameProps {
  readonly name: string;
  readonly text: Text;
  readonly onRename: (name: string) => void;
  readonly onCancel: () => void;
}

function Rename({ name, text, onRename, onCancel }: RenameProps) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => (input.current ? takeFocus(input.current) : undefined), []);
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        const next = input.current?.value.trim();
        if (next) onRename(next);
      }}
    >
      <input
        ref={input}
        type="text"
        aria-label={text('glName')}
        defaultValue={name}
        maxLength={80}
      />
      <button type="submit">{text('save')}</button>
      <button type="button" onClick={onCancel}>
        {text('cancel')}
      </button>
    </form>
  );
}
