import { inflateSync } from 'node:zlib';

/**
 * The characters that a PDF shows, going by what it says its glyphs stand for (the ToUnicode maps of its
 * fonts, which hold the glyphs used).
 */
export function printedCharacters(pdf: Uint8Array): ReadonlySet<string> {
  const characters = new Set<string>();
  for (const map of streamsOf(Buffer.from(pdf))) {
    for (const [, pairs = ''] of map.matchAll(/beginbfchar(.*?)endbfchar/gs)) {
      for (const [, to = ''] of pairs.matchAll(/<\w+>\s*<(\w+)>/g)) add(characters, [utf16(to)]);
    }
    for (const [, ranges = ''] of map.matchAll(/beginbfrange(.*?)endbfrange/gs)) {
      for (const [, from = '', last = '', to = '', list = ''] of ranges.matchAll(
        /<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[(.*?)\])/g,
      )) {
        const many = Number.parseInt(last, 16) - Number.parseInt(from, 16) + 1;
        add(characters, to ? run(utf16(to), many) : list.match(/\w+/g)?.map(utf16));
      }
    }
  }
  return characters;
}

function add(characters: Set<string>, texts: readonly string[] = []): void {
  for (const text of texts) for (const character of text) characters.add(character);
}

/** `many` texts: the first as given, each next one's last UTF-16 unit one higher. */
function run(first: string, many: number): string[] {
  const unit = first.charCodeAt(first.length - 1);
  return Array.from(
    { length: many },
    (_, step) => first.slice(0, -1) + String.fromCharCode(unit + step),
  );
}

function utf16(hex: string): string {
  return Buffer.from(hex, 'hex').swap16().toString('utf16le');
}

/** The compressed streams of a PDF, unpacked; what is packed otherwise holds no maps. */
function streamsOf(pdf: Buffer): string[] {
  const streams: string[] = [];
  let end = 0;
  for (;;) {
    const start = pdf.indexOf('stream', end);
    if (start < 0) return streams;
    end = pdf.indexOf('endstream', start) + 'endstream'.length;
    const newline = pdf.indexOf('\n', start) + 1;
    try {
      streams.push(inflateSync(pdf.subarray(newline, end)).toString('latin1'));
    } catch {
      // A picture, or a font in a format of its own.
    }
  }
}
