import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { FrameVerdict } from '../lib/messages.ts';
import { judgePage } from '../lib/page/judge-page.ts';
import { openNameMojibake } from '../lib/repair/mojibake.ts';

/**
 * Run in a tab when the toolbar pop-up asks what the probe says of it, and why, and in its frames when
 * they may be read with it: so the probe itself leaves nothing behind in the page.
 */
export default defineUnlistedScript((): FrameVerdict => {
  const nameMojibake = openNameMojibake((bytes, encoding) =>
    new TextDecoder(encoding).decode(bytes),
  );
  return {
    ...judgePage(),
    isRead: document.querySelector('shuangdu-ui') !== null,
    mojibake: nameMojibake(document.body?.textContent ?? ''),
  };
});
