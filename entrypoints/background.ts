import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import {
  COMMANDS,
  type Command,
  createAnswer,
  createCall,
  type Judged,
  type ReaderStatus,
  type TabStatus,
} from '../lib/messages.ts';
import { openEngine } from '../lib/reading/engine.ts';
import { openSettings } from '../lib/settings.ts';

const READER = '/content-scripts/reader.js';
const VERDICT = '/verdict.js';

/** Injects the reader, hosts the language engine, passes commands on. Holds nothing that it cannot load again. */
export default defineBackground(() => {
  const settings = openSettings(browser.storage.sync);
  const engine = openEngine(
    async (file) => (await fetch(browser.runtime.getURL(`/data/${file}`))).json(),
    (text) => new Intl.Segmenter('zh', { granularity: 'word' }).segment(text),
  );
  const callTab = (tabId: number) =>
    createCall((message) => browser.tabs.sendMessage(tabId, message, { frameId: 0 }));

  /** Null where no reader answers. */
  const readerStatus = async (tabId: number): Promise<ReaderStatus | null> => {
    try {
      return await callTab(tabId)('reader:status', null);
    } catch {
      return null;
    }
  };
  const read = async (tabId: number) => {
    if (await readerStatus(tabId)) return;
    await browser.scripting.executeScript({ target: { tabId }, files: [READER] });
  };

  const tabStatus = async (tabId: number): Promise<TabStatus> => {
    const reader = await readerStatus(tabId);
    // The page that a reader shows is no longer the page that was judged.
    if (reader) return { state: 'judged', ...reader.judged, reader };
    try {
      const target = { tabId };
      const [answer] = await browser.scripting.executeScript({ target, files: [VERDICT] });
      return { state: 'judged', ...(answer?.result as Judged), reader };
    } catch {
      // The browser's own pages, its web store and PDF viewer refuse every extension.
      return { state: 'unreadable' };
    }
  };

  const answer = createAnswer({
    'background:found-news': async (_, { tab, frameId }) => {
      if (tab?.id !== undefined && frameId === 0 && (await settings.get()).start) {
        await read(tab.id);
      }
      return null;
    },
    'background:render': ({ sources, options }) => engine.render(sources, options),
    'background:matcher-data': () => engine.matcherData(),
    'background:card': ({ headword, matched }) => engine.card(headword, matched),
    'background:read-tab': async ({ tabId }) => {
      await read(tabId);
      return null;
    },
    'background:tab-status': ({ tabId }) => tabStatus(tabId),
  });
  browser.runtime.onMessage.addListener((message, sender, reply) => {
    const answered = answer(message, sender);
    if (!answered) return false;
    void answered.then(reply);
    return true;
  });

  browser.commands.onCommand.addListener(async (name, tab) => {
    const command = COMMANDS.find((known): known is Command => known === name);
    if (!command || tab?.id === undefined) return;
    if (await readerStatus(tab.id)) await callTab(tab.id)('reader:command', command);
    else await read(tab.id);
  });
});
