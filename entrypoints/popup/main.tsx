import { signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import type { MessageKey, Text } from '../../components/text.ts';
import { type PageStatus, ToolbarPopup } from '../../components/toolbar-popup.tsx';
import { askTwice, createCall, type TabStatus } from '../../lib/messages.ts';
import { closedBy, isListed, matchOf, siteOf } from '../../lib/news/site.ts';
import type { View } from '../../lib/reading/view.ts';
import { openSettings, type Settings } from '../../lib/settings.ts';
import { type Choice, type Choices, choiceAt, openSiteChoices } from '../../lib/site-choices.ts';
import { ALL_SITES, mayRead } from '../wiring/granted-sites.ts';

const call = askTwice(createCall((message) => browser.runtime.sendMessage(message)));
const text: Text = (key, substitutions) => browser.i18n.getMessage(key, substitutions ?? []);

const settings = openSettings(browser.storage.sync);
const choices = openSiteChoices(browser.storage.local);

const found = signal<TabStatus | null>(null);
const kept = signal<Settings | null>(null);
const chosen = signal<Choices | null>(null);
const allGranted = signal(false);
/** The browser lets us read this page's site: it need not be asked. */
const siteGranted = signal(false);
const notice = signal<MessageKey | undefined>(undefined);
/** The user did not grant what was asked for last. */
const refused = signal(false);

const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
const tabId = tab?.id ?? -1;
const address = URL.parse(tab?.url ?? '');
const site = siteOf(address);
const callReader = createCall((message) =>
  browser.tabs.sendMessage(tabId, message, { frameId: 0 }),
);

/** What was asked last: an earlier question's answer is old news by the time it comes. */
const asked = signal<unknown>(null);

/** Does what the user asked, then shows how things stand. */
async function run(action: () => Promise<unknown>): Promise<void> {
  asked.value = action;
  try {
    await action();
    const [status, stored, made, all, here] = await Promise.all([
      call('background:tab-status', { tabId }),
      settings.get(),
      choices.get(),
      mayRead(ALL_SITES),
      site !== null && mayRead(matchOf(site)),
    ]);
    if (asked.value !== action) return;
    chosen.value = made;
    allGranted.value = all;
    siteGranted.value = here;
    found.value = status;
    kept.value = stored;
    notice.value = refused.value ? 'grantRefused' : undefined;
    refused.value = false;
  } catch {
    notice.value = 'noAnswer';
  }
}

/** Shows `view` at once, so that the next click starts from it and not from the view before. */
function setView(status: TabStatus | null, view: View): void {
  if (status?.state === 'judged' && status.reader) {
    found.value = { ...status, reader: { ...status.reader, view } };
  }
  void run(() => callReader('reader:set-view', { view, keep: true }));
}

function choose(choice: Choice): void {
  if (site === null) return;
  // Asked for at once: the browser wants to see the click. It may close this pop-up to ask the user, so the
  // choice is stored beside; without the grant it counts for nothing.
  const granted =
    choice !== 'always' ||
    siteGranted.value ||
    browser.permissions.request({ origins: [matchOf(site)] });
  void run(async () => {
    await choices.choose(site, choice);
    if (await granted) {
      if (choice === 'always') await call('background:read-tab', { tabId });
      return;
    }
    await choices.choose(site, null);
    refused.value = true;
  });
}

function statusOf(status: TabStatus | null): PageStatus {
  if (!status) return 'asking';
  if (status.state === 'unreadable') return 'closed';
  if (status.verdict.verdict === 'news') return 'news';
  return status.verdict.language === 'zh' ? 'chinese' : 'foreign';
}

function App() {
  const status = found.value;
  const judged = status?.state === 'judged' ? status : null;
  return (
    <ToolbarPopup
      status={statusOf(status)}
      closedBy={closedBy(address)}
      site={
        site !== null && chosen.value
          ? {
              site,
              choice: choiceAt(chosen.value, address),
              isGranted: isListed(address) || allGranted.value,
            }
          : null
      }
      reasons={judged?.verdict.reasons ?? []}
      script={judged?.verdict.script ?? null}
      polluted={judged?.verdict.polluted ?? false}
      mojibake={judged?.mojibake ?? null}
      view={judged?.reader?.view ?? null}
      barShown={!judged?.reader?.barHidden}
      copy={kept.value?.copy ?? null}
      lookUp={kept.value?.lookUp ?? null}
      notice={notice.value}
      text={text}
      onView={(view: View) => setView(status, view)}
      onRead={() => void run(() => call('background:read-tab', { tabId }))}
      onShowBar={() => void run(() => callReader('reader:show-bar', null))}
      onCopy={(copy) => void run(() => settings.set({ copy }))}
      onOptions={() => void browser.runtime.openOptionsPage()}
      onLookUp={(lookUp) => void run(() => settings.set({ lookUp }))}
      onChoose={choose}
    />
  );
}

render(<App />, document.body);
void run(async () => {});
