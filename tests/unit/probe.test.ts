import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { bundleOf } from '../../scripts/bundle.ts';

const LIMIT_BYTES = 6 * 1024;

it('the probe has at most 6 KB, gzip', async () => {
  const code = await bundleOf(path.resolve(import.meta.dirname, '../../entrypoints/probe.ts'));
  expect(code).toContain('background:found-chinese');
  expect(gzipSync(code).length).toBeLessThanOrEqual(LIMIT_BYTES);
});
