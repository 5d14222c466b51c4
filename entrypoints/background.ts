import { type Browser, browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import { openFold } from '../lib/glossary/fold.ts';
import { openCards } from '../lib/glossary/own/own-cards.ts';
import { putTerm } from '../lib/glossary/own/put-term.ts';
import {
  COMMANDS,
  type Command,
  createAnswer,
  createCall,
  type FrameVerdict,
  type ReaderStatus,
  type Sender,
  type TabStatus,
} from '../lib/messages.ts';
import { judge } from '../lib/news/judge.ts';
import { once } from '../lib/once.ts';
import { type DataFiles, openEngine } from '../lib/reading/engine.ts';
import type { View } from '../lib/reading/view.ts';
import { openSettings } from '../lib/settings.ts';
import { type Choices, choiceAt, openSiteChoices } from '../lib/site-choices.ts';
import { watchGrantedSites } from './wiring/granted-sites.ts';
import { listen } from './wiring/listen.ts';
import { announceGlossaries, watchGlossaries } from './wiring/own-glossaries.ts';
import { openBrowserStore } from './wiring/own-store.ts';
import { pause } from './wiring/pause.ts';
import { showToolbarState, type ToolbarState } from './wiring/toolbar-state.ts';

const READER = '/content-scripts/reader.js';
const FRAME_READER = '/content-scripts/frame.js';
const VERDICT = '/verdict.js';
const HYDRATED = '/hydrated.js';

/** Our item in the menu of selected text. */
const ADD_TERM = 'add-term';

/** Waits before each look at a page whose article may still come; together they are a slow page's time. */
const LATE_ARTICLE_MS = [500, 1500, 3000];

/** Injects the reader, hosts the language engine, passes commands on. Holds nothing that it cannot load again. */
export default defineBackground(() => {
  const settings = openSettings(browser.storage.sync);
  const choices = openSiteChoices(browser.storage.local);
  watchGrantedSites(choices);
  // Our own files: no request leaves the browser.
  const file = (name: Parameters<DataFiles[keyof DataFiles]>[0]) => fetch(`/data/${name}`);
  const engine = openEngine(
    {
      json: async (name) => (await file(name)).json(),
      bytes: async (name) => (await file(name)).arrayBuffer(),
      text: async (name) => (await file(name)).text(),
    },
    (bytes) => new TextDecoder('gbk').decode(bytes),
  );
  const own = openBrowserStore();
  const fold = once(async () => openFold((await engine.matcherData()).fold).fold);
  const cards = openCards({ store: own, fold, ours: engine.card, pinyin: engine.pinyin });
  watchGlossaries(cards.forget);
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
  const inject = async (tabId: number) => {
    if (!(await readerStatus(tabId))) {
      await browser.scripting.executeScript({ target: { tabId }, files: [READER] });
    }
    // A frame that never comes to load keeps nobody waiting.
    void readFrames(tabId).catch(() => {});
  };
  const injecting = new Map<number, Promise<void>>();
  /** Reads a tab. Who asks meanwhile waits for the same reader: of two that start at once none would stay. */
  const read = (tabId: number): Promise<void> => {
    const started = injecting.get(tabId) ?? inject(tabId).finally(() => injecting.delete(tabId));
    injecting.set(tabId, started);
    return started;
  };

  /** What our verdict script says of the frames that the browser lets us into, by frame. */
  const look = async (target: Browser.scripting.InjectionTarget) => {
    const answers = await browser.scripting
      .executeScript({ target, files: [VERDICT], injectImmediately: true })
      // The browser's own pages, its web store and PDF viewer refuse every extension.
      .catch(() => []);
    // Our own script's result, or nothing; Firefox answers with an empty place where it refuses.
    return answers.filter(Boolean).map(({ frameId, result }) => ({
      frameId,
      found: (result as FrameVerdict | undefined) ?? null,
    }));
  };

  /** Reads the frames of a page that hold running Chinese text: an article, or a part of it. */
  const readFrames = async (tabId: number) => {
    const frameIds = (await look({ tabId, allFrames: true }))
      .filter(({ frameId, found }) => frameId !== 0 && found && !found.isRead && hasText(found))
      .map(({ frameId }) => frameId);
    if (frameIds.length === 0) return;
    const target = { tabId, frameIds };
    // A frame that went away meanwhile needs no reader.
    await browser.scripting.executeScript({ target, files: [FRAME_READER] }).catch(() => {});
  };

  /** What the toolbar button says of a page that is read so; null: no longer. */
  const toolbarStateOf = async (
    view: View | null,
    tab: Sender['tab'],
  ): Promise<ToolbarState | null> => {
    if (view) return view.on ? 'reading' : 'off';
    return isOffAt(tab?.url, await choices.get()) ? 'off' : null;
  };

  /** The verdict of the page as it stands; null where the browser lets no extension in. */
  const judgeTab = async (tabId: number): Promise<FrameVerdict | null> =>
    (await look({ tabId }))[0]?.found ?? null;

  const tabStatus = async (tabId: number): Promise<TabStatus> => {
    const reader = await readerStatus(tabId);
    // The page that a reader shows is no longer the page that was judged.
    if (reader) return { state: 'judged', ...reader.judged, reader, mojibake: null };
    const found = await judgeTab(tabId);
    if (!found) return { state: 'unreadable' };
    const { verdict, probeMs, mojibake } = found;
    return { state: 'judged', verdict, probeMs, mojibake, reader };
  };

  /** Reads the tab, which shows Chinese news, by itself, where the user wants that. */
  const readNews = async (tabId: number, url: string | undefined) => {
    const isOff = isOffAt(url, await choices.get());
    const { start } = await settings.get();
    if (start && !isOff) await read(tabId);
    else await showToolbarState(tabId, isOff ? 'off' : 'news');
  };

  /** Whether the page in the sender's frame has hydrated: only scripts of the page's own world see that. */
  const isHydrated = async ({ tab, frameId = 0 }: Sender): Promise<boolean> => {
    if (tab?.id === undefined) return false;
    const [answer] = await browser.scripting.executeScript({
      target: { tabId: tab.id, frameIds: [frameId] },
      world: 'MAIN',
      files: [HYDRATED],
    });
    return answer?.result === true;
  };

  /** Judges a tab that may have become a news article after the probe had looked, and reads it then. */
  const lookAgain = async (tabId: number): Promise<boolean> => {
    if (await readerStatus(tabId)) {
      void readFrames(tabId).catch(() => {});
      return true;
    }
    if ((await judgeTab(tabId))?.verdict.verdict !== 'news') return false;
    await readNews(tabId, (await browser.tabs.get(tabId)).url);
    return true;
  };

  /** Only our own pages may ask about any tab. */
  const assertOwnPage = ({ url }: Sender) => {
    if (!url?.startsWith(browser.runtime.getURL('/'))) {
      throw new Error('only a page of the extension may ask about a tab');
    }
  };

  listen(
    createAnswer({
      'background:found-chinese': async (facts, { tab, frameId }) => {
        if (tab?.id === undefined) return null;
        if (judge(facts).verdict === 'news') await readNews(tab.id, tab.url);
        else if (frameId === 0 && !(await readerStatus(tab.id))) {
          await showToolbarState(tab.id, 'chinese');
        }
        return null;
      },
      'background:article-gone': async (_, { tab }) => {
        if (tab?.id !== undefined) await lookAgain(tab.id);
        return null;
      },
      'background:render': ({ sources, options }) => engine.render(sources, options),
      'background:is-hydrated': (_, sender) => isHydrated(sender),
      'background:matcher-data': () => engine.matcherData(),
      'background:own-rows': () => own.rows(),
      'background:own-glossaries': () => own.glossaries(),
      'background:add-term': async ({ to, name, term }) => {
        if (to === null) await own.create(name, [term]);
        else if ((await putTerm(own, await fold(), to, term, null)) === 'exists') return 'exists';
        await announceGlossaries();
        return 'saved';
      },
      'background:card': ({ headword, matched, from }) => cards.card(headword, matched, from),
      'background:words': ({ source, ...options }) => engine.words(source, options),
      'background:word-card': ({ word }) => engine.wordCard(word),
      'background:conversions': ({ source, start, end, options }) =>
        engine.conversions(source, { start, end }, options),
      'background:share-view': async ({ view }, { tab }) => {
        if (tab?.id !== undefined) void showToolbarState(tab.id, await toolbarStateOf(view, tab));
        // To every frame; those without a reader do not answer.
        const share = createCall((message) => browser.tabs.sendMessage(tab?.id ?? -1, message));
        await share('frames:set-view', { view }).catch(() => {});
        return null;
      },
      'background:view-of-page': async (_, { tab }) =>
        tab?.id === undefined ? null : ((await readerStatus(tab.id))?.view ?? null),
      'background:read-tab': async ({ tabId }, sender) => {
        assertOwnPage(sender);
        await read(tabId);
        return null;
      },
      'background:tab-status': ({ tabId }, sender) => {
        assertOwnPage(sender);
        return tabStatus(tabId);
      },
    }),
  );

  // Readers leave the sites that the user no longer wants read.
  choices.subscribe(async (made) => {
    for (const { id, url } of await browser.tabs.query({})) {
      if (id === undefined || !isOffAt(url, made)) continue;
      if (await readerStatus(id)) await callTab(id)('reader:stop', null).catch(() => {});
      await showToolbarState(id, 'off');
    }
  });

  // Pages that fetch their article, or go from one to the next without loading anew. Of a site that we may
  // not see the browser names no address, and nothing is done.
  const rounds = new Map<number, object>();
  browser.tabs.onUpdated.addListener(async (tabId, { url, status }, tab) => {
    if (!tab.url || (!url && status !== 'complete')) return;
    const round = {};
    rounds.set(tabId, round);
    for (const ms of LATE_ARTICLE_MS) {
      await pause(ms);
      if (rounds.get(tabId) !== round) return;
      if (await lookAgain(tabId).catch(() => true)) break;
    }
    rounds.delete(tabId);
  });

  // An item of ours may be there from before an update: each start of a version makes it anew.
  browser.runtime.onInstalled.addListener(async () => {
    await browser.contextMenus.removeAll();
    browser.contextMenus.create({
      id: ADD_TERM,
      title: browser.i18n.getMessage('addTerm'),
      contexts: ['selection'],
    });
  });
  browser.contextMenus.onClicked.addListener(async ({ menuItemId, selectionText = '' }, tab) => {
    if (menuItemId !== ADD_TERM || tab?.id === undefined) return;
    try {
      await read(tab.id);
      await callTab(tab.id)('reader:add-term', { text: selectionText });
    } catch {
      // As with commands: the browser closes some pages to extensions.
    }
  });

  browser.commands.onCommand.addListener(async (name, tab) => {
    const command = COMMANDS.find((known): known is Command => known === name);
    if (!command || tab?.id === undefined) return;
    try {
      await read(tab.id);
      await callTab(tab.id)('reader:command', command);
    } catch {
      // Keys do nothing on pages that the browser closes to extensions; the toolbar pop-up says why.
    }
  });
});

/** Whether the user wants no reader on a page. */
function isOffAt(url: string | undefined, choices: Choices): boolean {
  return choiceAt(choices, URL.parse(url ?? '')) === 'never';
}

/** Whether a frame holds running Chinese text, and not only labels, lists or advertisements. */
function hasText({ verdict }: FrameVerdict): boolean {
  return verdict.language === 'zh' && !verdict.reasons.some(({ code }) => code === 'short-body');
}
