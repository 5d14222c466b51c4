import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OwnTerm, parseTerm, TEXT_FIELDS } from '../../lib/glossary/own/own-term.ts';
import { FORMATS } from '../../lib/glossary/own/preview.ts';
import { readTermFile } from '../../lib/glossary/own/read-file.ts';
import { writeTermFile } from '../../lib/glossary/own/write-file.ts';
import { decodeStrictly } from './decode-strictly.ts';

const encoder = new TextEncoder();
const read = (name: string, text: string) =>
  readTermFile(name, encoder.encode(text), decodeStrictly);
const terms = (name: string, text: string) => read(name, text).terms.map(({ term }) => term);

/** Anything that a user's term may be: what the model makes of any strings. */
const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.stringMatching(/^['"=+@\-,;\t\n<>&|\]]{0,6}[a-z一-龥]{0,4}$/),
);
const anyWord = fc
  .tuple(
    fc.constantFrom('', "'", '=', '-', '"', '<', '&'),
    fc.stringMatching(/^[一-龥A-Z·]{1,6}[一-龥]$/),
  )
  .map((parts) => parts.join(''));
const anyTerm: fc.Arbitrary<OwnTerm> = fc
  .record({
    headword: anyWord,
    forms: fc.array(anyWord, { maxLength: 3 }),
    ...Object.fromEntries(TEXT_FIELDS.map((field) => [field, anyText])),
  })
  .map(parseTerm)
  .filter((parsed) => 'term' in parsed)
  .map(({ term }) => term);

describe.each(FORMATS)('a file of %s', (format) => {
  it('gives back the terms that were written to it', () => {
    fc.assert(
      fc.property(fc.array(anyTerm, { minLength: 1, maxLength: 5 }), (written) => {
        const file = read(`glossary.${format}`, writeTermFile(format, written, 'Name'));
        expect(file.problems).toEqual([]);
        expect(file.terms.map(({ term }) => term)).toEqual(written);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a table', () => {
  const wanted = { headword: '双城经济圈', forms: [], english: 'twin-city circle' };

  it.each([
    ['by its header', 'term,english\n双城经济圈,twin-city circle\n'],
    ['whatever the order', 'English,Simplified\ntwin-city circle,双城经济圈'],
    ['in Chinese', '中文,英文\n双城经济圈,twin-city circle'],
    ['in traditional Chinese', '詞條,英語\n双城经济圈,twin-city circle'],
    ['with tags of languages', 'zh-CN,en-US\r\n双城经济圈,twin-city circle\r\n'],
    ['with remarks', '简体中文（必填）,English (en)\n双城经济圈,twin-city circle'],
    ['by place, without a header', '双城经济圈,twin-city circle\n'],
    ['with a byte order mark', '\ufeffterm,english\n双城经济圈,twin-city circle\n'],
    ['with semicolons', 'term;english\n双城经济圈;twin-city circle\n'],
    ['with old line ends', 'term,english\r双城经济圈,twin-city circle\r'],
    ['with blank lines', '\n\nterm,english\n\n双城经济圈,twin-city circle\n,\n'],
  ])('is read %s', (_, text) => {
    expect(terms('a.csv', text)).toEqual([wanted]);
  });

  it('takes a traditional column as one more form, or as the headword', () => {
    expect(terms('a.csv', '简体,繁体\n双城,雙城')).toEqual([{ headword: '双城', forms: ['雙城'] }]);
    expect(terms('a.csv', '繁體,英文\n雙城,twin')).toEqual([
      { headword: '雙城', forms: [], english: 'twin' },
    ]);
  });

  it('says which columns it took and which it left', () => {
    const { columns, ignored } = read('a.csv', '中文,Status,释义\n双城,new,两座城');
    expect(columns).toEqual([
      { name: '中文', field: 'headword' },
      { name: '释义', field: 'definition' },
    ]);
    expect(ignored).toEqual(['Status']);
  });

  it('names line, field and fault of each wrong row, and keeps the others', () => {
    const long = '长'.repeat(100);
    const file = read(
      'a.csv',
      `term,english,definition\n双城,"two\nlines",x\n,none,\nplain,latin,\n圈,short,\n${long},long,\n双\u0007城,bell,\n经济圈,ok,`,
    );
    expect(file.terms.map(({ place, term }) => [place.number, term.headword])).toEqual([
      [2, '双城'],
      [9, '经济圈'],
    ]);
    expect(
      file.problems.map(({ place, field, what, limit }) => [place.number, field, what, limit]),
    ).toEqual([
      [4, 'headword', 'missing', undefined],
      [5, 'headword', 'no-han', undefined],
      [6, 'headword', 'too-short', undefined],
      [7, 'headword', 'too-long', 60],
      [8, 'headword', 'bad-character', undefined],
    ]);
    expect(file.problems[3]?.quote).toBe(`${long.slice(0, 30)}…`);
  });

  it('says where there are too many forms', () => {
    const forms = Array.from({ length: 300_000 }, (_, at) => `第${at}项`).join(';');
    const { problems } = read('a.csv', `term,forms\n双城,${forms}`);
    expect(problems.map(({ field, what, limit }) => [field, what, limit])).toEqual([
      ['forms', 'too-many', 20],
    ]);
  });

  it('keeps markup as the text that it is', () => {
    const markup = '<img src=x onerror=alert(1)><script>1</script>';
    expect(terms('a.csv', `term,english\n双城,"${markup}"`)[0]?.english).toBe(markup);
  });

  it('says where a quotation mark is never closed', () => {
    expect(() => read('a.csv', 'term,english\n双城,x\n经济,"open\n更多,y\n')).toThrow(
      'quotes at line 3',
    );
  });

  it('takes quotation marks as they are in a table of tabs without quoting', () => {
    expect(terms('a.tsv', '"十四五"规划\tthe plan\n')).toEqual([
      { headword: '"十四五"规划', forms: [], english: 'the plan' },
    ]);
  });

  it('reads one huge line in no time', () => {
    const file = read('a.csv', `双城,${'x'.repeat(5_000_000)}`);
    expect(file.problems.map(({ field, what }) => [field, what])).toEqual([
      ['english', 'too-long'],
    ]);
  });

  it('reads a header of 200,000 columns in no time', () => {
    const file = read('a.csv', `term${',x'.repeat(200_000)}\n${'双城\n'.repeat(5000)}`);
    expect(file.terms).toHaveLength(5000);
  });

  it.each([
    ['csv', 'plain\n'.repeat(100_001)],
    ['json', `[${'7,'.repeat(100_000)}7]`],
    ['tbx', `<tbx>${'<conceptEntry/>'.repeat(100_001)}</tbx>`],
  ])('gives nothing where %s has more rows than a glossary holds, good or bad', (format, text) => {
    expect(() => read(`a.${format}`, text)).toThrow('too-many-terms');
  });

  it('writes no cell that a spreadsheet would run', () => {
    const formulas = ['=1+1', '+1', '-1', '@SUM(A1)', "'=1", '＝1'];
    for (const format of ['csv', 'tsv'] as const) {
      const text = writeTermFile(
        format,
        formulas.map((english) => ({ headword: '双城', forms: [], english })),
        '',
      );
      const cells = text
        .trim()
        .split('\r\n')
        .slice(1)
        .map((row) => row.split(/[,\t]/)[3]);
      expect(cells).toEqual(formulas.map((formula) => `'${formula}`));
    }
  });
});

describe('JSON', () => {
  it.each([
    ['a list', '[{"term":"双城","en":"twin"}]'],
    ['a list in an object', '{"terms":[{"中文":"双城","英文":"twin"}]}'],
    [
      'our own',
      '{"format":"shuangdu-glossary","version":1,"terms":[{"headword":"双城","english":"twin"}]}',
    ],
  ])('is read from %s', (_, text) => {
    expect(terms('a.json', text)).toEqual([{ headword: '双城', forms: [], english: 'twin' }]);
  });

  it('names the wrong ones by their number', () => {
    const { problems } = read(
      'a.json',
      '[{"term":"双城"},7,null,{"term":["x"]},{"__proto__":{"term":"双城"}}]',
    );
    expect(problems.map(({ place, what }) => [place.unit, place.number, what])).toEqual([
      ['term', 2, 'missing'],
      ['term', 3, 'missing'],
      ['term', 4, 'no-han'],
      ['term', 5, 'missing'],
    ]);
  });

  it.each([
    ['[{"term":"双城"},\n{"term":}]', 'broken'],
    [`${'['.repeat(200_000)}`, 'broken'],
    ['{"words":[]}', 'unknown-format'],
    ['[]', 'empty'],
    ['{"format":"shuangdu-glossary","version":9,"terms":[]}', 'broken: version 9, need 1'],
  ])('%#: says why nothing can be had from it', (text, message) => {
    expect(() => read('a.json', text)).toThrow(message);
  });
});
