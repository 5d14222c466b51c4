import { type Signal, signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { createShadowRootUi } from 'wxt/utils/content-script-ui/shadow-root';
import barCss from '../../components/bar.css?inline';
import cardCss from '../../components/card.css?inline';
import { ReaderBar } from '../../components/reader-bar.tsx';
import type { Text } from '../../components/text.ts';
import type { Call, ReaderStatus } from '../../lib/messages.ts';
import type { Pointed } from '../../lib/page/hover-layer.ts';
import { themeAround } from '../../lib/page/theme.ts';
import type { View } from '../../lib/reading/view.ts';
import { Popup, type PopupContent, type ShownCard } from './popup.tsx';

export interface ReaderUiOptions {
  readonly ctx: ContentScriptContext;
  readonly view: View;
  readonly barHidden: boolean;
  /** Asks the background for cards. */
  readonly call: Call;
  readonly onView: (view: View) => void;
  readonly onBarHidden: (hidden: boolean) => void;
  readonly onClosePopup: () => void;
}

/** Bar and pop-up on the page, in one shadow root. */
export interface ReaderUi {
  status(): Omit<ReaderStatus, 'judged'>;
  setView(view: View): void;
  setBusy(busy: boolean): void;
  setFailed(failed: boolean): void;
  showBar(): void;
  showPopup(pointed: Pointed | null): void;
  isOurs(event: Event): boolean;
  isOnPage(): boolean;
}

export async function mountReaderUi(options: ReaderUiOptions): Promise<ReaderUi> {
  const view = signal(options.view);
  const barHidden = signal(options.barHidden);
  const busy = signal(false);
  const failed = signal(false);
  const content: Signal<PopupContent | null> = signal(null);
  const theme = signal(themeAround(document.body));

  /** The engine did not answer; where the extension was reloaded under us, the context clears up. */
  const fail = () => {
    if (options.ctx.isValid) failed.value = true;
  };
  const hideBar = (hidden: boolean) => {
    if (options.ctx.isInvalid) return;
    barHidden.value = hidden;
    options.onBarHidden(hidden);
  };

  const App = () => (
    <div data-theme={theme.value}>
      {!barHidden.value && (
        <ReaderBar
          view={view.value}
          text={text}
          busy={busy.value}
          notice={failed.value ? 'noAnswer' : undefined}
          onView={options.onView}
          onHide={() => hideBar(true)}
        />
      )}
      {content.value && (
        <Popup
          content={content.value}
          text={text}
          onOpenTerm={(headword) => open(() => loadTerm(headword, headword))}
          onOpenWord={(word) => open(() => loadWord(word))}
          onBack={back}
          onClose={options.onClosePopup}
        />
      )}
    </div>
  );

  const ui = await createShadowRootUi(options.ctx, {
    name: 'shuangdu-ui',
    position: 'inline',
    anchor: 'html',
    append: 'last',
    css: `${cardCss}\n${barCss}`,
    onMount: (container) => {
      render(<App />, container);
      return container;
    },
    onRemove: (container) => {
      if (container) render(null, container);
    },
  });
  ui.mount();

  const loadTerm = async (headword: string, matched: string): Promise<ShownCard | null> => {
    const card = await options.call('background:card', { headword, matched });
    return card && { kind: 'term', card, matched };
  };
  const loadWord = async (word: string): Promise<ShownCard | null> => {
    const card = await options.call('background:word-card', { word });
    return card && { kind: 'word', card };
  };
  /** Shows another card in place of the one that led to it. */
  const open = (load: () => Promise<ShownCard | null>) => {
    const before = content.value;
    if (before?.kind !== 'cards') return;
    load().then((card) => {
      if (!card || content.value !== before) return;
      content.value = { ...before, cards: [...before.cards, card] };
    }, fail);
  };
  const back = () => {
    if (content.value?.kind !== 'cards') return;
    content.value = { ...content.value, cards: content.value.cards.slice(0, -1) };
  };

  let asked: Pointed | null = null;
  const showPopup = async (pointed: Pointed | null) => {
    asked = pointed;
    if (!pointed) {
      content.value = null;
      return;
    }
    const { target } = pointed;
    if (target.kind === 'damaged' || target.kind === 'rebuilt') {
      const { kind, span, block } = target;
      theme.value = themeAround(pointed.element);
      content.value = { kind, pointed, source: block.source.slice(span.start, span.end) };
      return;
    }
    const card = await (target.kind === 'term'
      ? loadTerm(target.match.headword, target.match.matched)
      : loadWord(target.span.text));
    // The pointer may be elsewhere by now.
    if (asked !== pointed) return;
    if (!card) {
      content.value = null;
      return;
    }
    theme.value = themeAround(pointed.element);
    content.value = { kind: 'cards', pointed, cards: [card] };
  };

  return {
    status: () => ({ view: view.value, barHidden: barHidden.value, failed: failed.value }),
    setView: (next) => {
      view.value = next;
    },
    setBusy: (now) => {
      busy.value = now;
    },
    setFailed: (now) => {
      failed.value = now;
    },
    showBar: () => hideBar(false),
    showPopup: (pointed) => {
      showPopup(pointed).catch(fail);
    },
    isOurs: (event) => event.composedPath().includes(ui.shadowHost),
    isOnPage: () => ui.shadowHost.isConnected,
  };
}

const text: Text = (key, substitutions) => browser.i18n.getMessage(key, substitutions ?? []);
