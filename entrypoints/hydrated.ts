import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { isHydrated } from '../lib/page/is-hydrated.ts';

/**
 * Run in the page's own world when the reader asks whether the page has hydrated: only there are the
 * framework's marks to be seen. No: also where the page's own scripts changed what we call until it throws.
 */
export default defineUnlistedScript(() => {
  try {
    return isHydrated(document);
  } catch {
    return false;
  }
});
