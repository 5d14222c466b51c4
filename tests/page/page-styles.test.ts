import { afterEach, describe, expect, it } from 'vitest';
import type { Reader } from '../../lib/page/reader.ts';
import { send } from './devtools.ts';
import { PLAIN, page, readings, readPage } from './reader-page.ts';

let reader: Reader | undefined;
afterEach(() => {
  reader?.stop();
  reader = undefined;
  document.body.replaceChildren();
});

/** Text first, text last, text alone, text between; in a paragraph, and in a body without one. */
const HTML =
  '<div class="content">正文在外，<b id="bare">不分段</b>落。' +
  '<p id="first">重庆<b id="after">四川</b>举行（联席会议），建设<a id="link" href="#x">成渝地区</a>经济</p>' +
  '<p id="last"><b id="before">数据库</b>程序员</p><p id="alone">银行行长参加会议</p>' +
  '<p id="whole"><span id="inside">社会发展</span></p><p id="none"></p></div>';

async function read(css: string): Promise<HTMLElement> {
  const root = page(`<style>${css}</style>${HTML}`);
  root.style.cssText = 'font: 20px/2 sans-serif; width: 380px';
  reader = readPage(root);
  reader.setView({ ...PLAIN, pinyin: true });
  await reader.settled('all');
  expect(readings(root).length).toBeGreaterThan(12);
  return root;
}

const OURS = 'shuangdu-text, shuangdu-text *';

/** Everything that the browser computed for our elements and their readings, and where they stand. */
function drawn(root: Element) {
  return [...root.querySelectorAll(OURS)].map((element) => ({
    element: element.outerHTML,
    boxes: [...element.getClientRects()].map(({ x, y, width, height }) => [x, y, width, height]),
    styles: ['', '::before', '::after'].map((pseudo) => {
      const style = getComputedStyle(element, pseudo);
      const isThere = pseudo === '' || style.content !== 'none';
      const names = isThere && element.localName !== 'wbr' ? [...style] : [];
      return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
    }),
  }));
}

const MANY =
  'display: block; position: relative; float: left; margin: 1em; padding: 9px; border: 2px solid red; ' +
  'font: italic 700 30px/3 serif; color: red; background: blue; opacity: 0.5; visibility: hidden; ' +
  'white-space: pre; text-indent: 3em; letter-spacing: 4px; vertical-align: 10px; transform: scale(2); ' +
  'width: 50px; clear: both; overflow: hidden; text-decoration: underline';

describe('words and readings stand as if a page had said nothing of all its elements', () => {
  it.each<{ of: string; pseudo?: '' | '::before' | '::after'; says: string }>([
    { of: 'p > :first-child', says: MANY },
    { of: ':empty', says: 'display: none' },
    { of: ':empty', says: MANY },
    { of: ':only-child', says: MANY },
    { of: 'p:has(> :first-child) > *', says: MANY },
    { of: 'p > *', says: MANY },
    { of: '* + *', says: 'margin-top: 2em; margin-left: 2em; display: block' },
    { of: '.content > *', says: 'display: block; margin: 1em' },
    { of: 'article *', says: 'position: relative; float: left' },
    { of: 'article *', says: MANY },
    { of: ':not(:defined)', says: 'visibility: hidden; opacity: 0' },
    { of: '*', pseudo: '::before', says: 'content: "x"; position: absolute' },
    {
      of: 'p *',
      pseudo: '::before',
      says: 'content: "x"; display: block; float: left; width: 50px',
    },
    { of: '.content > *', pseudo: '::after', says: 'content: ""; display: table; clear: both' },
  ])('$of $pseudo { $says }', async ({ of, pseudo = '', says }) => {
    for (const important of [false, true]) {
      const rules = important ? says.replaceAll(/;|$/g, ' !important;') : says;
      const root = await read(`${of}${pseudo} { ${rules} }`);
      const style = root.querySelector('style') as HTMLElement;
      const now = drawn(root);
      const words = [...root.querySelectorAll('shuangdu-word')];
      // Else a rule that reaches no element of ours would prove nothing.
      const reached = of !== ':empty' ? root.querySelectorAll(`:is(${OURS}):is(${of})`).length : 1;
      expect(reached).toBeGreaterThan(0);
      for (const word of words) {
        const { content, display, width } = getComputedStyle(word, '::before');
        expect(getComputedStyle(word).display).toBe('inline');
        expect(content).toContain(word.getAttribute('reading'));
        expect([display, width]).toEqual(['inline-block', '0px']);
      }
      style.textContent = `${of}:where(:not(${OURS}))${pseudo} { ${rules} }`;
      expect(now).toEqual(drawn(root));
      reader?.stop();
    }
  });
});

describe('selectors of the page, while our elements stand in its text', () => {
  /** Which of the page's own elements `selector` finds, by id. */
  const found = (root: Element, selector: string) =>
    [...root.querySelectorAll(`[id]:is(${selector})`)].map(({ id }) => id);

  it.each<{ selector: string; lost?: string[]; gained?: string[] }>([
    { selector: '*' },
    { selector: ':empty' },
    { selector: ':first-of-type' },
    { selector: ':last-of-type' },
    { selector: 'p + p' },
    { selector: 'p > *' },
    { selector: 'p:first-of-type' },
    { selector: 'p:has(> b)' },
    // Our element stands behind a text: it is the first child where a text was the first node.
    { selector: 'p > :first-child', lost: ['after'] },
    { selector: 'p:has(> b:first-child)', lost: ['first'] },
    { selector: '.content > :first-child', lost: ['bare'] },
    // It is the last child where a text was the last node.
    { selector: 'p > :last-child', lost: ['link', 'before'] },
    { selector: 'p > :only-child', lost: ['before'] },
    // It stands between elements that only text lay between.
    { selector: 'b + a', lost: ['link'] },
    { selector: '.content > b + p', lost: ['first'] },
    { selector: '* + *', gained: ['after', 'bare'] },
    { selector: 'p > :nth-child(2)', lost: ['link'], gained: ['after'] },
    // A paragraph of text alone has an element in it.
    { selector: 'p:has(*)', gained: ['alone'] },
    { selector: 'p:not(:has(*))', lost: ['alone'] },
  ])('$selector', async ({ selector, lost = [], gained = [] }) => {
    const unread = found(page(HTML), selector);
    const now = found(await read(''), selector);
    expect(unread.filter((id) => !now.includes(id)).sort()).toEqual([...lost].sort());
    expect(now.filter((id) => !unread.includes(id)).sort()).toEqual([...gained].sort());
    reader?.stop();
  });

  it('p::first-letter styles the first character as long as no reading stands before it', async () => {
    const css = 'p::first-letter { font-size: 60px; float: left; color: rgb(255, 0, 0) }';
    const heightOf = (paragraph: Element, character: string) => {
      const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const text = walker.currentNode as Text;
        const at = text.data.indexOf(character);
        if (at === -1) continue;
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().height;
      }
      throw new RangeError(`there is no ${character}`);
    };
    const unread = page(`<style>${css}</style><p>银行行长</p>`);
    const [large, small] = ['银', '长'].map((one) => heightOf(unread.children[1] as Element, one));
    expect(large).toBeGreaterThan(2 * (small as number));

    const root = page(`<style>${css}</style><p>银行行长</p><p>“银行”行长</p><p>5 家银行</p>`);
    reader = readPage(root);
    reader.setView({ ...PLAIN, pinyin: true });
    await reader.settled('all');
    const paragraphs = [...root.querySelectorAll('p')];
    const heights = paragraphs.map((paragraph) =>
      heightOf(paragraph, paragraph.textContent?.[0] ?? ''),
    );
    expect(heights.map((height) => height > 2 * (small as number))).toEqual([false, false, true]);
    expect(readings(root).length).toBeGreaterThan(4);
  });
});

describe('on paper', () => {
  it('readings stand over their words as on the screen', async () => {
    const boilerplate =
      '@media print { *, *::before, *::after { color: #000 !important; background: none !important; ' +
      'text-shadow: none !important } a[href]::after { content: " (" attr(href) ")" } ' +
      'p { orphans: 3; widows: 3 } }';
    const root = await read(boilerplate);
    const boxes = () =>
      [...root.querySelectorAll('#alone shuangdu-word')].map((word) => {
        const { content, display, verticalAlign } = getComputedStyle(word, '::before');
        const { width, height } = word.getBoundingClientRect();
        return { content, display, verticalAlign, width, height };
      });
    const onScreen = boxes();
    await send('Emulation.setEmulatedMedia', { media: 'print' });
    try {
      expect(matchMedia('print').matches).toBe(true);
      expect(boxes()).toEqual(onScreen);
      expect(onScreen.map(({ content }) => content)).toContain('"yínháng" / ""');
      const line = root.querySelector('#alone')?.getBoundingClientRect().height ?? 0;
      expect(line).toBeGreaterThan(Number.parseFloat(getComputedStyle(root).fontSize) * 1.7);
    } finally {
      await send('Emulation.setEmulatedMedia', { media: '' });
    }
  });
});
