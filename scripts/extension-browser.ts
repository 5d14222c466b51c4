import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import {
  type Call,
  type CallName,
  type Command,
  createCall,
  type Reply,
  type Request,
} from '../lib/messages.ts';
import { readOverrides, VERSION } from '../lib/settings.ts';
import { chromiumPath } from './chromium.mjs';

/** The extension as `npm run build:local` leaves it: it may read *.test and localhost. */
export const LOCAL_EXTENSION = path.resolve(import.meta.dirname, '../.output/chrome-mv3-localhost');

/** A host that *.test rules send to this machine: pages are served as a news site's would be. */
export const NEWS_HOST = 'news.test';

const ARGS = [
  '--enable-unsafe-extension-debugging',
  // Nothing but this machine is there: a saved page's own requests fail at once.
  '--host-resolver-rules=MAP *.test 127.0.0.1, MAP localhost 127.0.0.1, MAP * ~NOTFOUND',
  '--disable-quic',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-networking',
];

export interface ExtensionBrowser {
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** Calls the background, as the extension's own pages do. */
  readonly call: Call;
  /** Calls the reader in `page`. */
  callReader<Name extends CallName>(
    page: Page,
    name: Name,
    request: Request<Name>,
  ): Promise<Reply<Name>>;
  tabIdOf(page: Page): Promise<number>;
  /** Gives a keyboard command in `page`, as the browser does on its keys. */
  command(page: Page, command: Command): Promise<void>;
  /** Opens the toolbar pop-up over `page`, as a click on the button does. */
  openToolbarPopup(page: Page): Promise<ToolbarPopup>;
  /** Kills the background, as the browser does with an idle one. */
  stopBackground(): Promise<void>;
  manifest(): Promise<chrome.runtime.Manifest>;
  /** What is stored of the settings: overrides. */
  settings(): Promise<Record<string, unknown>>;
  /** Stores settings as overrides, as the extension itself does. */
  setSettings(overrides: Record<string, unknown>): Promise<void>;
  close(): Promise<void>;
}

/** The real toolbar pop-up: no page that Playwright knows, so reached through the extension's own. */
export interface ToolbarPopup {
  text(): Promise<string>;
  /** Clicks the control whose accessible name is `name`. */
  click(name: string): Promise<void>;
}

export interface LaunchOptions {
  readonly headless: boolean;
  readonly extension?: string;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A Chromium with a fresh profile and the built extension in it. */
export async function openExtensionBrowser(options: LaunchOptions): Promise<ExtensionBrowser> {
  const extension = options.extension ?? LOCAL_EXTENSION;
  const executablePath = chromiumPath();
  if (!executablePath)
    throw new Error('no Chromium, Edge or Chrome found: run npm test to install one');
  const profile = await mkdtemp(path.join(tmpdir(), 'shuangdu-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: options.headless,
    chromiumSandbox: false,
    viewport: options.viewport ?? { width: 1280, height: 900 },
    colorScheme: options.colorScheme ?? 'light',
    ignoreDefaultArgs: ['--disable-extensions'],
    args: ARGS,
  });
  const extensionId = await loadUnpacked(await browserSession(context), extension);
  // A page of the extension's own to speak from: a service worker cannot call itself.
  const desk = await context.newPage();
  await desk.goto(`chrome-extension://${extensionId}/popup.html`);

  const tabIdOf = (page: Page): Promise<number> =>
    desk.evaluate(async (url) => {
      const tabs = await chrome.tabs.query({});
      const tab = tabs.find((one) => one.url === url);
      if (tab?.id === undefined) throw new Error(`no tab shows ${url}`);
      return tab.id;
    }, page.url());

  return {
    context,
    extensionId,
    tabIdOf,
    call: createCall((message) => desk.evaluate((m) => chrome.runtime.sendMessage(m), message)),
    async callReader(page, name, request) {
      const tabId = await tabIdOf(page);
      const call = createCall((message) =>
        desk.evaluate(([id, m]) => chrome.tabs.sendMessage(id, m), [tabId, message] as const),
      );
      return call(name, request);
    },
    manifest: () => desk.evaluate(() => chrome.runtime.getManifest()),
    async settings() {
      const { settings } = await desk.evaluate(() => chrome.storage.sync.get('settings'));
      return readOverrides(settings).overrides;
    },
    async command(page, command) {
      const tabId = await tabIdOf(page);
      const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
      await worker.evaluate(
        ([name, id]) => {
          const { onCommand } = chrome.commands as unknown as {
            onCommand: { dispatch(name: string, tab: { id: number }): void };
          };
          onCommand.dispatch(name, { id });
        },
        [command, tabId] as const,
      );
    },
    async openToolbarPopup(page) {
      const send = await browserSession(context);
      const { targetInfos } = (await send('Target.getTargets', { filter: [{ type: 'tab' }] })) as {
        targetInfos: { targetId: string; url: string }[];
      };
      const target = targetInfos.find(({ url }) => url === page.url());
      await send('Extensions.triggerAction', { id: extensionId, targetId: target?.targetId });
      return {
        text: () =>
          desk.evaluate(() => {
            const [view] = chrome.extension.getViews({ type: 'popup' });
            return view?.document.body?.innerText ?? '';
          }),
        click: (name) =>
          desk.evaluate((wanted) => {
            const [view] = chrome.extension.getViews({ type: 'popup' });
            const control = [...(view?.document.querySelectorAll('button') ?? [])].find(
              (one) => (one.getAttribute('aria-label') ?? one.innerText).trim() === wanted,
            );
            if (!control) throw new Error(`the toolbar pop-up has no ${wanted}`);
            control.click();
          }, name),
      };
    },
    async stopBackground() {
      const session = await context.newCDPSession(desk);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await session.detach();
    },
    async setSettings(overrides) {
      const settings = { version: VERSION, overrides };
      await desk.evaluate((items) => chrome.storage.sync.set(items), { settings });
    },
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}

/** A method of the DevTools protocol; some that we need are newer than Playwright's types of it. */
type Send = (method: string, parameters: object) => Promise<unknown>;

async function browserSession(context: BrowserContext): Promise<Send> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (!session) throw new Error('the browser has no DevTools session of its own');
  return session.send.bind(session) as Send;
}

/** Loads the extension as chrome://extensions does: Google Chrome no longer takes --load-extension. */
async function loadUnpacked(send: Send, folder: string): Promise<string> {
  const { id } = (await send('Extensions.loadUnpacked', { path: folder })) as { id: string };
  return id;
}
