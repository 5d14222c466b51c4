import { useRef, useState } from 'preact/hooks';
import type { OwnGlossary, RawTerm } from '../lib/glossary/own/own-term.ts';
import type { Format, ImportFailure, ImportPreview } from '../lib/glossary/own/preview.ts';
import type { CountedGlossary, FoundTerms } from '../lib/glossary/own/store.ts';
import { GlossaryItem } from './glossary-item.tsx';
import { ImportPanel } from './import-panel.tsx';
import type { SaveResult } from './term-form.tsx';
import type { Text } from './text.ts';

/** The glossary whose terms are shown. */
export interface OpenedGlossary {
  readonly id: string;
  readonly wanted: string;
  /** Null while they are looked for. */
  readonly found: FoundTerms | null;
}

/** A file that was chosen. */
export interface ChosenImport {
  readonly file: string;
  /** The glossary that it goes to; null: a new one. */
  readonly to: string | null;
  /** Null while it is read. */
  readonly result: ImportPreview | ImportFailure | null;
  /** It is being put in. */
  readonly isImporting: boolean;
}

/** How things stand with the user's glossaries. */
export interface GlossariesState {
  readonly glossaries: readonly CountedGlossary[];
  readonly opened: OpenedGlossary | null;
  readonly importing: ChosenImport | null;
  /** Terms that the last import brought. */
  readonly imported: number | null;
  /** Why the last thing asked for did not work. */
  readonly error: string | null;
}

/** What can be done with them. */
export interface GlossaryActions {
  readonly create: (name: string) => void;
  readonly change: (id: string, patch: Partial<Omit<OwnGlossary, 'id'>>) => void;
  readonly move: (id: string, to: number) => void;
  readonly remove: (id: string) => void;
  readonly export: (id: string, format: Format) => void;
  /** Shows the terms of a glossary with `wanted` in them; null: of none. */
  readonly open: (id: string | null, wanted?: string) => void;
  /** `before`: the headword of the term that it takes the place of. */
  readonly saveTerm: (id: string, term: RawTerm, before: string | null) => Promise<SaveResult>;
  readonly dropTerm: (id: string, headword: string) => void;
  readonly choose: (file: File) => void;
  readonly previewFor: (to: string | null) => void;
  readonly import: (name: string, existing: 'keep' | 'replace') => void;
  readonly cancelImport: () => void;
}

interface GlossariesProps extends GlossariesState {
  readonly actions: GlossaryActions;
  readonly text: Text;
}

/** The user's glossaries: their order, what is in them, and the way in and out for files. */
export function Glossaries(props: GlossariesProps) {
  const { glossaries, opened, importing, imported, error, actions, text } = props;
  return (
    <section class="glossaries" aria-labelledby="glossaries">
      <h2 id="glossaries">{text('gl')}</h2>
      <p class="about">{text('glHelp')}</p>
      <p class="error" role="alert">
        {error !== null && text('glError', [error])}
      </p>
      {glossaries.length === 0 && <p>{text('glNone')}</p>}
      <ol>
        {glossaries.map((glossary, place) => (
          <GlossaryItem
            key={glossary.id}
            glossary={glossary}
            place={place}
            isLast={place === glossaries.length - 1}
            opened={opened?.id === glossary.id ? opened : null}
            actions={actions}
            text={text}
          />
        ))}
      </ol>
      <NewGlossary text={text} onCreate={actions.create} />
      <FileChooser text={text} onChoose={actions.choose} />
      <p role="status">{imported !== null && text('importDone', [String(imported)])}</p>
      {importing && (
        <ImportPanel
          key={importing.file}
          importing={importing}
          glossaries={glossaries}
          actions={actions}
          text={text}
        />
      )}
    </section>
  );
}

interface NewGlossaryProps {
  readonly text: Text;
  readonly onCreate: (name: string) => void;
}

function NewGlossary({ text, onCreate }: NewGlossaryProps) {
  const [name, setName] = useState('');
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim() === '') return;
        onCreate(name);
        setName('');
      }}
    >
      <label for="new-glossary">{text('glNew')}</label>
      <input
        id="new-glossary"
        type="text"
        placeholder={text('glName')}
        maxLength={80}
        value={name}
        onInput={({ currentTarget }) => setName(currentTarget.value)}
      />
      <button type="submit" disabled={name.trim() === ''}>
        {text('glCreate')}
      </button>
    </form>
  );
}

interface FileChooserProps {
  readonly text: Text;
  readonly onChoose: (file: File) => void;
}

function FileChooser({ text, onChoose }: FileChooserProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="row">
      <label for="import-file">{text('glImport')}</label>
      <input
        ref={input}
        id="import-file"
        type="file"
        accept=".csv,.tsv,.tab,.txt,.json,.tbx,.xml"
        aria-describedby="import-help"
        onChange={() => {
          const file = input.current?.files?.[0];
          if (!file) return;
          onChoose(file);
          // The same file, mended, can be chosen again.
          if (input.current) input.current.value = '';
        }}
      />
      <small id="import-help">{text('glImportHelp')}</small>
    </div>
  );
}
