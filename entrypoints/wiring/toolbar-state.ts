import { browser } from 'wxt/browser';
import type { MessageKey } from '../../components/text.ts';

/** What the toolbar button says of a tab; a page of another language has none of it. */
export type ToolbarState = 'chinese' | 'news' | 'reading' | 'off';

const BADGES: Readonly<Record<ToolbarState, { glyph: string; color: string; title: MessageKey }>> =
  {
    chinese: { glyph: '中', color: '#6b6f76', title: 'status_chinese' },
    news: { glyph: '闻', color: '#6b6f76', title: 'status_news' },
    reading: { glyph: '读', color: '#a3262a', title: 'badge_reading' },
    off: { glyph: '关', color: '#6b6f76', title: 'badge_off' },
  };

/**
 * Shows it until the tab goes to another page: the browser takes it away then.
 * @param state null: nothing is known of the page any more
 */
export async function showToolbarState(tabId: number, state: ToolbarState | null): Promise<void> {
  const name = browser.i18n.getMessage('extName');
  if (!state) {
    await Promise.all([
      browser.action.setBadgeText({ tabId, text: '' }),
      browser.action.setTitle({ tabId, title: name }),
    ]).catch(() => {});
    return;
  }
  const { glyph, color, title } = BADGES[state];
  await Promise.all([
    browser.action.setBadgeText({ tabId, text: glyph }),
    browser.action.setBadgeBackgroundColor({ tabId, color }),
    browser.action.setBadgeTextColor({ tabId, color: '#ffffff' }),
    browser.action.setTitle({ tabId, title: `${name}: ${browser.i18n.getMessage(title)}` }),
    // The tab may be gone by now.
  ]).catch(() => {});
}
