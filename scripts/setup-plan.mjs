/**
 * What a machine needs before it can build and test, decided from facts about it. Nothing here
 * reads or changes the machine.
 */

/** The Node fetched where the system's is too old. */
export const FETCHED_NODE = '24.21.0';

/**
 * Whether this Node runs WXT, vitest and .ts files by itself: 22.18 and later, but no 23 (its early
 * versions don't strip types and vitest leaves it out).
 * @param {string} version as in `22.18.0`, with or without a v
 */
export function nodeIsEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major >= 24 || (major === 22 && minor >= 18);
}

/**
 * The npm package that holds a Node binary for this machine, or null.
 * @param {string} platform process.platform
 * @param {string} arch process.arch
 */
export function nodePackage(platform, arch) {
  return platform === 'linux' && (arch === 'x64' || arch === 'arm64') ? `node-linux-${arch}` : null;
}

/** @param {string} version the Node at hand */
export function nodeAdvice(version) {
  return [
    `Node ${version.replace(/^v/, '')} is too old: this needs 22.18 or later, best 24.`,
    'Install Node 24 from https://nodejs.org/ and run the same command again.',
  ].join('\n');
}

/**
 * @typedef {{ packages?: Record<string, { version?: string, integrity?: string, optional?: boolean }> }} Lock
 */

/**
 * Whether node_modules holds what package-lock.json asks for, going by npm's own record of what it
 * installed. Optional packages may be absent: most are for other platforms.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json
 */
export function packagesAgree(wanted, installed) {
  const { '': _root, ...asked } = wanted.packages ?? {};
  const present = installed.packages ?? {};
  return (
    Object.keys(present).every((name) => name in asked) &&
    Object.entries(asked).every(([name, { version, integrity, optional }]) => {
      const found = present[name];
      return found ? found.version === version && found.integrity === integrity : optional === true;
    })
  );
}

/**
 * @typedef {readonly [string, ...string[]]} Command
 * @typedef {'apt-get' | 'dnf' | 'pacman'} Manager
 * @typedef {{ chromium: string, firefox: string, font: string, refresh: Command | null, install: Command }} Recipe
 */

// apt: wait for a running upgrade instead of failing; without the desktop that recommendations bring.
const APT = /** @type {const} */ ([
  'env',
  'DEBIAN_FRONTEND=noninteractive',
  'apt-get',
  '-o',
  'DPkg::Lock::Timeout=120',
]);

/** @type {Record<Manager, Recipe>} */
const RECIPES = {
  'apt-get': {
    chromium: 'chromium',
    firefox: 'firefox-esr',
    font: 'fonts-noto-cjk',
    refresh: [...APT, 'update'],
    install: [...APT, 'install', '-y', '--no-install-recommends'],
  },
  dnf: {
    chromium: 'chromium',
    firefox: 'firefox',
    font: 'google-noto-sans-cjk-fonts',
    refresh: null,
    install: ['dnf', 'install', '-y'],
  },
  pacman: {
    chromium: 'chromium',
    firefox: 'firefox',
    font: 'noto-fonts-cjk',
    refresh: null,
    install: ['pacman', '-S', '--needed', '--noconfirm'],
  },
};

/**
 * The package manager of a Linux machine, or null when it is none of those known here.
 * @param {(program: string) => boolean} has whether a program is in PATH
 * @returns {Manager | null}
 */
export function packageManager(has) {
  return /** @type {const} */ (['apt-get', 'dnf', 'pacman']).find(has) ?? null;
}

/**
 * How that manager installs things. Ubuntu's apt calls Chromium by another name (a snap); only Debian
 * and those close to it call Firefox by another.
 * @param {Manager} manager
 * @param {string} osRelease text of /etc/os-release
 * @returns {Recipe}
 */
export function recipe(manager, osRelease) {
  const ubuntu = /^ID="?ubuntu"?$/m.test(osRelease);
  const likeUbuntu = /^ID(_LIKE)?=.*\b(ubuntu|linuxmint)\b/m.test(osRelease);
  const base = RECIPES[manager];
  if (manager !== 'apt-get') return base;
  return {
    ...base,
    ...(ubuntu && { chromium: 'chromium-browser' }),
    ...(likeUbuntu && { firefox: 'firefox' }),
  };
}

/**
 * @typedef {'root' | 'sudo' | 'sudo -n' | null} Right how we may act as root; -n: without a password
 */

/**
 * A command as root runs it, or null when we can't be root.
 * @param {Command} command
 * @param {Right} right
 * @returns {Command | null}
 */
export function asRoot(command, right) {
  if (right === 'root') return command;
  if (right === 'sudo') return ['sudo', ...command];
  if (right === 'sudo -n') return ['sudo', '-n', ...command];
  return null;
}

/**
 * What to type to install a package by hand.
 * @param {Manager} manager
 * @param {string} name
 */
export function byHand(manager, name) {
  return manager === 'pacman' ? `pacman -S ${name}` : `${manager} install ${name}`;
}

/**
 * @typedef {object} BrowserAdvice what to say of a browser that isn't there
 * @property {string} missing as in `No Firefox`
 * @property {string} install name and what to know of it
 * @property {string} site where macOS and Windows get it from
 * @property {string} variable environment variable that names its program
 */

/** @type {Record<'chromium' | 'firefox', BrowserAdvice>} */
const ADVICE = {
  chromium: {
    missing: 'No Chromium, Microsoft Edge or Google Chrome',
    install:
      'Chromium: Google Chrome from version 137 on no longer loads an extension from its command line',
    site: 'https://www.chromium.org/getting-involved/download-chromium/',
    variable: 'CHROMIUM',
  },
  firefox: {
    missing: 'No Firefox',
    install: 'Firefox, 140 or later; `npm test -- unit components page e2e` does without',
    site: 'https://www.mozilla.org/firefox/',
    variable: 'FIREFOX',
  },
};

/**
 * How to get a browser where we can't install it.
 * @param {'chromium' | 'firefox'} browser
 * @param {string} platform process.platform
 */
export function browserAdvice(browser, platform) {
  const { missing, install, site, variable } = ADVICE[browser];
  const places = { darwin: 'in /Applications', win32: 'in Program Files' };
  const mine = platform === 'darwin' || platform === 'win32';
  return [
    `${missing} was found ${mine ? places[platform] : 'in PATH'}.`,
    `${mine ? `From ${site}` : "With your system's package manager"} install ${install}.`,
    `If it is there, but somewhere else, set ${variable} to the path of its program.`,
    'Then run the same command again.',
  ].join('\n');
}
