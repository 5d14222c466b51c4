import { describe, expect, it } from 'vitest';
import { SITE_MATCHES, SITES } from '../../lib/news/sites.ts';

const HOST = /^([a-z0-9-]+\.)+[a-z]{2,}$/;

describe('SITES', () => {
  it('keeps each region and script in one run, sorted by address', () => {
    const runs: { key: string; addresses: string[] }[] = [];
    for (const { region, script, address } of SITES) {
      const key = `${region} ${script}`;
      if (runs.at(-1)?.key !== key) runs.push({ key, addresses: [] });
      runs.at(-1)?.addresses.push(address);
    }
    expect(runs.map(({ key }) => key)).toEqual([...new Set(runs.map(({ key }) => key))]);
    for (const { addresses } of runs) expect(addresses).toEqual(addresses.toSorted());
  });

  it('lists nothing that another entry covers', () => {
    const covered = SITES.filter(({ address }) =>
      SITES.some(
        (other) =>
          other.address !== address &&
          (address.endsWith(`.${other.address}`) || address.startsWith(`${other.address}/`)),
      ),
    );
    expect(covered).toEqual([]);
    expect(new Set(SITES.map(({ address }) => address)).size).toBe(SITES.length);
  });

  it('gives each site a host, a Chinese path at most, and a name', () => {
    for (const { address, name } of SITES) {
      const [host = '', ...path] = address.split('/');
      expect(host).toMatch(HOST);
      expect(path.every((part) => /^[a-z]+$/.test(part))).toBe(true);
      expect(name.trim()).toBe(name);
      expect(name).not.toBe('');
    }
  });

  it('makes match patterns of hosts, subdomains and paths', () => {
    expect(SITE_MATCHES).toContain('*://*.people.com.cn/*');
    expect(SITE_MATCHES).toContain('*://*.bbc.com/zhongwen/*');
    expect(SITE_MATCHES).toHaveLength(SITES.length);
  });

  it('reaches every Chinese-speaking region in its script', () => {
    const regions = new Set(SITES.map(({ region, script }) => `${region} ${script}`));
    for (const expected of [
      'national hans',
      'provincial hans',
      'government hans',
      'hong-kong hant',
      'macau hant',
      'taiwan hant',
      'singapore hans',
      'malaysia hans',
    ]) {
      expect(regions).toContain(expected);
    }
  });
});
