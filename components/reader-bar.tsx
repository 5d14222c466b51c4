import type { View } from '../lib/reading/view.ts';
import type { MessageKey, Text } from './text.ts';
import { ViewControls } from './view-controls.tsx';

interface ReaderBarProps {
  readonly view: View;
  readonly text: Text;
  /** Called with the whole view that is wanted now. */
  readonly onView: (view: View) => void;
  readonly onHide: () => void;
  /** Text is still being rendered for `view`. */
  readonly busy?: boolean;
  /** What went wrong last, while it still matters. */
  readonly notice?: MessageKey | undefined;
}

/** The bar on the page. */
export function ReaderBar({ view, text, onView, onHide, busy = false, notice }: ReaderBarProps) {
  return (
    <section class="bar" aria-label={text('bar')} aria-busy={busy} lang={text('languageTag')}>
      <div class="bar-row">
        <ViewControls view={view} text={text} onView={onView} />
        <button
          type="button"
          class="hide"
          aria-label={text('hideBar')}
          title={text('hideBar')}
          onClick={onHide}
        >
          ×
        </button>
      </div>
      <p class="notice" role="status">
        {notice && text(notice)}
      </p>
    </section>
  );
}
