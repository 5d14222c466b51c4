import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import type { ViewportSize } from './browser-tab.ts';
import { chromiumPath } from './chromium.mjs';
import { chromiumTab } from './chromium-tab.ts';
import { type ExtensionBrowser, openDesk, openPopupView, VIEWPORT } from './extension-browser.ts';

/** The extension as `npm run build:local` leaves it. */
const EXTENSION = path.resolve(import.meta.dirname, '../.output/chrome-mv3-localhost');

const ARGS = [
  '--enable-unsafe-extension-debugging',
  // Nothing but this machine is there: a saved page's own requests fail at once.
  '--host-resolver-rules=MAP *.test 127.0.0.1, MAP localhost 127.0.0.1, MAP * ~NOTFOUND',
  '--disable-quic',
  '--disable-component-update',
  '--disable-sync',
  '--disable-background-networking',
];

/** Playwright's own arguments that would make this another browser than the user's. */
const NOT_OURS = ['--disable-extensions', '--disable-back-forward-cache'];

export interface ChromiumBrowser extends ExtensionBrowser {
  /** For what only Playwright can do. */
  readonly context: BrowserContext;
}

export interface ChromiumOptions {
  readonly headless: boolean;
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: ViewportSize;
}

/**
 * Chromium, Edge or Chrome with the extension in it.
 * @throws Error where none is installed, or the extension is not built
 */
export async function openChromium(options: ChromiumOptions): Promise<ChromiumBrowser> {
  const executablePath = chromiumPath();
  if (!executablePath)
    throw new Error('no Chromium, Edge or Chrome found: run npm test to install one');
  const profile = await mkdtemp(path.join(tmpdir(), 'shuangdu-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: options.headless,
    chromiumSandbox: false,
    viewport: options.viewport ?? VIEWPORT,
    colorScheme: options.colorScheme ?? 'light',
    ignoreDefaultArgs: NOT_OURS,
    args: ARGS,
  });
  const requests: string[] = [];
  context.on('request', (request) => requests.push(request.url()));
  const extensionId = await loadUnpacked(await browserSession(context));
  const page = await context.newPage();
  await page.goto(`chrome-extension://${extensionId}/popup.html`);
  const { evaluate } = chromiumTab(page);
  const desk = openDesk(evaluate);

  return {
    ...desk,
    context,
    closedPage: 'chrome://version',
    requests: async () => requests,
    newTab: async () => chromiumTab(await context.newPage()),
    async command(tab, command) {
      const tabId = await desk.tabIdOf(tab);
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
    async chooseMenuItem(tab, _place, label) {
      const tabId = await desk.tabIdOf(tab);
      // Without a window there is no menu to click: the item is looked up as the extension named it.
      const selectionText = await tab.evaluate(() => getSelection()?.toString() ?? '', null);
      const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
      await worker.evaluate(
        async ([id, title, selected]) => {
          const menuItemId = 'add-term';
          // Fails where there is no such item.
          await chrome.contextMenus.update(menuItemId, { title });
          const { onClicked } = chrome.contextMenus as unknown as {
            onClicked: { dispatch(info: object, tab: { id: number }): void };
          };
          onClicked.dispatch({ menuItemId, selectionText: selected }, { id });
        },
        [tabId, label, selectionText] as const,
      );
    },
    async openToolbarPopup(tab) {
      const url = await tab.url();
      const send = await browserSession(context);
      const { targetInfos } = (await send('Target.getTargets', { filter: [{ type: 'tab' }] })) as {
        targetInfos: { targetId: string; url: string }[];
      };
      const target = targetInfos.find((one) => one.url === url);
      await send('Extensions.triggerAction', { id: extensionId, targetId: target?.targetId });
      return openPopupView(evaluate);
    },
    async stopBackground() {
      const session = await context.newCDPSession(page);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
      await session.detach();
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
async function loadUnpacked(send: Send): Promise<string> {
  const { id } = (await send('Extensions.loadUnpacked', { path: EXTENSION })) as { id: string };
  return id;
}
