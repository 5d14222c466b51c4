import { defineConfig } from 'wxt';
import { SITE_MATCHES } from './lib/news/sites.ts';

/** Hosts that only builds for demo, inspection and tests may read (npm run build:local). */
const LOCAL_HOSTS = ['http://localhost/*', '*://*.test/*'];
/** Of these, where the probe runs; elsewhere it comes by a grant, which no test can click. */
const LOCAL_SITES = ['http://localhost/*', 'http://*.news.test/*', 'http://*.page.test/*'];

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/auto-icons'],
  autoIcons: { baseIconPath: 'assets/icon.svg', developmentIndicator: false },
  outDirTemplate: '{{browser}}-mv{{manifestVersion}}{{modeSuffix}}',
  vite: () => ({ build: { target: ['chrome128', 'firefox140'] } }),
  hooks: {
    // The probe's pages are the listed sites; a local build reads its own hosts as well.
    'build:manifestGenerated': ({ config }, manifest) => {
      const isLocal = config.mode === 'localhost';
      const matches = [...SITE_MATCHES, ...(isLocal ? LOCAL_SITES : [])];
      manifest.host_permissions = [...SITE_MATCHES, ...(isLocal ? LOCAL_HOSTS : [])];
      manifest.content_scripts = [
        {
          matches,
          js: ['probe.js'],
          run_at: 'document_idle',
          all_frames: true,
          match_about_blank: true,
        },
      ];
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extName__',
    description: '__MSG_extDescription__',
    default_locale: 'en',
    permissions: ['activeTab', 'contextMenus', 'scripting', 'storage'],
    // Asked for one by one, when the user wants a site that is not listed, or all of them.
    optional_host_permissions: ['*://*/*'],
    // Nothing of ours can load or call anything but ourselves.
    content_security_policy: { extension_pages: "default-src 'self'" },
    // caretPositionFromPoint and ruby-align
    ...(browser !== 'firefox' && { minimum_chrome_version: '128' }),
    // No letter of Firefox's menu bar (F E V S B P T H): with Alt its menu opens, Shift or no Shift.
    commands: {
      script: { suggested_key: { default: 'Alt+Shift+C' }, description: '__MSG_cmdScript__' },
      pinyin: { suggested_key: { default: 'Alt+Shift+Y' }, description: '__MSG_cmdPinyin__' },
      glossary: { suggested_key: { default: 'Alt+Shift+G' }, description: '__MSG_cmdGlossary__' },
      'next-term': {
        suggested_key: { default: 'Alt+Shift+X' },
        description: '__MSG_cmdNextTerm__',
      },
    },
    ...(browser === 'firefox' && {
      browser_specific_settings: {
        gecko: {
          id: 'shuangdu@shuangdu.org',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      },
    }),
  }),
});
