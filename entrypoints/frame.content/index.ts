import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { askTwice, createAnswer, createCall } from '../../lib/messages.ts';
import { openSettings } from '../../lib/settings.ts';
import { mountReaderUi } from '../reader.content/reader-ui.tsx';
import { openSession, prepareSessions } from '../reader.content/session.ts';
import { listen } from '../wiring/listen.ts';

/** Injected into a frame of a page that is read: it shows its text as the page around it is shown. */
export default defineContentScript({
  registration: 'runtime',
  cssInjectionMode: 'manual',
  noScriptStartedPostMessage: true,
  async main(ctx) {
    const call = askTwice(createCall((message) => browser.runtime.sendMessage(message)));
    const settings = openSettings(browser.storage.sync);
    const [tools, view] = await Promise.all([
      prepareSessions(call, settings, ctx.signal),
      call('background:view-of-page', null),
    ]);
    if (ctx.isInvalid || !view) return;

    const ui = await mountReaderUi({
      ctx,
      view,
      // The page around has the bar.
      barHidden: true,
      call,
      conversions: (source, span, to) => session.conversions(source, span, to),
      termsIn: (text) => tools.terms.matcher().match(text),
      onView: () => {},
      onBarHidden: () => {},
      onClosePopup: () => session.reader.closePopup(),
    });
    const open = () => openSession({ tools, ui, onChanged: () => look() });
    let session = open();
    tools.settings.onChange(() => session.reader.setView(ui.status().view));
    tools.terms.onChange(() => session.reader.searchAnew());
    const look = () => {
      if (ctx.isInvalid || !session.isOver()) return;
      session.reader.stop();
      session = open();
      session.reader.setView(ui.status().view);
    };
    session.reader.setView(view);

    const stopListening = listen(
      createAnswer({
        'frames:set-view': ({ view: next }) => {
          if (next) {
            ui.setView(next);
            session.reader.setView(next);
          } else ctx.notifyInvalidated();
          return null;
        },
      }),
    );
    ctx.onInvalidated(() => {
      stopListening();
      session.reader.stop();
    });
  },
});
