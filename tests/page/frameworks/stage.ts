import { expect } from 'vitest';
import type { View } from '../../../lib/reading/view.ts';
import { convert, nodesOf, PLAIN, page, readPage, shownText, turn } from '../reader-page.ts';
import type { App, Framework, Place } from './framework.ts';
import type { Scenario } from './scenarios.ts';

export const VIEWS = {
  script: { ...PLAIN, script: 'hant-tw' },
  pinyin: { ...PLAIN, pinyin: true },
  both: { ...PLAIN, script: 'hant-tw', pinyin: true },
} satisfies Record<string, View>;

export type ViewName = keyof typeof VIEWS;

/** How the app came to be on the page. */
export type Start =
  | 'mounted'
  /** From server HTML, before the reader begins. */
  | 'hydrated'
  /** From server HTML, when the reader has already written. */
  | 'hydrated late';

/** An app and its twin that no reader touches: what the twin shows is what the app must show. */
export interface Stage {
  /** What went wrong on the page: the hook that told of it, and what it told. */
  readonly troubles: readonly string[];
  /** Does the scenario's next step, to both. */
  step(step: Scenario['steps'][number]): Promise<void>;
  /** Checks what the page shows against the twin. */
  expectShown(): void;
  /** Checks that it is shown as on a page that came as the twin is now. */
  expectShownAsNew(): Promise<void>;
  /** Stops the reader and checks that no trace is left; may overlook the comments between nodes. */
  expectUndone(comments?: 'all' | 'none'): void;
  /** Elements that came as server HTML and that the framework did not take over, but threw away. */
  lostElements(): number;
  end(): void;
}

export async function stage(
  framework: Framework,
  { template, first }: Scenario,
  viewName: ViewName,
  start: Start,
): Promise<Stage> {
  const view = VIEWS[viewName];
  const read = page('<div></div><aside></aside>');
  const unread = read.cloneNode(true) as HTMLElement;
  read.after(unread);
  const troubles: string[] = [];

  const html = start === 'mounted' ? '' : await framework.serverHtml(template, first);
  for (const { container } of [placeIn(read), placeIn(unread)]) container.innerHTML = html;
  const stopListening = listenForTrouble(troubles);
  const served = [...placeIn(read).container.querySelectorAll('*')];
  const begin = (root: Element) => {
    const begun = start === 'mounted' ? framework.mount : framework.hydrate;
    return begun(template, state, placeIn(root), (hook, error) => tell(troubles, hook, error));
  };
  let state = first;
  let apps: App[] = [];
  const beginIn = async (...roots: Element[]) => {
    const begun = roots.map(begin);
    apps.push(...begun);
    await Promise.all(begun.map(({ ready }) => ready));
  };
  const settle = async () => {
    await turn();
    await reader.settled('all');
  };

  if (start !== 'hydrated late') await beginIn(read);
  const reader = readPage(read);
  reader.setView(view);
  await reader.settled('all');
  if (start === 'hydrated late') {
    await beginIn(read);
    await settle();
  }
  await beginIn(unread);

  return {
    troubles,
    async step(step) {
      if (step === 'click') {
        for (const root of [read, unread]) root.querySelector('button')?.click();
        await turn();
      } else if (step === 'remount') {
        for (const app of apps) app.unmount();
        apps = [];
        await settle();
        expect(shownText(read)).toBe('');
        for (const root of [read, unread]) {
          apps.push(
            framework.mount(template, state, placeIn(root), (hook, error) =>
              tell(troubles, hook, error),
            ),
          );
        }
      } else {
        state = { ...state, ...step };
        for (const app of apps) await app.set(state);
      }
      await settle();
    },
    expectShown() {
      const text = unread.textContent ?? '';
      const to = view.script === 'source' ? 'hans' : view.script;
      expect(shownText(read)).toBe(convert(text, 'hans', to).text);
      const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
      expect(reader.report().pinyinCharacters).toBe(view.pinyin ? han : 0);
    },
    async expectShownAsNew() {
      const came = unread.cloneNode(true) as HTMLElement;
      unread.after(came);
      const other = readPage(came);
      other.setView(view);
      await other.settled('all');
      const { innerHTML } = came;
      other.stop();
      came.remove();
      expect(read.innerHTML).toBe(innerHTML);
    },
    expectUndone(comments = 'all') {
      const nodes = nodesOf(read).filter((node) => !isOurs(node));
      reader.stop();
      const [left, wanted] = [read, unread].map(({ innerHTML }) =>
        comments === 'all' ? innerHTML : innerHTML.replaceAll(/<!--.*?-->/g, ''),
      );
      expect(left).toBe(wanted);
      expect(nodesOf(read)).toHaveLength(nodes.length);
      expect(nodesOf(read).every((node, index) => node === nodes[index])).toBe(true);
    },
    lostElements: () => served.filter((element) => !element.isConnected).length,
    end() {
      reader.stop();
      try {
        for (const app of apps) app.unmount();
      } finally {
        stopListening();
      }
    },
  };
}

function placeIn(root: Element): Place {
  const [container, aside] = root.children;
  return { container: container as HTMLElement, aside: aside as HTMLElement };
}

function isOurs(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  return Boolean(element?.closest('shuangdu-text'));
}

function tell(troubles: string[], hook: string, error: unknown) {
  troubles.push(`${hook}: ${error instanceof Error ? error.message : error}`);
}

/** What reaches the window or the console is trouble too; returns its undo. */
function listenForTrouble(troubles: string[]): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  addEventListener('error', (event) => tell(troubles, 'error', event.error), { signal });
  addEventListener('unhandledrejection', (event) => tell(troubles, 'rejection', event.reason), {
    signal,
  });
  for (const name of ['error', 'warn'] as const) {
    const original = console[name];
    console[name] = (...args: unknown[]) => tell(troubles, `console.${name}`, args.join(' '));
    signal.addEventListener('abort', () => {
      console[name] = original;
    });
  }
  return () => controller.abort();
}
