import { browser } from 'wxt/browser';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { judgePage } from '../lib/page/judge-page.ts';

/** On every page that we may see: all that runs there unless the page is Chinese news. */
export default defineContentScript({
  // wxt.config.ts puts the listed sites in.
  matches: ['https://example.org/*'],
  runAt: 'document_idle',
  main() {
    if (judgePage().verdict.verdict !== 'news') return;
    void browser.runtime.sendMessage({ name: 'background:found-news', request: null });
  },
});
