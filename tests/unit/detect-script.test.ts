import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { detectScript, foldScript } from '../../lib/script/detect.ts';
import { HANS, HANT } from '../../lib/script/telling.ts';

describe('detectScript', () => {
  it.each([
    ['simplified characters', '两地签署了十项合作协议，涉及产业、交通和医疗。', 'hans'],
    ['traditional characters', '兩地簽署了十項合作協議，涉及產業、交通和醫療。', 'hant'],
    ['one telling character', '這', 'hant'],
    ['Taiwan words', '記者林小明／新北報導，民眾在縣府前排隊。', 'hant-tw'],
    ['Hong Kong characters', '佢哋喺中環開會，唔會改期。', 'hant-hk'],
    ['Hong Kong words', '本港股市今日上升，據報道成交逾千億港元。', 'hant-hk'],
    ['both scripts in quantity', '这个会议讨论了经济问题。這個會議討論了經濟問題。', 'mixed'],
    [
      'simplified text that quotes a name',
      '这家公司为国际市场开发产品，英文名和繁体名「東方」不变，从今年起发行。',
      'hans',
    ],
  ])('tells %s', (_, text, script) => {
    expect(detectScript(text)).toBe(script);
  });

  it.each([
    ['.tw', { host: 'news.example.tw' }, 'hant-tw'],
    ['.hk', { host: 'www.example.com.hk' }, 'hant-hk'],
    ['.mo', { host: 'www.example.mo' }, 'hant-hk'],
    ['zh-Hant-HK', { lang: 'zh-Hant-HK' }, 'hant-hk'],
    ['zh-TW', { lang: 'zh-TW' }, 'hant-tw'],
    ['.com and zh', { host: 'example.com', lang: 'zh' }, 'hant'],
  ])('takes the region of traditional text from %s', (_, hints, script) => {
    expect(detectScript('會議討論了產業與經濟的問題。', hints)).toBe(script);
  });

  it('is not led astray by a host', () => {
    expect(detectScript('会议讨论了产业与经济的问题。', { host: 'example.tw' })).toBe('hans');
  });

  it.each(['', 'plain English', '一二三'])('says nothing of %j', (text) => {
    expect(detectScript(text)).toBeNull();
  });
});

describe('foldScript', () => {
  it('gives traditional keywords their simplified form and keeps offsets', () => {
    const text = '責任編輯：記者報導（新華社）';
    expect(foldScript(text)).toBe('责任编辑：记者报导（新华社）');
    expect(foldScript(text)).toHaveLength(text.length);
  });

  it('leaves simplified text alone', () => {
    expect(foldScript('责任编辑：记者')).toBe('责任编辑：记者');
  });
});

describe('the telling characters', () => {
  it('are pairs of which each gives the other', () => {
    expect(HANT).toHaveLength(HANS.length);
    const toHans = Converter({ from: 'tw', to: 'cn' });
    expect(Array.from(HANT, (character) => toHans(character)).join('')).toBe(HANS);
  });

  it('are each in one of the scripts, once', () => {
    expect(new Set(HANS + HANT).size).toBe(HANS.length + HANT.length);
  });
});
