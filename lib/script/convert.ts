import { compose, IDENTITY, type OffsetMap, type Span, sourceSpan } from '../span.ts';
import type { Replacement, Trace } from './dictionaries.ts';
import { runLexicon } from './lexicon-step.ts';
import type { Script, TextScript } from './script.ts';
import { openScriptData, type TableName, type Target } from './script-data.ts';
import { type MappedUnits, runTables } from './table-steps.ts';
import { Units } from './units.ts';

/** A text and how its offsets relate to those of the text that it was made from. */
export interface MappedConversion {
  readonly text: string;
  readonly map: OffsetMap;
}

export interface ConvertOptions {
  /**
   * Whether the words and names of the other side are exchanged too (软件 -> 軟體), and not only
   * characters. Left out, it is so for a reader of traditional text.
   */
  readonly words?: boolean;
}

/** Converts `text`, which stands in script `from`, for a reader of `to`. */
export type Convert = (
  text: string,
  from: TextScript,
  to: Script,
  options?: ConvertOptions,
) => MappedConversion;

/** Converts by one of OpenCC's configurations, as script.bin has it. */
export type ConvertBy = (text: string, configuration: Configuration) => MappedConversion;

export interface Converter {
  readonly convert: Convert;
  readonly convertBy: ConvertBy;
  /**
   * What made the characters that stand in `shown`, a span of the text shown: the replacements of
   * each step, in order, spans in UTF-16 units of `text`. Words that stayed as they are say so.
   */
  explain(
    text: string,
    from: TextScript,
    to: Script,
    shown: Span,
    options?: ConvertOptions,
  ): readonly Replacement[];
}

/** Names of OpenCC's configurations. */
export type Configuration =
  | 's2t'
  | 's2tw'
  | 's2twp'
  | 's2hk'
  | 's2hkp'
  | 't2s'
  | 'tw2s'
  | 'tw2sp'
  | 'hk2s'
  | 'hk2sp'
  | 't2tw'
  | 't2hk'
  | 'tw2t'
  | 'hk2t';

/** How a configuration converts: simplified text by its words, traditional text by OpenCC's tables. */
type Steps =
  | { readonly target: Target }
  | { readonly segments?: TableName; readonly tables: readonly TableName[] };

const STEPS: Record<Configuration, Steps> = {
  s2t: { target: 't' },
  s2tw: { target: 'tw' },
  s2twp: { target: 'twp' },
  s2hk: { target: 'hk' },
  s2hkp: { target: 'hkp' },
  t2s: { tables: ['hantToHans'] },
  tw2s: { segments: 'phrasesOfHant', tables: ['twToHant', 'hantToHans'] },
  tw2sp: { segments: 'phrasesOfHant', tables: ['twToHantWithWords', 'hantToHans'] },
  hk2s: { segments: 'phrasesOfHant', tables: ['hkToHant', 'hantToHans'] },
  hk2sp: { segments: 'phrasesOfHant', tables: ['hkToHantWithWords', 'hantToHans'] },
  t2tw: { tables: ['hantToTw'] },
  t2hk: { tables: ['hantToHk'] },
  tw2t: { tables: ['twToHant'] },
  hk2t: { tables: ['hkToHant'] },
};

type Route = readonly Configuration[];

/** Configurations that lead from one script to another, applied in order. */
const ROUTES: Record<TextScript, Record<Script, Route>> = {
  hans: { hans: [], 'hant-tw': ['s2tw'], 'hant-hk': ['s2hk'] },
  'hant-tw': { hans: ['tw2s'], 'hant-tw': [], 'hant-hk': ['tw2t', 't2hk'] },
  'hant-hk': { hans: ['hk2s'], 'hant-tw': ['hk2t', 't2tw'], 'hant-hk': [] },
  // The region is not known: take the characters of both.
  hant: { hans: ['hk2t', 'tw2s'], 'hant-tw': ['hk2t', 't2tw'], 'hant-hk': ['tw2t', 't2hk'] },
  mixed: { hans: ['hk2t', 'tw2s'], 'hant-tw': ['s2tw'], 'hant-hk': ['s2hk'] },
};

/** Of the configurations those that have a fellow which exchanges words too. */
const WITH_WORDS: Partial<Record<Configuration, Configuration>> = {
  s2tw: 's2twp',
  s2hk: 's2hkp',
  tw2s: 'tw2sp',
  hk2s: 'hk2sp',
};

/** What leads from OpenCC's standard to a target's characters. */
const REGIONAL: Partial<Record<Target, TableName>> = {
  tw: 'hantToTw',
  twp: 'hantToTw',
  hk: 'hantToHk',
  hkp: 'hantToHk',
};

/** Characters that exist only for the sake of older standards: OpenCC replaces them first of all. */
const COMPATIBILITY = /[\uf900-\ufaff\ud87e]/;

/**
 * Opens the converter over the bytes of script.bin, which `npm run build:data` writes.
 * @throws if the bytes are not of the version that this code reads
 */
export function openConverter(bytes: ArrayBuffer): Converter {
  const data = openScriptData(bytes);
  const opened = new Map<string, unknown>();
  const once = <T>(key: string, open: () => T): T => {
    if (!opened.has(key)) opened.set(key, open());
    return opened.get(key) as T;
  };
  const table = (name: TableName) => once(name, () => data.table(name));

  const run = (configuration: Configuration, input: Units, trace?: Trace): MappedUnits => {
    const steps = STEPS[configuration];
    if ('target' in steps) {
      const { target } = steps;
      const lexicon = once('lexicon', () => data.lexicon());
      const charactersOf = (of: Target) => once(`characters ${of}`, () => data.characters(of));
      const tracing = trace && {
        trace,
        standard: charactersOf('t'),
        regional: REGIONAL[target] ? table(REGIONAL[target]) : null,
      };
      return runLexicon(input, lexicon, charactersOf(target), target, tracing);
    }
    const segments = steps.segments ? table(steps.segments).trie : null;
    return runTables(input, segments, steps.tables.map(table), trace);
  };

  const runRoute = (text: string, route: Route, trace?: Trace): MappedConversion => {
    let units = Units.of(text);
    let map: OffsetMap = IDENTITY;
    const step = (next: (input: Units, trace?: Trace) => MappedUnits) => {
      const before = map;
      const made = next(
        units,
        trace && ((replacement) => trace({ ...replacement, ...sourceSpan(before, replacement) })),
      );
      units = made.units;
      map = compose(before, made.map);
    };
    for (const configuration of route) {
      if (COMPATIBILITY.test(text)) {
        step((input, traced) => runTables(input, null, [table('compatibility')], traced));
      }
      step((input, traced) => run(configuration, input, traced));
    }
    return { text: route.length === 0 ? text : units.text(), map };
  };

  const routeOf = (from: TextScript, to: Script, options: ConvertOptions = {}): Route => {
    const route = ROUTES[from][to];
    const words = options.words ?? to !== 'hans';
    return words ? route.map((configuration) => WITH_WORDS[configuration] ?? configuration) : route;
  };

  return {
    convert: (text, from, to, options) => runRoute(text, routeOf(from, to, options)),
    convertBy: (text, configuration) => runRoute(text, [configuration]),
    explain(text, from, to, shown, options) {
      const replacements: Replacement[] = [];
      const route = routeOf(from, to, options);
      const { map } = runRoute(text, route, (replacement) => replacements.push(replacement));
      const at = sourceSpan(map, shown);
      return replacements.filter(
        ({ start, end }) => start < Math.max(at.end, at.start + 1) && at.start < end,
      );
    },
  };
}
