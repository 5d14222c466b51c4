import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTonedSyllable } from '../../lib/pinyin/syllable.ts';
import { isPolluted } from '../../lib/repair/polluted.ts';
import { openKnowledge, type Repaired, repair } from '../../lib/repair/repair.ts';
import { type Span, shownSpan, toSource } from '../../lib/span.ts';
import { pollute } from '../pages/pollute.ts';
import { cedictLanguage } from './cedict-language.ts';
import { newsText } from './news-text.ts';

const SEED = path.join(import.meta.dirname, '../../../shared/seed/article.txt');
/** Built before the tests: it takes a second or two. */
const knowledge = openKnowledge(cedictLanguage());

describe('isTonedSyllable', () => {
  it.each([
    ...['dòng', 'huì', 'zhuān', 'lǜ', 'nüè', 'ér', 'àn', 'jiǒng', 'shéi', 'yuè', 'wèng'],
    ...['do\u0300ng', 'hăo', 'ɡuān', 'fɑ\u0304'],
  ])('takes %s', (letters) => {
    expect(isTonedSyllable(letters)).toBe(true);
  });

  it.each([
    ...['', 'dong', 'GDP', 'de', 'an', 'dòngzuò', 'é́r', 'fì', 'jān', 'bòng', 'über', 'café', 'São'],
  ])('refuses %s', (letters) => {
    expect(isTonedSyllable(letters)).toBe(false);
  });
});

describe('repair of a polluted text', () => {
  it.each([
    { source: '推動(dòng)合作', text: '推動合作', strays: ['(dòng)'] },
    { source: '會(huì )議', text: '會議', strays: ['(huì )'] },
    { source: '會( huì)議', text: '會議', strays: ['( huì)'] },
    { source: '成績（jì）', text: '成績', strays: ['（jì）'] },
    { source: '網(wǎng)絡(luò )', text: '網絡', strays: ['(wǎng)', '(luò )'] },
    { source: '𠮷(jí)利', text: '𠮷利', strays: ['(jí)'] },
  ])('takes the readings out of $source', ({ source, text, strays }) => {
    const repaired = repair(source, { polluted: true });
    expect(repaired.text).toBe(text);
    expect(texts(source, repaired.strays)).toEqual(strays);
    expect(repaired.damaged).toEqual([]);
  });

  it.each([
    '(记者张立东)',
    '（記者　張立東）',
    '國內生產總值(GDP)增長',
    'WTO(世贸组织)',
    '盱眙(xū yí)龍蝦',
    '拼音“(dòng)”是一個音節。',
    '記作 (dòng) 的音節',
    '中國(綿陽)科技城',
    '人工智能(an)',
    '來源:?四川日報',
    '(記者?張立東)',
    '為什么?因為A股下跌',
    '??12月28日,會議',
    '價格為€500',
    '真的?;不是',
    '真的?!A股跌了?!不會吧?',
    '什么?!我們只有一輛BMW',
  ])('leaves %s alone', (source) => {
    expect(repair(source, { polluted: true })).toEqual(unchanged(source));
  });

  it.each([
    { source: '質(zhì)量?jì)蓚€(gè)方面', text: '質量?jì)蓚€(gè)方面', damaged: ['?jì)蓚€(gè)'] },
    { source: '匯報?;顒?dòng)現場', text: '匯報?;顒?dòng)現場', damaged: ['?;顒?dòng)'] },
    { source: '成績?jì)x器(qì)', text: '成績?jì)x器', damaged: ['?jì)x'] },
    {
      source: '重要。??萍肌a(chǎn)業(yè)',
      text: '重要。??萍肌a(chǎn)業',
      damaged: ['??萍肌a(chǎn)'],
    },
    { source: '推\ufffd\ufffd會(huì )議', text: '推\ufffd\ufffd會議', damaged: ['\ufffd\ufffd'] },
    { source: '推\ufffd(dòng)會', text: '推\ufffd會', damaged: ['\ufffd'] },
    { source: '推?(dòng)會', text: '推?會', damaged: ['?'] },
    { source: '很好?!边@時', text: '很好?!边@時', damaged: ['?!边@'] },
    { source: '匯報?；顒?dòng)', text: '匯報?；顒?dòng)', damaged: ['?；顒?dòng)'] },
    { source: '量\ufffdjì)蓚€方', text: '量\ufffdjì)蓚€方', damaged: ['\ufffdjì)蓚€'] },
  ])('marks the damage of $source and keeps it', ({ source, text, damaged }) => {
    const repaired = repair(source, { polluted: true });
    expect(repaired.text).toBe(text);
    expect(texts(source, spans(repaired, 'source'))).toEqual(damaged);
    expect(texts(repaired.text, spans(repaired, 'clean'))).toEqual(damaged);
  });

  it('says which source character each clean one is', () => {
    fc.assert(
      fc.property(newsText, (simplified) => {
        const { text: source } = pollute(simplified);
        const { text, map } = repair(source, { polluted: true });
        const sources = [...text].map((_, offset) => source[toSource(map, offset, 'after')]);
        expect(sources.join('')).toBe(text);
      }),
    );
  });

  it('gives the traditional text back wherever no byte edit crossed a border', () => {
    fc.assert(
      fc.property(newsText, (simplified) => {
        const polluted = pollute(simplified);
        const { text, map } = repair(polluted.text, { polluted: true });
        let source = 0;
        let whole = 0;
        for (const gap of [...polluted.damaged, end(polluted.text, polluted.traditional)]) {
          const intact = shownSpan(map, { start: source, end: gap.text.start });
          expect(text.slice(intact.start, intact.end)).toBe(
            polluted.traditional.slice(whole, gap.traditional.start),
          );
          source = gap.text.end;
          whole = gap.traditional.end;
        }
      }),
    );
  });
});

describe('repair of any other text', () => {
  it.each(['推動(dòng)合作', '量?jì)蓚€(gè)', '翟(zhái)先生'])('leaves %s alone', (source) => {
    expect(repair(source, { polluted: false })).toEqual(unchanged(source));
  });

  it('marks characters that were lost', () => {
    const repaired = repair('會(huì )議\ufffd\ufffd', { polluted: false });
    expect(repaired.text).toBe('會(huì )議\ufffd\ufffd');
    expect(spans(repaired, 'source')).toEqual([{ start: 8, end: 10 }]);
  });

  it('never changes it', () => {
    fc.assert(
      fc.property(newsText, (source) => {
        expect(isPolluted(source)).toBe(false);
        expect(repair(source, { polluted: false })).toEqual(unchanged(source));
      }),
    );
  });
});

describe('the article that a scraper left', () => {
  const seed = existsSync(SEED) ? readFileSync(SEED, 'utf8') : '';

  it.skipIf(!seed)(`has 302 stray readings and 3 damaged spans (skipped without ${SEED})`, () => {
    expect(isPolluted(seed)).toBe(true);
    const { text, strays, damaged } = repair(seed, { polluted: true });
    expect(strays).toHaveLength(302);
    expect(damaged.map(({ source }) => seed.slice(source.start, source.end))).toEqual([
      '?jì)蓚€(gè)',
      '?;顒?dòng)',
      '??松履茉矗ňd',
    ]);
    const left = damaged.reduceRight(
      (kept, { clean }) => kept.slice(0, clean.start) + kept.slice(clean.end),
      text,
    );
    expect(left).not.toMatch(/[a-zà-ǜ]/);
  });

  it.skipIf(!seed)(`has 2 spans that can be rebuilt (skipped without ${SEED})`, () => {
    const { text, damaged, rebuilt } = repair(seed, { polluted: true, knowledge });
    expect(
      texts(
        seed,
        rebuilt.map(({ source }) => source),
      ),
    ).toEqual(['?jì)蓚€(gè)', '?;顒?dòng)']);
    expect(
      texts(
        text,
        rebuilt.map(({ clean }) => clean),
      ),
    ).toEqual(['兩個', '。活動']);
    expect(
      texts(
        seed,
        damaged.map(({ source }) => source),
      ),
    ).toEqual(['??松履茉矗ňd']);
  });
});

function texts(text: string, of: readonly Span[]): string[] {
  return of.map(({ start, end }) => text.slice(start, end));
}

function spans({ damaged }: Repaired, side: 'source' | 'clean'): Span[] {
  return damaged.map((damage) => damage[side]);
}

function unchanged(text: string): Repaired {
  return { text, map: [], strays: [], damaged: [], rebuilt: [] };
}

/** A gap of no length after all of it. */
function end(text: string, traditional: string) {
  return {
    text: { start: text.length, end: text.length },
    traditional: { start: traditional.length, end: traditional.length },
  };
}
