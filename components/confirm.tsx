import { useEffect, useRef } from 'preact/hooks';
import { takeFocus } from './taking-focus.ts';
import type { Text } from './text.ts';

interface ConfirmProps {
  readonly question: string;
  /** Face of the button that does it. */
  readonly answer: string;
  readonly text: Text;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks before something goes that nothing brings back; the focus is on the way out, and then back where it was. */
export function Confirm({ question, answer, text, onConfirm, onCancel }: ConfirmProps) {
  const cancel = useRef<HTMLButtonElement>(null);
  useEffect(() => (cancel.current ? takeFocus(cancel.current) : undefined), []);
  return (
    <fieldset class="row confirm">
      <legend>{question}</legend>
      <button type="button" class="danger" onClick={onConfirm}>
        {answer}
      </button>
      <button ref={cancel} type="button" onClick={onCancel}>
        {text('cancel')}
      </button>
    </fieldset>
  );
}
