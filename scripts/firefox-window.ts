import type { Browser } from 'puppeteer-core';
import type { Evaluate } from './browser-tab.ts';

/** WebDriver BiDi, for what puppeteer has no method for. */
export interface Bidi {
  /** Rejects with the remote end's error. */
  send<Result>(method: string, parameters: object): Promise<Result>;
}

/** Puppeteer's own connection, which it keeps to itself: a Firefox serves one session at a time. */
export function bidiOf(browser: Browser): Bidi {
  const { connection } = browser as unknown as {
    connection: { send(method: string, parameters: object): Promise<{ result: unknown }> };
  };
  return {
    send: async <Result>(method: string, parameters: object) =>
      (await connection.send(method, parameters)).result as Result,
  };
}

/**
 * Firefox's own window, scripted with the browser's own rights (--remote-allow-system-access): the user's
 * keys and clicks outside the page.
 */
export interface FirefoxWindow {
  /** Presses keys together, named as a manifest's commands are, as in `Alt+Shift+Y`. */
  pressKeys(shortcut: string): Promise<void>;
  /** Clicks the toolbar button of the extension `id`. */
  clickToolbarButton(id: string): Promise<void>;
  /** Chooses the item `label` of the menu that `open` opens on the page. */
  chooseMenuItem(label: string, open: () => Promise<void>): Promise<void>;
  /** Ends the background of the extension `id`, as Firefox does with an idle one. */
  stopBackground(id: string): Promise<void>;
  /** Addresses asked for over the network since the window was opened here, but for the browser's own needs. */
  requests(): Promise<readonly string[]>;
}

export async function openFirefoxWindow(bidi: Bidi): Promise<FirefoxWindow> {
  const { contexts } = await bidi.send<{ contexts: { context: string }[] }>(
    'browsingContext.getTree',
    { 'moz:scope': 'chrome', maxDepth: 0 },
  );
  const evaluate = evaluateIn(bidi, contexts[0]?.context);
  await evaluate(watchRequests, null);
  return {
    pressKeys: (shortcut) => evaluate(pressKeys, shortcut.split('+')),
    clickToolbarButton: (id) => evaluate(clickToolbarButton, id),
    async chooseMenuItem(label, open) {
      await open();
      await evaluate(chooseMenuItem, label);
    },
    stopBackground: (id) => evaluate(stopBackground, id),
    requests: () => evaluate(() => window.shuangduRequests, null),
  };
}

function evaluateIn(bidi: Bidi, context: string | undefined): Evaluate {
  return async (run, arg) => {
    const answer = await bidi.send<
      | { type: 'success'; result: { value: string } }
      | { type: 'exception'; exceptionDetails: { text: string } }
    >('script.callFunction', {
      functionDeclaration: `async (json) => JSON.stringify((await (${run})(JSON.parse(json))) ?? null)`,
      arguments: [{ type: 'string', value: JSON.stringify(arg) }],
      awaitPromise: true,
      target: { context },
    });
    if (answer.type === 'exception') throw new Error(answer.exceptionDetails.text);
    return JSON.parse(answer.result.value);
  };
}

// What follows runs in Firefox's window. Of its interfaces, only what is used is declared.

interface Channel {
  readonly URI: { readonly spec: string };
  readonly loadInfo: { readonly loadingPrincipal: { readonly isSystemPrincipal: boolean } | null };
}

interface InputProcessor {
  beginInputTransactionForTests(window: Window): boolean;
  keydown(event: KeyboardEvent): void;
  keyup(event: KeyboardEvent): void;
}

interface RunningExtension {
  terminateBackground(options: { disableResetIdleForTest: boolean }): Promise<void>;
}

declare const Services: {
  readonly obs: {
    addObserver(
      observer: (subject: { QueryInterface(type: unknown): Channel }) => void,
      topic: string,
    ): void;
  };
};
declare const Ci: { readonly nsIHttpChannel: unknown; readonly nsITextInputProcessor: unknown };
declare const Cc: Readonly<Record<string, { createInstance(type: unknown): InputProcessor }>>;
declare const WebExtensionPolicy: { getByID(id: string): { readonly extension: RunningExtension } };
declare const ChromeUtils: {
  importESModule(url: string): {
    readonly ExtensionParent: {
      readonly apiManager: {
        readonly global: {
          browserActionFor(extension: RunningExtension): {
            triggerAction(window: Window): Promise<void>;
          };
        };
      };
    };
  };
};
declare global {
  interface Window {
    shuangduRequests: string[];
  }
}

function watchRequests(): void {
  window.shuangduRequests = [];
  Services.obs.addObserver((subject) => {
    const { URI, loadInfo } = subject.QueryInterface(Ci.nsIHttpChannel);
    // What the browser loads for itself (lists, updates) is loaded by the system.
    if (!loadInfo.loadingPrincipal?.isSystemPrincipal) window.shuangduRequests.push(URI.spec);
  }, 'http-on-opening-request');
}

function pressKeys(names: readonly string[]): void {
  // Through the window's own input: keys that BiDi sends go to the page, past the browser's commands.
  const processor = Cc['@mozilla.org/text-input-processor;1']?.createInstance(
    Ci.nsITextInputProcessor,
  );
  if (!processor?.beginInputTransactionForTests(window)) throw new Error('no keyboard to be had');
  const keys = names.map((key) => {
    const code = key.length === 1 ? `Key${key}` : `${key}Left`;
    return new KeyboardEvent('', { key, code });
  });
  for (const key of keys) processor.keydown(key);
  for (const key of keys.reverse()) processor.keyup(key);
}

async function clickToolbarButton(id: string): Promise<void> {
  const module = 'resource://gre/modules/ExtensionParent.sys.mjs';
  const { apiManager } = ChromeUtils.importESModule(module).ExtensionParent;
  for (const panel of document.querySelectorAll<HTMLElement & { hidePopup(): void }>('panel')) {
    // A click while the pop-up is open closes it.
    panel.hidePopup();
  }
  const button = apiManager.global.browserActionFor(WebExtensionPolicy.getByID(id).extension);
  await button.triggerAction(window);
}

async function stopBackground(id: string): Promise<void> {
  const { extension } = WebExtensionPolicy.getByID(id);
  await extension.terminateBackground({ disableResetIdleForTest: true });
}

async function chooseMenuItem(label: string): Promise<void> {
  const menu = document.getElementById('contentAreaContextMenu') as XulMenu | null;
  const find = () =>
    [...(menu?.querySelectorAll('menuitem') ?? [])].find(
      (item) => item.getAttribute('label') === label && !item.hasAttribute('hidden'),
    );
  for (let tries = 0; tries < 100; tries += 1) {
    const item = menu?.state === 'open' ? find() : undefined;
    if (menu && item) return menu.activateItem(item);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`no item ${label} in the page's menu, which is ${menu?.state}`);
}

/** What we use of Firefox's own menus. */
interface XulMenu extends Element {
  readonly state: 'open' | 'closed' | 'showing' | 'hiding';
  activateItem(item: Element): void;
}
