import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Pointed } from '../../lib/page/hover-layer.ts';
import type { Reader } from '../../lib/page/reader.ts';
import { PLAIN, page, readPage } from './reader-page.ts';

let reader: Reader | undefined;
afterEach(() => {
  reader?.stop();
  reader = undefined;
});

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function pointAt(x: number, y: number) {
  document.elementFromPoint(x, y)?.dispatchEvent(
    new PointerEvent('pointermove', {
      clientX: x,
      clientY: y,
      bubbles: true,
      pointerType: 'mouse',
    }),
  );
}

/** The middle of the page's first `text`, wherever our ruby or the page shows it. */
function middleOf(text: string): { x: number; y: number } {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const at = node.data.indexOf(text);
    if (at === -1) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + text.length);
    const { left, top, width, height } = range.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }
  throw new Error(`${text} is not on the page`);
}

async function read(html: string, terms: string[], view = {}, { looksUp = false } = {}) {
  const seen: (Pointed | null)[] = [];
  const root = page(html);
  reader = readPage(root, { terms, looksUp, show: (pointed) => seen.push(pointed) });
  reader.setView({ ...PLAIN, glossary: true, ...view });
  await reader.settled('all');
  return { root, seen };
}

const HTML =
  '<p style="font-size: 24px; margin: 60px">建设成渝地区<b>双城</b>经济圈，增长很快。</p>';

describe('hover layer', () => {
  it.each([{}, { pinyin: true }, { script: 'hant-tw' }])(
    'finds the term under the pointer in the middle of a word (%j)',
    async (view) => {
      const { seen } = await read(HTML, ['成渝地区双城经济圈'], view);
      const { x, y } = middleOf('script' in view ? '雙' : '双');
      pointAt(x, y);
      await expect.poll(() => seen).toHaveLength(1);
      const target = seen.at(-1)?.target;
      expect(target?.kind === 'term' && target.match.headword).toBe('成渝地区双城经济圈');
      const rects = seen.at(-1)?.rects() ?? [];
      expect(rects.some((r) => r.left <= x && x <= r.right && r.top <= y && y <= r.bottom)).toBe(
        true,
      );
    },
  );

  it('says of rebuilt text what it came as, and of damaged text that it is', async () => {
    const html =
      '<p style="font-size: 24px; margin: 60px">匯報?;顒?dòng)現場，和?;顒?dòng)，活動。</p>';
    const root = page(html);
    const seen: (Pointed | null)[] = [];
    const show = (pointed: Pointed | null) => seen.push(pointed);
    reader = readPage(root, { script: 'hant', polluted: true, terms: ['活動'], show });
    reader.setView({ ...PLAIN, glossary: true });
    await reader.settled('all');
    for (const { at, kind } of [
      { at: '。活動', kind: 'rebuilt' },
      { at: ';顒', kind: 'damaged' },
    ] as const) {
      const { x, y } = middleOf(at);
      pointAt(x, y);
      await expect.poll(() => seen.at(-1)?.target.kind).toBe(kind);
      const target = seen.at(-1)?.target;
      const span = target && target.kind !== 'term' ? target.span : { start: 0, end: 0 };
      expect(target?.block.source.slice(span.start, span.end)).toBe('?;顒?dòng)');
    }
  });

  it('takes a reading for the word under it', async () => {
    const { root, seen } = await read(HTML, ['成渝地区双城经济圈'], { pinyin: true });
    const word = root.querySelector('shuangdu-word[reading*="shuāng"]') as Element;
    const { left, top, width } = word.getBoundingClientRect();
    pointAt(left + width / 2, top - 2);
    await expect.poll(() => seen.at(-1)?.target.kind).toBe('term');
  });

  it('shows nothing beside a term, and closes after a while when the pointer leaves', async () => {
    const { seen } = await read(HTML, ['成渝地区双城经济圈']);
    const beside = middleOf('增长');
    pointAt(beside.x, beside.y);
    await wait(250);
    expect(seen).toEqual([]);
    const on = middleOf('地区');
    pointAt(on.x, on.y);
    await expect.poll(() => seen).toHaveLength(1);
    pointAt(beside.x, beside.y);
    expect(seen).toHaveLength(1);
    await expect.poll(() => seen.at(-1)).toBe(null);
  });

  it('stays closed after Escape until the pointer was elsewhere', async () => {
    const { seen } = await read(HTML, ['成渝地区双城经济圈']);
    const [on, beside] = [middleOf('地区'), middleOf('增长')];
    pointAt(on.x, on.y);
    await expect.poll(() => seen).toHaveLength(1);
    await userEvent.keyboard('{Escape}');
    expect(seen.at(-1)).toBe(null);
    pointAt(on.x + 1, on.y);
    await wait(400);
    expect(seen).toHaveLength(2);
    pointAt(beside.x, beside.y);
    await wait(50);
    pointAt(on.x, on.y);
    await expect.poll(() => seen).toHaveLength(3);
  });

  it('closes when the terms are switched off', async () => {
    const { seen } = await read(HTML, ['成渝地区双城经济圈']);
    reader?.nextTerm();
    reader?.setView({ ...PLAIN, on: false });
    expect(seen.at(-1)).toBe(null);
    expect(CSS.highlights.get('shuangdu-active')?.size).toBe(0);
  });

  it('goes from term to term by keyboard, and Escape closes', async () => {
    const { seen } = await read(`${HTML}<p>增长放缓。</p>`, ['成渝地区双城经济圈', '增长']);
    const headwords = () =>
      seen.map((one) => one && one.target.kind === 'term' && one.target.match.headword);
    reader?.nextTerm();
    reader?.nextTerm();
    expect(headwords()).toEqual(['成渝地区双城经济圈', '增长']);
    expect(seen.every((one) => one?.byKeyboard)).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(headwords().at(-1)).toBe(null);
  });

  it('closes when the page takes the term away', async () => {
    const { root, seen } = await read(HTML, ['成渝地区双城经济圈']);
    reader?.nextTerm();
    root.replaceChildren();
    await expect.poll(() => seen.at(-1)).toBe(null);
  });

  it.each([{}, { pinyin: true }, { script: 'hant-tw' }])(
    'finds the word under the pointer where no term is (%j)',
    async (view) => {
      const { seen } = await read(HTML, ['双城'], view, { looksUp: true });
      const { x, y } = middleOf('script' in view ? '經' : '经');
      pointAt(x, y);
      await expect.poll(() => seen).toHaveLength(1);
      const { target } = seen[0] ?? {};
      if (target?.kind !== 'word') throw new Error(`found ${target?.kind}`);
      const { block, span } = target;
      expect(block.source.slice(span.start, span.end)).toBe('经济');
      const [active] = CSS.highlights.get('shuangdu-active') ?? [];
      expect(
        active?.startContainer.textContent?.slice(active.startOffset, active.startOffset + 1),
      ).toBe('script' in view ? '經' : '经');
    },
  );

  it('looks up no words where the user does not want that, or the page is off', async () => {
    const { seen } = await read(HTML, [], {}, { looksUp: false });
    const { x, y } = middleOf('经');
    pointAt(x, y);
    await wait(600);
    reader?.stop();
    const off = await read(HTML, [], { on: false }, { looksUp: true });
    const at = middleOf('经');
    pointAt(at.x, at.y);
    await wait(600);
    expect([...seen, ...off.seen].filter(Boolean)).toEqual([]);
  });
});
