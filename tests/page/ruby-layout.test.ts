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

/** The article of a demo page at `width` CSS pixels, in its own style, with ruby on. */
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

function boxesOf(node: Node): Box[] {
  const range = document.createRange();
  range.selectNodeContents(node);
  return [...range.getClientRects()]
    .filter((rect) => rect.width > 0)
    .map((rect) => ({ text: node.textContent ?? '', rect }));
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
])('ruby in $name', ({ html, isPolluted }) => {
  it.each([320, 640, 960])('collides with nothing at %i px', async (width) => {
    const root = await readDemo(html, width, isPolluted);
    const readings = [...root.querySelectorAll('rt')].flatMap(boxesOf);
    const texts = [...root.querySelectorAll('shuangdu-text > ruby')].flatMap((ruby) =>
      ruby.firstChild ? boxesOf(ruby.firstChild) : [],
    );
    expect(readings.length).toBeGreaterThan(400);
    expect(overlaps(readings, texts)).toEqual([]);
  });

  it.each([320, 640, 960])('stays inside its column at %i px', async (width) => {
    const root = await readDemo(html, width, isPolluted);
    const right = root.getBoundingClientRect().right + 1;
    const outside = [...root.querySelectorAll('shuangdu-text > ruby')].filter(
      (ruby) => ruby.getBoundingClientRect().right > right,
    );
    expect(outside.map((ruby) => ruby.textContent)).toEqual([]);
  });
});
