import { describe, expect, it } from 'vitest';
import { coverageOf, type Explain, quotedStrings } from '../../scripts/glossary-coverage.ts';

const TEXT =
  '推动“双碳”工作，实现“双碳”目标。「三農」問題，『三農』工作，「三農」。“很长很长的一句话不算在内”，“AI”，“一次”。';

describe('coverage of quoted strings', () => {
  it('counts strings of two to ten Han characters in any quotation marks', () => {
    expect([...quotedStrings(TEXT)]).toEqual([
      ['双碳', 2],
      ['三農', 3],
      ['一次', 1],
    ]);
  });

  it('is by type and by occurrence, of what occurs twice or more', () => {
    const explain: Explain = (text) => (text === '三農' ? 'glossary' : null);
    expect(coverageOf(TEXT, explain)).toEqual({
      byType: 0.5,
      byOccurrence: 0.6,
      unexplained: [['双碳', 2]],
    });
  });

  it('is whole where nothing is quoted', () => {
    expect(coverageOf('没有引号', () => null)).toMatchObject({ byType: 1, byOccurrence: 1 });
  });
});
