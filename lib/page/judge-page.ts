import { judge, type Verdict } from '../news/judge.ts';
import { readFacts } from './facts.ts';

/** What the page of this document is, and how long it took to tell, in ms. */
export function judgePage(): { readonly verdict: Verdict; readonly probeMs: number } {
  const start = performance.now();
  const verdict = judge(readFacts(document, location));
  return { verdict, probeMs: performance.now() - start };
}
