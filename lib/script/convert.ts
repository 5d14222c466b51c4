import { type DictLike, Trie } from 'opencc-js/core';
import { configs } from 'opencc-js/preset';
import { compose, IDENTITY, MappedText, type OffsetMap } from '../span.ts';
import type { Script, TextScript } from './script.ts';

/** A text and how its offsets relate to those of the text that it was made from. */
export interface MappedConversion {
  readonly text: string;
  readonly map: OffsetMap;
}

/** Converts `text`, which stands in script `from`, for a reader of `to`. */
export type Convert = (text: string, from: TextScript, to: Script) => MappedConversion;

/** OpenCC's configurations that lead from one script to another, applied in order. */
const ROUTES: Record<TextScript, Record<Script, readonly string[]>> = {
  hans: { hans: [], 'hant-tw': ['s2twp'], 'hant-hk': ['s2hk'] },
  'hant-tw': { hans: ['tw2s'], 'hant-tw': [], 'hant-hk': ['tw2t', 't2hk'] },
  'hant-hk': { hans: ['hk2s'], 'hant-tw': ['hk2t', 't2tw'], 'hant-hk': [] },
  // The region is not known: take the characters of both.
  hant: { hans: ['hk2t', 'tw2s'], 'hant-tw': ['hk2t', 't2tw'], 'hant-hk': ['tw2t', 't2hk'] },
  mixed: { hans: ['hk2t', 'tw2s'], 'hant-tw': ['s2twp'], 'hant-hk': ['s2hk'] },
};

/** As opencc-js 1.4 ships them; its own types name only two of the fields. */
interface OpenccConfig {
  readonly normalizationChain?: readonly (readonly DictLike[])[];
  readonly segmentation?: readonly DictLike[];
  readonly conversionChain: readonly (readonly DictLike[])[];
}

/**
 * A converter over opencc-js's dictionaries that also knows where each character came from; the text
 * is opencc-js's own (tests/unit/convert.test.ts). A dictionary is loaded when first asked for.
 */
export function openConverter(): Convert {
  const tries = new Map<readonly DictLike[], Trie>();
  const trieOf = (dictionaries: readonly DictLike[]): Trie => {
    const known = tries.get(dictionaries);
    if (known) return known;
    const trie = new Trie();
    trie.loadDictGroup(dictionaries);
    tries.set(dictionaries, trie);
    return trie;
  };

  return (text, from, to) => {
    let result: MappedConversion = { text, map: IDENTITY };
    for (const name of ROUTES[from][to]) {
      const { normalizationChain, segmentation, conversionChain } = configOf(name);
      result = then(result, (input) => runChain((normalizationChain ?? []).map(trieOf), input));
      result = then(result, (input) =>
        runSegmented(segmentation && trieOf(segmentation), conversionChain.map(trieOf), input),
      );
    }
    return result;
  };
}

function configOf(name: string): OpenccConfig {
  const config = configs[name];
  if (!config) throw new RangeError(`opencc-js has no configuration ${name}: check its version`);
  return config as unknown as OpenccConfig;
}

function then(
  first: MappedConversion,
  step: (input: string) => MappedConversion,
): MappedConversion {
  const second = step(first.text);
  return { text: second.text, map: compose(first.map, second.map) };
}

/** Every trie over each segment in turn: a phrase of one trie may not reach across segments. */
function runSegmented(
  segmentation: Trie | undefined,
  chain: readonly Trie[],
  input: string,
): MappedConversion {
  if (!segmentation) return runChain(chain, input);
  const out = new MappedText();
  for (const segment of segmentation.segment(input)) {
    const { text, map } = runChain(chain, segment);
    out.add(segment.length, text, map);
  }
  return out.result();
}

function runChain(chain: readonly Trie[], input: string): MappedConversion {
  return chain.reduce<MappedConversion>(
    (result, trie) => then(result, (text) => runTrie(trie, text)),
    {
      text: input,
      map: IDENTITY,
    },
  );
}

function runTrie(trie: Trie, input: string): MappedConversion {
  const out = new MappedText();
  for (const segment of trie.segment(input)) out.add(segment.length, trie.convert(segment));
  return out.result();
}
