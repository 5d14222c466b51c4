import { createMatcher, type Matcher } from '../../lib/glossary/matcher.ts';
import { matcherRows } from '../../lib/glossary/own/own-rows.ts';
import { termWords } from '../../lib/glossary/term-words.ts';
import type { Call, Judged } from '../../lib/messages.ts';
import { locateArticle } from '../../lib/page/article.ts';
import type { Credits } from '../../lib/page/article-head.ts';
import { judgePage } from '../../lib/page/judge-page.ts';
import { createReader, type Reader } from '../../lib/page/reader.ts';
import type { Conversion } from '../../lib/reading/engine.ts';
import { searchBlock } from '../../lib/reading/search.ts';
import type { ShownScript } from '../../lib/reading/view.ts';
import { isPolluted } from '../../lib/repair/polluted.ts';
import { repair } from '../../lib/repair/repair.ts';
import { detectScript } from '../../lib/script/detect.ts';
import type { TextScript } from '../../lib/script/script.ts';
import { preferencesOf, type SettingsStore } from '../../lib/settings.ts';
import type { Span } from '../../lib/span.ts';
import { watchGlossaries } from '../wiring/own-glossaries.ts';
import { type WatchedSettings, watchSettings } from '../wiring/watch-settings.ts';
import { whenWritable } from '../wiring/writable.ts';
import type { ReaderUi } from './reader-ui.tsx';

/** Text that is enough to tell a script and whether a scraper polluted it, UTF-16 units. */
const SAMPLE_UNITS = 20_000;

/** Reading one article: from when it was judged and located until it is gone or another one. */
export interface Session {
  readonly judged: Judged;
  readonly script: TextScript;
  readonly reader: Reader;
  /** The headline, without stray readings. */
  readonly title: string;
  readonly date: string | null;
  readonly credits: Credits;
  /** What made the characters that are shown so for `span` of a Block's source text. */
  conversions(source: string, span: Span, to: ShownScript): Promise<readonly Conversion[]>;
  /** The page's own text for what is selected as `shown`, without stray readings. */
  selected(shown: string): string;
  /** Whether the page shows another article by now, or this one in another script. */
  isOver(): boolean;
}

/** What all sessions on a page share. */
export interface SessionTools {
  readonly call: Call;
  readonly terms: WatchedTerms;
  readonly settings: WatchedSettings;
  /** Resolves when the page's text may be written to. */
  readonly writable: ReturnType<typeof whenWritable>;
}

/** Ours and the user's terms, as they stand. */
export interface WatchedTerms {
  matcher(): Matcher;
  /** Calls `listener` after each change of the user's glossaries. */
  onChange(listener: () => void): void;
}

/** Fetches and follows them until `signal` aborts. */
export async function prepareSessions(
  call: Call,
  store: SettingsStore,
  signal: AbortSignal,
): Promise<SessionTools> {
  const writable = whenWritable(call, signal);
  const [terms, settings] = await Promise.all([
    watchTerms(call, signal),
    watchSettings(store, signal),
  ]);
  return { call, terms, settings, writable };
}

async function watchTerms(call: Call, signal: AbortSignal): Promise<WatchedTerms> {
  const loadOwn = async () => {
    // Where they cannot be read the options page says why; ours are marked.
    const glossaries = await call('background:own-rows', null).catch(() => []);
    return glossaries.flatMap(({ rows }) => matcherRows(rows));
  };
  const [data, own] = await Promise.all([call('background:matcher-data', null), loadOwn()]);
  let matcher = createMatcher(data, { own });
  let asked = 0;
  const listeners: (() => void)[] = [];
  const stop = watchGlossaries(async () => {
    asked += 1;
    const turn = asked;
    const changed = await loadOwn();
    if (turn !== asked || signal.aborted) return;
    matcher = createMatcher(data, { own: changed });
    for (const listener of listeners) listener();
  });
  signal.addEventListener('abort', stop, { once: true });
  return {
    matcher: () => matcher,
    onChange(listener) {
      listeners.push(listener);
    },
  };
}

export interface SessionOptions {
  readonly tools: SessionTools;
  readonly ui: Pick<ReaderUi, 'showPopup' | 'isOurs' | 'setFailed'>;
  /** The page may show another article by now. */
  readonly onChanged: () => void;
}

/** Judges and locates the article as the page stands, which must be as the page has it. */
export function openSession(options: SessionOptions): Session {
  const { tools, ui, onChanged } = options;
  const { call, terms, settings, writable } = tools;
  const judged = judgePage();
  const { titleText, date, credits, roots, clutter } = locateArticle(document);
  const script = judged.verdict.script ?? 'hans';
  const polluted =
    judged.verdict.polluted || isPolluted(roots.map((root) => root.textContent).join('\n'));
  const reader = createReader({
    roots,
    leaveOut: new Set(clutter),
    script,
    polluted,
    render: (sources, options) => call('background:render', { sources: [...sources], options }),
    search: (source, repaired) =>
      searchBlock(repaired ?? repair(source, { polluted }), terms.matcher()),
    findWords: (source, found) =>
      call('background:words', { source, polluted, terms: termWords(found) }),
    looksUp: () => settings.now().lookUp,
    show: ui.showPopup,
    isOurs: ui.isOurs,
    copies: () => settings.now().copy,
    preferences: () => preferencesOf(settings.now()),
    writable,
    onError: () => ui.setFailed(true),
    onChanged,
  });
  return {
    judged,
    script,
    reader,
    title: repair(titleText, { polluted }).text,
    date,
    credits,
    conversions: (source, { start, end }, to) => {
      const { words } = preferencesOf(settings.now());
      const options = { from: script, to, polluted, ...(words !== undefined && { words }) };
      return call('background:conversions', { source, start, end, options });
    },
    selected: (shown) => (polluted ? shown : reader.selectedSource(shown) || shown),
    isOver() {
      const now = locateArticle(document).roots;
      if (now.length !== roots.length || now.some((root) => !roots.includes(root))) return true;
      const sample = reader.sample(SAMPLE_UNITS);
      const found = detectScript(sample);
      return (
        (found !== null && isHans(found) !== isHans(script)) || isPolluted(sample) !== polluted
      );
    },
  };
}

const isHans = (script: TextScript): boolean => script === 'hans';
