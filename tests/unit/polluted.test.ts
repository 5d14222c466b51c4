import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { openNameMojibake } from '../../lib/repair/mojibake.ts';
import { isPolluted } from '../../lib/repair/polluted.ts';
import { openKnowledge, repair } from '../../lib/repair/repair.ts';
import { pollute } from '../pages/pollute.ts';
import { cedictLanguage } from './cedict-language.ts';
import { PAGES, savedPages } from './saved-page-texts.ts';

const CANDIDATES = path.join(import.meta.dirname, '../../../shared/glossary/candidates.tsv');
/** Built before the tests: it takes a second or two. */
const knowledge = openKnowledge(cedictLanguage());

describe('isPolluted', () => {
  const report =
    '会议提出，要推动经济发展，加强产业协同，把各项任务落实好。双方听取了有关情况的汇报，' +
    '并就开放合作、科学创新、公共服务等问题交换意见。';

  it('recognises what a scraper did to a short report', () => {
    expect(isPolluted(pollute(report).text)).toBe(true);
  });

  /** Heteronyms stand in it in both their readings. */
  const long = (
    '重庆市市长说，长江沿线的银行行长都还得参加调研，行程还在调整，重复的工作得减少。为了农民，当地为此分得了一笔资金，' +
    '数据还原要重新调度，教师教书，传说在传记里得到传播，各地都在长高的楼里数数，分量当真重，还要量一量，行不行当场说。'
  ).repeat(2);

  const unseen = '鐵(tiě)路、鐵(tiě)橋和銀(yín)行,鋼(gāng)鐵(tiě)與銀(yín)器,鐵(tiě)路沿線';

  it.each([
    { how: 'characters that scrapers annotate', text: '推動(dòng)經(jīng)濟發(fā)展和開(kāi)放' },
    { how: 'blanks', text: '鐵(tiě )路、銀(yín )行、鋼(gāng)材、橋(qiáo)梁' },
    { how: 'readings that come back', text: unseen },
  ])('recognises a few readings by $how', ({ text }) => {
    expect(isPolluted(`${report}${text}`)).toBe(true);
  });

  it.each([
    { how: 'without tone marks', text: toneless(pollute(report.repeat(2)).text) },
    { how: 'on every character', text: annotate(long, (character) => pinyin(character)) },
    { how: 'on every character, no tone marks', text: toneless(annotate(long, pinyin)) },
  ])('recognises readings $how', ({ text }) => {
    expect(isPolluted(text)).toBe(true);
  });

  it.each([
    { name: 'a clean report', text: report },
    {
      name: 'an article for learners, each character read in context',
      text: annotateInContext(long),
    },
    {
      name: 'a report with words in brackets that look like syllables',
      text: `${report}人工智能(an)、男士(men)和品牌(ma)`.repeat(4),
    },
    {
      name: 'notes on the terms of a theory, each glossed at first',
      text: `經(jing)、緯(wei)、薪(xin)、鼎(ding)。${'經緯之間，薪在鼎下。'.repeat(8)}`,
    },
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

describe('saved pages', () => {
  const nameMojibake = openNameMojibake((bytes, encoding) =>
    new TextDecoder(encoding).decode(bytes),
  );
  const pages = savedPages();

  it.skipIf(pages.length === 0)(
    `are polluted only where labelled so, and none read wrongly (skipped without ${PAGES})`,
    () => {
      const polluted = pages.filter(({ text }) => isPolluted(text));
      expect(polluted.map(({ label }) => label)).toEqual(['polluted-hant']);
      expect(pages.filter(({ text }) => nameMojibake(text))).toEqual([]);
    },
  );

  it.skipIf(pages.length === 0)(
    `stay as they are, but for the polluted one (skipped without ${PAGES})`,
    () => {
      for (const { label, text } of pages) {
        const repaired = repair(text, { polluted: isPolluted(text), knowledge });
        if (label === 'polluted-hant') expect(repaired.strays.length).toBeGreaterThan(50);
        else expect(repaired.text === text, label).toBe(true);
      }
    },
  );

  it.skipIf(!existsSync(CANDIDATES))(
    `and terms stay as they are even in a polluted article (skipped without ${CANDIDATES})`,
    () => {
      const terms = readFileSync(CANDIDATES, 'utf8')
        .split('\n')
        .map((line) => line.split('\t')[0] ?? '');
      expect(terms.length).toBeGreaterThan(5000);
      for (const text of [...terms, terms.join('\n'), terms.join('')]) {
        expect(isPolluted(text)).toBe(false);
        const { strays, damaged, rebuilt } = repair(text, { polluted: true, knowledge });
        expect([strays, damaged, rebuilt], text).toEqual([[], [], []]);
      }
    },
  );
});

/** A reading behind each Han character. */
function annotate(text: string, read: (character: string) => string): string {
  return text.replace(/\p{Script=Han}/gu, (character) => `${character}(${read(character)})`);
}

/** As people annotate: the reading that fits the word. */
function annotateInContext(text: string): string {
  const readings = pinyin(text, { type: 'array' });
  return [...text]
    .map((at, index) => (readings[index] === at ? at : `${at}(${readings[index]})`))
    .join('');
}

/** Without the tone marks of readings. */
function toneless(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0304\u030c]/g, '')
    .normalize('NFC');
}
