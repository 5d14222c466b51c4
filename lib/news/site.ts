import { SITES } from './sites.ts';

/** Parts of a page's address, as URL has them. */
export interface Address {
  /** With its colon. */
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
}

/** IPv4 addresses and bracketed IPv6 ones have no subdomains. */
const IP_ADDRESS = /^(\d+\.){3}\d+$|^\[/;

/** The site of a page, as the user's choices name it: its host without `www.`; null where it has none. */
export function siteOf(address: Address | null): string | null {
  if (!address || !/^https?:$/.test(address.protocol)) return null;
  return address.hostname.replace(/^www\./, '');
}

/** Whether a page belongs to `site` or to a subdomain of it. */
export function isOfSite(address: Address | null, site: string): boolean {
  const host = siteOf(address);
  return host !== null && (host === site || host.endsWith(`.${site}`));
}

/** Match pattern of the extension APIs for a site and its subdomains. */
export function matchOf(site: string): string {
  return IP_ADDRESS.test(site) ? `*://${site}/*` : `*://*.${site}/*`;
}

/** Whether the extension may read the page from the start: lib/news/sites.ts lists it. */
export function isListed(address: Address | null): boolean {
  return SITES.some((site) => {
    const [host = '', ...folders] = site.address.split('/');
    return (
      isOfSite(address, host) && `${address?.pathname}/`.startsWith(['', ...folders, ''].join('/'))
    );
  });
}

/** Why the browser lets no extension read a page. */
export type ClosedBy = 'browser' | 'store' | 'pdf' | 'file' | 'other';

const STORES = ['chromewebstore.google.com', 'microsoftedge.microsoft.com', 'addons.mozilla.org'];

/** @param address of the page; null where the browser does not tell it */
export function closedBy(address: Address | null): ClosedBy {
  if (!address) return 'other';
  if (STORES.some((store) => isOfSite(address, store))) return 'store';
  if (/\.pdf$/i.test(address.pathname)) return 'pdf';
  if (address.protocol === 'file:') return 'file';
  return siteOf(address) === null ? 'browser' : 'other';
}
