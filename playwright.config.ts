import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.cache/e2e',
  // One browser with the extension for a worker; a launch costs seconds (scripts/extension-browser.ts).
  workers: 1,
  timeout: 60_000,
});
