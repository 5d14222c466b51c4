import * as v from 'valibot';
import { DEFAULT_READING_STYLE, ReadingStyleSchemas } from './pinyin/reading-style.ts';
import type { RenderPreferences } from './reading/render.ts';

const EntrySchemas = {
  /** The script that a page is shown in when it opens. */
  script: v.picklist(['source', 'hans', 'hant-tw', 'hant-hk']),
  pinyin: v.boolean(),
  glossary: v.boolean(),
  /** Whether the in-page bar is shown. */
  bar: v.boolean(),
  /** Whether a Chinese news article is read without being asked. */
  start: v.boolean(),
  /** Which text a copy gives: as it is shown, or the page's own. */
  copy: v.picklist(['shown', 'source']),
  /** Whether the dictionary explains words that somebody points at. */
  lookUp: v.boolean(),
  /** Whether another region's words and names take the place of the page's (软件 -> 軟體). */
  regionalWords: v.boolean(),
  ...ReadingStyleSchemas,
};

export type Settings = {
  readonly [Key in keyof typeof EntrySchemas]: v.InferOutput<(typeof EntrySchemas)[Key]>;
};

export const DEFAULTS: Settings = {
  script: 'source',
  pinyin: false,
  glossary: true,
  bar: true,
  start: true,
  copy: 'shown',
  lookUp: true,
  regionalWords: false,
  ...DEFAULT_READING_STYLE,
};

/** What of the settings decides how the engine renders a text. */
export function preferencesOf(settings: Settings): RenderPreferences {
  const { regionalWords, notation, unit, tones, standard } = settings;
  return { words: regionalWords, style: { notation, unit, tones, standard } };
}

/** The shape of what is stored. A change of its meaning raises it and adds a migration. */
export const VERSION = 1;

/** Overrides as stored under version N, made into those of version N + 1. */
export type Migrations = Readonly<
  Record<number, (overrides: Record<string, unknown>) => Record<string, unknown>>
>;

const MIGRATIONS: Migrations = {};

const KEY = 'settings';

/** The part of browser.storage.sync that settings need. */
export interface SettingsArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  readonly onChanged: {
    addListener(listener: (changes: Record<string, { newValue?: unknown }>) => void): void;
    removeListener(listener: (changes: Record<string, { newValue?: unknown }>) => void): void;
  };
}

export interface SettingsStore {
  get(): Promise<Settings>;
  /** Only what differs from the defaults is stored; what a newer version stored beside it stays. */
  set(patch: Partial<Settings>): Promise<void>;
  /** Returns its undo. */
  subscribe(listener: (settings: Settings) => void): () => void;
}

/**
 * `pause` keeps writes apart: storage.sync takes 120 a minute. What is set meanwhile is written
 * together, after it.
 */
export function openSettings(
  area: SettingsArea,
  pause: () => Promise<void> = () => Promise.resolve(),
): SettingsStore {
  let waiting: Partial<Settings> | null = null;
  let written: Promise<void> = Promise.resolve();
  let mayWrite: Promise<void> = Promise.resolve();
  const read = async () => readOverrides((await area.get(KEY))[KEY]);

  const write = async (patch: Partial<Settings>) => {
    const { version, overrides } = await read();
    const next = Object.fromEntries(
      Object.entries({ ...overrides, ...patch }).filter(
        ([key, value]) => (DEFAULTS as Record<string, unknown>)[key] !== value,
      ),
    );
    if (isSame(overrides, next)) return;
    await area.set({ [KEY]: { version, overrides: next } });
  };

  return {
    get: async () => withDefaults((await read()).overrides),
    set(patch) {
      if (waiting) {
        Object.assign(waiting, patch);
        return written;
      }
      waiting = { ...patch };
      written = mayWrite.then(() => {
        const taken = waiting ?? {};
        waiting = null;
        return write(taken);
      });
      mayWrite = written.then(pause, pause);
      return written;
    },
    subscribe(listener) {
      const onChanged = (changes: Record<string, { newValue?: unknown }>) => {
        const change = changes[KEY];
        if (change) listener(withDefaults(readOverrides(change.newValue).overrides));
      };
      area.onChanged.addListener(onChanged);
      return () => area.onChanged.removeListener(onChanged);
    },
  };
}

const StoredSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  overrides: v.record(v.string(), v.unknown()),
});

/** What is stored, brought up to this version; nothing where it cannot be understood. */
export function readOverrides(
  stored: unknown,
  version = VERSION,
  migrations = MIGRATIONS,
): { version: number; overrides: Record<string, unknown> } {
  const parsed = v.safeParse(StoredSchema, stored);
  if (!parsed.success) return { version, overrides: {} };
  let { overrides } = parsed.output;
  for (let from = parsed.output.version; from < version; from += 1) {
    overrides = migrations[from]?.(overrides) ?? overrides;
  }
  return { version: Math.max(version, parsed.output.version), overrides };
}

function withDefaults(overrides: Record<string, unknown>): Settings {
  const valid = Object.entries(EntrySchemas).flatMap(([key, schema]) => {
    const parsed = v.safeParse(schema, overrides[key]);
    return parsed.success ? [[key, parsed.output]] : [];
  });
  return { ...DEFAULTS, ...Object.fromEntries(valid) };
}

function isSame(one: Record<string, unknown>, other: Record<string, unknown>): boolean {
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].every((key) => one[key] === other[key]);
}
