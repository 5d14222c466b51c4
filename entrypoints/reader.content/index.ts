import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { createMatcher } from '../../lib/glossary/matcher.ts';
import { askTwice, type Command, createAnswer, createCall } from '../../lib/messages.ts';
import { locateArticle } from '../../lib/page/article.ts';
import type { Findings } from '../../lib/page/glossary-layer.ts';
import { judgePage } from '../../lib/page/judge-page.ts';
import { createReader } from '../../lib/page/reader.ts';
import { nextFrame } from '../../lib/page/slice.ts';
import type { ShownScript, View } from '../../lib/reading/view.ts';
import { isPolluted, repair } from '../../lib/repair/repair.ts';
import type { TextScript } from '../../lib/script/script.ts';
import { openSettings } from '../../lib/settings.ts';
import { sourceSpan } from '../../lib/span.ts';
import { mountReaderUi } from './reader-ui.tsx';

/** Injected where the probe found Chinese news, or where the user asked. */
export default defineContentScript({
  registration: 'runtime',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  async main(ctx) {
    const call = askTwice(createCall((message) => browser.runtime.sendMessage(message)));
    const settings = openSettings(browser.storage.sync);
    const judged = judgePage();
    const { verdict } = judged;
    const { title, titleText, date, bodies } = locateArticle(document);
    const roots = outermost([...(title ? [title] : []), ...bodies]);
    const polluted =
      verdict.polluted || isPolluted(roots.map((root) => root.textContent).join('\n'));
    const script = verdict.script ?? 'hans';
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
      onBarHidden: (hidden) => void settings.set({ bar: !hidden }),
      onClosePopup: () => reader.closePopup(),
    });
    const reader = createReader({
      roots,
      script,
      polluted,
      render: (sources, options) => call('background:render', { sources: [...sources], options }),
      search: (source): Findings => {
        const { text, map, damaged } = repair(source, { polluted });
        return {
          terms: matcher.match(text).map((match) => ({ ...match, ...sourceSpan(map, match) })),
          damaged: damaged.map((damage) => damage.source),
        };
      },
      show: ui.showPopup,
      isOurs: ui.isOurs,
      onError: () => ui.setFailed(true),
    });

    let viewSetAt = performance.now();
    const setView = (view: View, keep = true) => {
      viewSetAt = performance.now();
      ui.setView(view);
      ui.setFailed(false);
      ui.setBusy(true);
      reader.setView(view);
      void reader.settled('near').then(() => ui.setBusy(false));
      if (keep && view.on) {
        void settings.set({ script: view.script, pinyin: view.pinyin, glossary: view.glossary });
      }
    };
    reader.setView(ui.status().view);

    const run = (command: Command) => {
      const { view } = ui.status();
      if (command === 'next-term') reader.nextTerm();
      else if (command === 'script')
        setView({ ...view, on: true, script: nextScript(view, script) });
      else setView({ ...view, on: true, [command]: !view[command] });
    };
    const answer = createAnswer({
      'reader:status': () => ({ judged, ...ui.status() }),
      'reader:set-view': ({ view, keep }) => {
        setView(view, keep);
        return null;
      },
      'reader:show-bar': () => {
        ui.showBar();
        return null;
      },
      'reader:report': async ({ settled }) => {
        await reader.settled(settled);
        await nextFrame();
        const settledMs = performance.now() - viewSetAt;
        return { title: clean(titleText), date, ...reader.report(), settledMs };
      },
      'reader:stop': () => {
        ctx.notifyInvalidated();
        return null;
      },
      'reader:command': (command) => {
        run(command);
        return null;
      },
    });
    const onMessage: Parameters<typeof browser.runtime.onMessage.addListener>[0] = (
      message,
      sender,
      reply,
    ) => {
      const answered = answer(message, sender);
      if (!answered) return false;
      void answered.then(reply);
      return true;
    };
    browser.runtime.onMessage.addListener(onMessage);
    ctx.onInvalidated(() => {
      browser.runtime.onMessage.removeListener(onMessage);
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
