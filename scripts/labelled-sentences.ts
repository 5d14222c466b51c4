import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A sentence in which the reading of one character is known. */
export interface LabelledSentence {
  readonly text: string;
  /** Where the character stands, in UTF-16 units of `text`. */
  readonly at: number;
  /** Numbered as the dictionary does: `lü4`; the neutral tone is 5. */
  readonly reading: string;
  /** Name of its file, without ending: cpp.dev. */
  readonly source: string;
}

/**
 * All *.sent files of a directory with the *.lb of the same name: a sentence a line, the character between
 * two ▁, its reading in the same line of the other.
 * @throws where a line has no marked character, or a file has no labels
 */
export async function readSentences(directory: string): Promise<LabelledSentence[]> {
  const files = (await readdir(directory)).filter((file) => file.endsWith('.sent')).sort();
  if (files.length === 0) throw new Error(`${directory} has no *.sent files`);
  const all = await Promise.all(files.map((file) => readFileOf(directory, path.parse(file).name)));
  return all.flat();
}

async function readFileOf(directory: string, source: string): Promise<LabelledSentence[]> {
  const [sentences, labels] = await Promise.all(
    ['sent', 'lb'].map((ending) => readLines(path.join(directory, `${source}.${ending}`))),
  );
  if (!sentences || sentences.length !== labels?.length) {
    throw new Error(`${source}: ${sentences?.length} sentences, ${labels?.length} labels`);
  }
  return sentences.map((sentence, index) => {
    const [before, character, after] = sentence.split('▁');
    if (before === undefined || !character || after === undefined) {
      throw new Error(`${source}, line ${index + 1}: no character between ▁ and ▁`);
    }
    return {
      text: before + character + after,
      at: before.length,
      reading: normalised(labels[index] as string),
      source,
    };
  });
}

async function readLines(file: string): Promise<string[]> {
  return (await readFile(file, 'utf8')).split(/\r?\n/).filter((line) => line !== '');
}

/** Labels write `u:` or `v` for ü, or ü itself. */
export function normalised(label: string): string {
  return label.trim().replace(/u:|v/, 'ü');
}
