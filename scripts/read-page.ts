import { locateArticle } from '../lib/page/article.ts';

/** What bench-detection.ts runs in a saved page, as one module. */
export { readFacts } from '../lib/page/facts.ts';

/** The text of the article's body, without what stands in it and is none of it; shown or not. */
export function bodyText(document: Document): string {
  const { bodies, clutter } = locateArticle(document);
  const texts = bodies.map((body) => {
    const isOut = (node: Node) =>
      [...clutter, ...body.querySelectorAll('script, style, noscript, template')].some((element) =>
        element.contains(node),
      );
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const parts: string[] = [];
    while (walker.nextNode()) {
      if (!isOut(walker.currentNode)) parts.push((walker.currentNode as Text).data);
    }
    return parts.join(' ');
  });
  return texts.join('\n');
}
