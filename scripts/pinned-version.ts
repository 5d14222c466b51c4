import manifest from '../package.json' with { type: 'json' };

/** The version of a development dependency that package.json pins. */
export function pinnedVersion(name: keyof typeof manifest.devDependencies): string {
  return manifest.devDependencies[name];
}
