import { describe, expect, it } from 'vitest';
import { readTermFile } from '../../lib/glossary/own/read-file.ts';
import { decodeStrictly } from './decode-strictly.ts';

const read = (text: string) =>
  readTermFile('a.tbx', new TextEncoder().encode(text), decodeStrictly);
const terms = (text: string) => read(text).terms.map(({ term }) => term);

const V3 = 'xmlns="urn:iso:std:iso:30042:ed-2"';
const WANTED = {
  headword: '双城经济圈',
  forms: ['雙城圈'],
  english: 'twin-city circle; twin cities',
  definition: 'Two cities & their region',
  source: 'a speech',
};

describe('TBX', () => {
  it.each([
    [
      'ISO 30042:2019 in DCA style',
      `<tbx style="dca" type="TBX-Basic" xml:lang="en" ${V3}><tbxHeader><fileDesc/></tbxHeader><text><body>
      <conceptEntry id="c1"><descrip type="definition">Two cities &amp; their region</descrip><admin type="source">a speech</admin>
      <langSec xml:lang="en"><termSec><term>twin-city circle</term></termSec><termSec><term>twin cities</term></termSec></langSec>
      <langSec xml:lang="zh-TW"><termSec><term>雙城圈</term></termSec></langSec>
      <langSec xml:lang="zh-CN"><termSec><term>双城经济圈</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec></langSec>
      </conceptEntry></body></text></tbx>`,
    ],
    [
      'ISO 30042:2019 in DCT style',
      `<tbx style="dct" type="TBX-Basic" xml:lang="en" ${V3} xmlns:basic="http://www.tbxinfo.net/ns/basic" xmlns:min="http://www.tbxinfo.net/ns/min"><text><body>
      <conceptEntry id="c1"><basic:definition>Two cities &#38; their region</basic:definition><basic:source>a speech</basic:source>
      <langSec xml:lang="zh"><termSec><term>双城经济圈</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec><termSec><term>雙城圈</term></termSec></langSec>
      <langSec xml:lang="en"><termSec><term>twin-city circle</term></termSec><termSec><term>twin cities</term></termSec></langSec>
      </conceptEntry></body></text></tbx>`,
    ],
    [
      'martif, of before 2019',
      `<?xml version="1.0"?><martif type="TBX" xml:lang="en"><text><body><termEntry id="1">
      <langSet xml:lang="zh-Hans"><tig><term>双城<hi>经济</hi>圈</term></tig><ntig><termGrp><term>雙城圈</term></termGrp></ntig></langSet>
      <langSet xml:lang="en"><descripGrp><descrip type="definition"><![CDATA[Two cities & their region]]></descrip><admin type="source">a speech</admin></descripGrp>
      <tig><term>twin-city circle</term></tig><tig><term>twin cities</term></tig></langSet>
      </termEntry></body></text></martif>`,
    ],
  ])('is read as %s has it', (_, text) => {
    expect(terms(text)).toEqual([WANTED]);
  });

  it('names the line of an entry without a Chinese term, and keeps the others', () => {
    const { problems, terms: kept } = read(`<tbx ${V3}><text><body>
<conceptEntry id="a"><langSec xml:lang="ja"><termSec><term>日本語</term></termSec></langSec></conceptEntry>
<conceptEntry id="b"><langSec xml:lang="zh"><termSec><term>双城</term></termSec></langSec></conceptEntry>
</body></text></tbx>`);
    expect(problems.map(({ place, what }) => [place.number, what])).toEqual([[2, 'missing']]);
    expect(kept.map(({ term, place }) => [term.headword, place.number])).toEqual([['双城', 3]]);
  });

  it('keeps markup in a field as the text that it is', () => {
    const [term] = terms(
      `<tbx ${V3}><text><body><conceptEntry><note>&lt;script&gt;alert(1)&lt;/script&gt;</note><langSec xml:lang="zh"><termSec><term>双城</term></termSec></langSec></conceptEntry></body></text></tbx>`,
    );
    expect(term?.note).toBe('<script>alert(1)</script>');
  });

  const bomb = `<!DOCTYPE tbx [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, at) => `<!ENTITY ${'bcdefghij'[at]} "${`&${'abcdefghi'[at]};`.repeat(10)}">`).join('')}]>`;
  it.each([
    ['a bomb of entities', `${bomb}<tbx><text>&j;</text></tbx>`, 'doctype'],
    [
      'a file of the disk',
      '<!DOCTYPE tbx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tbx>&x;</tbx>',
      'doctype',
    ],
    [
      'a remote document type',
      '<!DOCTYPE martif SYSTEM "http://evil.test/a.dtd"><martif/>',
      'doctype',
    ],
    ['an entity that nobody declared', `<tbx ${V3}><text>&x;</text></tbx>`, 'broken at line 1'],
    ['an element that stays open', `<tbx ${V3}>\n<text>`, 'broken at line 2'],
    ['an element closed twice', `<tbx ${V3}>\n\n</text></tbx>`, 'broken at line 3'],
    ['a page', '<html><body>双城</body></html>', 'unknown-format'],
    ['nothing in it', `<tbx ${V3}><text><body/></text></tbx>`, 'empty'],
    [
      'an element of 50,000 attributes',
      `<tbx ${Array.from({ length: 50_000 }, (_, at) => `a${at}=""`).join(' ')}/>`,
      'empty',
    ],
    ['elements 100,000 deep', `<tbx ${V3}>${'<hi>'.repeat(100_000)}`, 'broken'],
  ])('with %s is refused, and says why', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
