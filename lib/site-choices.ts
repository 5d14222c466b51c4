import * as v from 'valibot';
import { type Address, isOfSite } from './news/site.ts';

/** On which sites the reader comes by itself, by the user's choice; as lib/news/site.ts names them. */
export interface Choices {
  /** Beside those that the extension comes with, and as far as the browser still lets us. */
  readonly always: readonly string[];
  readonly never: readonly string[];
}

/** A choice about one site; null: as the extension comes. */
export type Choice = keyof Choices | null;

/** What is chosen for the site that a page is on; `never` where both are. */
export function choiceAt({ always, never }: Choices, address: Address | null): Choice {
  const isHere = (site: string) => isOfSite(address, site);
  if (never.some(isHere)) return 'never';
  return always.some(isHere) ? 'always' : null;
}

/** The part of browser.storage.local that the choices need. */
export interface ChoicesArea {
  get(key: string): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  readonly onChanged: {
    addListener(listener: (changes: Record<string, { newValue?: unknown }>) => void): void;
  };
}

export interface SiteChoices {
  get(): Promise<Choices>;
  /** The last one of several that are made at the same time counts. */
  choose(site: string, choice: Choice): Promise<void>;
  subscribe(listener: (choices: Choices) => void): void;
}

const KEY = 'sites';
const NONE: Choices = { always: [], never: [] };

const StoredSchema = v.object({
  version: v.literal(1),
  always: v.array(v.string()),
  never: v.array(v.string()),
});

export function openSiteChoices(area: ChoicesArea): SiteChoices {
  let written: Promise<void> = Promise.resolve();
  const get = async () => parse((await area.get(KEY))[KEY]);
  return {
    get,
    choose(site, choice) {
      const write = async () => {
        const before = await get();
        const listed = (list: keyof Choices) => {
          const others = before[list].filter((one) => one !== site);
          return choice === list ? [...others, site].sort() : others;
        };
        const next = { version: 1, always: listed('always'), never: listed('never') };
        await area.set({ [KEY]: next });
      };
      written = written.then(write, write);
      return written;
    },
    subscribe(listener) {
      area.onChanged.addListener(({ [KEY]: change }) => {
        if (change) listener(parse(change.newValue));
      });
    },
  };
}

/** What is stored; nothing where it cannot be understood. */
function parse(stored: unknown): Choices {
  const parsed = v.safeParse(StoredSchema, stored);
  return parsed.success ? { always: parsed.output.always, never: parsed.output.never } : NONE;
}
