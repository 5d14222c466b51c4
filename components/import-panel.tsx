import { useState } from 'preact/hooks';
import type { ImportFailure, ImportPreview } from '../lib/glossary/own/preview.ts';
import type { CountedGlossary } from '../lib/glossary/own/store.ts';
import type { ChosenImport, GlossaryActions } from './glossaries.tsx';
import { Listed } from './listed.tsx';
import { failureText, fieldText, placeText, termProblemText } from './term-problem-text.ts';
import type { Text } from './text.ts';

interface ImportPanelProps {
  readonly importing: ChosenImport;
  readonly glossaries: readonly CountedGlossary[];
  readonly actions: GlossaryActions;
  readonly text: Text;
}

const isFailure = (result: ImportPreview | ImportFailure): result is ImportFailure =>
  'failure' in result;

/** What a file would bring, before anything is kept. */
export function ImportPanel(props: ImportPanelProps) {
  const { importing, actions, text } = props;
  const { file, result } = importing;
  return (
    <section
      class="import"
      aria-labelledby="import-title"
      aria-busy={result === null || importing.isImporting}
    >
      <h3 id="import-title">{text('importTitle', [file])}</h3>
      {!result && <p role="status">{text('glReading')}</p>}
      {result && isFailure(result) && (
        <p class="error" role="alert">
          {failureText(result, text)}
        </p>
      )}
      {result && !isFailure(result) ? (
        <Preview {...props} preview={result} />
      ) : (
        <button type="button" onClick={actions.cancelImport}>
          {text('cancel')}
        </button>
      )}
    </section>
  );
}

function Preview({
  importing,
  glossaries,
  actions,
  text,
  preview,
}: ImportPanelProps & { readonly preview: ImportPreview }) {
  const [name, setName] = useState(preview.name);
  const [existing, setExisting] = useState<'keep' | 'replace'>('keep');
  const [agrees, setAgrees] = useState(false);
  const count = preview.added + (existing === 'replace' ? preview.existingCount : 0);
  const mayImport =
    !importing.isImporting &&
    count > 0 &&
    (agrees || preview.problemCount === 0) &&
    (importing.to !== null || name.trim() !== '');
  return (
    <>
      <p>
        {text('importFormat', [preview.format.toUpperCase(), preview.encoding])}
        {preview.columns.length > 0 && (
          <>
            {' '}
            {text('importColumns')}{' '}
            {preview.columns
              .map(({ name: column, field }) =>
                text('importColumn', [column, fieldText(field, text)]),
              )
              .join(', ')}
            .
          </>
        )}
        {preview.ignored.length > 0 && ` ${text('importIgnored', [preview.ignored.join(', ')])}`}
      </p>
      <ul class="sample">
        {preview.sample.map(({ headword, english, definition }) => (
          <li key={headword}>
            <span lang="zh">{headword}</span> <span class="gloss">{english ?? definition}</span>
          </li>
        ))}
      </ul>
      <p>{text('importAdded', [String(preview.added)])}</p>
      <Listed count={preview.problemCount} heading="importProblems" text={text}>
        {preview.problems.map((problem) => (
          <li key={placeText(problem.place, text)}>
            {placeText(problem.place, text)}: {termProblemText(problem, text)}
            {problem.quote && <span class="gloss"> {problem.quote}</span>}
          </li>
        ))}
      </Listed>
      <Listed count={preview.repeatedCount} heading="importRepeated" text={text}>
        {preview.repeated.map(({ headword, place, first }) => (
          <li key={placeText(place, text)}>
            {placeText(place, text)}:{' '}
            {first && text('importRepeat', [headword, placeText(first, text)])}
          </li>
        ))}
      </Listed>
      <Listed count={preview.existingCount} heading="importExisting" text={text}>
        {preview.existing.map(({ headword, place }) => (
          <li key={placeText(place, text)}>
            {placeText(place, text)}: <span lang="zh">{headword}</span>
          </li>
        ))}
      </Listed>
      {preview.existingCount > 0 && (
        <fieldset>
          {(['keep', 'replace'] as const).map((choice) => (
            <label key={choice}>
              <input
                type="radio"
                name="existing"
                checked={existing === choice}
                onChange={() => setExisting(choice)}
              />
              <span>{text(choice === 'keep' ? 'importKeep' : 'importReplace')}</span>
            </label>
          ))}
        </fieldset>
      )}
      {preview.problemCount > 0 && (
        <label>
          <input
            type="checkbox"
            checked={agrees}
            onChange={({ currentTarget }) => setAgrees(currentTarget.checked)}
          />
          <span>{text('importAgree')}</span>
        </label>
      )}
      <div class="row">
        <label for="import-to">{text('importTo')}</label>
        <select
          id="import-to"
          value={importing.to ?? ''}
          onChange={({ currentTarget }) => actions.previewFor(currentTarget.value || null)}
        >
          <option value="">{text('importNew')}</option>
          {glossaries.map(({ id, name: other }) => (
            <option key={id} value={id}>
              {other}
            </option>
          ))}
        </select>
        {importing.to === null && (
          <input
            type="text"
            aria-label={text('glName')}
            maxLength={80}
            value={name}
            onInput={({ currentTarget }) => setName(currentTarget.value)}
          />
        )}
      </div>
      <div class="row">
        <button
          type="button"
          class="main"
          disabled={!mayImport}
          onClick={() => actions.import(name, existing)}
        >
          {text('importDo', [String(count)])}
        </button>
        <button type="button" disabled={importing.isImporting} onClick={actions.cancelImport}>
          {text('cancel')}
        </button>
      </div>
      <p role="status">{importing.isImporting && text('glImporting')}</p>
    </>
  );
}
