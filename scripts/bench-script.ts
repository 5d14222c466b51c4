import path from 'node:path';
import { Converter } from 'opencc-js';
import { detectScript } from '../lib/script/detect.ts';
import { evaluateOnPages, readLabelledPages } from './labelled-pages.ts';
import { openNodeConverter } from './node-engine.ts';

/** The body text of a traditional news page. */
interface Body {
  readonly site: string;
  readonly text: string;
}

/** Errors in a set of texts that went to simplified characters and back. */
interface Errors {
  readonly han: number;
  readonly errors: number;
  readonly per10000: number;
}

/** How well a converter brings traditional news back from simplified characters. */
export interface RoundTrip {
  readonly region: 'Taiwan' | 'Hong Kong';
  readonly converter: 'opencc-js' | 'ours';
  /** Over every page, whichever region it is from. */
  readonly all: Errors;
  /** Over pages that are from the region, as far as their words tell. */
  readonly own: Errors;
  /** Over every page, in two halves of the sites by name: every other one. */
  readonly halves: readonly [Errors, Errors];
  /** The commonest confusions over pages of the region: original, what it became, how often. */
  readonly confusions: readonly (readonly [original: string, became: string, times: number])[];
}

const ARTICLE = path.resolve(import.meta.dirname, '../lib/page/article.ts');
const BODY = "Bundle.locateArticle(document).bodies.map((body) => body.innerText).join('\\n')";
const MOST_CONFUSIONS = 12;

const REGIONS = [
  { region: 'Taiwan', script: 'hant-tw', locale: 'tw', there: 'tw2s', back: 's2tw' },
  { region: 'Hong Kong', script: 'hant-hk', locale: 'hk', there: 'hk2s', back: 's2hk' },
] as const;

/** `npm run bench -- script`: over the pages of `folder` that index.tsv calls news-hant. */
export async function benchScript(folder: string): Promise<RoundTrip[]> {
  const bodies = await readBodies(folder);
  const sites = [...new Set(bodies.map(({ site }) => site))].sort();
  const { convertBy } = await openNodeConverter();
  return REGIONS.flatMap(({ region, script, locale, there, back }) => {
    const toHans = Converter({ from: locale, to: 'cn' });
    const toHant = Converter({ from: 'cn', to: locale });
    const converters = {
      'opencc-js': (text: string) => toHant(toHans(text)),
      ours: (text: string) => convertBy(convertBy(text, there).text, back).text,
    };
    const own = bodies.filter(({ text }) => detectScript(text) === script);
    return Object.entries(converters).map(([name, roundTrip]): RoundTrip => {
      const half = (which: number) =>
        bodies.filter(({ site }) => sites.indexOf(site) % 2 === which);
      return {
        region,
        converter: name as RoundTrip['converter'],
        all: errorsIn(bodies, roundTrip),
        own: errorsIn(own, roundTrip),
        halves: [errorsIn(half(0), roundTrip), errorsIn(half(1), roundTrip)],
        confusions: confusionsIn(own, roundTrip),
      };
    });
  });
}

async function readBodies(folder: string): Promise<Body[]> {
  const pages = (await readLabelledPages(folder)).filter(({ label }) => label === 'news-hant');
  if (pages.length === 0) throw new Error(`${folder}/index.tsv has no page labelled news-hant`);
  const bodies: Body[] = [];
  for await (const found of evaluateOnPages<string>(folder, pages, ARTICLE, BODY)) {
    if ('error' in found) throw new Error(`${found.page.file}: ${found.error}`);
    bodies.push({ site: found.page.site, text: found.value });
  }
  return bodies;
}

/** Characters that came back as others, each with what it became. */
function differences(text: string, back: string): [string, string][] {
  const [original, became] = [[...text], [...back]];
  // Without words of the regions a character stays a character.
  if (original.length !== became.length) throw new RangeError('the text has another length now');
  return original.flatMap((character, index): [string, string][] => {
    const other = became[index] as string;
    return character === other ? [] : [[character, other]];
  });
}

function errorsIn(bodies: readonly Body[], roundTrip: (text: string) => string): Errors {
  let han = 0;
  let errors = 0;
  for (const { text } of bodies) {
    han += text.match(/\p{Script=Han}/gu)?.length ?? 0;
    errors += differences(text, roundTrip(text)).length;
  }
  return { han, errors, per10000: han === 0 ? 0 : Math.round((errors / han) * 100_000) / 10 };
}

function confusionsIn(
  bodies: readonly Body[],
  roundTrip: (text: string) => string,
): RoundTrip['confusions'] {
  const all = bodies.flatMap(({ text }) => differences(text, roundTrip(text)));
  return [...Map.groupBy(all, (pair) => pair.join(''))]
    .map(([pair, list]) => {
      const [original = '', became = ''] = pair;
      return [original, became, list.length] as const;
    })
    .sort((a, b) => b[2] - a[2])
    .slice(0, MOST_CONFUSIONS);
}
