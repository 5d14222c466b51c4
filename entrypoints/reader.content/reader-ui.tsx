import { type Signal, signal } from '@preact/signals';
import { render } from 'preact';
import { browser } from 'wxt/browser';
import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { createShadowRootUi } from 'wxt/utils/content-script-ui/shadow-root';
import { AddTermCard } from '../../components/add-term-card.tsx';
import barCss from '../../components/bar.css?inline';
import cardCss from '../../components/card.css?inline';
import { ReaderBar } from '../../components/reader-bar.tsx';
import type { SaveResult } from '../../components/term-form.tsx';
import type { Text } from '../../components/text.ts';
import { headwordsInside, type TermMatch } from '../../lib/glossary/matcher.ts';
import { type OwnGlossary, parseTerm, type RawTerm } from '../../lib/glossary/own/own-term.ts';
import type { Call, ReaderStatus, Request } from '../../lib/messages.ts';
import type { Pointed, Target } from '../../lib/page/hover-layer.ts';
import { themeAround } from '../../lib/page/theme.ts';
import type { View } from '../../lib/reading/view.ts';
import { Popup, type PopupContent, type ShownCard } from './popup.tsx';
import type { Session } from './session.ts';

type WordTarget = Extract<Target, { kind: 'word' }>;

export interface ReaderUiOptions {
  readonly ctx: ContentScriptContext;
  readonly view: View;
  readonly barHidden: boolean;
  /** Asks the background for cards. */
  readonly call: Call;
  /** What made the characters that are shown for a part of a Block's source text. */
  readonly conversions: Session['conversions'];
  /** Terms of a text, ours and the user's. */
  readonly termsIn: (text: string) => readonly TermMatch[];
  readonly onView: (view: View) => void;
  readonly onBarHidden: (hidden: boolean) => void;
  readonly onClosePopup: () => void;
}

/** The form for a new term. */
interface Adding {
  readonly text: string;
  readonly glossaries: readonly OwnGlossary[];
}

/** Bar and pop-up on the page, in one shadow root. */
export interface ReaderUi {
  status(): Omit<ReaderStatus, 'judged'>;
  setView(view: View): void;
  setBusy(busy: boolean): void;
  setFailed(failed: boolean): void;
  showBar(): void;
  showPopup(pointed: Pointed | null): void;
  /** Asks what `text` means, to make it a term of the user's. */
  addTerm(text: string): void;
  isOurs(event: Event): boolean;
  isOnPage(): boolean;
}

export async function mountReaderUi(options: ReaderUiOptions): Promise<ReaderUi> {
  const view = signal(options.view);
  const barHidden = signal(options.barHidden);
  const busy = signal(false);
  const failed = signal(false);
  const content: Signal<PopupContent | null> = signal(null);
  const adding: Signal<Adding | null> = signal(null);
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
          onOpenTerm={(headword) => open(() => loadTerm({ headword, matched: headword }))}
          onOpenFrom={(matched, from) => open(() => loadTerm({ headword: matched, matched, from }))}
          onAddTerm={(word) => void addTerm(word)}
          onOpenWord={(word) => open(() => loadWord(word))}
          onBack={back}
          onClose={options.onClosePopup}
        />
      )}
      {adding.value && (
        <AddTermCard
          key={adding.value.text}
          term={{ headword: adding.value.text }}
          glossaries={adding.value.glossaries}
          text={text}
          onSave={save}
          onClose={closeForm}
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

  const loadTerm = async (request: Request<'background:card'>): Promise<ShownCard | null> => {
    const { matched } = request;
    const card = await options.call('background:card', request);
    if (!card) return null;
    // Only here are both known, ours and the user's.
    const headword = 'own' in card ? card.own.headword : card.term.headword;
    const nested = headwordsInside(options.termsIn(matched), headword);
    return 'own' in card
      ? { kind: 'own-term', card, matched, nested }
      : { kind: 'term', card: { ...card, nested }, matched };
  };
  const loadWord = async (word: string): Promise<ShownCard | null> => {
    const card = await options.call('background:word-card', { word });
    return card && { kind: 'word', card, conversions: [] };
  };
  /** The card of a word on the page, and what made its characters what they are there. */
  const loadPointed = async ({ span, block }: WordTarget): Promise<ShownCard | null> => {
    const { on, script } = view.value;
    const [card, conversions] = await Promise.all([
      options.call('background:word-card', { word: span.text }),
      on ? options.conversions(block.source, span, script) : [],
    ]);
    return card && { kind: 'word', card, conversions };
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

  const addTerm = async (word: string) => {
    try {
      const glossaries = await options.call('background:own-glossaries', null);
      options.onClosePopup();
      theme.value = themeAround(document.body);
      adding.value = { text: word, glossaries };
    } catch {
      fail();
    }
  };
  const closeForm = () => {
    adding.value = null;
  };
  const save = async (raw: RawTerm, to: string | null): Promise<SaveResult> => {
    const parsed = parseTerm(raw);
    if ('problems' in parsed) return parsed.problems[0];
    try {
      const name = text('glDefaultName');
      const { term } = parsed;
      const result = await options.call('background:add-term', { to, name, term });
      if (result === 'saved') closeForm();
      return result;
    } catch (error) {
      return { error: error instanceof Error ? error.message : String(error) };
    }
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
      ? loadTerm({ headword: target.match.headword, matched: target.match.matched })
      : loadPointed(target));
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
    addTerm: (word) => void addTerm(word.trim()),
    isOurs: (event) => event.composedPath().includes(ui.shadowHost),
    isOnPage: () => ui.shadowHost.isConnected,
  };
}

const text: Text = (key, substitutions) => browser.i18n.getMessage(key, substitutions ?? []);
