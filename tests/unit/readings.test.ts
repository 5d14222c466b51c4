import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readSentences } from '../../scripts/labelled-sentences.ts';
import { openReadings } from '../open-readings.ts';

const NEWS = path.resolve(import.meta.dirname, '../fixtures/readings');
const SHARED = path.resolve(import.meta.dirname, '../../../shared/pinyin');

const { syllables } = await openReadings();

async function accuracy(directory: string): Promise<number> {
  const sentences = await readSentences(directory);
  const right = sentences.filter(({ text, at, reading }) => syllables(text)[at] === reading);
  return right.length / sentences.length;
}

describe('readings', () => {
  it('are right in at least 97 of 100 places of the news set', async () => {
    expect(await accuracy(NEWS)).toBeGreaterThanOrEqual(0.97);
  });

  // The shared sentences are not part of this repository: skipped where they are not there.
  it.skipIf(!existsSync(SHARED))(
    'fit the sentences that the model was trained on (skipped without ../shared/pinyin)',
    async () => {
      expect(await accuracy(SHARED)).toBeGreaterThanOrEqual(0.98);
    },
    60_000,
  );

  it('weigh at most 150 KB, packed', async () => {
    const file = path.resolve(import.meta.dirname, '../../lib/pinyin/heteronyms.bin');
    expect(gzipSync(await readFile(file)).length).toBeLessThanOrEqual(150_000);
  });
});
