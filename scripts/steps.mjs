import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The repository's folder. */
export const ROOT = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const LAST_LINES = 40; // npm 9 names the cause some 30 lines before the end

/** What went wrong and what to do about it, ready to be read: printed without a stack. */
export class Trouble extends Error {}

/**
 * @typedef {readonly [string, ...string[]]} Command a program and its arguments; no shell between
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv }} Where cwd is ROOT unless told, env ours
 */

/**
 * A command that runs npm: the npm that started us, the one beside Node (Windows: npm.cmd would
 * need a shell), or the first in PATH. Quiet about anything but errors.
 * @param {...string} args
 * @returns {Command}
 */
export function npm(...args) {
  const beside = path.join(path.dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js');
  const script = [process.env.npm_execpath ?? '', beside].find(
    (file) => /\bnpm-cli\.js$/.test(file) && existsSync(file),
  );
  const quietly = ['--loglevel=error', '--no-update-notifier', ...args];
  return script ? [process.execPath, script, ...quietly] : ['npm', ...quietly];
}

/**
 * Runs a command on our own terminal.
 * @param {Command} command
 * @param {Where} [where]
 * @returns {Promise<number>} its exit code; 127 when there is no such program, 128 + n after signal n
 */
export async function run([program, ...args], where = {}) {
  const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', ...where });
  const { code, missing } = await ended(child);
  if (missing) console.error(`${program}: not found`);
  return code;
}

/**
 * Runs a command and keeps what it prints. It may still ask for a password on the terminal.
 * @param {Command} command
 * @param {Where} [where]
 * @returns {Promise<{ code: number, output: string }>} code as in run(); output: both streams
 */
export async function capture([program, ...args], where = {}) {
  const child = spawn(program, args, {
    cwd: ROOT,
    stdio: ['inherit', 'pipe', 'pipe'],
    ...where,
  });
  /** @type {Buffer[]} */
  const chunks = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => chunks.push(chunk));
  }
  const { code, missing } = await ended(child);
  return { code, output: missing ? `${program}: not found` : Buffer.concat(chunks).toString() };
}

/**
 * Waits for a child. Ctrl-C reaches it by itself, through the terminal; other requests to stop are
 * passed on. Either way we leave after it, not before.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number, missing: boolean }>}
 */
function ended(child) {
  /** @type {NodeJS.Signals | null} */
  let asked = null;
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    asked = signal;
    if (signal !== 'SIGINT') child.kill(signal);
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, stop);
  return new Promise((resolve) => {
    /** @param {number} code @param {boolean} missing */
    const done = (code, missing) => {
      for (const signal of signals) process.off(signal, stop);
      if (asked) process.exit(128 + constants.signals[asked]);
      resolve({ code, missing });
    };
    child.once('error', () => done(127, true));
    child.once('close', (code, signal) => {
      done(code ?? 128 + constants.signals[signal ?? 'SIGKILL'], false);
    });
  });
}

/**
 * Does one step: says what it does, then how long it took. Said on standard error: standard output
 * belongs to what was asked for.
 * @param {string} label as in `npm packages (npm ci)`
 * @param {() => Promise<{ code: number, output: string }>} work
 * @param {string} remedy what to do when it fails
 * @throws {Trouble} with the last lines of its output and the remedy
 */
export async function step(label, work, remedy) {
  const redraw = process.stderr.isTTY;
  process.stderr.write(`… ${label}${redraw ? '' : '\n'}`);
  const start = performance.now();
  const { code, output } = await work();
  const took = seconds(performance.now() - start);
  if (redraw) process.stderr.write('\r\x1b[2K');
  if (code === 0) {
    console.error(`✓ ${label}, ${took}`);
    return;
  }
  const lines = output.trim().split(/\r?\n/).slice(-LAST_LINES);
  throw new Trouble(
    [`✗ ${label}: exit code ${code} after ${took}`, ...lines.map((l) => `  | ${l}`), remedy].join(
      '\n',
    ),
  );
}

/**
 * @param {number} ms
 * @returns {string} as in `3.2 s`
 */
export function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}

/**
 * Runs a script to its exit code. A Trouble is printed as it is and makes it 1.
 * @param {() => Promise<number>} main
 */
export async function exitWith(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
