import { type ComponentType, createElement as h, Suspense, useEffect, useState } from 'react';
import { LATER, MORE, PARAGRAPHS, SOURCE, TITLE } from './article.ts';

export interface PageProps {
  readonly Later: ComponentType<HydratedProps>;
  readonly onHydrated: () => void;
}

interface HydratedProps {
  readonly onHydrated: () => void;
}

/** The article; `Later` stands in a Suspense of its own. */
export function Page({ Later, onHydrated }: PageProps) {
  const [more, setMore] = useState(0);
  useEffect(onHydrated, [onHydrated]);
  const paragraphs = more > 0 ? [MORE, ...PARAGRAPHS] : PARAGRAPHS;
  return h(
    'article',
    null,
    h('h1', null, TITLE),
    h('p', null, '来源：', SOURCE),
    h(
      'div',
      null,
      h('p', null, '记者在现场看到，会议的消息公布以后，已经有', more, '人来问，两地将继续合作。'),
      paragraphs.map(({ id, text }) => h('p', { key: id }, text)),
      h(Suspense, null, h(Later, { onHydrated })),
    ),
    h('button', { type: 'button', onClick: () => setMore(more + 1) }, '更多'),
  );
}

export function Later({ onHydrated }: HydratedProps) {
  useEffect(onHydrated, [onHydrated]);
  return h('p', { className: 'later' }, LATER);
}
