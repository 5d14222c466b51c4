import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type Encoding, openNameMojibake } from '../../lib/repair/mojibake.ts';
import { PAGES, savedPages } from './saved-page-texts.ts';

const nameMojibake = openNameMojibake((bytes, encoding) => new TextDecoder(encoding).decode(bytes));

const HANS =
  '市政府今天上午举行新闻发布会，介绍了全市上半年的经济运行情况。负责人说，下一步要把稳就业放在更重要的位置，' +
  '让老百姓过上更好的日子。会议还要求各部门加强合作，共同解决群众关心的问题。';
const HANT =
  '市政府今天上午舉行新聞發布會，介紹了全市上半年的經濟運行情況。負責人說，下一步要把穩就業放在更重要的位置，' +
  '讓老百姓過上更好的日子。會議還要求各部門加強合作，共同解決群眾關心的問題。';

const KINDS: readonly { text: string; bytes: Encoding; readAs: Encoding }[] = [
  { text: HANS, bytes: 'utf-8', readAs: 'gbk' },
  { text: HANT, bytes: 'utf-8', readAs: 'gbk' },
  { text: HANS, bytes: 'utf-8', readAs: 'windows-1252' },
  { text: HANT, bytes: 'utf-8', readAs: 'windows-1252' },
  { text: HANS, bytes: 'gbk', readAs: 'windows-1252' },
  { text: HANS, bytes: 'gbk', readAs: 'big5' },
  { text: HANT, bytes: 'big5', readAs: 'windows-1252' },
  { text: HANT, bytes: 'big5', readAs: 'gbk' },
];

describe('nameMojibake', () => {
  it.each(KINDS)('says of $text that it is $bytes read as $readAs', ({ text, bytes, readAs }) => {
    const read = new TextDecoder(readAs).decode(iconv.encode(text, bytes));
    expect(nameMojibake(`<nav>menu</nav> ${read}`)).toEqual({ bytes, readAs });
  });

  it('knows Latin-1 with its control characters as well', () => {
    const read = iconv.decode(iconv.encode(HANS, 'gbk'), 'latin1');
    expect(nameMojibake(read)).toEqual({ bytes: 'gbk', readAs: 'windows-1252' });
  });

  it.each([
    { name: 'simplified Chinese', text: HANS },
    { name: 'traditional Chinese', text: HANT },
    { name: 'a few characters', text: iconv.decode(iconv.encode('新闻', 'utf-8'), 'gbk') },
    { name: 'English', text: 'The city council met today. '.repeat(20) },
    { name: 'French', text: 'Le président a été élu à Genève, où la fête a commencé. '.repeat(20) },
    { name: 'Russian', text: 'Сегодня в городе прошло совещание. '.repeat(20) },
    { name: 'Japanese', text: '市は今日、記者会見を開き、経済の状況について説明した。'.repeat(10) },
    { name: 'Korean', text: '시는 오늘 기자 회견을 열어 경제 상황을 설명했다. '.repeat(10) },
    {
      name: 'rare characters, as in a list of names',
      text: '翟郗亓逄仝佘阚郏璩蔺鄢檀逯盍鲍娄邰訾缪厍'.repeat(5),
    },
    { name: 'nothing', text: '' },
  ])('has no name for $name', ({ text }) => {
    expect(nameMojibake(text)).toBe(null);
  });
});

describe('saved news read in the wrong encoding', () => {
  const pages = savedPages();
  /** Han characters; shorter texts are not what is meant by a whole page. */
  const MIN_HAN = 100;

  describe.skipIf(pages.length === 0)(`(skipped without ${PAGES})`, () => {
    it.each<{ labels: RegExp; bytes: Encoding; readAs: Encoding }>([
      { labels: /^news/, bytes: 'utf-8', readAs: 'gbk' },
      { labels: /^news/, bytes: 'utf-8', readAs: 'windows-1252' },
      { labels: /zh|^news/, bytes: 'big5', readAs: 'gbk' },
    ])('is named: $bytes as $readAs', ({ labels, ...kind }) => {
      const wrong = savedPages(kind.readAs);
      const names = pages.flatMap(({ label, encoding, text }, index) => {
        const isLong = (text.match(/\p{Script=Han}/gu)?.length ?? 0) >= MIN_HAN;
        if (!labels.test(label) || encoding !== kind.bytes || !isLong) return [];
        return [nameMojibake(wrong[index]?.text ?? '')];
      });
      expect(names.length).toBeGreaterThan(0);
      expect(names).toEqual(names.map(() => kind));
    });
  });
});
