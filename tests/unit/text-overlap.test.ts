import { describe, expect, it } from 'vitest';
import { overlap, scoreOf } from '../../scripts/text-overlap.ts';

const TEXT = '市交通局今日宣布，跨江大桥将于下月动工，工期三年。';
const OTHER = '城区新增公交线路，方便市民出行。';

describe('overlap', () => {
  it.each([
    ['the same text', TEXT, TEXT, 1, 1],
    ['the same with other blanks and marks', TEXT.replaceAll('，', '\n'), TEXT, 1, 1],
    ['half of it', TEXT, `${TEXT}${TEXT.split('').reverse().join('')}`, 1, 0.5],
    ['nothing', '', TEXT, 1, 0],
    ['something else', OTHER, TEXT, 0, 0],
  ])('scores %s', (_, found, wanted, precision, recall) => {
    expect(scoreOf([overlap(found, wanted)])).toMatchObject({ precision, recall });
  });

  it('counts what is found beside the text against precision alone', () => {
    const { precision, recall } = scoreOf([overlap(`${TEXT}${OTHER}`, TEXT)]);
    expect(recall).toBe(1);
    expect(precision).toBeCloseTo(22 / 36, 2);
  });

  it('weighs texts by their length', () => {
    const { recall } = scoreOf([overlap('', '短文'), overlap(TEXT, TEXT)]);
    expect(recall).toBeCloseTo(22 / 24, 2);
  });
});
