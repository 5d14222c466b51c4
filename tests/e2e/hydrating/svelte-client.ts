import { hydrate } from 'svelte';
import { hydrated, hydrateLate } from './late.ts';
import Page from './page.svelte';

hydrateLate(() => {
  hydrate(Page, { target: document.querySelector('#root') as Element });
  hydrated();
});
