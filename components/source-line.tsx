import type { Source } from '../lib/glossary/term.ts';
import { dateText } from './date-text.ts';
import type { Text } from './text.ts';

/** A document or meeting: its Chinese title, then English title, body and date as far as known. */
export function SourceLine({ source, text }: { readonly source: Source; readonly text: Text }) {
  const { document, english, body, date } = source;
  return (
    <>
      <cite lang="zh-Hans">{document}</cite>
      {english && (
        <>
          {' '}
          <cite lang="en">{english}</cite>
        </>
      )}
      {(body || date) && (
        <span class="issued">
          {body && <span lang="en">{body}</span>}
          {body && date && ' · '}
          {date && <time dateTime={date}>{dateText(date, text('languageTag'))}</time>}
        </span>
      )}
    </>
  );
}
