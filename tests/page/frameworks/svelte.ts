import { flushSync, hydrate, mount, unmount } from 'svelte';
import { compile } from 'svelte/compiler';
import * as client from 'svelte/internal/client';
import * as server from 'svelte/internal/server';
import { render } from 'svelte/server';
import { writable } from 'svelte/store';
import { turn } from '../reader-page.ts';
import type { App, Framework, Place } from './framework.ts';
import type { Part, State, Template } from './template.ts';

export const svelte: Framework = {
  name: 'Svelte',
  mount: (template, state, place) => start(mount, template, state, place),
  async serverHtml(template, state) {
    const page = writable(state);
    return render(compiled(template, 'server', server), { props: { page } }).body;
  },
  hydrate: (template, state, place) => start(hydrate, template, state, place),
};

function start(
  begin: typeof mount | typeof hydrate,
  template: Template,
  first: State,
  place: Place,
): App {
  const page = writable(first);
  const component = compiled(template, 'client', client);
  const portal = (node: Element) => {
    place.aside.append(node);
    return { destroy: () => node.remove() };
  };
  const app = begin(component, { target: place.container, props: { page, portal } });
  flushSync();
  return {
    ready: turn(),
    async set(state) {
      page.set(state);
      flushSync();
    },
    unmount: () => void unmount(app),
  };
}

/** The component as Svelte's own compiler makes it, linked to the runtime by hand. */
function compiled(template: Template, generate: 'client' | 'server', runtime: object) {
  const source = `<script>let { page, portal } = $props(); let count = $state(0);</script>${template.map(write).join('')}`;
  const { code } = compile(source, { generate, name: 'Page', runes: true }).js;
  const body = code.replaceAll(/^import .*$/gm, '').replace('export default ', '');
  return new Function('$', `${body}\nreturn Page;`)(runtime);
}

/** `part` in Svelte's language. */
function write(part: Part): string {
  const all = (parts: Template) => parts.map(write).join('');
  if (typeof part === 'string') return part;
  switch (part.kind) {
    case 'value':
      return `{$page.${part.key}}`;
    case 'item':
      return '{item.text}';
    case 'element':
      return `<${part.tag}>${all(part.children)}</${part.tag}>`;
    case 'when': {
      const otherwise = part.otherwise.length > 0 ? `{:else}${all(part.otherwise)}` : '';
      return `{#if $page.${part.key}}${all(part.children)}${otherwise}{/if}`;
    }
    case 'each':
      return `{#each $page.${part.key} as item (item.id)}${all(part.children)}{/each}`;
    case 'counter':
      return '发展了{count}次<button type="button" onclick={() => (count += 1)}>更多</button>';
    case 'portal':
      return `<div use:portal>${all(part.children)}</div>`;
    case 'parked':
      throw new Error('Svelte keeps nothing: leave it out of the scenario (Scenario.without).');
  }
}
