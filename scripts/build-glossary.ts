import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import OpenCC from 'opencc-js';
import { from, to } from 'opencc-js/preset';
import { parseBodies } from '../lib/glossary/checks/bodies.ts';
import { makeFoldTable, openFold } from '../lib/glossary/fold.ts';
import { type HeldOfficesData, packHeldOffices } from '../lib/glossary/held-offices.ts';
import { parseOfficeHolders } from '../lib/glossary/office-holder-list.ts';
import { type Pack, packTerms } from '../lib/glossary/pack.ts';
import type { Term } from '../lib/glossary/term.ts';
import { parseTerms, TermbaseError, type TermFile } from '../lib/glossary/termbase.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TERMS = path.join(ROOT, 'lib/glossary/terms');
const BODIES = path.join(ROOT, 'lib/glossary/bodies.txt');
const OFFICE_HOLDERS = path.join(ROOT, 'lib/glossary/office-holders.yaml');
const DATA = path.join(ROOT, 'public/data');

/** The termbase of the repo, checked, and what the extension gets of it. */
export interface BuiltGlossary {
  readonly terms: readonly Term[];
  readonly pack: Pack;
  readonly heldOffices: HeldOfficesData;
}

/** @throws TermbaseError if a term or an office-holder is wrong. */
export async function buildGlossary(): Promise<BuiltGlossary> {
  const foldTable = openccFoldTable();
  const toTraditional = OpenCC.Converter({ from: 'cn', to: 'tw' });
  const { fold } = openFold(foldTable);
  const today = new Date().toISOString().slice(0, 10);
  const bodies = parseBodies(await readFile(BODIES, 'utf8'));
  const terms = parseTerms(await readTermFiles(), { fold, toTraditional, bodies, today });
  const holders = parseOfficeHolders(
    { name: path.basename(OFFICE_HOLDERS), text: await readFile(OFFICE_HOLDERS, 'utf8') },
    { fold, today, terms },
  );
  return {
    terms,
    pack: packTerms(terms, toTraditional, foldTable),
    heldOffices: packHeldOffices(holders, terms, foldTable),
  };
}

/** The table that folds both scripts and their variants, from opencc-js's dictionaries. */
export function openccFoldTable(): string {
  return makeFoldTable(dictionaries(to, 'cn'), [
    ...dictionaries(from, 'hk'),
    ...dictionaries(from, 'tw'),
  ]);
}

/** Sorted by name, so that the same terms give the same bytes everywhere. */
async function readTermFiles(): Promise<TermFile[]> {
  const names = (await readdir(TERMS)).filter((name) => name.endsWith('.yaml')).sort();
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(path.join(TERMS, name), 'utf8') })),
  );
}

function dictionaries(locales: typeof from, name: string) {
  const groups = locales[name];
  if (!groups) throw new RangeError(`opencc-js has no dictionaries for "${name}"`);
  return groups.flat();
}

/** Terms a domain, as `13 regional`. */
export function countsByDomain(terms: readonly Term[]): string[] {
  return [...Map.groupBy(terms, ({ domain }) => domain)].map(
    ([domain, { length }]) => `${String(length).padStart(6)} ${domain}`,
  );
}

async function write(name: string, data: unknown): Promise<string> {
  const json = JSON.stringify(data);
  await writeFile(path.join(DATA, name), json);
  return `${path.join('public/data', name)}: ${Math.ceil(Buffer.byteLength(json) / 1024)} KB`;
}

async function main(): Promise<void> {
  const { terms, pack, heldOffices } = await buildGlossary();
  // No file of a longer termbase stays behind.
  await rm(path.join(DATA, 'glossary'), { recursive: true, force: true });
  await mkdir(path.join(DATA, 'glossary'), { recursive: true });
  for (const [number, file] of pack.files.entries()) await write(`glossary/${number}.json`, file);
  const written = [
    await write('glossary-matcher.json', pack.matcher),
    await write('glossary-readings.json', pack.readings),
    await write('office-holders.json', heldOffices),
  ];
  console.log(
    [
      ...countsByDomain(terms),
      `${String(terms.length).padStart(6)} terms`,
      `${String(heldOffices.held.length).padStart(6)} offices held`,
      ...written,
    ].join('\n'),
  );
}

/** Runs `command` if this file is the program; a wrong termbase ends it with the list and exit 1. */
export async function runAsProgram(url: string, command: () => Promise<void>): Promise<void> {
  if (process.argv[1] !== fileURLToPath(url)) return;
  try {
    await command();
  } catch (error) {
    if (!(error instanceof TermbaseError)) throw error;
    const { length } = error.problems;
    console.error(`${error.message}\n${length} ${length === 1 ? 'problem' : 'problems'}`);
    process.exitCode = 1;
  }
}

await runAsProgram(import.meta.url, main);
