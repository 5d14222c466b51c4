import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { judgePage } from '../lib/page/judge-page.ts';

/**
 * On every page that we may see (wxt.config.ts names it in the manifest): all that runs there unless
 * the page is Chinese news. No content script of WXT's, which would leave a listener behind (decision 7).
 */
export default defineUnlistedScript(() => {
  if (judgePage().verdict.verdict !== 'news') return;
  // The background may be stopped before it has answered.
  browser.runtime.sendMessage({ name: 'background:found-news', request: null }).catch(() => {});
});
