// What Svelte's compiler makes imports them; Svelte has no types for them.
declare module 'svelte/internal/client';
declare module 'svelte/internal/server';
