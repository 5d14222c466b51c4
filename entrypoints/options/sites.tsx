import { signal } from '@preact/signals';
import { browser } from 'wxt/browser';
import { SiteLists } from '../../components/site-lists.tsx';
import type { MessageKey, Text } from '../../components/text.ts';
import { matchOf } from '../../lib/news/site.ts';
import { SITES } from '../../lib/news/sites.ts';
import { type Choices, openSiteChoices } from '../../lib/site-choices.ts';
import { ALL_SITES, grantedAmong, mayRead } from '../wiring/granted-sites.ts';

/** The options' part about sites: what the browser grants and what the user chose, as both change. */
export async function openSites(text: Text): Promise<() => preact.JSX.Element> {
  const store = openSiteChoices(browser.storage.local);
  const look = async (): Promise<{ choices: Choices; all: boolean }> => {
    const choices = await store.get();
    const always = await grantedAmong(choices.always);
    return { choices: { ...choices, always }, all: await mayRead(ALL_SITES) };
  };
  const shown = signal(await look());
  const notice = signal<MessageKey | undefined>(undefined);
  const lookAgain = async () => {
    shown.value = await look();
  };
  store.subscribe(() => void lookAgain());
  browser.permissions.onAdded.addListener(() => void lookAgain());
  browser.permissions.onRemoved.addListener(() => void lookAgain());

  const setAll = async (all: boolean) => {
    const grant = { origins: [ALL_SITES] };
    const isDone = await (all
      ? browser.permissions.request(grant)
      : browser.permissions.remove(grant));
    notice.value = isDone ? undefined : 'grantRefused';
    await lookAgain();
  };
  const remove = async (site: string) => {
    await store.choose(site, null);
    // A grant for all sites holds this one too, and stays.
    await browser.permissions.remove({ origins: [matchOf(site)] }).catch(() => false);
  };

  return () => (
    <SiteLists
      choices={shown.value.choices}
      all={shown.value.all}
      listed={SITES}
      notice={notice.value}
      text={text}
      onAll={(all) => void setAll(all)}
      onRemove={(site) => void remove(site)}
    />
  );
}
