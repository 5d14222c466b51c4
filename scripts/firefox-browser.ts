import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { waitFor } from './browser-tab.ts';
import {
  type ExtensionBrowser,
  NEWS_HOST,
  OTHER_HOST,
  openDesk,
  openPopupView,
  VIEWPORT,
} from './extension-browser.ts';
import { firefoxPath } from './firefox.mjs';
import { firefoxTab } from './firefox-tab.ts';
import { bidiOf, openFirefoxWindow } from './firefox-window.ts';

/** The extension as `npm run build:local-firefox` leaves it. */
const EXTENSION = path.resolve(import.meta.dirname, '../.output/firefox-mv3-localhost');

/** Where the extension's own pages are: Firefox picks one at random unless told. */
const UUID = '5b0c6f5e-0e3c-4c56-9d0c-2f1d6a1b7e11';
const ID = 'shuangdu@shuangdu.org';

const PREFS = {
  'extensions.webextensions.uuids': JSON.stringify({ [ID]: UUID }),
  // Nothing but this machine is there: whatever else is asked for goes to a proxy that is none.
  'network.dns.localDomains': `${NEWS_HOST},${OTHER_HOST}`,
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
  'network.proxy.no_proxies_on': `${NEWS_HOST}, ${OTHER_HOST}, localhost, 127.0.0.1`,
  // The browser's own request beside each page's.
  'browser.chrome.site_icons': false,
};

/**
 * Firefox with the extension in it, without a window.
 * @throws Error where none is installed, or the extension is not built
 */
export async function openFirefox(): Promise<ExtensionBrowser> {
  const executablePath = firefoxPath();
  if (!executablePath) throw new Error('no Firefox found: run npm test to install one');
  const downloads = await mkdtemp(path.join(tmpdir(), 'shuangdu-downloads-'));
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    args: ['--remote-allow-system-access'],
    extraPrefsFirefox: {
      ...PREFS,
      'browser.download.folderList': 2,
      'browser.download.dir': downloads,
    },
    defaultViewport: VIEWPORT,
  });
  const bidi = bidiOf(browser);
  const window = await openFirefoxWindow(bidi);
  await browser.installExtension(EXTENSION);
  const newTab = async () => firefoxTab(await browser.newPage(), bidi, downloads);
  const page = await newTab();
  await page.open(`moz-extension://${UUID}/popup.html`);
  await waitFor("the extension's own page", () =>
    page.evaluate(() => location.protocol === 'moz-extension:', null),
  );
  const desk = openDesk(page.evaluate);

  return {
    ...desk,
    closedPage: 'about:support',
    newTab,
    requests: window.requests,
    async command(tab, command) {
      const { commands } = await desk.manifest();
      const keys = commands?.[command]?.suggested_key;
      const shortcut = typeof keys === 'object' ? keys.default : keys;
      if (!shortcut) throw new Error(`the manifest suggests no key for ${command}`);
      await tab.bringToFront();
      await window.pressKeys(shortcut);
    },
    async openToolbarPopup(tab) {
      await tab.bringToFront();
      await window.clickToolbarButton(ID);
      return openPopupView(page.evaluate);
    },
    stopBackground: () => window.stopBackground(ID),
    async chooseMenuItem(tab, { x, y }, label) {
      await tab.bringToFront();
      await window.chooseMenuItem(label, () => tab.click(x, y, 1, 'right'));
    },
    async close() {
      await browser.close();
      await rm(downloads, { recursive: true, force: true });
    },
  };
}
