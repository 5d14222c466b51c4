import { hydrateLate } from './late.ts';

hydrateLate(() => {});
