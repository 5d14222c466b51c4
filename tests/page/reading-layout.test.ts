import { afterEach, describe, expect, it } from 'vitest';
import type { Reader } from '../../lib/page/reader.ts';
import demo from '../pages/demo-hans.html?raw';
import polluted from '../pages/demo-polluted.html?raw';
import { PLAIN, readPage } from './reader-page.ts';

let reader: Reader | undefined;
afterEach(() => {
  reader?.stop();
  reader = undefined;
  document.body.replaceChildren();
});

/** The article of a demo page at `width` CSS pixels, in its own style, with readings on. */
async function readDemo(html: string, width: number, isPolluted: boolean): Promise<HTMLElement> {
  const source = new DOMParser().parseFromString(html, 'text/html');
  const root = document.createElement('main');
  root.style.width = `${width}px`;
  root.append(...source.querySelectorAll('style'));
  root.append(source.querySelector('article') ?? source.body);
  document.body.replaceChildren(root);
  reader = readPage(root, { polluted: isPolluted, script: isPolluted ? 'hant' : 'hans' });
  reader.setView({ ...PLAIN, pinyin: true });
  await reader.settled('all');
  return root;
}

interface Box {
  readonly text: string;
  readonly rect: DOMRect;
}

/** Where the glyphs of a word stand: its em box, not the taller one of its font. */
function wordBox(word: Element): Box {
  const range = document.createRange();
  range.selectNodeContents(word);
  const { x, y, width, height } = range.getBoundingClientRect();
  const em = Number.parseFloat(getComputedStyle(word).fontSize);
  return {
    text: word.textContent ?? '',
    rect: new DOMRect(x, y + (height - em) / 2, width, em),
  };
}

const canvas = new OffscreenCanvas(1, 1).getContext('2d') as OffscreenCanvasRenderingContext2D;

/** Where a reading's letters stand, from the style that the browser computed for it. */
function readingBox(word: Element): Box {
  const text = word.getAttribute('reading') ?? '';
  const own = getComputedStyle(word);
  const style = getComputedStyle(word, '::before');
  const range = document.createRange();
  range.selectNodeContents(word);
  const base = range.getBoundingClientRect();
  canvas.font = `${own.fontSize} ${own.fontFamily}`;
  const baseline = base.top + canvas.measureText('国').fontBoundingBoxAscent;
  canvas.font = `${style.fontSize} ${style.fontFamily}`;
  const { width } = canvas.measureText(text);
  const size = Number.parseFloat(style.fontSize);
  const ascent = size * 0.92;
  const top = baseline - Number.parseFloat(style.verticalAlign) - ascent;
  const left = base.x + Number.parseFloat(style.textIndent);
  return { text, rect: new DOMRect(left, top, width, ascent + size * 0.2) };
}

/** Pairs of boxes that share more than a pixel either way. */
function overlaps(readings: readonly Box[], texts: readonly Box[]): string[] {
  const others = [...readings, ...texts];
  return readings.flatMap((one) =>
    others
      .filter(
        (other) =>
          other !== one &&
          Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left) >
            1 &&
          Math.min(one.rect.bottom, other.rect.bottom) - Math.max(one.rect.top, other.rect.top) > 1,
      )
      .map((other) => `${one.text} over ${other.text}`),
  );
}

describe.each([
  { name: 'the clean demo', html: demo, isPolluted: false },
  { name: 'the polluted demo', html: polluted, isPolluted: true },
])('readings in $name', ({ html, isPolluted }) => {
  it.each([320, 640, 960])('collide with nothing at %i px', async (width) => {
    const root = await readDemo(html, width, isPolluted);
    const words = [...root.querySelectorAll('shuangdu-word')];
    expect(words.length).toBeGreaterThan(400);
    expect(overlaps(words.map(readingBox), words.map(wordBox))).toEqual([]);
  });

  it.each([320, 640, 960])('stay inside their column at %i px', async (width) => {
    const root = await readDemo(html, width, isPolluted);
    const right = root.getBoundingClientRect().right + 1;
    const outside = [...root.querySelectorAll('shuangdu-word')].filter(
      (word) => word.getBoundingClientRect().right > right,
    );
    expect(outside.map((word) => word.textContent)).toEqual([]);
  });

  it('leave opening brackets with their words at the end of a line', async () => {
    const root = await readDemo(html, 320, isPolluted);
    const held = [...root.querySelectorAll('shuangdu-hold')];
    expect(held.length).toBeGreaterThan(5);
    const torn = held.filter((one) => {
      const tops = [...one.getClientRects()].map(({ top }) => top);
      return Math.max(...tops) - Math.min(...tops) > 1;
    });
    expect(torn.map((one) => one.textContent)).toEqual([]);
  });

  it('stand where their boxes say, above one line of one word each', async () => {
    const root = await readDemo(html, 640, isPolluted);
    for (const word of [...root.querySelectorAll('p shuangdu-word')].slice(0, 40)) {
      word.scrollIntoView({ block: 'center' });
      expect(word.getClientRects()).toHaveLength(1);
      const { rect, text } = readingBox(word);
      const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
      expect([text, document.elementFromPoint(middle.x, middle.y)]).toEqual([text, word]);
    }
  });
});

describe('readings in any font', () => {
  it.each([
    ['12px/1.2 sans-serif'],
    ['14px/1.4 "DejaVu Serif"'],
    ['16px/1 "Noto Sans CJK SC"'],
    ['18px/1.5 "Noto Serif CJK SC"'],
    ['40px/1.1 sans-serif'],
  ])('collide with nothing in %s', async (font) => {
    const root = document.createElement('main');
    root.style.cssText = `font: ${font}; width: 500px`;
    root.innerHTML =
      '<p>双城经济圈装备强，创新双双赢得市场，重庆状况良好，装、床、双、窗。</p>'.repeat(4);
    document.body.replaceChildren(root);
    reader = readPage(root);
    reader.setView({ ...PLAIN, pinyin: true });
    await reader.settled('all');
    const words = [...root.querySelectorAll('shuangdu-word')];
    expect(overlaps(words.map(readingBox), words.map(wordBox))).toEqual([]);
  });
});
