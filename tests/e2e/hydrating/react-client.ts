import { createElement, lazy } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { hydrated, hydrateLate, later } from './late.ts';
import { Later, Page } from './react.ts';

const LazyLater = lazy(() => later({ default: Later }));

hydrateLate(() => {
  const container = document.querySelector('#root') as Element;
  hydrateRoot(container, createElement(Page, { Later: LazyLater, onHydrated: hydrated }));
});
