import {
  type Component,
  compile,
  createApp,
  createSSRApp,
  defineComponent,
  nextTick,
  reactive,
  ref,
  type App as VueApp,
} from 'vue';
import { renderToString } from 'vue/server-renderer';
import type { App, Framework, OnError, Place } from './framework.ts';
import type { Part, State, Template } from './template.ts';

export const vue: Framework = {
  name: 'Vue',
  mount: (template, state, place, onError) => start(createApp, template, state, place, onError),
  serverHtml: (template, state) =>
    renderToString(createSSRApp(pageOf(template, state, null)) as never),
  hydrate: (template, state, place, onError) =>
    start(createSSRApp, template, state, place, onError),
};

function start(
  create: (page: Component) => VueApp,
  template: Template,
  first: State,
  place: Place,
  onError: OnError,
): App {
  const page = reactive({ ...first });
  const app = create(pageOf(template, page, place));
  app.config.errorHandler = (error) => onError('errorHandler', error);
  app.config.warnHandler = (message) => onError('warnHandler', message);
  app.mount(place.container);
  return {
    ready: nextTick(),
    async set(state) {
      Object.assign(page, state);
      await nextTick();
    },
    unmount: () => app.unmount(),
  };
}

/** The templates are compiled by Vue's own compiler: anchors, hoisted nodes and patch flags are real. */
function pageOf(template: Template, page: State, place: Place | null): Component {
  return defineComponent({
    render: toRender(template.map((part) => write(part)).join('')),
    components: {
      Counter: defineComponent({
        render: toRender(
          '发展了{{ count }}次<button type="button" @click="count += 1">更多</button>',
        ),
        setup: () => ({ count: ref(0) }),
      }),
      Parked: defineComponent({ render: toRender('<slot />') }),
    },
    setup: () => ({ page, aside: place?.aside }),
  });
}

/** Vue's full build passes an option to its compiler that this compiler then warns about. */
const toRender = (template: string) => compile(template, { decodeEntities: undefined as never });

/** `part` in Vue's language; `directives` go to the element that stands for it. */
function write(part: Part, directives = ''): string {
  const all = (parts: Template) => parts.map((child) => write(child)).join('');
  /** On the only element there is, or else on a <template>. */
  const on = (parts: Template, added: string) => {
    const [only] = parts;
    return parts.length === 1 && typeof only === 'object' && only.kind === 'element'
      ? write(only, added)
      : `<template ${added}>${all(parts)}</template>`;
  };
  if (typeof part === 'string') return part;
  switch (part.kind) {
    case 'value':
      return `{{ page.${part.key} }}`;
    case 'item':
      return '{{ item.text }}';
    case 'element':
      return `<${part.tag} ${directives}>${all(part.children)}</${part.tag}>`;
    case 'when': {
      const otherwise = part.otherwise.length > 0 ? on(part.otherwise, 'v-else') : '';
      return on(part.children, `v-if="page.${part.key}"`) + otherwise;
    }
    case 'each':
      return on(part.children, `v-for="item in page.${part.key}" :key="item.id"`);
    case 'counter':
      return '<Counter />';
    case 'portal':
      return `<Teleport :to="aside">${all(part.children)}</Teleport>`;
    case 'parked':
      return `<KeepAlive><Parked v-if="page.${part.key}">${all(part.children)}</Parked></KeepAlive>`;
  }
}
