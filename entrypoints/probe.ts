import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isChinese, mayBeNews } from '../lib/news/language.ts';
import { readFacts } from '../lib/page/facts.ts';

/**
 * On every page that we may see (wxt.config.ts names it in the manifest): all that runs there unless
 * the background judges the page to be Chinese news. Of a page that is Chinese and no news the toolbar
 * button tells. No content script of WXT's, which would leave a listener behind (decision 7).
 */
export default defineUnlistedScript(() => {
  const facts = readFacts(document, location);
  // Of a frame the toolbar button tells nothing.
  if (window === top ? !isChinese(facts) : !mayBeNews(facts)) return;
  // The background may be stopped before it has answered.
  browser.runtime.sendMessage({ name: 'background:found-chinese', request: facts }).catch(() => {});
});
