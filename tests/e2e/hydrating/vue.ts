import { type Component, createSSRApp, defineComponent, Fragment, h, onMounted, ref } from 'vue';
import { LATER, MORE, PARAGRAPHS, SOURCE, TITLE } from './article.ts';

/** The article as an app; `Later` may be a component whose code comes later. */
export function createPage(Later: Component, onHydrated: () => void) {
  return createSSRApp({
    setup() {
      const more = ref(0);
      onMounted(onHydrated);
      return () =>
        h('article', [
          h('h1', TITLE),
          h('p', `来源：${SOURCE}`),
          h('div', [
            h(
              'p',
              `记者在现场看到，会议的消息公布以后，已经有${more.value}人来问，两地将继续合作。`,
            ),
            h(
              Fragment,
              (more.value > 0 ? [MORE, ...PARAGRAPHS] : PARAGRAPHS).map(({ id, text }) =>
                h('p', { key: id }, text),
              ),
            ),
            h(Later),
          ]),
          h('button', { type: 'button', onClick: () => more.value++ }, '更多'),
        ]);
    },
  });
}

export const createLater = (onHydrated: () => void) =>
  defineComponent({
    setup() {
      onMounted(onHydrated);
      return () => h('p', { class: 'later' }, LATER);
    },
  });
