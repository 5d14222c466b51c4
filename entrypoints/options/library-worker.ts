import { openFold } from '../../lib/glossary/fold.ts';
import type { MatcherData } from '../../lib/glossary/matcher.ts';
import { openOwnLibrary } from '../../lib/glossary/own/library.ts';
import { putTerm } from '../../lib/glossary/own/put-term.ts';
import { createAnswer } from '../../lib/messages.ts';
import { once } from '../../lib/once.ts';
import { openBrowserStore } from '../wiring/own-store.ts';

/** Where 50,000 terms are parsed and stored, so that the page stays quick. */
const store = openBrowserStore();
const encoder = new TextEncoder();
const fold = once(async () => {
  // Our own file: no request leaves the browser.
  const data = (await (await fetch('/data/glossary-matcher.json')).json()) as MatcherData;
  return openFold(data.fold).fold;
});
const library = openOwnLibrary({
  store,
  fold,
  decode: (bytes, encoding) =>
    new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes),
  encode: (text) => encoder.encode(text),
});

const answer = createAnswer({
  'library:glossaries': () => store.glossaries(),
  'library:create': ({ name }) => store.create(name),
  'library:change': async ({ id, ...patch }) => {
    await store.change(id, patch);
    return null;
  },
  'library:move': async ({ id, to }) => {
    await store.move(id, to);
    return null;
  },
  'library:remove': async ({ id }) => {
    await store.remove(id);
    return null;
  },
  'library:find': ({ id, wanted, limit }) => store.find(id, wanted, limit),
  'library:put': async ({ id, term, before }) => putTerm(store, await fold(), id, term, before),
  'library:drop': async ({ id, headword }) => {
    await store.put(id, [], [headword]);
    return null;
  },
  'library:preview': ({ file, to }) => library.preview(file, to),
  'library:import': (choice) => library.import(choice),
  'library:export': ({ id, format }) => library.export(id, format),
});

addEventListener(
  'message',
  async ({ data }: MessageEvent<{ number: number; message: unknown }>) => {
    postMessage({ number: data.number, answer: await answer(data.message, {}) });
  },
);
