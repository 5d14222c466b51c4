import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { judgePage } from '../lib/page/judge-page.ts';

/**
 * Run in a tab when the toolbar pop-up asks what the probe says of it, and why: so the probe itself
 * leaves nothing behind in the page.
 */
export default defineUnlistedScript(() => judgePage());
