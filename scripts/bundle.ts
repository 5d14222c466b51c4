import { build } from 'vite';

/** The module at `entry` as one minified script that leaves its exports in `Bundle`. */
export async function bundleOf(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, minify: true, lib: { entry, formats: ['iife'], name: 'Bundle' } },
  });
  const output = Array.isArray(built) ? built[0] : built;
  const chunk = output && 'output' in output ? output.output[0] : undefined;
  if (!chunk) throw new Error(`vite built nothing of ${entry}`);
  return chunk.code;
}
