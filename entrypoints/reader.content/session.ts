import { createMatcher, type Matcher } from '../../lib/glossary/matcher.ts';
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
  /** Whether the page shows another article by now, or this one in another script. */
  isOver(): boolean;
}

/** What all sessions on a page share. */
export interface SessionTools {
  readonly call: Call;
  readonly matcher: Matcher;
  readonly settings: WatchedSettings;
  /** Resolves when the page's text may be written to. */
  readonly writable: ReturnType<typeof whenWritable>;
}

/** Fetches and follows them until `signal` aborts. */
export async function prepareSessions(
  call: Call,
  store: SettingsStore,
  signal: AbortSignal,
): Promise<SessionTools> {
  const writable = whenWritable(call, signal);
  const [matcherData, settings] = await Promise.all([
    call('background:matcher-data', null),
    watchSettings(store, signal),
  ]);
  return { call, matcher: createMatcher(matcherData), settings, writable };
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
  const { call, matcher, settings, writable } = tools;
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
    search: (source, repaired) => searchBlock(repaired ?? repair(source, { polluted }), matcher),
    findWords: (source) => call('background:words', { source, polluted }),
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
