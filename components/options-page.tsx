import type { ComponentChildren } from 'preact';
import type { Settings } from '../lib/settings.ts';
import { SCRIPT_NAMES } from './script-choice.tsx';
import type { MessageKey, Text } from './text.ts';

interface OptionsPageProps {
  readonly settings: Settings;
  readonly text: Text;
  readonly onChange: (patch: Partial<Settings>) => void;
  /** Further sections. */
  readonly children?: ComponentChildren;
}

/** All settings; each change counts at once. */
export function OptionsPage({ settings, text, onChange, children }: OptionsPageProps) {
  const checkbox = (
    key: 'start' | 'bar' | 'pinyin' | 'glossary' | 'lookUp' | 'regionalWords',
    label: MessageKey,
    help?: MessageKey,
  ) => (
    <div class="option">
      <label>
        <input
          type="checkbox"
          checked={settings[key]}
          onChange={({ currentTarget }) => onChange({ [key]: currentTarget.checked })}
        />
        <span>{text(label)}</span>
      </label>
      {help && <p class="help">{text(help)}</p>}
    </div>
  );
  /** A setting with a few values; the labels' keys in their order. */
  const select = <Key extends 'script' | 'notation' | 'unit' | 'tones' | 'standard' | 'copy'>(
    key: Key,
    label: MessageKey,
    values: readonly (readonly [value: Settings[Key], name: MessageKey])[],
  ) => (
    <div class="option">
      <label>
        <span>{text(label)}</span>
        <select
          value={settings[key]}
          onChange={({ currentTarget }) => {
            const chosen = values[currentTarget.selectedIndex];
            if (chosen) onChange({ [key]: chosen[0] });
          }}
        >
          {values.map(([value, name]) => (
            <option key={value} value={value}>
              {text(name)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );

  return (
    <main class="options" lang={text('languageTag')}>
      <h1>
        {text('extName')} · {text('options')}
      </h1>
      <section aria-labelledby="pages">
        <h2 id="pages">{text('optPages')}</h2>
        {checkbox('start', 'optStart')}
        {checkbox('bar', 'optBar')}
        {select('script', 'optScript', SCRIPT_NAMES)}
        {checkbox('regionalWords', 'optWords', 'optWordsHelp')}
        {checkbox('pinyin', 'optPinyin')}
        {checkbox('glossary', 'optGlossary')}
        {checkbox('lookUp', 'optLookUp')}
      </section>
      <section aria-labelledby="readings">
        <h2 id="readings">{text('optReadings')}</h2>
        {select('notation', 'optNotation', [
          ['marks', 'optNotation_marks'],
          ['numbers', 'optNotation_numbers'],
          ['zhuyin', 'optNotation_zhuyin'],
        ])}
        {select('unit', 'optUnit', [
          ['word', 'optUnit_word'],
          ['character', 'optUnit_character'],
        ])}
        {select('tones', 'optTones', [
          ['dictionary', 'optTones_dictionary'],
          ['spoken', 'optTones_spoken'],
        ])}
        {select('standard', 'optStandard', [
          ['mainland', 'optStandard_mainland'],
          ['taiwan', 'optStandard_taiwan'],
        ])}
      </section>
      <section aria-labelledby="copying">
        <h2 id="copying">{text('optCopying')}</h2>
        {select('copy', 'optCopy', [
          ['shown', 'optCopy_shown'],
          ['source', 'optCopy_source'],
        ])}
      </section>
      {children}
    </main>
  );
}
