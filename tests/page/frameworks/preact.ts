import { type ComponentChild, createElement, Fragment, hydrate, render } from 'preact';
import { createPortal, Suspense } from 'preact/compat';
import { useState } from 'preact/hooks';
import { renderToString } from 'preact-render-to-string';
import { turn } from '../reader-page.ts';
import type { App, Framework, Place } from './framework.ts';
import type { State, Template } from './template.ts';
import { createGates, createPage } from './virtual-dom.ts';

const Page = createPage<ComponentChild>({
  Fragment,
  Suspense,
  h: createElement as (
    type: unknown,
    props: object | null,
    ...children: unknown[]
  ) => ComponentChild,
  portal: createPortal as (children: ComponentChild, target: Element) => ComponentChild,
  useState,
});

export const preact: Framework = {
  name: 'Preact',
  mount: (template, state, place) => start(template, state, place, render),
  serverHtml: async (template, state) =>
    renderToString(createElement(Page as () => null, { template, state, ...NOWHERE })),
  hydrate: (template, state, place) => start(template, state, place, hydrate),
};

/** On the server there are no elements; scenarios with portals aren't rendered there. */
const NOWHERE = { place: {} as Place, gates: createGates() };

/** Preact has no hook for errors: what it throws comes out of `set` or goes to the window. */
function start(template: Template, first: State, place: Place, begin: typeof render): App {
  const gates = createGates();
  const page = (state: State) =>
    createElement(Page as () => null, { template, state, place, gates });
  begin(page(first), place.container);
  return {
    ready: turn(),
    async set(state) {
      render(page(state), place.container);
      gates.open(state);
      // Component state is rendered in a microtask, a resolved Suspense in a few.
      await turn();
    },
    unmount: () => render(null, place.container),
  };
}
