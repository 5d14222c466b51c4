import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTonedSyllable } from '../../lib/pinyin/syllable.ts';
import { isPolluted, type Repaired, repair } from '../../lib/repair/repair.ts';
import { type Span, shownSpan, toSource } from '../../lib/span.ts';
import { pollute } from '../pages/pollute.ts';
import { newsText } from './news-text.ts';

const SHARED = path.join(import.meta.dirname, '../../../shared');
const SEED = path.join(SHARED, 'seed/article.txt');
const PAGES = path.join(SHARED, 'pages');

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

describe('isPolluted', () => {
  const report =
    '会议提出，要推动经济发展，加强产业协同，把各项任务落实好。双方听取了有关情况的汇报，' +
    '并就开放合作、科学创新、公共服务等问题交换意见。';

  it('recognises what a scraper did to a short report', () => {
    expect(isPolluted(pollute(report).text)).toBe(true);
  });

  const unseen = '鐵(tiě)路、鐵(tiě)橋和銀(yín)行,鋼(gāng)鐵(tiě)與銀(yín)器,鐵(tiě)路沿線';

  it.each([
    { how: 'characters that scrapers annotate', text: '推動(dòng)經(jīng)濟發(fā)展和開(kāi)放' },
    { how: 'blanks', text: '鐵(tiě )路、銀(yín )行、鋼(gāng)材、橋(qiáo)梁' },
    { how: 'readings that come back', text: unseen },
  ])('recognises a few readings by $how', ({ text }) => {
    expect(isPolluted(`${report}${text}`)).toBe(true);
  });

  it.each([
    { name: 'a clean report', text: report },
    { name: 'a line of three readings', text: '推動(dòng)當地經(jīng)濟穩步發(fā)展' },
    { name: 'a long report that quotes a polluted line', text: report.repeat(12) + unseen },
    {
      name: 'a report that glosses rare characters',
      text: `${report.repeat(3)}翟(zhái)某、郗(xī)某与亓(qí)某、逄(páng)某、仝(tóng)某、佘(shé)某到会。`,
    },
    {
      name: 'a report that annotates one name each time',
      text: `${report}翟(zhái)某说。`.repeat(8),
    },
    {
      name: 'a tale that annotates new words at first',
      text: `${'蝌(kē)蚪(dǒu)变成青蛙(wā)。'.repeat(2)}${'小蝌蚪找青蛙。'.repeat(6)}`,
    },
    {
      name: 'a text for learners with a reading for each character',
      text: '春(chūn)眠(mián)不(bù)覺(jué)曉(xiǎo)'.repeat(2),
    },
    {
      name: 'a lesson on heteronyms',
      text: `${report}长(cháng)江、长(zhǎng)大，银行(háng)、行(xíng)走，重(chóng)复、重(zhòng)要。`.repeat(
        3,
      ),
    },
  ])('does not take $name for polluted', ({ text }) => {
    expect(isPolluted(text)).toBe(false);
  });
});

describe('the article that a scraper left', () => {
  const seed = existsSync(SEED) ? readFileSync(SEED, 'utf8') : '';

  it.skipIf(!seed)(`has 302 stray readings and 3 damaged spans (needs ${SEED})`, () => {
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
});

describe('saved pages', () => {
  const files = existsSync(PAGES)
    ? readdirSync(PAGES).filter((file) => file.endsWith('.html'))
    : [];

  it.skipIf(files.length === 0)(`are polluted only where labelled so (needs ${PAGES})`, () => {
    const polluted = files.filter((file) => isPolluted(pageText(path.join(PAGES, file))));
    expect(polluted).toEqual(files.filter((file) => file.startsWith('polluted')));
  });
});

function texts(text: string, of: readonly Span[]): string[] {
  return of.map(({ start, end }) => text.slice(start, end));
}

function spans({ damaged }: Repaired, side: 'source' | 'clean'): Span[] {
  return damaged.map((damage) => damage[side]);
}

function unchanged(text: string): Repaired {
  return { text, map: [], strays: [], damaged: [] };
}

/** A gap of no length after all of it. */
function end(text: string, traditional: string) {
  return {
    text: { start: text.length, end: text.length },
    traditional: { start: traditional.length, end: traditional.length },
  };
}

/** Text of a saved page, roughly: UTF-8 where it is valid, else GB 18030. */
function pageText(file: string): string {
  const bytes = readFileSync(file);
  let html: string;
  try {
    html = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    html = new TextDecoder('gb18030').decode(bytes);
  }
  return html.replace(/<(script|style)\b.*?<\/\1>|<[^>]*>/gis, ' ');
}
