import { signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { OptionsPage } from '../../components/options-page.tsx';
import type { Text } from '../../components/text.ts';
import { openSettings } from '../../lib/settings.ts';
import { pauseBetweenWrites } from '../wiring/pause.ts';
import { openSites } from './sites.tsx';

const text: Text = (key, substitutions) => browser.i18n.getMessage(key, substitutions ?? []);
const store = openSettings(browser.storage.sync, pauseBetweenWrites);
const settings = signal(await store.get());
store.subscribe((stored) => {
  settings.value = stored;
});

const Sites = await openSites(text);

function App() {
  return (
    <OptionsPage
      settings={settings.value}
      text={text}
      onChange={(patch) => {
        settings.value = { ...settings.value, ...patch };
        void store.set(patch);
      }}
    >
      <Sites />
    </OptionsPage>
  );
}

render(<App />, document.body);
