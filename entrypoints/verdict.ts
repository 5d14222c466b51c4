import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { judge } from '../lib/news/judge.ts';
import { readFacts } from '../lib/page/facts.ts';

/**
 * Run in a tab when the toolbar pop-up asks what the probe says of it, and why: so the probe itself
 * leaves nothing behind in the page.
 */
export default defineUnlistedScript(() => {
  const start = performance.now();
  const verdict = judge(readFacts(document, location));
  return { verdict, probeMs: performance.now() - start };
});
