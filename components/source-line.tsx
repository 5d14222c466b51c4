import type { Source } from '../lib/glossary/term.ts';
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

/** '2021', '2021-10' or '2021-10-20' in the words of `language` (BCP 47), no finer than it is known. */
function dateText(date: string, language: string): string {
  const [, month, day] = date.split('-');
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
  });
  return format.format(new Date(date));
}
