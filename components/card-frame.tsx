import type { ComponentChildren, RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Text } from './text.ts';

interface CardFrameProps {
  /** Name of the dialog; a new one scrolls the card to its top. */
  readonly label: string;
  readonly heading: ComponentChildren;
  readonly frame: RefObject<HTMLElement | null>;
  readonly text: Text;
  readonly onClose: () => void;
  readonly onBack?: (() => void) | undefined;
  readonly children: ComponentChildren;
}

/**
 * The pop-up around a card: a dialog that leaves the page usable. It scrolls itself, so that arrow
 * keys work as soon as it has the focus. It never takes the focus on its own: hovering must not.
 */
export function CardFrame({
  label,
  heading,
  frame,
  text,
  onClose,
  onBack,
  children,
}: CardFrameProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the label stands for what is shown
  useLayoutEffect(() => {
    if (frame.current) frame.current.scrollTop = 0;
  }, [label]);

  return (
    <section
      ref={frame}
      class="card"
      role="dialog"
      aria-label={label}
      lang={text('languageTag')}
      tabIndex={-1}
    >
      <header class="card-head">
        {onBack && (
          <button type="button" class="card-button" aria-label={text('back')} onClick={onBack}>
            ←
          </button>
        )}
        <h2>{heading}</h2>
        <button type="button" class="card-button" aria-label={text('close')} onClick={onClose}>
          ×
        </button>
      </header>
      {children}
    </section>
  );
}
