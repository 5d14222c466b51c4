import { useState } from 'preact/hooks';
import type { NewsSite, SiteRegion } from '../lib/news/sites.ts';
import type { Choices } from '../lib/site-choices.ts';
import type { MessageKey, Text } from './text.ts';

interface SiteListsProps {
  /** As far as the browser lets us read them. */
  readonly choices: Choices;
  /** Whether news is read on all sites. */
  readonly all: boolean;
  /** Those that the extension comes with. */
  readonly listed: readonly NewsSite[];
  /** What went wrong last. */
  readonly notice?: MessageKey | undefined;
  readonly text: Text;
  readonly onAll: (all: boolean) => void;
  readonly onRemove: (site: string) => void;
}

const REGIONS: Readonly<Record<SiteRegion, MessageKey>> = {
  national: 'region_national',
  provincial: 'region_provincial',
  government: 'region_government',
  'hong-kong': 'region_hong_kong',
  macau: 'region_macau',
  taiwan: 'region_taiwan',
  singapore: 'region_singapore',
  malaysia: 'region_malaysia',
  international: 'region_international',
};

/** In the options: where the reader comes by itself, and where it does not. */
export function SiteLists({ choices, all, listed, notice, text, onAll, onRemove }: SiteListsProps) {
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const found = listed.filter(
    ({ address, name }) => address.includes(wanted) || name.toLowerCase().includes(wanted),
  );
  const chosen = (title: MessageKey, sites: readonly string[]) => (
    <>
      <h3>{text(title)}</h3>
      {sites.length === 0 && <p class="help">{text('sitesNone')}</p>}
      <ul class="sites">
        {sites.map((site) => (
          <li key={site}>
            <span>{site}</span>
            <button
              type="button"
              aria-label={text('remove', [site])}
              onClick={() => onRemove(site)}
            >
              {text('removeGlyph')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
  return (
    <section aria-labelledby="sites">
      <h2 id="sites">{text('optSites')}</h2>
      <div class="option">
        <label>
          <input
            type="checkbox"
            checked={all}
            onChange={({ currentTarget }) => {
              // It is checked when the browser has said yes.
              const wantsAll = currentTarget.checked;
              currentTarget.checked = all;
              onAll(wantsAll);
            }}
          />
          <span>{text('siteAll')}</span>
        </label>
        <p class="help">{text('siteAllHelp')}</p>
      </div>
      {notice && (
        <p class="warning" role="alert">
          {text(notice)}
        </p>
      )}
      {chosen('sitesAlways', choices.always)}
      {chosen('sitesNever', choices.never)}
      <details>
        <summary>{text('sitesListed', [String(listed.length)])}</summary>
        <label class="find">
          <span>{text('sitesFilter')}</span>
          <input
            type="search"
            value={query}
            onInput={({ currentTarget }) => setQuery(currentTarget.value)}
          />
        </label>
        {Object.entries(REGIONS).map(([region, title]) => {
          const sites = found.filter((site) => site.region === region);
          return (
            sites.length > 0 && (
              <div key={region}>
                <h3>{text(title)}</h3>
                <ul class="sites">
                  {sites.map(({ address, name }) => (
                    <li key={address}>
                      <span lang="zh">{name}</span>
                      <span class="soft">{address}</span>
                    </li>
                  ))}
                </ul>
              </div>
            )
          );
        })}
      </details>
    </section>
  );
}
