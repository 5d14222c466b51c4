import { defineAsyncComponent } from 'vue';
import { hydrated, hydrateLate, later } from './late.ts';
import { createLater, createPage } from './vue.ts';

const Later = defineAsyncComponent(() => later(createLater(hydrated)));

hydrateLate(() => createPage(Later, hydrated).mount('#root'));
