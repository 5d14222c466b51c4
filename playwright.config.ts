import { defineConfig } from '@playwright/test';

/** Runs our scripts, and needs no browser of its own. */
const COMMANDS = '**/commands.test.ts';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.cache/e2e',
  // One browser with the extension for a worker; a launch costs seconds (tests/e2e/extension.ts).
  workers: 1,
  timeout: 60_000,
  projects: [
    { name: 'commands', testMatch: COMMANDS },
    { name: 'chromium', testIgnore: COMMANDS },
    { name: 'firefox', testIgnore: COMMANDS },
  ],
});
