import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compose,
  MappedText,
  type OffsetMap,
  shownSpan,
  sourceSpan,
  toShown,
  toSource,
  wholeSourceSpan,
} from '../../lib/span.ts';

/** 会(huì)议 -> 会议: the reading goes. */
const dropped: OffsetMap = [[1, 6, 1, 1]];

describe('OffsetMap', () => {
  it.each([
    { offset: 0, shown: 0 },
    { offset: 1, shown: 1 },
    { offset: 4, shown: 1 },
    { offset: 6, shown: 1 },
    { offset: 7, shown: 2 },
  ])('puts source offset $offset at $shown when a reading was dropped', ({ offset, shown }) => {
    expect(toShown(dropped, offset)).toBe(shown);
  });

  it('goes to either side of dropped text', () => {
    expect(toSource(dropped, 1, 'before')).toBe(1);
    expect(toSource(dropped, 1, 'after')).toBe(6);
    expect(toSource(dropped, 2)).toBe(7);
  });

  it('leaves dropped text that merely touches a span outside of it', () => {
    expect(sourceSpan(dropped, { start: 1, end: 2 })).toEqual({ start: 6, end: 7 });
    expect(sourceSpan(dropped, { start: 0, end: 1 })).toEqual({ start: 0, end: 1 });
    expect(sourceSpan(dropped, { start: 0, end: 2 })).toEqual({ start: 0, end: 7 });
    expect(shownSpan(dropped, { start: 1, end: 6 })).toEqual({ start: 1, end: 1 });
  });

  it('places an offset inside a longer rendering in proportion', () => {
    const word: OffsetMap = [[3, 6, 3, 8]]; // 程序员 -> 程式設計師
    expect([3, 4, 5, 6, 7].map((offset) => toShown(word, offset))).toEqual([3, 4, 6, 8, 9]);
    expect([3, 4, 6, 8, 9].map((offset) => toSource(word, offset))).toEqual([3, 3, 4, 6, 7]);
  });

  it.each([
    { shown: [0, 4], source: [0, 6] },
    { shown: [3, 4], source: [3, 6] },
    { shown: [5, 6], source: [3, 6] },
    { shown: [7, 9], source: [3, 7] },
    { shown: [1, 3], source: [1, 3] },
    { shown: [8, 9], source: [6, 7] },
  ])('takes the whole of a word that $shown cuts into', ({ shown, source }) => {
    const word: OffsetMap = [[3, 6, 3, 8]]; // 程序员 -> 程式設計師
    const [start = 0, end = 0] = shown;
    expect(wholeSourceSpan(word, { start, end })).toEqual({ start: source[0], end: source[1] });
  });

  it('keeps a dropped reading apart from the longer word that follows it', () => {
    const word: OffsetMap = [[1, 3, 1, 4]];
    expect(compose(dropped, word)).toEqual([
      [1, 6, 1, 1],
      [6, 8, 1, 4],
    ]);
  });
});

/** A random rewriting of `length` units: each piece keeps, drops or replaces some. */
const pieces = fc.array(
  fc.record({ taken: fc.integer({ min: 0, max: 4 }), given: fc.integer({ min: 0, max: 4 }) }),
  { maxLength: 12 },
);

function rewrite(
  source: string,
  plan: readonly { taken: number; given: number }[],
  letter: string,
) {
  const out = new MappedText();
  let at = 0;
  for (const { taken, given } of plan) {
    const length = Math.min(taken, source.length - at);
    // Equal lengths keep the text, so that kept offsets can be told by their character.
    out.add(length, length === given ? source.slice(at, at + length) : letter.repeat(given));
    at += length;
  }
  for (; at < source.length; at += 1) out.add(1, source[at] as string);
  return out.result();
}

describe('compose', () => {
  const source = '一二三四五六七八九十甲乙丙丁戊己庚辛';

  it('finds every character that both steps kept', () => {
    fc.assert(
      fc.property(pieces, pieces, (one, two) => {
        const first = rewrite(source, one, 'x');
        const second = rewrite(first.text, two, 'y');
        const map = compose(first.map, second.map);
        for (const [offset, char] of [...source].entries()) {
          const shown = second.text.indexOf(char);
          if (shown === -1) continue;
          const span = sourceSpan(map, { start: shown, end: shown + 1 });
          // A kept character may stand inside a stretch that grew elsewhere; then it is placed near.
          const inside = map.some(([s0, s1]) => s0 <= offset && offset < s1);
          if (!inside) expect(span).toEqual({ start: offset, end: offset + 1 });
        }
      }),
    );
  });

  it('covers both texts from end to end, in order', () => {
    fc.assert(
      fc.property(pieces, pieces, (one, two) => {
        const first = rewrite(source, one, 'x');
        const second = rewrite(first.text, two, 'y');
        const map = compose(first.map, second.map);
        let [sourceAt, shownAt] = [0, 0];
        for (const [s0, s1, t0, t1] of map) {
          expect(s0 - sourceAt).toBe(t0 - shownAt);
          expect(s0).toBeGreaterThanOrEqual(sourceAt);
          expect(s1).toBeGreaterThanOrEqual(s0);
          expect(t1).toBeGreaterThanOrEqual(t0);
          [sourceAt, shownAt] = [s1, t1];
        }
        expect(source.length - sourceAt).toBe(second.text.length - shownAt);
      }),
    );
  });

  it('is monotonic in both directions', () => {
    fc.assert(
      fc.property(pieces, pieces, (one, two) => {
        const first = rewrite(source, one, 'x');
        const second = rewrite(first.text, two, 'y');
        const map = compose(first.map, second.map);
        for (let offset = 1; offset <= source.length; offset += 1) {
          expect(toShown(map, offset)).toBeGreaterThanOrEqual(toShown(map, offset - 1));
        }
        for (let offset = 1; offset <= second.text.length; offset += 1) {
          expect(toSource(map, offset)).toBeGreaterThanOrEqual(toSource(map, offset - 1));
        }
      }),
    );
  });
});
