import * as v from 'valibot';
import type { MatcherData } from './glossary/matcher.ts';
import type { AnyTermCard } from './glossary/own/own-cards.ts';
import type { OwnRows } from './glossary/own/own-rows.ts';
import { type OwnGlossary, OwnTermSchema } from './glossary/own/own-term.ts';
import { FORMATS, type ImportFailure, type ImportPreview } from './glossary/own/preview.ts';
import type { CountedGlossary, FoundTerms } from './glossary/own/store.ts';
import type { WordCard } from './lexicon/word-card.ts';
import { FactsSchema } from './news/facts-schema.ts';
import type { Verdict } from './news/judge.ts';
import { ReadingStyleSchemas } from './pinyin/reading-style.ts';
import type { Conversion } from './reading/engine.ts';
import type { Rendering } from './reading/render.ts';
import type { FoundWord } from './reading/search.ts';
import type { View } from './reading/view.ts';
import type { Mojibake } from './repair/mojibake.ts';

const ShownScriptSchema = v.picklist(['source', 'hans', 'hant-tw', 'hant-hk']);
const ViewSchema = v.object({
  on: v.boolean(),
  script: ShownScriptSchema,
  pinyin: v.boolean(),
  glossary: v.boolean(),
});
const TextScriptSchema = v.picklist(['hans', 'hant', 'hant-tw', 'hant-hk', 'mixed']);
const Nothing = v.null();

/** Keyboard commands, as the manifest names them. */
export const COMMANDS = ['script', 'pinyin', 'glossary', 'next-term'] as const;
export type Command = (typeof COMMANDS)[number];

/** What each call carries; a call's name begins with the context that answers it. */
export const REQUESTS = {
  /** From the probe: what it saw of a page in Chinese, which may be news; if not, the toolbar button says so. */
  'background:found-chinese': FactsSchema,
  /** From the reader: the article it stood on is gone, another may have come. */
  'background:article-gone': Nothing,
  /** From the reader: how to show these Block texts. */
  'background:render': v.object({
    sources: v.array(v.string()),
    options: v.object({
      from: TextScriptSchema,
      to: ShownScriptSchema,
      words: v.exactOptional(v.boolean()),
      pinyin: v.boolean(),
      style: v.exactOptional(v.object(ReadingStyleSchemas)),
      polluted: v.boolean(),
    }),
  }),
  /** From the reader: whether its frame's page has hydrated (lib/page/is-hydrated.ts). */
  'background:is-hydrated': Nothing,
  /** From the reader: what its matcher needs. */
  'background:matcher-data': Nothing,
  /** From the reader: the user's own terms, for its matcher. */
  'background:own-rows': Nothing,
  /** From the reader: the user's glossaries. */
  'background:own-glossaries': Nothing,
  /** From the reader: put a term into a glossary of the user's, or into a new one with `name`. */
  'background:add-term': v.object({
    to: v.nullable(v.string()),
    name: v.string(),
    term: OwnTermSchema,
  }),
  /**
   * From the reader: the card of a term; `matched` is the text pointed at, `from` the glossary that is
   * asked, where it isn't the first that has it.
   */
  'background:card': v.object({
    headword: v.string(),
    matched: v.string(),
    from: v.exactOptional(v.string()),
  }),
  /** From the reader: where the words of a Block's source text stand. */
  'background:words': v.object({
    source: v.string(),
    polluted: v.boolean(),
    /** Of the source: no word crosses their edges. */
    terms: v.array(v.object({ start: v.number(), end: v.number() })),
  }),
  /** From the reader: what the dictionary says of a word. */
  'background:word-card': v.object({ word: v.string() }),
  /** From the reader: what made the characters that are shown for a part of a Block's source text. */
  'background:conversions': v.object({
    source: v.string(),
    start: v.number(),
    end: v.number(),
    options: v.object({
      from: TextScriptSchema,
      to: ShownScriptSchema,
      polluted: v.boolean(),
      words: v.exactOptional(v.boolean()),
    }),
  }),
  /** From the reader: how the page is read now, for its frames; null: no longer. */
  'background:share-view': v.object({ view: v.nullable(ViewSchema) }),
  /** From a frame's reader: how the page around it is read. */
  'background:view-of-page': Nothing,
  /** From the toolbar pop-up: read this tab, whatever the probe says of it. */
  'background:read-tab': v.object({ tabId: v.number() }),
  /** From the toolbar pop-up: what is to be said of this tab. */
  'background:tab-status': v.object({ tabId: v.number() }),
  /** To the library, a worker of the options page: the user's glossaries, and what is done with them. */
  'library:glossaries': Nothing,
  'library:create': v.object({ name: v.string() }),
  'library:change': v.object({
    id: v.string(),
    name: v.exactOptional(v.string()),
    on: v.exactOptional(v.boolean()),
  }),
  'library:move': v.object({ id: v.string(), to: v.number() }),
  'library:remove': v.object({ id: v.string() }),
  'library:find': v.object({ id: v.string(), wanted: v.string(), limit: v.number() }),
  /** `before`: the headword of the term that it takes the place of. */
  'library:put': v.object({ id: v.string(), term: OwnTermSchema, before: v.nullable(v.string()) }),
  'library:drop': v.object({ id: v.string(), headword: v.string() }),
  /** `file` null: the one read last, for another glossary. */
  'library:preview': v.object({
    file: v.nullable(v.object({ name: v.string(), bytes: v.instance(Uint8Array) })),
    to: v.nullable(v.string()),
  }),
  'library:import': v.object({
    to: v.nullable(v.string()),
    name: v.string(),
    existing: v.picklist(['keep', 'replace']),
  }),
  'library:export': v.object({ id: v.string(), format: v.picklist(FORMATS) }),
  /** To the reader: ask for what is to be known of a new term of the user's. */
  'reader:add-term': v.object({ text: v.string() }),
  /** To the reader: how the page is read now; doubles as "are you there?". */
  'reader:status': Nothing,
  /** To the reader: show the page so; `keep`: and the next ones too. */
  'reader:set-view': v.object({ view: ViewSchema, keep: v.boolean() }),
  'reader:show-bar': Nothing,
  /** To the reader: what stands on the page, once that part of it is as last asked for. */
  'reader:report': v.object({ settled: v.picklist(['visible', 'all']) }),
  /** To the reader: take everything off the page. */
  'reader:stop': Nothing,
  /** To the readers in a page's frames: show the text so; null: take everything off. */
  'frames:set-view': v.object({ view: v.nullable(ViewSchema) }),
  /** To the reader: a keyboard command. */
  'reader:command': v.picklist(COMMANDS),
} as const;

/** What the probe made of a page, as the page came. */
export interface Judged {
  readonly verdict: Verdict;
  readonly probeMs: number;
}

/** What is said of a page or of a frame in it, by a script that only looks. */
export interface FrameVerdict extends Judged {
  /** A reader of ours is there already. */
  readonly isRead: boolean;
  /** The wrong encoding that its Chinese was read in; null where there is no sign of one. */
  readonly mojibake: Mojibake | null;
}

/** How a page is read. */
export interface ReaderStatus {
  readonly judged: Judged;
  readonly view: View;
  readonly barHidden: boolean;
  /** The engine did not answer. */
  readonly failed: boolean;
}

/**
 * Why the page could be written to: no sign of server rendering, a framework took the server's text
 * over, or none did in time.
 */
export type Hydration = 'no sign' | 'hydrated' | 'gave up';

/** What the layers did to a page; counts are of UTF-16 units of the page's own text. */
export interface PageReport {
  readonly title: string;
  readonly date: string | null;
  /** As the page names them; empty where it doesn't. */
  readonly author: string;
  readonly source: string;
  readonly articleCharacters: number;
  /** Terms by headword, with how often each occurs. */
  readonly terms: Readonly<Record<string, number>>;
  readonly pinyinCharacters: number;
  readonly damaged: readonly string[];
  /** Text that came damaged, and what it was rebuilt as. */
  readonly rebuilt: readonly (readonly [damaged: string, rebuilt: string])[];
  /** Text nodes and elements left to another script that rewrites them too. */
  readonly leftAlone: number;
  readonly hydration: Hydration;
  /**
   * From the last change of the view until the part asked about stood on the page; its frame and the
   * wait for hydration included.
   */
  readonly settledMs: number;
}

/** What can be said of a tab. */
export type TabStatus =
  | { readonly state: 'unreadable' }
  | ({
      readonly state: 'judged';
      readonly reader: ReaderStatus | null;
      readonly mojibake: Mojibake | null;
    } & Judged);

interface Replies {
  'background:found-chinese': null;
  'background:article-gone': null;
  'background:render': readonly Rendering[];
  'background:is-hydrated': boolean;
  'background:matcher-data': MatcherData;
  'background:own-rows': readonly OwnRows[];
  'background:own-glossaries': readonly OwnGlossary[];
  'background:add-term': 'saved' | 'exists';
  'background:card': AnyTermCard | null;
  'background:words': readonly FoundWord[];
  'background:word-card': WordCard | null;
  'background:conversions': readonly Conversion[];
  'background:share-view': null;
  'background:view-of-page': View | null;
  'background:read-tab': null;
  'background:tab-status': TabStatus;
  'library:glossaries': readonly CountedGlossary[];
  'library:create': OwnGlossary;
  'library:change': null;
  'library:move': null;
  'library:remove': null;
  'library:find': FoundTerms;
  'library:put': 'saved' | 'exists';
  'library:drop': null;
  'library:preview': ImportPreview | ImportFailure;
  'library:import': string;
  'library:export': { readonly name: string; readonly bytes: Uint8Array };
  'reader:add-term': null;
  'reader:status': ReaderStatus;
  'reader:set-view': null;
  'reader:show-bar': null;
  'reader:report': PageReport;
  'reader:stop': null;
  'reader:command': null;
  'frames:set-view': null;
}

export type CallName = keyof typeof REQUESTS;
export type Request<Name extends CallName> = v.InferOutput<(typeof REQUESTS)[Name]>;
export type Reply<Name extends CallName> = Replies[Name];

/** Makes a call and resolves with its reply; rejects with the error that the other side met. */
export type Call = <Name extends CallName>(
  name: Name,
  request: Request<Name>,
) => Promise<Reply<Name>>;

/** A call over a channel that carries plain data. */
export function createCall(send: (message: unknown) => Promise<unknown>): Call {
  return async (name, request) => {
    const answer = await send({ name, request });
    const parsed = v.safeParse(AnswerSchema, answer);
    if (!parsed.success) throw new Error(`${name}: no answer: reload the page`);
    if ('error' in parsed.output) throw new Error(`${name}: ${parsed.output.error}`);
    // Our own context on the other side typed it (Handlers).
    return parsed.output.value as Reply<typeof name>;
  };
}

/** The same call, asked once more where it fails: the background may just have been put to sleep. */
export function askTwice(call: Call): Call {
  return async (name, request) => {
    try {
      return await call(name, request);
    } catch {
      return await call(name, request);
    }
  };
}

/** Who calls: of browser.runtime.MessageSender, what handlers use. */
export interface Sender {
  readonly tab?:
    | {
        readonly id?: number | undefined;
        /** Of the page in it, where we may know. */
        readonly url?: string | undefined;
      }
    | undefined;
  readonly frameId?: number | undefined;
  /** Address of the page or of the extension's own page. */
  readonly url?: string | undefined;
}

export type Handlers<Name extends CallName> = {
  readonly [N in Name]: (request: Request<N>, sender: Sender) => Promise<Reply<N>> | Reply<N>;
};

/**
 * Answers the calls that `handlers` names; null for any other message, which is somebody else's. A
 * request that does not fit its schema is answered with an error.
 */
export function createAnswer<Name extends CallName>(
  handlers: Handlers<Name>,
): (message: unknown, sender: Sender) => Promise<unknown> | null {
  return (message, sender) => {
    const envelope = v.safeParse(EnvelopeSchema, message);
    if (!envelope.success || !Object.hasOwn(handlers, envelope.output.name)) return null;
    const name = envelope.output.name as Name;
    return (async () => {
      try {
        const request = v.parse(REQUESTS[name], envelope.output.request);
        return { value: (await handlers[name](request as Request<Name>, sender)) ?? null };
      } catch (error) {
        return { error: error instanceof Error ? error.message : String(error) };
      }
    })();
  };
}

const EnvelopeSchema = v.object({ name: v.string(), request: v.unknown() });
const AnswerSchema = v.union([v.object({ error: v.string() }), v.object({ value: v.unknown() })]);
