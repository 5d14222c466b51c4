import { browser } from 'wxt/browser';
import { matchOf } from '../../lib/news/site.ts';
import type { SiteChoices } from '../../lib/site-choices.ts';

/** The grant that lets the reader come by itself everywhere. */
export const ALL_SITES = '*://*/*';

const SCRIPT = 'granted-sites';

/** Whether the browser lets us read pages of `match`. */
export const mayRead = (match: string): Promise<boolean> =>
  browser.permissions.contains({ origins: [match] });

/** Those of `sites` that the browser lets us read. */
export async function grantedAmong(sites: readonly string[]): Promise<string[]> {
  const granted: string[] = [];
  for (const site of sites) if (await mayRead(matchOf(site))) granted.push(site);
  return granted;
}

/**
 * Keeps the probe running on the sites that the user granted. The browser forgets such scripts with each
 * update, and the user may take a grant back in the browser's own settings: what is registered follows
 * from choices and grants anew each time.
 */
export function watchGrantedSites(choices: SiteChoices): void {
  const register = async () => {
    const { always } = await choices.get();
    const matches = (await mayRead(ALL_SITES))
      ? [ALL_SITES]
      : (await grantedAmong(always)).map(matchOf);
    const registered = await browser.scripting.getRegisteredContentScripts({ ids: [SCRIPT] });
    if (registered.length > 0) await browser.scripting.unregisterContentScripts({ ids: [SCRIPT] });
    if (matches.length === 0) return;
    await browser.scripting.registerContentScripts([
      {
        id: SCRIPT,
        matches,
        // Where the manifest has the probe run already.
        excludeMatches: browser.runtime.getManifest().content_scripts?.[0]?.matches ?? [],
        js: ['probe.js'],
        runAt: 'document_idle',
        allFrames: true,
        persistAcrossSessions: true,
      },
    ]);
  };
  // One after the other: each looks at what is registered.
  let done: Promise<unknown> = Promise.resolve();
  const registerNext = () => {
    done = done.then(register, register);
  };
  choices.subscribe(registerNext);
  browser.permissions.onAdded.addListener(registerNext);
  browser.permissions.onRemoved.addListener(registerNext);
  browser.runtime.onInstalled.addListener(registerNext);
  browser.runtime.onStartup.addListener(registerNext);
}
