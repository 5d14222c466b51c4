import { batch, type Signal, signal } from '@preact/signals';
import type {
  ChosenImport,
  GlossariesState,
  GlossaryActions,
  OpenedGlossary,
} from '../../components/glossaries.tsx';
import { LIMITS, parseName, parseTerm } from '../../lib/glossary/own/own-term.ts';
import type { Call } from '../../lib/messages.ts';

/** Terms that are shown of a glossary at once. */
const SHOWN = 50;

interface OwnGlossaries {
  readonly state: Signal<GlossariesState>;
  readonly actions: GlossaryActions;
  /** Looks at the glossaries anew: they were changed, here or elsewhere. */
  readonly refresh: () => Promise<void>;
}

/** What the options page shows of the user's glossaries, and does with them. */
export function manageGlossaries(
  call: Call,
  announce: () => Promise<void>,
  download: (name: string, bytes: Uint8Array) => void,
): OwnGlossaries {
  const state = signal<GlossariesState>({
    glossaries: [],
    opened: null,
    importing: null,
    imported: null,
    error: null,
  });
  const set = (patch: Partial<GlossariesState>) => {
    state.value = { ...state.value, ...patch };
  };
  /** Does what was asked for; what goes wrong is said. */
  const run = async (action: () => Promise<void>): Promise<void> => {
    try {
      await action();
      if (state.value.error !== null) set({ error: null });
    } catch (error) {
      set({ error: messageOf(error) });
    }
  };
  const find = async (opened: Omit<OpenedGlossary, 'found'>) => {
    const { id, wanted } = opened;
    const found = await call('library:find', { id, wanted, limit: SHOWN });
    const now = state.value.opened;
    // Something else may be wanted by now.
    if (now?.id === id && now.wanted === wanted) set({ opened: { id, wanted, found } });
  };
  const load = async () => {
    const glossaries = await call('library:glossaries', null);
    const { opened } = state.value;
    batch(() => {
      set({ glossaries });
      if (opened && !glossaries.some(({ id }) => id === opened.id)) set({ opened: null });
    });
    if (state.value.opened) await find(state.value.opened);
  };
  const change = (action: () => Promise<unknown>) =>
    run(async () => {
      await action();
      await Promise.all([load(), announce()]);
    });
  const choose = async (importing: Pick<ChosenImport, 'file' | 'to'>, chosen: File | null) => {
    const asked = {
      ...importing,
      result: state.value.importing?.result ?? null,
      isImporting: false,
    };
    if (chosen) set({ importing: { ...asked, result: null }, imported: null });
    const { file: name, to } = importing;
    if (chosen && chosen.size > LIMITS.fileBytes) {
      const result = { failure: 'too-large', detail: '', line: null } as const;
      return set({ importing: { ...asked, result } });
    }
    const file = chosen && { name, bytes: new Uint8Array(await chosen.arrayBuffer()) };
    const result = await call('library:preview', { file, to });
    if (state.value.importing?.file === name) set({ importing: { ...asked, result } });
  };

  const actions: GlossaryActions = {
    create(raw) {
      const name = parseName(raw);
      if (name !== null) void change(() => call('library:create', { name }));
    },
    change(id, patch) {
      const name = patch.name === undefined ? undefined : parseName(patch.name);
      if (name === null) return;
      void change(() =>
        call('library:change', {
          id,
          ...(name !== undefined && { name }),
          ...(patch.on !== undefined && { on: patch.on }),
        }),
      );
    },
    move: (id, to) => void change(() => call('library:move', { id, to })),
    remove: (id) => void change(() => call('library:remove', { id })),
    export: (id, format) =>
      void run(async () => {
        const { name, bytes } = await call('library:export', { id, format });
        download(name, bytes);
      }),
    open(id, wanted = '') {
      set({
        opened: id === null ? null : { id, wanted, found: state.value.opened?.found ?? null },
      });
      if (id !== null) void run(() => find({ id, wanted }));
    },
    async saveTerm(id, raw, before) {
      const parsed = parseTerm(raw);
      if ('problems' in parsed) return parsed.problems[0];
      try {
        const result = await call('library:put', { id, term: parsed.term, before });
        if (result === 'saved') await change(async () => {});
        return result;
      } catch (error) {
        return { error: messageOf(error) };
      }
    },
    dropTerm: (id, headword) => void change(() => call('library:drop', { id, headword })),
    choose: (file) =>
      void run(() => choose({ file: file.name, to: state.value.importing?.to ?? null }, file)),
    previewFor: (to) =>
      void run(async () => {
        const { importing } = state.value;
        if (importing) await choose({ file: importing.file, to }, null);
      }),
    import(raw, existing) {
      const { importing } = state.value;
      if (!importing?.result || 'failure' in importing.result) return;
      const { to, result } = importing;
      const imported = result.added + (existing === 'replace' ? result.existingCount : 0);
      set({ importing: { ...importing, isImporting: true } });
      void change(async () => {
        try {
          await call('library:import', { to, name: parseName(raw) ?? result.name, existing });
        } catch (error) {
          set({ importing });
          throw error;
        }
        set({ importing: null, imported });
      });
    },
    cancelImport: () => set({ importing: null }),
  };
  return { state, actions, refresh: () => run(load) };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
