import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createMatcher } from '../../lib/glossary/matcher.ts';
import {
  askTwice,
  type Command,
  createAnswer,
  createCall,
  type PageReport,
} from '../../lib/messages.ts';
import { locateArticle } from '../../lib/page/article.ts';
import { judgePage } from '../../lib/page/judge-page.ts';
import { createReader } from '../../lib/page/reader.ts';
import { browserTurns } from '../../lib/page/turns.ts';
import { searchBlock } from '../../lib/reading/search.ts';
import type { ShownScript, View } from '../../lib/reading/view.ts';
import { isPolluted, repair } from '../../lib/repair/repair.ts';
import type { TextScript } from '../../lib/script/script.ts';
import { openSettings } from '../../lib/settings.ts';
import { listen } from '../wiring/listen.ts';
import { pauseBetweenWrites } from '../wiring/pause.ts';
import { mountReaderUi } from './reader-ui.tsx';

/** A page that replaces its article needs a moment to put the next one there. */
const NEXT_ARTICLE_MS = 500;

/** Injected where the probe found Chinese news, or where the user asked. */
export default defineContentScript({
  registration: 'runtime',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  async main(ctx) {
    const call = askTwice(createCall((message) => browser.runtime.sendMessage(message)));
    const settings = openSettings(browser.storage.sync, pauseBetweenWrites);
    const judged = judgePage();
    const { title, titleText, date, bodies } = locateArticle(document);
    const roots = outermost([...(title ? [title] : []), ...bodies]);
    const script = judged.verdict.script ?? 'hans';
    const polluted =
      judged.verdict.polluted || isPolluted(roots.map((root) => root.textContent).join('\n'));
    const clean = (source: string) => repair(source, { polluted }).text;

    const [matcherData, { bar, script: to, pinyin, glossary }] = await Promise.all([
      call('background:matcher-data', null),
      settings.get(),
    ]);
    if (ctx.isInvalid) return;
    const matcher = createMatcher(matcherData);

    const ui = await mountReaderUi({
      ctx,
      view: { on: true, script: to, pinyin, glossary },
      barHidden: !bar,
      loadCard: (headword, matched) => call('background:card', { headword, matched }),
      clean,
      onView: (view) => setView(view),
      onBarHidden: (hidden) => keep({ bar: !hidden }),
      onClosePopup: () => reader.closePopup(),
    });
    const reader = createReader({
      roots,
      script,
      polluted,
      render: (sources, options) => call('background:render', { sources: [...sources], options }),
      search: (source) => searchBlock(source, matcher, { polluted }),
      show: ui.showPopup,
      isOurs: ui.isOurs,
      onError: () => ui.setFailed(true),
      onGone: () => {
        ctx.notifyInvalidated();
        setTimeout(() => void call('background:article-gone', null), NEXT_ARTICLE_MS);
      },
    });

    const keep = (patch: Parameters<typeof settings.set>[0]) => {
      settings.set(patch).catch(() => ui.setFailed(true));
    };
    /** Times of the last change of the view: from it until visible Blocks, or all, stood on the page. */
    let took = { visible: Promise.resolve(0), all: Promise.resolve(0) };
    const setView = (view: View, keepIt = true) => {
      // The extension was reloaded under us: the context takes everything off the page.
      if (ctx.isInvalid) return;
      const start = performance.now();
      const measure = async (which: 'visible' | 'all') => {
        await reader.settled(which);
        // The frame in which it is painted, and what the browser does for that.
        await browserTurns.frame();
        await browserTurns.task();
        return performance.now() - start;
      };
      ui.setView(view);
      ui.setFailed(false);
      ui.setBusy(true);
      reader.setView(view);
      took = { visible: measure('visible'), all: measure('all') };
      void took.visible.then(() => ui.setBusy(false));
      if (keepIt && view.on) {
        keep({ script: view.script, pinyin: view.pinyin, glossary: view.glossary });
      }
    };
    setView(ui.status().view, false);

    const run = (command: Command) => {
      const { view } = ui.status();
      if (command === 'next-term') reader.nextTerm();
      else if (command === 'script') {
        setView({ ...view, on: true, script: nextScript(view, script) });
      } else setView({ ...view, on: true, [command]: !view[command] });
    };
    const report = async (settled: 'visible' | 'all'): Promise<PageReport> => {
      const settledMs = await took[settled];
      return { title: clean(titleText), date, ...reader.report(), settledMs };
    };

    const stopListening = listen(
      createAnswer({
        'reader:status': () => ({ judged, ...ui.status() }),
        'reader:set-view': ({ view, keep: keepIt }) => {
          setView(view, keepIt);
          return null;
        },
        'reader:show-bar': () => {
          ui.showBar();
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
      reader.stop();
    });
  },
});

/** The script to go to next from `view`: the other one than the page's, then back. */
function nextScript(view: View, script: TextScript): ShownScript {
  if (view.script !== 'source') return 'source';
  return script === 'hans' ? 'hant-tw' : 'hans';
}

function outermost(elements: readonly Element[]): Element[] {
  return elements.filter(
    (element) => !elements.some((other) => other !== element && other.contains(element)),
  );
}
