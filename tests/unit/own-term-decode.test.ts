import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeFile } from '../../lib/glossary/own/decode.ts';
import { LIMITS } from '../../lib/glossary/own/own-term.ts';
import { readTermFile } from '../../lib/glossary/own/read-file.ts';
import { decodeStrictly } from './decode-strictly.ts';

const HANS = 'term,english\n双城经济圈,twin-city circle\n高质量发展,high-quality development\n';
const HANT = 'term,english\n雙城經濟圈,twin-city circle\n高質量發展,high-quality development\n';

const decode = (bytes: Uint8Array) => decodeFile(bytes, decodeStrictly);
const encoded = (text: string, encoding: string, addBOM = false) =>
  new Uint8Array(iconv.encode(text, encoding, { addBOM }));

describe('a file', () => {
  it.each([
    ['utf-8', HANS, false],
    ['utf-8', HANT, true],
    ['utf-16le', HANS, true],
    ['utf-16le', HANT, false],
    ['utf-16be', HANS, true],
    ['utf-16be', HANT, false],
    ['gb18030', HANS, false],
    ['big5', HANT, false],
  ])('in %s is told and decoded: %j, byte order mark: %s', (encoding, text, mark) => {
    expect(decode(encoded(text, encoding, mark))).toEqual({ text, encoding });
  });

  it('is decoded as its XML declaration says', () => {
    const text = `<?xml version="1.0" encoding="GBK"?><tbx>雙城</tbx>`;
    expect(decode(encoded(text, 'gbk'))).toEqual({ text, encoding: 'gb18030' });
  });

  it.each([
    ['too short to tell GB18030 from Big5', encoded('双城,x', 'gb18030'), 'unknown-encoding'],
    ['of traditional characters in GB18030', encoded(HANT, 'gb18030'), 'unknown-encoding'],
    [
      'in Shift_JIS',
      encoded('用語,よみ\n経済,けいざいのことば\n', 'shift_jis'),
      'unknown-encoding',
    ],
    [
      'in Windows-1252',
      encoded('térm,café\nà la carte,déjà vu, très élevé\n', 'win1252'),
      'unknown-encoding',
    ],
    ['cut off in a character', encoded('双城', 'utf-8').slice(0, 5), 'unknown-encoding'],
    [
      'with a mark that is not true',
      new Uint8Array([0xef, 0xbb, 0xbf, 0xd6, 0xd0]),
      'unknown-encoding',
    ],
    ['in UTF-32', encoded(HANS, 'utf-32le', true), 'binary'],
    ['with half a UTF-16 unit', encoded(HANS, 'utf-16le').slice(0, -1), 'binary'],
    [
      'with a lone surrogate',
      new Uint8Array([0x34, 0xd8, 0x2c, 0x00, 0x0a, 0x00]),
      'unknown-encoding',
    ],
    ['with a stray NUL', encoded(`${HANS}\0`, 'utf-8'), 'binary'],
    ['that is a zip', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0, 8, 0]), 'binary'],
  ])('%s is refused', (_, bytes, failure) => {
    expect(decode(bytes)).toEqual({ failure });
  });

  it.each([
    ['of a hundred megabytes', { length: LIMITS.fileBytes + 1 } as Uint8Array, 'too-large'],
    ['of nothing', new Uint8Array(0), 'empty'],
    ['of blanks', encoded(' \n\t', 'utf-8'), 'empty'],
    ['of controls', encoded('\u0001\u0002\u0003双城', 'utf-8'), 'binary'],
  ])('%s gives nothing, and says so', (_, bytes, message) => {
    expect(() => readTermFile('a.csv', bytes, decodeStrictly)).toThrow(message);
  });
});
