import { useEffect, useRef } from 'preact/hooks';
import type { OwnGlossary, OwnTerm, RawTerm } from '../lib/glossary/own/own-term.ts';
import { CardFrame } from './card-frame.tsx';
import { type SaveResult, TermForm } from './term-form.tsx';
import type { Text } from './text.ts';

interface AddTermProps {
  /** What was selected. */
  readonly term: Partial<OwnTerm>;
  readonly glossaries: readonly OwnGlossary[];
  readonly text: Text;
  readonly onSave: (term: RawTerm, to: string | null) => Promise<SaveResult>;
  readonly onClose: () => void;
}

const FIELDS = ['headword', 'english', 'definition'] as const;

/** Asks on the page what a selected word means. */
export function AddTermCard({ term, glossaries, text, onSave, onClose }: AddTermProps) {
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const controller = new AbortController();
    for (const type of ['keydown', 'keypress', 'keyup'] as const) {
      const onKey = (event: KeyboardEvent) => {
        // What is typed here is none of the page's shortcuts.
        event.stopPropagation();
        if (type === 'keydown' && event.key === 'Escape') close.current();
      };
      box.current?.addEventListener(type, onKey, { signal: controller.signal });
    }
    return () => controller.abort();
  }, []);

  return (
    <div ref={box} class="add-term">
      <CardFrame
        label={text('addTerm')}
        heading={text('addTerm')}
        frame={frame}
        text={text}
        onClose={onClose}
      >
        <TermForm
          term={term}
          fields={FIELDS}
          glossaries={glossaries}
          text={text}
          onSave={onSave}
          onCancel={onClose}
        />
      </CardFrame>
    </div>
  );
}
