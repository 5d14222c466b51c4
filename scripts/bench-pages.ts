import { hansPage } from '../tests/pages/article.ts';

/** How a page's text is laid out: many small nodes with inline tags, or few large ones. */
export type Shape = 'many' | 'few';

/** UTF-16 units in one Text node of a page of few large nodes. */
const LARGE_NODE = 50_000;

/** Paragraphs of the demo article, as HTML with inline tags, over and over. */
function* paragraphs(): Generator<string> {
  const found = [...hansPage().matchAll(/<p>(.{100,}?)<\/p>/gs)].map((match) => match[1] ?? '');
  for (let round = 0; ; round += 1) {
    for (const html of found) yield `第${round + 1}段。${html}`;
  }
}

const plain = (html: string): string => html.replace(/<[^>]*>/g, '');

/** A news page with about `size` characters of text, made from our own demo article. */
export function benchPage(size: number, shape: Shape): string {
  const body: string[] = [];
  let node = '';
  let length = 0;
  for (const html of paragraphs()) {
    length += plain(html).length;
    if (shape === 'many') body.push(`<p>${html}</p>`);
    else node += plain(html);
    if (node.length >= LARGE_NODE || (length >= size && node !== '')) {
      body.push(`<p>${node}</p>`);
      node = '';
    }
    if (length >= size) break;
  }
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>双城经济圈建设</title>
<style>body { font: 17px/1.8 sans-serif; margin: 0 } article { width: 680px; margin: 40px auto }</style>
</head><body><article><h1>双城经济圈建设推进会举行</h1>${body.join('\n')}</article></body></html>`;
}
