import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../lib/span.ts';
import { pollute } from '../pages/pollute.ts';
import { newsText } from './news-text.ts';

describe('pollute', () => {
  it.each([
    { simplified: '推动', polluted: '推動(dòng)' },
    { simplified: '会议', polluted: '會(huì )議' },
    { simplified: '增长率', polluted: '增長(cháng)率' },
    { simplified: '先进制造', polluted: '先進(jìn)制造' },
    { simplified: '（记者　王平）：１２％', polluted: '(記者　王平):12%' },
    { simplified: '“两个”、《纲要》。', polluted: '“兩個(gè)”、《綱要》。' },
    { simplified: '来源：\u00a0日报', polluted: '來(lái)源:?日報' },
    { simplified: '好；好？', polluted: '好;好?' },
  ])('makes $polluted of $simplified', ({ simplified, polluted }) => {
    const { text, damaged } = pollute(simplified);
    expect(text).toBe(polluted);
    expect(damaged).toEqual([]);
  });

  it.each([
    // 量 C1BF, 两 83C9: the halves in the middle are those of 績, BF83.
    { simplified: '数量两头', polluted: '數量?jì)深^', broken: '?jì)深^', was: '兩頭' },
    {
      simplified: '质量两个',
      polluted: '質(zhì)量?jì)蓚€(gè)',
      broken: '?jì)蓚€(gè)',
      was: '兩個',
    },
    // 。 A1A3, 活 BBEE: the halves in the middle are those of ；, A3BB.
    { simplified: '好。活动', polluted: '好?;顒?dòng)', broken: '?;顒?dòng)', was: '。活動' },
    // 。 A1A3, 科 BFC6: the halves in the middle are those of ？, A3BF.
    { simplified: '好。科技', polluted: '好??萍?', broken: '??萍?', was: '。科技' },
  ])('breaks $was into $broken, as edits across a border do', (row) => {
    const { text, traditional, damaged } = pollute(row.simplified);
    expect(text).toBe(row.polluted);
    expect(damaged.map((span) => slice(text, span.text))).toEqual([row.broken]);
    expect(damaged.map((span) => slice(traditional, span.traditional))).toEqual([row.was]);
  });

  it('says where the readings are', () => {
    const { text, strays } = pollute('会议推动合作');
    expect(strays.map((span) => slice(text, span))).toEqual(['(huì )', '(dòng)']);
  });

  it('accounts for each character: what is no reading and not damaged is the traditional text', () => {
    fc.assert(
      fc.property(newsText, (simplified) => {
        const { text, traditional, strays, damaged } = pollute(simplified);
        const clean = without(text, [...strays, ...damaged.map((span) => span.text)]);
        const whole = damaged.map((span) => span.traditional);
        expect(clean).toBe(without(traditional, whole));
      }),
    );
  });
});

function slice(text: string, { start, end }: Span): string {
  return text.slice(start, end);
}

function without(text: string, spans: readonly Span[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    kept += text.slice(at, start);
    at = end;
  }
  return kept + text.slice(at);
}
