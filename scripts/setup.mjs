import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { chromiumPath } from './chromium.mjs';
import { firefoxPath } from './firefox.mjs';
import { inPath } from './in-path.mjs';
import {
  asRoot,
  browserAdvice,
  byHand,
  FETCHED_NODE,
  nodeAdvice,
  nodeIsEnough,
  nodePackage,
  packageManager,
  packagesAgree,
  recipe,
} from './setup-plan.mjs';
import { capture, exitWith, npm, ROOT, run, step, Trouble } from './steps.mjs';

const AGAIN = 'Then run the same command again.';
const BOXES = '! No Chinese font: 汉字 will show as boxes';

/**
 * Makes this machine ready to build and test, installing only what is missing: Node (by running
 * this very script again under a newer one; then this call never returns), npm packages, with
 * `browser` Chromium and a Chinese font, with `firefox` Firefox too. Silent when there is nothing to do.
 * @param {{ browser: boolean, firefox?: boolean }} needs
 * @throws {Trouble} saying what to do
 */
export async function ensureSetup({ browser, firefox = false }) {
  await ensureNode();
  await ensurePackages();
  if (browser) await ensureBrowser();
  if (firefox && firefoxPath() === undefined) await installBrowser('firefox');
}

async function ensureNode() {
  if (nodeIsEnough(process.versions.node)) return;
  const name = nodePackage(process.platform, process.arch);
  if (!name) throw new Trouble(nodeAdvice(process.versions.node));
  const folder = path.join(ROOT, '.cache/node');
  const bin = path.join(folder, 'node_modules', name, 'bin');
  const node = path.join(bin, 'node');
  if (!(await runsWellEnough(node))) {
    rmSync(folder, { recursive: true, force: true }); // npm keeps a half-written package as it is
    const wanted = `${name}@${FETCHED_NODE}`;
    await step(
      `Node ${FETCHED_NODE} into .cache/node: the system's is ${process.versions.node} (npm install ${wanted})`,
      () => capture(npm('install', '--prefix', folder, '--no-save', '--no-package-lock', wanted)),
      `Look at the lines above (is the network up?), or install Node 24 from https://nodejs.org/. ${AGAIN}`,
    );
    if (!(await runsWellEnough(node))) {
      throw new Trouble(`${node} doesn't run here.\n${nodeAdvice(process.versions.node)}`);
    }
  }
  const PATH = [bin, process.env.PATH].join(path.delimiter);
  const code = await run([node, ...process.argv.slice(1)], {
    cwd: process.cwd(),
    env: { ...process.env, PATH },
  });
  process.exit(code);
}

/** @param {string} node path of a Node that may not be there */
async function runsWellEnough(node) {
  const { code, output } = await capture([node, '--version']);
  return code === 0 && nodeIsEnough(output.trim());
}

async function ensurePackages() {
  const wanted = path.join(ROOT, 'package-lock.json');
  const installed = path.join(ROOT, 'node_modules/.package-lock.json');
  if (existsSync(installed) && packagesAgree(parsed(wanted), parsed(installed))) return;
  await step(
    'npm packages (npm ci)',
    () => capture(npm('ci', '--include=dev', '--no-audit', '--no-fund')),
    `Look at the lines above (is the network up?). If package.json was changed by hand, run npm install. ${AGAIN}`,
  );
}

/**
 * @param {string} file
 * @returns {import('./setup-plan.mjs').Lock}
 */
function parsed(file) {
  return JSON.parse(readFileSync(file, 'utf8'));
}

async function ensureBrowser() {
  const needsFont = process.platform === 'linux' && !(await hasChineseFont());
  const needsChromium = chromiumPath() === undefined;
  if (needsChromium) await installBrowser('chromium');
  if (needsFont) await installFont({ refresh: !needsChromium });
}

async function hasChineseFont() {
  const { code, output } = await capture(['fc-list', ':lang=zh']);
  return code === 0 && output.trim() !== '';
}

const BROWSERS = {
  chromium: { name: 'Chromium', path: chromiumPath },
  firefox: { name: 'Firefox', path: firefoxPath },
};

/** @param {'chromium' | 'firefox'} browser */
async function installBrowser(browser) {
  const manager = process.platform === 'linux' ? packageManager((p) => !!inPath(p)) : null;
  if (!manager) throw new Trouble(browserAdvice(browser, process.platform));
  const { name, path: programPath } = BROWSERS[browser];
  const { [browser]: wanted, refresh, install } = recipe(manager, osRelease());
  const typed = byHand(manager, wanted);
  const right = rootRight(process.stdin.isTTY ? 'sudo' : 'sudo -n');
  if (!right) {
    throw new Trouble(`No ${name} was found. As root, type: ${typed}\n${AGAIN}`);
  }
  await step(
    `${name} (${right === 'root' ? '' : 'sudo '}${typed})`,
    async () => {
      const done = await inOrder([refresh, [...install, wanted]], right);
      if (done.code !== 0) return done;
      const program = programPath();
      return program ? capture([program, '--version']) : { ...done, code: 127 };
    },
    `Look at the lines above, or install ${name} by hand (as root: ${typed}). ${AGAIN}`,
  );
}

/**
 * Without a Chinese font everything still works, but for the eye: a warning, never a Trouble.
 * @param {{ refresh: boolean }} how refresh: the package lists may be stale
 */
async function installFont({ refresh: stale }) {
  const manager = packageManager((p) => !!inPath(p));
  if (!manager) return console.error(`${BOXES}.`);
  const { font, refresh, install } = recipe(manager, osRelease());
  const typed = byHand(manager, font);
  const right = rootRight('sudo -n');
  const allowed = right === 'sudo -n' ? (await capture(['sudo', '-n', 'true'])).code === 0 : right;
  if (manager !== 'apt-get' || !allowed) return console.error(`${BOXES}. As root, type: ${typed}`);
  const work = () => inOrder([stale ? refresh : null, [...install, font, 'fontconfig']], right);
  try {
    await step(`Chinese font (${typed})`, work, `${BOXES}. Going on without it.`);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    console.error(error.message);
  }
}

/**
 * How we may act as root, or null.
 * @param {'sudo' | 'sudo -n'} sudo
 * @returns {import('./setup-plan.mjs').Right}
 */
function rootRight(sudo) {
  if (process.getuid?.() === 0) return 'root';
  return inPath('sudo') ? sudo : null;
}

/**
 * Runs commands as root, one after the other. Only the last one's failure counts: package lists
 * that can't all be refreshed are often fresh enough.
 * @param {(import('./setup-plan.mjs').Command | null)[]} commands
 * @param {import('./setup-plan.mjs').Right} right
 */
async function inOrder(commands, right) {
  const results = [];
  for (const command of commands) {
    const allowed = command && asRoot(command, right);
    if (allowed) results.push(await capture(allowed));
  }
  return {
    code: results.at(-1)?.code ?? 127,
    output: results.map(({ output }) => output.trimEnd()).join('\n'),
  };
}

function osRelease() {
  return existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
}

/**
 * `node scripts/setup.mjs` sets up; `node scripts/setup.mjs -- COMMAND…` sets up, then runs COMMAND
 * with the Node it needs.
 */
async function main() {
  const [dashes, program, ...args] = process.argv.slice(2);
  if (dashes !== undefined && (dashes !== '--' || program === undefined)) {
    throw new Trouble('Usage: node scripts/setup.mjs [-- COMMAND ARGUMENTS…]');
  }
  await ensureSetup({ browser: true });
  if (program === undefined) {
    console.log('✓ Node, npm packages and a browser are there');
    return 0;
  }
  const command = program === 'npm' ? npm(...args) : /** @type {const} */ ([program, ...args]);
  return run(command, { cwd: process.cwd() });
}

const started = process.argv[1];
if (started && realpathSync(started) === fileURLToPath(import.meta.url)) await exitWith(main);
