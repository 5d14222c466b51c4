import type { View } from '../lib/reading/view.ts';
import { ScriptChoice } from './script-choice.tsx';
import type { Text } from './text.ts';
import { Toggle } from './toggle.tsx';

interface ViewControlsProps {
  readonly view: View;
  readonly text: Text;
  /** Words beside the glyphs, where there is room. */
  readonly labelled?: boolean;
  /** Called with the whole view that is wanted now. */
  readonly onView: (view: View) => void;
}

/** The choices of a View. With it off only the way back on is enabled: nothing else would show. */
export function ViewControls({ view, text, labelled = false, onView }: ViewControlsProps) {
  const disabled = !view.on;
  return (
    <>
      <Toggle
        glyph={text('onGlyph')}
        label={text('on')}
        labelled={labelled}
        pressed={view.on}
        onToggle={(on) => onView({ ...view, on })}
      />
      <ScriptChoice
        script={view.script}
        disabled={disabled}
        text={text}
        onScript={(script) => onView({ ...view, script })}
      />
      <Toggle
        glyph={text('pinyinGlyph')}
        label={text('pinyin')}
        labelled={labelled}
        pressed={view.pinyin}
        disabled={disabled}
        onToggle={(pinyin) => onView({ ...view, pinyin })}
      />
      <Toggle
        glyph={text('glossaryGlyph')}
        label={text('glossary')}
        labelled={labelled}
        pressed={view.glossary}
        disabled={disabled}
        onToggle={(glossary) => onView({ ...view, glossary })}
      />
    </>
  );
}
