import { type Box, type BrowserTab, waitFor } from './browser-tab.ts';

/** The pop-up's card as it is shown. */
export interface ShownCard extends Box {
  readonly heading: string;
  /** All of its text, as it stands there. */
  readonly text: string;
  readonly focused: boolean;
}

/** How many of the reader's bars are shown: one, or none. */
export function barsShown(tab: BrowserTab): Promise<number> {
  return tab.evaluate(() => {
    const roots = [...document.querySelectorAll('shuangdu-ui')].map((host) => host.shadowRoot);
    const bars = roots.flatMap((root) => [...(root?.querySelectorAll('.bar') ?? [])]);
    return bars.filter((bar) => bar.checkVisibility()).length;
  }, null);
}

/** The pop-up; null while there is none. */
export function shownCard(tab: BrowserTab): Promise<ShownCard | null> {
  return tab.evaluate(() => {
    const root = document.querySelector('shuangdu-ui')?.shadowRoot;
    const card = root?.querySelector<HTMLElement>('[role="dialog"]');
    if (!card?.checkVisibility()) return null;
    const { left, top, right, bottom } = card.getBoundingClientRect();
    const heading = card.querySelector('h2')?.innerText ?? '';
    const focused = root?.activeElement === card;
    return { left, top, right, bottom, heading, text: card.innerText, focused };
  }, null);
}

/**
 * Clicks the first of the reader's buttons with `name` in its accessible name, once it stands still and
 * nothing covers it.
 * @throws Error when there is none before long
 */
export async function clickButton(
  tab: BrowserTab,
  name: string,
  part: 'bar' | 'card' = 'bar',
): Promise<void> {
  const within = part === 'bar' ? '.bar' : '[role="dialog"]';
  let before = '';
  const { x, y } = await waitFor(`a button ${name} in the ${part}`, async () => {
    const place = await tab.evaluate(buttonPlace, [within, name] as const);
    const now = JSON.stringify(place);
    const still = now === before;
    before = now;
    return still ? place : null;
  });
  await tab.click(x, y);
}

/** In the page: the middle of a button that can be clicked there. */
function buttonPlace([within, name]: readonly [string, string]): { x: number; y: number } | null {
  const root = document.querySelector('shuangdu-ui')?.shadowRoot;
  const buttons = [...(root?.querySelectorAll<HTMLButtonElement>(`${within} button`) ?? [])];
  const button = buttons.find((one) =>
    (one.getAttribute('aria-label') ?? one.innerText).includes(name),
  );
  if (!root || !button || button.disabled) return null;
  button.scrollIntoView({ block: 'nearest' });
  const { left, top, width, height } = button.getBoundingClientRect();
  const place = { x: left + width / 2, y: top + height / 2 };
  return button.contains(root.elementFromPoint(place.x, place.y)) ? place : null;
}
