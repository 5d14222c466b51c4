import { signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import { Glossaries } from '../../components/glossaries.tsx';
import { OptionsPage } from '../../components/options-page.tsx';
import type { Text } from '../../components/text.ts';
import { openSettings } from '../../lib/settings.ts';
import { announceGlossaries, watchGlossaries } from '../wiring/own-glossaries.ts';
import { pauseBetweenWrites } from '../wiring/pause.ts';
import { openLibraryCall } from './library.ts';
import { manageGlossaries } from './own-glossaries.ts';
import { openSites } from './sites.tsx';

const text: Text = (key, substitutions) => browser.i18n.getMessage(key, substitutions ?? []);
const store = openSettings(browser.storage.sync, pauseBetweenWrites);
const settings = signal(await store.get());
store.subscribe((stored) => {
  settings.value = stored;
});
const own = manageGlossaries(openLibraryCall(), announceGlossaries, download);
watchGlossaries(() => void own.refresh());
void own.refresh();

/** Hands a file to the browser, which keeps it where the user's downloads go. */
function download(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([new Uint8Array(bytes)]));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

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
      <Glossaries {...own.state.value} actions={own.actions} text={text} />
      <Sites />
    </OptionsPage>
  );
}

render(<App />, document.body);
