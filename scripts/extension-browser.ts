import { CHANGED, DATABASE } from '../lib/glossary/own/places.ts';
import {
  type Call,
  type CallName,
  type Command,
  createCall,
  type Reply,
  type Request,
} from '../lib/messages.ts';
import { readOverrides, VERSION } from '../lib/settings.ts';
import {
  type BrowserTab,
  type Evaluate,
  type Point,
  type ViewportSize,
  waitFor,
} from './browser-tab.ts';

/** A host that *.test rules send to this machine: pages are served as a news site's would be. */
export const NEWS_HOST = 'news.test';

/** One that a local build may read, but that it does not know for a news site. */
export const OTHER_HOST = 'other.test';

export const VIEWPORT: ViewportSize = { width: 1280, height: 900 };

/** A browser with a fresh profile and the built extension in it, which may read *.test and localhost. */
export interface ExtensionBrowser extends Desk {
  /** A page of the browser's own: it lets no extension read it. */
  readonly closedPage: string;
  newTab(): Promise<BrowserTab>;
  /** Gives a keyboard command in `tab`, as the browser does on its keys. */
  command(tab: BrowserTab, command: Command): Promise<void>;
  /** Opens the toolbar pop-up over `tab`, as a click on the button does. */
  openToolbarPopup(tab: BrowserTab): Promise<ToolbarPopup>;
  /**
   * Chooses an item of ours, named `label`, in the menu of the text that is selected at `place` of `tab`.
   */
  chooseMenuItem(tab: BrowserTab, place: Point, label: string): Promise<void>;
  /** Kills the background, as the browser does with an idle one. */
  stopBackground(): Promise<void>;
  /** Addresses that any page or the extension asked for, in order, since the browser was opened. */
  requests(): Promise<readonly string[]>;
  close(): Promise<void>;
}

export interface ToolbarPopup {
  text(): Promise<string>;
  /** Clicks the control whose accessible name is `name`. */
  click(name: string): Promise<void>;
  /** Closes it: until then it may have the keys. */
  close(): Promise<void>;
}

/** A tab, known by the address of its page: no other tab shows the same one. */
export interface Addressed {
  url(): string | Promise<string>;
}

/** What a page of the extension's own can ask of it and of the browser. */
export interface Desk {
  /** Calls the background, as the extension's own pages do. */
  readonly call: Call;
  /** Calls the reader in `tab`. */
  callReader<Name extends CallName>(
    tab: Addressed,
    name: Name,
    request: Request<Name>,
  ): Promise<Reply<Name>>;
  tabIdOf(tab: Addressed): Promise<number>;
  /** What stands on the toolbar button for `tab`. */
  badgeOf(tab: Addressed): Promise<string>;
  manifest(): Promise<chrome.runtime.Manifest>;
  /** Address of a page of the extension's own. */
  ownUrl(path: string): Promise<string>;
  /** Removes all glossaries of the user's, and tells the extension. */
  clearGlossaries(): Promise<void>;
  /** Fetches the extension's own files and their bytes. */
  fetchOwn(paths: readonly string[]): Promise<void>;
  /** What is stored of the settings: overrides. */
  settings(): Promise<Record<string, unknown>>;
  /** Match patterns of the sites whose grants have the probe run. */
  grantedMatches(): Promise<readonly string[]>;
  /** Forgets what the user chose about sites. */
  forgetChoices(): Promise<void>;
  /** Stores settings as overrides, as the extension itself does. */
  setSettings(overrides: Record<string, unknown>): Promise<void>;
}

/** A Desk over a page of the extension's own: a background cannot call itself. */
export function openDesk(evaluate: Evaluate): Desk {
  const tabIdOf = async (tab: Addressed): Promise<number> =>
    evaluate(
      async (url) => {
        const tabs = await chrome.tabs.query({});
        const found = tabs.find((one) => one.url === url);
        if (found?.id === undefined) throw new Error(`no tab shows ${url}`);
        return found.id;
      },
      await tab.url(),
    );
  return {
    tabIdOf,
    async badgeOf(tab) {
      const tabId = await tabIdOf(tab);
      return evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId);
    },
    call: createCall((message) =>
      evaluate((m) => chrome.runtime.sendMessage<unknown, unknown>(m), message),
    ),
    async callReader(tab, name, request) {
      const tabId = await tabIdOf(tab);
      const call = createCall((message) =>
        evaluate(([id, m]) => chrome.tabs.sendMessage<unknown, unknown>(id, m), [
          tabId,
          message,
        ] as const),
      );
      return call(name, request);
    },
    ownUrl: (path) => evaluate((one) => chrome.runtime.getURL(one), path),
    clearGlossaries: () =>
      evaluate(
        async ([database, changed]) => {
          const databases = await indexedDB.databases();
          if (!databases.some(({ name }) => name === database)) return;
          const request = indexedDB.open(database);
          await new Promise((resolve) => request.addEventListener('success', resolve));
          const stores = [...request.result.objectStoreNames];
          const change = request.result.transaction(stores, 'readwrite');
          for (const store of stores) change.objectStore(store).clear();
          await new Promise((resolve) => change.addEventListener('complete', resolve));
          request.result.close();
          await chrome.storage.local.set({ [changed]: crypto.randomUUID() });
        },
        [DATABASE, CHANGED] as const,
      ),
    fetchOwn: (paths) =>
      evaluate(async (all) => {
        await Promise.all(all.map(async (one) => (await fetch(one)).arrayBuffer()));
      }, paths),
    manifest: () => evaluate(() => chrome.runtime.getManifest(), null),
    async settings() {
      const { settings } = await evaluate(() => chrome.storage.sync.get('settings'), null);
      return readOverrides(settings).overrides;
    },
    grantedMatches: () =>
      evaluate(async () => {
        const scripts = await chrome.scripting.getRegisteredContentScripts();
        return scripts.flatMap(({ matches }) => matches ?? []);
      }, null),
    forgetChoices: () => evaluate(() => chrome.storage.local.remove('sites'), null),
    setSettings: (overrides) =>
      evaluate((items) => chrome.storage.sync.set(items), {
        settings: { version: VERSION, overrides },
      }),
  };
}

/** The open toolbar pop-up, reached from another page of the extension's own. */
export function openPopupView(evaluate: Evaluate): ToolbarPopup {
  return {
    text: () =>
      evaluate(() => {
        const [view] = chrome.extension.getViews({ type: 'popup' });
        return view?.document.body?.innerText ?? '';
      }, null),
    async click(name) {
      const tryToClick = () =>
        evaluate((wanted) => {
          const [view] = chrome.extension.getViews({ type: 'popup' });
          const control = [...(view?.document.querySelectorAll('button') ?? [])].find(
            (one) => (one.getAttribute('aria-label') ?? one.innerText).trim() === wanted,
          );
          control?.click();
          return control !== undefined;
        }, name);
      await waitFor(`${name} in the toolbar pop-up`, tryToClick);
    },
    close: () =>
      evaluate(() => {
        for (const view of chrome.extension.getViews({ type: 'popup' })) view.close();
      }, null),
  };
}
