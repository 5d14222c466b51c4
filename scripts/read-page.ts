/** What bench-detection.ts runs in a saved page, as one module. */
export { locateArticle } from '../lib/page/article.ts';
export { readFacts } from '../lib/page/facts.ts';
