import { joinSyllables } from '../pinyin/spelling.ts';
import type { RenderPreferences } from '../reading/render.ts';
import type { Findings } from '../reading/search.ts';
import type { ShownScript, View } from '../reading/view.ts';
import type { Repaired } from '../repair/repair.ts';
import type { TextScript } from '../script/script.ts';
import { watchArticle } from './article-watch.ts';
import { createAttributeLayer } from './attribute-layer.ts';
import type { Block } from './block.ts';
import { rangesOf, watchCopying } from './copy-layer.ts';
import { createGlossaryLayer } from './glossary-layer.ts';
import { createHoverLayer, type Pointed } from './hover-layer.ts';
import { followText } from './page-text.ts';
import { openMeasureReadings } from './reading-room.ts';
import { keepRenderings, type Render } from './render-cache.ts';
import { openDrawRuby } from './ruby.ts';
import { openReadSelected, type WhichText } from './selected-text.ts';
import { addStyle } from './style.ts';
import type { TextRun } from './text-run.ts';
import { browserTurns, type Turns } from './turns.ts';
import { type Visibility, watchVisibility } from './visibility.ts';
import { type FindWords, openWordSpans } from './word-spans.ts';
import { createWritingLayer } from './writing-layer.ts';

/** UTF-16 units of source that the engine converts at a time while nobody waits: about 10 ms of its work. */
const PREFETCH_UNITS = 64_000;

export interface ReaderOptions {
  /** The elements that hold the article: its title and its body. */
  readonly roots: readonly Element[];
  /** Elements in them that are no part of it: link lists, asides. */
  readonly leaveOut?: ReadonlySet<Element>;
  /** What the probe found. */
  readonly script: TextScript;
  readonly polluted: boolean;
  /** Asks the language engine. */
  readonly render: Render;
  /** `repaired`: as the engine repaired the text, where it did. */
  readonly search: (source: string, repaired: Repaired | null) => Findings;
  /** Asks the language engine where words stand. */
  readonly findWords: FindWords;
  /** Whether words that are no terms are looked up where somebody points; asked each time. */
  readonly looksUp: () => boolean;
  /** Shows the pop-up for what is pointed at; null closes it. */
  readonly show: (pointed: Pointed | null) => void;
  readonly isOurs: (event: Event) => boolean;
  /** How texts are rendered; asked each time a view is shown. */
  readonly preferences: () => RenderPreferences;
  /** Which text a copy is to give; asked at each copy. */
  readonly copies: () => WhichText;
  readonly onError: (error: unknown) => void;
  /** The page took a root away, or replaced most of the text: it may be another article by now. */
  readonly onChanged: () => void;
  /** Resolves when the page's text may be written to; by default it may at once. Marks do not wait. */
  readonly writable?: Promise<unknown>;
  readonly turns?: Turns;
  readonly watch?: (all: () => readonly Block[], signal: AbortSignal) => Visibility;
}

/** What stands on the page now. */
export interface ReaderReport {
  /** UTF-16 units of the article's text, white space aside. */
  readonly articleCharacters: number;
  /** Terms by headword, with how often each occurs. */
  readonly terms: Readonly<Record<string, number>>;
  readonly pinyinCharacters: number;
  readonly damaged: readonly string[];
  /** Text that came damaged, and what it was rebuilt as. */
  readonly rebuilt: readonly (readonly [damaged: string, rebuilt: string])[];
  /** Text nodes and elements left to another script that rewrites them too. */
  readonly leftAlone: number;
}

/** The layers on one page. */
export interface Reader {
  setView(view: View): void;
  /** Resolves when the page, or the part of it near the viewport, stands as last asked for. */
  settled(which: 'visible' | 'all'): Promise<void>;
  nextTerm(): void;
  /** `search` knows other terms than before. */
  searchAnew(): void;
  closePopup(): void;
  /**
   * Has the engine read what is visible, and convert the article to `script`, before anybody asks: when they
   * are switched on they are there. Ends when another view is asked for.
   */
  prefetch(script: ShownScript): Promise<void>;
  report(): ReaderReport;
  /** The page's own text for what is selected and shown as `shown`; '' where something else is. */
  selectedSource(shown: string): string;
  /** The beginning of the article's own text, about `units` UTF-16 units. */
  sample(units: number): string;
  /** Takes everything of ours off the page, at once. */
  stop(): void;
}

export function createReader(options: ReaderOptions): Reader {
  const { roots, script, polluted, search, show, isOurs, onError, onChanged } = options;
  const { copies, preferences, writable } = options;
  const { turns = browserTurns, watch = watchVisibility } = options;
  const render = keepRenderings(options.render);
  const controller = new AbortController();
  const { signal } = controller;

  const removeStyle = addStyle(document);
  const fail = (error: unknown) => {
    // What is shown is no longer what was asked for: the same view may be asked for again.
    writtenAs = null;
    onError(error);
  };
  const leaveOut = options.leaveOut ?? new Set();
  const attributes = createAttributeLayer(leaveOut, turns, fail, signal);
  const text = followText(
    roots,
    {
      onChange(change) {
        const { removed, added } = change;
        article.update(change);
        visibility.unwatch(removed);
        visibility.watch(added);
        writing.update(removed, added);
        glossary.update(removed, added);
        hover.update(removed);
      },
      leaveOut,
      turns,
      prepare(root) {
        attributes.watch(root);
        return addStyle(root);
      },
    },
    signal,
  );
  for (const root of roots) attributes.watch(root);
  const visibility = watch(() => text.blocks, signal);
  visibility.watch(text.blocks);
  visibility.onChange(text.findShadowRoots);
  const units = () => text.blocks.reduce((sum, block) => sum + block.source.length, 0);
  const article = watchArticle(roots, units, onChanged, signal);
  const measure = openMeasureReadings();
  const writing = createWritingLayer(
    {
      text,
      visibility,
      turns,
      measure,
      draw: openDrawRuby(measure),
      onWritten(block) {
        glossary.redraw(block);
        hover.redraw(block);
      },
      onError: fail,
    },
    signal,
  );
  const glossary = createGlossaryLayer(
    { text, visibility, turns, search, mapOf: writing.mapOf },
    signal,
  );
  const hover = createHoverLayer(
    {
      text,
      mapOf: writing.mapOf,
      findings: glossary.findings,
      words: openWordSpans(options.findWords),
      looksUp: () => wanted?.on === true && options.looksUp(),
      show,
      isOurs,
    },
    signal,
  );

  const selectedText = { text, mapOf: writing.mapOf, sourceOf: attributes.sourceOf };
  watchCopying({ ...selectedText, copies }, signal);
  const readSelected = openReadSelected(selectedText);

  /** What the writing layer was last asked for; null after it failed. */
  let writtenAs: string | null = JSON.stringify([false, false]);
  const converts = ({ on, script: to }: View) => on && (to !== 'source' || polluted);
  const isRewritten = (view: View) => converts(view) || (view.on && view.pinyin);
  const renderAs = ({ script: to }: View, pinyin: boolean) => {
    const options = { from: script, to, pinyin, polluted, ...preferences() };
    return (sources: readonly string[]) => render(sources, options);
  };
  const write = (view: View) => {
    const readings = view.on && view.pinyin;
    const { words, style } = preferences();
    const next = JSON.stringify([
      converts(view) && [view.script, words],
      readings && [view.script, words, style],
    ]);
    if (next === writtenAs) return;
    writtenAs = next;
    const convert = converts(view) ? renderAs(view, false) : null;
    writing.show({ render: convert, renderWithReadings: readings ? renderAs(view, true) : null });
    attributes.show(convert);
  };

  /** What was last asked for. */
  let wanted: View | null = null;
  let mayWrite = writable === undefined;
  const stopped = new Promise((resolve) => signal.addEventListener('abort', resolve));
  const opened =
    writable &&
    Promise.race([writable, stopped]).then(() => {
      mayWrite = true;
      if (wanted && text.isReady && !signal.aborted) write(wanted);
    });
  /** The engine takes a while to load: it is asked for a first text while the page is waited for. */
  const wakeEngine = async (view: View) => {
    await turns.task();
    const [first] = text.blocks;
    if (mayWrite || !first || !isRewritten(view)) return;
    // It is asked again when the text is to be written, and an error is told of then.
    await renderAs(view, view.pinyin)([first.source]).catch(() => {});
  };
  const apply = (view: View) => {
    const { on, glossary: terms } = view;
    text.findShadowRoots();
    if (mayWrite) write(view);
    else void wakeEngine(view);
    glossary.show({ terms: on && terms, damaged: on });
    if (!on || !terms) hover.close();
  };

  const prefetchReadings = async (view: View) => {
    const blocks = visibility.visible();
    if (blocks.length === 0) return;
    const renderings = await renderAs(view, true)(blocks.map(({ source }) => source));
    for (const [index, { element }] of blocks.entries()) {
      for (const { readings } of renderings[index]?.words ?? []) {
        // Keeps its width: measuring a screen's readings takes as long as writing them.
        measure(element).fit(joinSyllables(readings), readings.length);
      }
    }
  };

  return {
    setView(view) {
      wanted = view;
      if (text.isReady) apply(view);
      else void text.ready.then(() => wanted === view && !signal.aborted && apply(view));
    },
    async settled(which) {
      await text.ready;
      if (wanted && isRewritten(wanted)) await opened;
      await Promise.all([writing.settled(which), glossary.settled(), attributes.settled()]);
    },
    async prefetch(next) {
      const view = wanted;
      if (!view?.on) return;
      if (!view.pinyin) await prefetchReadings(view);
      const nextView = { ...view, script: next };
      if (!converts(nextView)) return;
      const convert = renderAs(nextView, false);
      for (const sources of batches(text.blocks.map(({ source }) => source))) {
        await turns.idle();
        if (wanted !== view || signal.aborted) return;
        await convert(sources);
      }
    },
    nextTerm: hover.next,
    searchAnew: glossary.searchAnew,
    closePopup: hover.close,
    report() {
      const terms: Record<string, number> = {};
      const damaged: string[] = [];
      const rebuilt: [damaged: string, rebuilt: string][] = [];
      let articleCharacters = 0;
      const runs = new Set<TextRun>();
      for (const block of text.blocks) {
        const { source, stretches } = block;
        const findings = glossary.findings(block);
        for (const { headword } of findings.terms) terms[headword] = (terms[headword] ?? 0) + 1;
        damaged.push(...findings.damaged.map(({ start, end }) => source.slice(start, end)));
        for (const { start, end, text } of findings.rebuilt) {
          rebuilt.push([source.slice(start, end), text]);
        }
        articleCharacters += source.replaceAll(/\s/g, '').length;
        for (const { run } of stretches) runs.add(run);
      }
      const pinyinCharacters = [...runs].reduce((sum, run) => sum + run.charactersRead, 0);
      const { leftAlone } = text;
      return { articleCharacters, terms, pinyinCharacters, damaged, rebuilt, leftAlone };
    },
    selectedSource(shown) {
      const selection = getSelection();
      // It may be in a frame that `shown` was selected.
      if (!selection || withoutBlanks(String(selection)) !== withoutBlanks(shown)) return '';
      const ranges = rangesOf(selection, text.shadowRoots);
      const passages = ranges.flatMap((range) => readSelected(range, 'source').passages);
      return passages.map(({ wanted: own }) => own).join('');
    },
    sample(most) {
      let sample = '';
      for (const { source } of text.blocks) {
        if (sample.length >= most) break;
        sample += `${source}\n`;
      }
      return sample;
    },
    stop() {
      hover.close();
      attributes.restore();
      text.restore();
      controller.abort();
      removeStyle();
    },
  };
}

/** `sources` in groups of about PREFETCH_UNITS. */
function* batches(sources: readonly string[]): Generator<string[]> {
  let batch: string[] = [];
  let units = 0;
  for (const source of sources) {
    batch.push(source);
    units += source.length;
    if (units < PREFETCH_UNITS) continue;
    yield batch;
    batch = [];
    units = 0;
  }
  if (batch.length > 0) yield batch;
}

function withoutBlanks(text: string): string {
  return text.replaceAll(/\s/g, '');
}
