import { type ComponentChildren, toChildArray } from 'preact';
import type { MessageKey, Text } from './text.ts';

interface ListedProps {
  /** Of all, those that are not listed with them; nothing is shown for 0. */
  readonly count: number;
  readonly heading: MessageKey;
  readonly text: Text;
  readonly children: ComponentChildren;
}

/** A list that opens under its heading, and says how much longer it is. */
export function Listed({ count, heading, text, children }: ListedProps) {
  if (count === 0) return null;
  const more = count - toChildArray(children).length;
  return (
    <details open={heading === 'importProblems'}>
      <summary>{text(heading, [String(count)])}</summary>
      <ul>{children}</ul>
      {more > 0 && <p>{text('importMore', [String(more)])}</p>}
    </details>
  );
}
