import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isPolluted } from '../../lib/repair/polluted.ts';
import { repair } from '../../lib/repair/repair.ts';
import { demoPages } from '../../scripts/build-demo-pages.ts';

const FOLDER = path.join(import.meta.dirname, '../pages');
const FILES = ['demo-hans.html', 'demo-hant.html', 'demo-polluted.html'] as const;

/** The terms that the demo is there to show, in simplified characters. */
const TERMS = [
  ...['成渝地区双城经济圈', '党政联席会议', '省委书记', '省长', '省人大常委会主任', '政协主席'],
  ...['党组书记', '党的二十大', '中央经济工作会议', '高质量发展', '中国式现代化', '新型城镇化'],
  ...['西部陆海新通道', '长江经济带', '国家战略腹地', '川渝通办', '新质生产力', '新型工业化'],
  ...['十四五', '四化同步', '五区共兴', '两中心两高地', '经济区与行政区适度分离改革'],
  ...['乡村全面振兴', '先进制造业集群'],
];

function committed(file: string): string {
  return readFileSync(path.join(FOLDER, file), 'utf8');
}

function textOf(html: string): string {
  return html.replace(/<style>.*?<\/style>|<[^>]*>/gs, '');
}

describe('the demo pages', () => {
  it.each(FILES)('%s is what `node scripts/build-demo-pages.ts` writes', (file) => {
    expect(committed(file)).toBe(demoPages().get(file));
  });

  it.each(TERMS)('have %s', (term) => {
    expect(textOf(committed('demo-hans.html'))).toContain(term);
  });

  it('cut through most of the terms with inline tags', () => {
    const html = committed('demo-hans.html');
    const cut = TERMS.filter((term) => !html.includes(term));
    expect(cut.length).toBeGreaterThan(TERMS.length / 2);
  });

  it('have the same markup in traditional characters', () => {
    const tags = (file: string) => committed(file).match(/<\/?[a-z]+\d?/g);
    expect(tags('demo-hant.html')).toEqual(tags('demo-hans.html'));
    expect(textOf(committed('demo-hant.html'))).toContain('推動成渝地區雙城經濟圈建設');
  });

  it.each(FILES)('ask for nothing outside of %s', (file) => {
    expect(committed(file)).not.toMatch(/\b(src|srcset)=|url\(|@import|<script|<link|https?:/);
  });

  it('are polluted where they say so, and only there', () => {
    expect(FILES.filter((file) => isPolluted(textOf(committed(file))))).toEqual([
      'demo-polluted.html',
    ]);
  });

  it('have stray readings and damage of each kind in the polluted one', () => {
    const source = textOf(committed('demo-polluted.html'));
    const { strays, damaged } = repair(source, { polluted: true });
    expect(strays.length).toBeGreaterThan(100);
    expect(damaged.map((damage) => source.slice(damage.source.start, damage.source.end))).toEqual([
      '??萍肌a(chǎn)',
      '?;顒?dòng)',
      '?jì)煞矫娑家性鲩L(cháng)',
    ]);
  });
});
