interface ToggleProps {
  /** One or two characters, where the words don't fit. */
  readonly glyph: string;
  readonly label: string;
  /** Show the label beside the glyph; else it is the button's name and title only. */
  readonly labelled?: boolean;
  readonly pressed: boolean;
  readonly disabled?: boolean;
  readonly onToggle: (pressed: boolean) => void;
}

/** A button that stays pressed. */
export function Toggle({ glyph, label, labelled, pressed, disabled, onToggle }: ToggleProps) {
  return (
    <button
      type="button"
      class="toggle"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      disabled={disabled}
      onClick={() => onToggle(!pressed)}
    >
      <span class="glyph" lang="zh">
        {glyph}
      </span>
      {labelled && <span>{label}</span>}
    </button>
  );
}
