import { type SaxesAttributeNS, SaxesParser, type SaxesTagNS } from 'saxes';
import { collectTerms, quote } from './collect-terms.ts';
import type { OwnTerm } from './own-term.ts';
import { FileError, type ParsedFile } from './preview.ts';

/** UTF-16 units that the parser is given at a time. */
const PIECE = 65_536;

/** Entries are seven deep. The parser's time grows with the square of the depth: 100,000 take minutes. */
const DEEPEST = 100;

/** An entry while it is read; text by language (primary subtag, `pinyin` of Chinese in Latin letters). */
interface Concept {
  readonly line: number;
  readonly terms: { text: string; language: string; preferred: boolean }[];
  /** Each field's texts, in order. */
  readonly texts: Record<'definition' | 'note' | 'source', string[]>;
}

/** Names of data categories in either style, and of elements, that say what we keep. */
const CATEGORIES: ReadonlyMap<string, keyof Concept['texts']> = new Map([
  ['definition', 'definition'],
  ['note', 'note'],
  ['source', 'source'],
  ['xrefSource', 'source'],
  ['externalCrossReference', 'source'],
]);

/**
 * Terms of TBX: ISO 30042:2019 in DCA or DCT style (conceptEntry, langSec, termSec), or the older martif
 * (termEntry, langSet, tig, ntig). Chinese terms of an entry are one term and its forms.
 * @throws FileError where it is no XML, none of TBX, or declares a document type
 */
export function parseTbx(text: string): ParsedFile {
  const parser = new SaxesParser({ xmlns: true });
  const { terms, problems, add } = collectTerms();
  const ignored = new Set<string>();
  const languages: string[] = [];
  const open: string[] = [];
  let concept: Concept | null = null;
  /** What the text that is read now goes to. */
  let reading: { readonly depth: number; readonly done: (text: string) => void } | null = null;
  let read = '';
  let isTbx = false;

  const begin = (tag: SaxesTagNS) => {
    const name = tag.local;
    if (open.length === 0) isTbx = name === 'tbx' || name === 'martif';
    open.push(name);
    if (open.length > DEEPEST) throw new FileError('broken', 'elements too deep', parser.line);
    languages.push(languageOf(tag) ?? languages.at(-1) ?? '');
    if (name === 'conceptEntry' || name === 'termEntry') {
      concept = { line: parser.line, terms: [], texts: { definition: [], note: [], source: [] } };
    }
    if (!concept || reading) return;
    const category = attribute(tag, 'type') ?? name;
    const field = CATEGORIES.get(category);
    const { terms: found, texts } = concept;
    if (name === 'term') {
      const language = languages.at(-1) ?? '';
      reading = {
        depth: open.length,
        done: (term) => found.push({ text: term, language, preferred: false }),
      };
    } else if (field) {
      reading = { depth: open.length, done: (said) => texts[field].push(said) };
    } else if (category === 'administrativeStatus') {
      reading = {
        depth: open.length,
        done(status) {
          const last = found.at(-1);
          if (last) last.preferred = status.startsWith('preferred');
        },
      };
    } else if (tag.attributes.type) ignored.add(quote(category));
  };
  const end = () => {
    const name = open.at(-1);
    if (reading?.depth === open.length) {
      const said = read.trim();
      if (said !== '') reading.done(said);
      reading = null;
      read = '';
    }
    if (concept && (name === 'conceptEntry' || name === 'termEntry')) {
      add(rawOf(concept), { unit: 'line', number: concept.line });
      concept = null;
    }
    open.pop();
    languages.pop();
  };

  parser.on('opentag', begin);
  parser.on('closetag', end);
  parser.on('text', (said) => {
    // A field has its limit; what is far above it is not kept.
    if (reading && read.length < PIECE) read += said;
  });
  parser.on('cdata', (said) => {
    if (reading && read.length < PIECE) read += said;
  });
  parser.on('doctype', () => {
    throw new FileError('doctype', '', parser.line);
  });
  parser.on('error', ({ message }) => {
    // An entity that nobody may declare is an error too.
    throw new FileError('broken', message.replace(/^[\d:]+\s*/, ''), parser.line);
  });
  for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE));
  parser.close();
  if (!isTbx) throw new FileError('unknown-format');
  return { terms, problems, columns: [], ignored: [...ignored] };
}

function attribute({ attributes }: SaxesTagNS, local: string): string | undefined {
  const found = Object.values(attributes).find((one: SaxesAttributeNS) => one.local === local);
  return found?.value;
}

/** `zh`, `en` and so on; `pinyin` of zh-Latn. */
function languageOf(tag: SaxesTagNS): string | undefined {
  const tags = attribute(tag, 'lang')?.toLowerCase().split(/[-_]/);
  if (!tags) return undefined;
  const isChinese = ['zh', 'cmn', 'zho', 'chi'].includes(tags[0] ?? '');
  if (!isChinese) return tags[0];
  return tags.includes('latn') || tags.includes('pinyin') ? 'pinyin' : 'zh';
}

function rawOf({ terms, texts }: Concept) {
  const of = (wanted: string) => terms.filter(({ language }) => language === wanted);
  const chinese = of('zh');
  const first = chinese.find(({ preferred }) => preferred) ?? chinese[0];
  const joined = (all: readonly { text: string }[]) => all.map(({ text }) => text).join('; ');
  return {
    headword: first?.text ?? '',
    forms: chinese.filter((one) => one !== first).map(({ text }) => text),
    pinyin: joined(of('pinyin')),
    english: joined(of('en')),
    definition: texts.definition.join('\n'),
    note: texts.note.join('\n'),
    source: texts.source.join('; '),
  };
}

/** TBX-Basic in DCA style. Pinyin is the term once more, in the language zh-Latn-pinyin. */
export function writeTbx(terms: readonly OwnTerm[], name: string): string {
  const entries = terms.map((term, index) => {
    const { headword, forms, pinyin, english, definition, note, source } = term;
    const section = (language: string, written: readonly string[]) =>
      written.length === 0
        ? ''
        : `<langSec xml:lang="${language}">${written
            .map((one) => `<termSec><term>${escaped(one)}</term></termSec>`)
            .join('')}</langSec>\n`;
    return [
      `<conceptEntry id="c${index + 1}">\n`,
      definition ? `<descrip type="definition">${escaped(definition)}</descrip>\n` : '',
      source ? `<admin type="source">${escaped(source)}</admin>\n` : '',
      note ? `<note>${escaped(note)}</note>\n` : '',
      section('zh', [headword, ...forms]),
      section('zh-Latn-pinyin', pinyin ? [pinyin] : []),
      section('en', english ? [english] : []),
      '</conceptEntry>\n',
    ].join('');
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<tbx style="dca" type="TBX-Basic" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><titleStmt><title>${escaped(name)}</title></titleStmt><sourceDesc><p>Exported by Shuangdu</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
${entries.join('')}</body></text>
</tbx>
`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ESCAPES[character] as string);
}
