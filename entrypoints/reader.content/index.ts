import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import {
  askTwice,
  type Command,
  createAnswer,
  createCall,
  type PageReport,
} from '../../lib/messages.ts';
import { browserTurns } from '../../lib/page/turns.ts';
import type { ShownScript, View } from '../../lib/reading/view.ts';
import type { TextScript } from '../../lib/script/script.ts';
import { openSettings } from '../../lib/settings.ts';
import { listen } from '../wiring/listen.ts';
import { pauseBetweenWrites } from '../wiring/pause.ts';
import { mountReaderUi } from './reader-ui.tsx';
import { openSession, prepareSessions } from './session.ts';

/** A page that goes on to another article needs a while to put it there; looked for at these times. */
const NEXT_ARTICLE_MS = [500, 1500, 4000];

/** Who waits less does not need to be told that something is under way. */
const BUSY_MS = 150;

/** Injected where the probe found Chinese news, or where the user asked. */
export default defineContentScript({
  registration: 'runtime',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  async main(ctx) {
    const call = askTwice(createCall((message) => browser.runtime.sendMessage(message)));
    const settings = openSettings(browser.storage.sync, pauseBetweenWrites);
    const tools = await prepareSessions(call, settings, ctx.signal);
    const { bar, script: to, pinyin, glossary } = tools.settings.now();
    if (ctx.isInvalid) return;

    const ui = await mountReaderUi({
      ctx,
      view: { on: true, script: to, pinyin, glossary },
      barHidden: !bar,
      call,
      conversions: (source, span, to) => session.conversions(source, span, to),
      termsIn: (text) => tools.terms.matcher().match(text),
      onView: (view) => setView(view),
      onBarHidden: (hidden) => keep({ bar: !hidden }),
      onClosePopup: () => session.reader.closePopup(),
    });
    const open = () => openSession({ tools, ui, onChanged: () => look() });
    let session = open();
    // The same view may look otherwise now: readings in another notation, another region's words.
    tools.settings.onChange(() => session.reader.setView(ui.status().view));
    tools.terms.onChange(() => session.reader.searchAnew());

    /** Goes on to the article that the page shows now, if it is another one. */
    const look = () => {
      if (ctx.isInvalid || !session.isOver()) return;
      // The page wrote its document anew, and took our bar and listeners with the old one.
      if (!ui.isOnPage()) return leave();
      const wasNews = session.judged.verdict.verdict === 'news';
      session.reader.stop();
      session = open();
      if (wasNews && session.judged.verdict.verdict !== 'news') leave();
      else setView(ui.status().view, false);
    };
    /** There is no article here any more. The next one is looked for as on a page just opened. */
    const leave = () => {
      ctx.notifyInvalidated();
      for (const ms of NEXT_ARTICLE_MS) {
        setTimeout(() => void call('background:article-gone', null).catch(() => {}), ms);
      }
    };
    ctx.addEventListener(window, 'wxt:locationchange', () => {
      for (const ms of NEXT_ARTICLE_MS) ctx.setTimeout(look, ms);
    });

    /** Frames of the page follow; where there is none, nobody answers. */
    const share = (view: View | null) => {
      call('background:share-view', { view }).catch(() => {});
    };
    const keep = (patch: Parameters<typeof settings.set>[0]) => {
      settings.set(patch).catch(() => ui.setFailed(true));
    };
    /** Times of the last change of the view: from it until what was visible, or all, stood on the page. */
    let took = { visible: Promise.resolve(0), all: Promise.resolve(0) };
    const setView = (view: View, keepIt = true) => {
      // The extension was reloaded under us: the context takes everything off the page.
      if (ctx.isInvalid) return;
      const start = performance.now();
      const { reader } = session;
      const measure = async (which: 'visible' | 'all') => {
        await reader.settled(which);
        // The frame in which it is painted, and what the browser does for that.
        await browserTurns.frame();
        await browserTurns.task();
        return performance.now() - start;
      };
      ui.setView(view);
      ui.setFailed(false);
      const busy = ctx.setTimeout(() => ui.setBusy(true), BUSY_MS);
      reader.setView(view);
      share(view);
      took = { visible: measure('visible'), all: measure('all') };
      void took.visible.then(() => {
        clearTimeout(busy);
        ui.setBusy(false);
      });
      if (keepIt && view.on) {
        keep({ script: view.script, pinyin: view.pinyin, glossary: view.glossary });
      }
    };
    setView(ui.status().view, false);
    // An engine that does not answer now is asked again when it is needed.
    void took.all.then(() =>
      ctx.requestIdleCallback(() =>
        session.reader.prefetch(nextScript(ui.status().view, session.script)).catch(() => {}),
      ),
    );

    const run = (command: Command) => {
      const { view } = ui.status();
      if (command === 'next-term') session.reader.nextTerm();
      else if (command === 'script') {
        setView({ ...view, on: true, script: nextScript(view, session.script) });
      } else setView({ ...view, on: true, [command]: !view[command] });
    };
    const report = async (settled: 'visible' | 'all'): Promise<PageReport> => {
      const settledMs = await took[settled];
      const { title, date, credits, reader } = session;
      return {
        title,
        date,
        ...credits,
        ...reader.report(),
        hydration: await tools.writable,
        settledMs,
      };
    };

    const stopListening = listen(
      createAnswer({
        'reader:status': () => ({ judged: session.judged, ...ui.status() }),
        'reader:set-view': ({ view, keep: keepIt }) => {
          setView(view, keepIt);
          return null;
        },
        'reader:show-bar': () => {
          ui.showBar();
          return null;
        },
        'reader:add-term': ({ text }) => {
          ui.addTerm(session.selected(text));
          return null;
        },
        'reader:report': ({ settled }) => report(settled),
        'reader:stop': () => {
          ctx.notifyInvalidated();
          return null;
        },
        'reader:command': (command) => {
          run(command);
          return null;
        },
      }),
    );
    ctx.onInvalidated(() => {
      stopListening();
      share(null);
      session.reader.stop();
    });
  },
});

/** The script to go to next from `view`: the other one than the page's, then back. */
function nextScript(view: View, script: TextScript): ShownScript {
  if (view.script !== 'source') return 'source';
  return script === 'hans' ? 'hant-tw' : 'hans';
}
