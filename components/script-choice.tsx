import type { ShownScript } from '../lib/reading/view.ts';
import type { MessageKey, Text } from './text.ts';

const CHOICES: readonly { script: ShownScript; glyph: MessageKey; label: MessageKey }[] = [
  { script: 'source', glyph: 'scriptSourceGlyph', label: 'scriptSource' },
  { script: 'hans', glyph: 'scriptHansGlyph', label: 'scriptHans' },
  { script: 'hant-tw', glyph: 'scriptHantTwGlyph', label: 'scriptHantTw' },
  { script: 'hant-hk', glyph: 'scriptHantHkGlyph', label: 'scriptHantHk' },
];

/** Each script with the key of its name. */
export const SCRIPT_NAMES = CHOICES.map(({ script, label }) => [script, label] as const);

interface ScriptChoiceProps {
  readonly script: ShownScript;
  readonly disabled?: boolean;
  readonly text: Text;
  readonly onScript: (script: ShownScript) => void;
}

/** Which script to show. A radio group: one tab stop, arrows choose, Home and End go to either end. */
export function ScriptChoice({ script, disabled, text, onScript }: ScriptChoiceProps) {
  const chosen = CHOICES.findIndex((choice) => choice.script === script);

  const onKeyDown = (event: KeyboardEvent & { readonly currentTarget: HTMLElement }) => {
    const index = destination(event.key, chosen);
    const choice = CHOICES[index];
    if (!choice) return;
    event.preventDefault();
    // News pages turn their slides by arrow keys.
    event.stopPropagation();
    event.currentTarget.querySelectorAll<HTMLElement>('[role=radio]')[index]?.focus();
    onScript(choice.script);
  };

  return (
    <div class="choice" role="radiogroup" aria-label={text('script')} onKeyDown={onKeyDown}>
      {CHOICES.map((choice, index) => (
        // biome-ignore lint/a11y/useSemanticElements: an input checks itself before the view has changed
        <button
          key={choice.script}
          type="button"
          role="radio"
          aria-checked={index === chosen}
          aria-label={text(choice.label)}
          title={text(choice.label)}
          tabIndex={index === chosen ? 0 : -1}
          disabled={disabled}
          onClick={() => onScript(choice.script)}
        >
          <span class="glyph" lang="zh">
            {text(choice.glyph)}
          </span>
        </button>
      ))}
    </div>
  );
}

/** Index that a key leads to from `chosen`, round the ends; -1 for a key of no use here. */
function destination(key: string, chosen: number): number {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return (chosen + 1) % CHOICES.length;
    case 'ArrowLeft':
    case 'ArrowUp':
      return (chosen + CHOICES.length - 1) % CHOICES.length;
    case 'Home':
      return 0;
    case 'End':
      return CHOICES.length - 1;
    default:
      return -1;
  }
}
