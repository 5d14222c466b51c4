import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

/**
 * Path of the first program of that name in PATH, or undefined.
 * @param {string} name as it is in its folder: with .exe on Windows
 * @returns {string | undefined}
 */
export function inPath(name) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find((candidate) => existsSync(candidate));
}

/**
 * Paths under the folders where Windows keeps programs; none on other systems.
 * @param {...string} names folders and, last, the program
 * @returns {string[]}
 */
export function inProgramFiles(...names) {
  return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) => {
    const base = process.env[variable];
    return base ? [path.join(base, ...names)] : [];
  });
}
