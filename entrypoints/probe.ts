import { browser } from 'wxt/browser';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { judgePage } from '../lib/page/judge-page.ts';

/**
 * On every page that we may see (wxt.config.ts names it in the manifest): all that runs there unless
 * the page is Chinese news. Of a page that is Chinese and no news the toolbar button tells. No content script of WXT's, which would leave a listener behind (decision 7).
 */
export default defineUnlistedScript(() => {
  const { verdict, language } = judgePage().verdict;
  const isNews = verdict === 'news';
  if (!isNews && (language !== 'zh' || window !== top)) return;
  const name = isNews ? 'background:found-news' : 'background:found-chinese';
  // The background may be stopped before it has answered.
  browser.runtime.sendMessage({ name, request: null }).catch(() => {});
});
