import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeFoldTable, openFold } from '../../lib/glossary/fold.ts';
import { openccFoldTable } from '../../scripts/build-glossary.ts';

const { fold, units } = openFold(openccFoldTable());

describe('fold', () => {
  it.each([
    ['traditional', '成渝地區雙城經濟圈', '成渝地区双城经济圈'],
    ["Taiwan's variants", '群眾為裡臺灣', '群众为里台湾'],
    ["Hong Kong's variants", '羣眾為裏台灣衞敍', '群众为里台湾卫叙'],
    ['mixed scripts', '國家发展和改革委員会', '国家发展和改革委员会'],
    ['simplified, as it is', '高质量发展', '高质量发展'],
    ['full-width letters and digits', '５Ｇ、ＷＴＯ、人工智能＋', '5G、WTO、人工智能+'],
  ])('folds %s', (_, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('makes all quotation marks alike, and all middle dots', () => {
    expect(fold('“一”‘一’「一」『一』')).toBe('"一""一""一""一"');
    expect(fold('列·列・列‧列•')).toBe('列·列·列·列·');
  });

  it('makes all dashes alike, and the commas of slogans and lists', () => {
    expect(fold('2025—A–2025－A-1')).toBe('2025-A-2025-A-1');
    expect(fold('空談誤國，實干興邦')).toBe('空谈误国、实干兴邦');
  });

  it('leaves simplified 么 alone, though Taiwan writes 幺 so', () => {
    expect(fold('什么怎麼')).toBe('什么怎么');
  });

  it('reads the two writings of 著 as one', () => {
    expect(fold('摸著石頭過河')).toBe(fold('摸着石头过河'));
  });

  it('keeps every offset, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const unitByUnit = Array.from({ length: text.length }, (_, at) =>
          String.fromCharCode(units[text.charCodeAt(at)] as number),
        );
        expect(fold(text)).toBe(unitByUnit.join(''));
      }),
    );
  });

  it('changes nothing more the second time', () => {
    const all = Array.from(units.keys(), (unit) => String.fromCharCode(unit)).join('');
    expect(fold(fold(all))).toBe(fold(all));
  });

  it('leaves characters beyond the basic plane whole', () => {
    expect(fold('𠮷野家開')).toBe('𠮷野家开');
  });
});

describe('makeFoldTable', () => {
  it('takes single characters only, the first rendering of each, and leads variants on', () => {
    const table = makeFoldTable(
      ['衛 卫|一目瞭然 一目了然|乾 干|乾 乾|𠁞 㐱', [['寫', '写']]],
      ['衞 衛|裡頭 裏頭'],
    );
    expect(new Set(table.match(/../g))).toEqual(new Set(['衛卫', '衞卫', '乾干', '寫写']));
  });

  it('gives the same table whatever the order of the dictionaries', () => {
    expect(makeFoldTable(['寫 写', '衛 卫'], [])).toBe(makeFoldTable(['衛 卫', '寫 写'], []));
  });

  it('leads a chain of variants to its end', () => {
    expect(openFold(makeFoldTable(['甲 乙|乙 丙'], [])).fold('甲乙丙')).toBe('丙丙丙');
  });
});

describe('openFold', () => {
  it('refuses half a pair', () => {
    expect(() => openFold('爲为裏')).toThrow('odd number');
  });
});
