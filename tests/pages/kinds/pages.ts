import { HANS, HANT } from '../../../lib/script/telling.ts';
import { FRESH_NEWS, FRESH_OTHERS } from './fresh-texts.ts';
import { HARD_NEWS, HARD_OTHERS } from './hard-texts.ts';
import type { Kind } from './kind.ts';
import { NEWS_SHAPES } from './news-shapes.ts';
import { NEWS_TEXTS } from './news-texts.ts';
import { ARTICLE_SHAPES, LIST_PAGES, SITE_SHAPES } from './other-shapes.ts';
import { ARTICLE_TEXTS, FOREIGN_TEXTS, HANT_TEXTS, SITE_TEXTS } from './other-texts.ts';

/** A page of ours, and what it is. */
export interface KindPage {
  /** Text and shape. */
  readonly name: string;
  readonly isNews: boolean;
  readonly script: Kind['script'];
  readonly html: string;
  /** The text of its article. */
  readonly body: string;
}

/** Every text in every shape of its own. */
export function kindPages(): KindPage[] {
  return [
    ...combined(true, NEWS_TEXTS, NEWS_SHAPES),
    ...combined(false, ARTICLE_TEXTS, ARTICLE_SHAPES),
    ...combined(false, SITE_TEXTS, SITE_SHAPES),
    ...combined(false, HANT_TEXTS, { ...ARTICLE_SHAPES, ...SITE_SHAPES }),
    ...combined(false, FOREIGN_TEXTS, FOREIGN_SHAPES),
    ...Object.entries(LIST_PAGES).map(([name, html]) => ({
      name,
      isNews: false,
      script: null,
      html,
      body: '',
    })),
  ];
}

/** Texts that no word list was settled on, in every shape of their own. */
export function freshPages(): KindPage[] {
  return [
    ...combined(true, FRESH_NEWS, NEWS_SHAPES),
    ...combined(false, FRESH_OTHERS, { ...ARTICLE_SHAPES, ...SITE_SHAPES }),
  ];
}

/** News that hardly sounds like it, and others that do. */
export function hardPages(): KindPage[] {
  return [
    ...combined(true, HARD_NEWS, NEWS_SHAPES),
    ...combined(false, HARD_OTHERS, { ...ARTICLE_SHAPES, ...SITE_SHAPES }),
  ];
}

/** Shapes with hardly a word of Chinese of their own. */
const FOREIGN_SHAPES = Object.fromEntries(
  Object.entries({ ...NEWS_SHAPES, ...ARTICLE_SHAPES }).filter(([name]) =>
    /messenger|bare|accelerated|blog software: article|frame in English/.test(name),
  ),
);

function combined(
  isNews: boolean,
  texts: readonly Kind[],
  shapes: Readonly<Record<string, (kind: Kind) => string>>,
): KindPage[] {
  return texts.flatMap((kind) =>
    Object.entries(shapes).map(([shape, page]) => ({
      name: `${kind.name} / ${shape}`,
      isNews,
      script: kind.script,
      html: kind.script === 'hant' ? unfold(page(kind)) : page(kind),
      body: kind.paragraphs.join('\n'),
    })),
  );
}

const TO_HANT = new Map(Array.from(HANS, (hans, at) => [hans, HANT[at] ?? hans]));

/** What stands around a traditional text is traditional, too. */
function unfold(html: string): string {
  return html.replace(/[\u4e00-\u9fff]/g, (hans) => TO_HANT.get(hans) ?? hans);
}
