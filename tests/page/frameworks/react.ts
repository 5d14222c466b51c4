import { createElement, Fragment, type ReactNode, Suspense, useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { createRoot, hydrateRoot, type RootOptions } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { turn } from '../reader-page.ts';
import type { App, Framework, OnError, Place } from './framework.ts';
import type { State, Template } from './template.ts';
import { createGates, createPage, type PageProps } from './virtual-dom.ts';

const Page = createPage<ReactNode>({
  Fragment,
  Suspense,
  h: createElement as (type: unknown, props: object | null, ...children: unknown[]) => ReactNode,
  portal: createPortal,
  useState,
});

export const react: Framework = {
  name: 'React',
  mount: (template, state, place, onError) =>
    start(template, place, state, (page) => {
      const root = createRoot(place.container, hooks(onError));
      flushSync(() => root.render(page));
      return root;
    }),
  serverHtml: async (template, state) =>
    renderToString(createElement(Page, { template, state, ...NOWHERE })),
  hydrate: (template, state, place, onError) =>
    start(template, place, state, (page) => hydrateRoot(place.container, page, hooks(onError))),
};

/** On the server there are no elements; scenarios with portals aren't rendered there. */
const NOWHERE = { place: {} as Place, gates: createGates() };

function start(
  template: Template,
  place: Place,
  first: State,
  begin: (page: ReactNode) => { render(page: ReactNode): void; unmount(): void },
): App {
  const gates = createGates();
  const ready = Promise.withResolvers<void>();
  function Root(props: PageProps) {
    useEffect(ready.resolve);
    return createElement(Page, props);
  }
  const page = (state: State) => createElement(Root, { template, state, place, gates });
  const root = begin(page(first));
  return {
    ready: ready.promise,
    async set(state) {
      flushSync(() => root.render(page(state)));
      gates.open(state);
      await turn();
    },
    unmount: () => flushSync(() => root.unmount()),
  };
}

function hooks(onError: OnError): RootOptions {
  return {
    onUncaughtError: (error) => onError('onUncaughtError', error),
    onCaughtError: (error) => onError('onCaughtError', error),
    onRecoverableError: (error) => onError('onRecoverableError', error),
  };
}
