import { defineConfig } from 'wxt';
import { SITE_MATCHES } from './lib/news/sites.ts';

/** Hosts that only builds for demo, inspection and tests may read (npm run build:local). */
const LOCAL_MATCHES = ['http://localhost/*', 'http://*.test/*'];

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
      const matches =
        config.mode === 'localhost' ? [...SITE_MATCHES, ...LOCAL_MATCHES] : SITE_MATCHES;
      manifest.host_permissions = [...matches];
      manifest.content_scripts = [
        {
          matches: [...matches],
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
