import type { ComponentChildren } from 'preact';
import type { HeldOffice } from '../lib/glossary/held-offices.ts';
import { dateText } from './date-text.ts';
import type { Text } from './text.ts';

/** The Politburo Standing Committee has seven members; of a longer list the rest is one click away. */
const MOST_SHOWN = 7;

interface HeldOfficesProps {
  readonly offices: readonly HeldOffice[];
  readonly text: Text;
}

interface HoldersProps extends HeldOfficesProps {
  /** Of an institution the office is named too: that of its head. */
  readonly isInstitution: boolean;
}

/** Who holds the office, or heads the institution, that a term names. */
export function Holders({ offices, isInstitution, text }: HoldersProps) {
  if (offices.length === 0) return null;
  return (
    <>
      <h3>{text(isInstitution ? 'headedBy' : 'heldBy')}</h3>
      <ShortList text={text}>
        {offices.map((held) => (
          <li key={`${held.office} ${held.name} ${held.since}`}>
            <span lang="en">{held.english}</span> <span lang="zh-Hans">{held.name}</span>
            {isInstitution && (
              <span class="issued">
                <Office held={held} />
              </span>
            )}
            <span class="issued">
              {!isInstitution && held.place && (
                <>
                  <span lang="en">{held.place}</span> ·{' '}
                </>
              )}
              <Period held={held} text={text} />
            </span>
          </li>
        ))}
      </ShortList>
    </>
  );
}

/** What somebody holds who is called as the text that was pointed at. */
export function OfficesOfName({ offices, text }: HeldOfficesProps) {
  const [first] = offices;
  if (!first) return null;
  return (
    <>
      <h3>{text('officesOfName', [first.english])}</h3>
      <ShortList text={text}>
        {offices.map((held) => (
          <li key={`${held.office} ${held.place} ${held.since}`}>
            <Office held={held} />
            <span class="issued">
              <Period held={held} text={text} />
            </span>
          </li>
        ))}
      </ShortList>
    </>
  );
}

interface ShortListProps {
  readonly children: readonly ComponentChildren[];
  readonly text: Text;
}

function ShortList({ children, text }: ShortListProps) {
  const rest = children.slice(MOST_SHOWN);
  return (
    <>
      <ul class="held">{children.slice(0, MOST_SHOWN)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{text('moreHolders', [String(rest.length)])}</summary>
          <ul class="held">{rest}</ul>
        </details>
      )}
    </>
  );
}

function Office({ held: { office, title, place } }: { readonly held: HeldOffice }) {
  return (
    <>
      <span lang="en">{place ? `${title}, ${place}` : title}</span>{' '}
      <span lang="zh-Hans">{office}</span>
    </>
  );
}

/** Since when, and until or as of when: never without the latter. */
function Period({
  held: { since, until, asOf },
  text,
}: {
  readonly held: HeldOffice;
  readonly text: Text;
}) {
  const shown = (date: string) => dateText(date, text('languageTag'));
  const parts = [
    ...(since && !until ? [text('heldSince', [shown(since)])] : []),
    ...(since && until ? [text('heldFromTo', [shown(since), shown(until)])] : []),
    ...(!since && until ? [text('heldUntil', [shown(until)])] : []),
    ...(asOf ? [text('heldAsOf', [shown(asOf)])] : []),
  ];
  return <>{parts.join(' · ')}</>;
}
