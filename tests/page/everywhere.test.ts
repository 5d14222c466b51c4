import { afterEach, describe, expect, it } from 'vitest';
import type { Reader } from '../../lib/page/reader.ts';
import { PLAIN, page, readings, readPage, shownText, turn } from './reader-page.ts';

let reader: Reader | undefined;
afterEach(() => {
  reader?.stop();
  reader = undefined;
});

const BOTH = { ...PLAIN, script: 'hant-tw', pinyin: true, glossary: true } as const;

/** Reads `html` in Taiwan's script with readings, and checks that going away leaves no trace. */
async function read(html: string, terms: string[] = []): Promise<HTMLElement> {
  const root = page(html);
  reader = readPage(root, { terms });
  reader.setView(BOTH);
  await reader.settled('all');
  return root;
}

describe('text wherever it stands', () => {
  it.each([
    ['a table', '<table><caption>头发</caption><tr><th>发展</th><td>后天</td></tr></table>'],
    ['lists', '<ul><li>头发<ol><li>发展</li></ol></li></ul><dl><dt>后天</dt><dd>皇后</dd></dl>'],
    [
      'closed and open details',
      '<details><summary>头发</summary>发展</details><details open>后天</details>',
    ],
    ['lines between <br>', '<div>头发<br>发展<br><br>后天</div>'],
    ['a body without paragraphs', '头发<br>发展<b>后天</b>皇后'],
    ['flex children', '<div style="display:flex; gap: 1em">头发<b>发展</b>后天</div>'],
    ['grid children', '<div style="display:grid">头发<b>发展</b>后天</div>'],
    ['pre-wrapped text', '<div style="white-space: pre">头发\n  发展\t后天</div>'],
    ['vertical text', '<p style="writing-mode: vertical-rl; height: 9em">头发发展后天</p>'],
    ['columns', '<div style="columns: 2">头发发展后天</div>'],
    [
      'a line clamp',
      '<p style="display:-webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden">头发发展后天</p>',
    ],
    ['inline blocks', '<p>头发<span style="display:inline-block">发展</span>后天</p>'],
    [
      'positioned and floating text',
      '<p><span style="float:left">头发</span><span style="position:absolute">发展</span></p>',
    ],
    ['text beside a comment and a script', '<p>头发<!-- 注 -->发展<script>/* 头发 */</script></p>'],
    ['hidden text', '<p hidden>头发</p><p style="display:none">发展</p>'],
  ])('%s', async (_, html) => {
    const plain = page(html).textContent ?? '';
    const root = await read(html);
    const { innerHTML } = root;
    expect(readings(root).length).toBeGreaterThan(0);
    const shown = shownText(root);
    expect(shown).not.toBe(plain);
    expect(
      shown.replaceAll('頭髮', '头发').replaceAll('發展', '发展').replaceAll('後天', '后天'),
    ).toBe(plain);
    expect(innerHTML).toContain('shuangdu-word');
    reader?.stop();
    expect(root.innerHTML).toBe(page(html).innerHTML);
  });

  it("keeps the page's own ruby, and shows its script", async () => {
    const root = await read('<p><ruby>头发<rt>tóufa</rt></ruby>发展</p>');
    expect(root.querySelector('ruby')?.innerHTML).toBe('頭髮<rt>tóufa</rt>');
    expect(readings(root)).toEqual([['發展', 'fāzhǎn']]);
  });

  it('counters, quotes and bullets of the page are left alone', async () => {
    const root = await read(
      '<style>p { counter-increment: p } p::before { content: counter(p) "、" } q::before { content: "「" }</style><p>头发</p><p>发展<q>后天</q></p>',
    );
    const texts = [...root.querySelectorAll('p')].map(
      (p) => getComputedStyle(p, '::before').content,
    );
    expect(texts).toEqual(['counter(p) "、"', 'counter(p) "、"']);
  });

  it('does not lay out words anew where the page spaces its letters', async () => {
    const root = await read(
      '<p style="letter-spacing: 4px; word-spacing: 9px; text-indent: 2em">头发发展</p>',
    );
    const [word] = root.querySelectorAll('shuangdu-word');
    expect(word && getComputedStyle(word, '::before').letterSpacing).toBe('normal');
  });
});

describe('text in boxes that do not grow', () => {
  const LONG = '头发很长，发展很快，后天见，皇后的头发很长，发展很快，后天见。';

  it.each([
    ['a fixed height', 'height: 40px; overflow: hidden; width: 300px; line-height: 20px'],
    [
      'a line clamp',
      'display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; width: 220px',
    ],
    [
      'one line with an ellipsis',
      'white-space: nowrap; overflow: hidden; text-overflow: ellipsis; width: 200px',
    ],
  ])('%s keeps its text in sight: script, but no readings', async (_, style) => {
    const root = await read(`<h3 style="${style}">${LONG}</h3><p>${LONG}</p>`);
    const box = root.querySelector('h3') as Element;
    expect(readings(box)).toEqual([]);
    expect(box.textContent).toContain('頭髮很長');
    expect(readings(root.querySelector('p') as Element).length).toBeGreaterThan(5);
  });

  it('a box that grows has readings, and so has an article that folds out', async () => {
    const root = await read(
      `<div style="overflow: hidden"><p>${LONG}</p></div>
      <section style="max-height: 400px; overflow: hidden">${`<p>${LONG}</p>`.repeat(30)}</section>`,
    );
    expect([...root.querySelectorAll('p')].every((p) => readings(p).length > 5)).toBe(true);
  });
});

describe('text in shadow roots', () => {
  function host(html: string): HTMLElement {
    const root = page('<p>头发</p><news-card><i slot="x">后天</i></news-card><p>发展</p>');
    const card = root.querySelector('news-card') as HTMLElement;
    card.attachShadow({ mode: 'open' }).innerHTML = html;
    return root;
  }
  /** Text of the page's own in a shadow root, where our style stands as well. */
  const textOf = (shadow: ShadowRoot) =>
    [...shadow.childNodes]
      .filter((node) => node.nodeName !== 'STYLE')
      .map((node) => node.textContent)
      .join('');
  const shadowOf = (root: Element) => root.querySelector('news-card')?.shadowRoot as ShadowRoot;

  it('is converted, read, marked, and given back with our style', async () => {
    const root = host('<h2>皇后</h2><p>头发<slot name="x"></slot></p>');
    const { innerHTML } = shadowOf(root);
    reader = readPage(root, { terms: ['皇后'] });
    reader.setView(BOTH);
    await reader.settled('all');
    const shadow = shadowOf(root);
    expect(shadow.querySelector('p')?.textContent).toBe('頭髮');
    expect(root.querySelector('i')?.textContent).toBe('後天');
    const word = shadow.querySelector('shuangdu-word') as Element;
    expect(getComputedStyle(word, '::before').content).toContain('huánghòu');
    expect(CSS.highlights.get('shuangdu-term')?.size).toBe(1);
    reader.stop();
    expect(shadow.innerHTML).toBe(innerHTML);
  });

  it('is followed when it changes, nested roots included', async () => {
    const root = host('<p>皇后</p><x-inner></x-inner>');
    const inner = shadowOf(root).querySelector('x-inner') as Element;
    inner.attachShadow({ mode: 'open' }).append('发展');
    reader = readPage(root);
    reader.setView({ ...PLAIN, script: 'hant-tw' });
    await reader.settled('all');
    expect(textOf(inner.shadowRoot as ShadowRoot)).toBe('發展');
    (inner.shadowRoot as ShadowRoot).append('头发');
    (shadowOf(root).querySelector('p')?.firstChild as Text).data = '台湾';
    await turn();
    await reader.settled('all');
    expect(textOf(inner.shadowRoot as ShadowRoot)).toBe('發展頭髮');
    expect(shadowOf(root).querySelector('p')?.textContent).toBe('台灣');
    const taken = root.querySelector('news-card') as Element;
    taken.remove();
    await turn();
    expect(taken.shadowRoot?.querySelector('style')).toBe(null);
    expect(taken.shadowRoot?.querySelector('p')?.textContent).toBe('台湾');
  });

  it('is found in an element that gets its shadow root later', async () => {
    const root = page('<news-card></news-card><p>发展</p>');
    reader = readPage(root);
    reader.setView({ ...PLAIN, script: 'hant-tw' });
    await reader.settled('all');
    const shadow = (root.querySelector('news-card') as Element).attachShadow({ mode: 'open' });
    shadow.append('头发');
    root.querySelector('p')?.append('。');
    await turn();
    await reader.settled('all');
    expect(textOf(shadow)).toBe('頭髮');
  });
});

describe('another script that rewrites the same text', () => {
  const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

  /** A converter of its own: puts every text it sees back into simplified characters. */
  function fight(root: Element, delay: number, replaces: boolean) {
    let rewrites = 0;
    const back = () => {
      const paragraph = root.querySelector('p') as Element;
      if (!/[頭髮]/.test(paragraph.textContent ?? '')) return;
      rewrites += 1;
      if (replaces) paragraph.innerHTML = '头发';
      else (paragraph.firstChild as Text).data = '头发';
    };
    const observer = new MutationObserver(() => (delay ? setTimeout(back, delay) : back()));
    observer.observe(root, { subtree: true, childList: true, characterData: true });
    return { stop: () => observer.disconnect(), rewrites: () => rewrites };
  }

  it.each([
    ['at once, in the same node', 0, false],
    ['a while later, in the same node', 60, false],
    ['at once, in new nodes', 0, true],
  ])('is left the text it puts back %s', async (_, delay, replaces) => {
    const root = page('<p>头发</p><h2>发展</h2>');
    const other = fight(root, delay, replaces);
    reader = readPage(root);
    reader.setView({ ...PLAIN, script: 'hant-tw' });
    await expect.poll(() => other.rewrites(), { timeout: 4000 }).toBeGreaterThan(1);
    await wait(1500);
    const rewrites = other.rewrites();
    await wait(400);
    expect(other.rewrites()).toBe(rewrites);
    expect(rewrites).toBeLessThan(40);
    expect(root.querySelector('p')?.textContent).toBe('头发');
    expect(root.querySelector('h2')?.textContent).toBe('發展');
    expect(reader.report().leftAlone).toBe(1);
    other.stop();
  });

  it('does not keep us from text that streams in', async () => {
    const root = page('<p>头</p>');
    reader = readPage(root);
    reader.setView({ ...PLAIN, script: 'hant-tw' });
    const node = root.querySelector('p')?.firstChild as Text;
    let text = '头发';
    for (let at = 0; at < 25; at += 1) {
      text += '发展';
      node.data = text;
      await wait(20);
    }
    await expect.poll(() => root.textContent, { timeout: 8000 }).toBe(`頭髮${'發展'.repeat(25)}`);
  }, 15_000);
});
