import {
  type BrowserTab,
  barsShown,
  clickButton,
  expect,
  pause,
  placeOf,
  shownCard,
  test,
} from './extension.ts';

/** Boxes of each marked term in the viewport, its lines apart; marks of one term touch. */
async function marksInView(tab: BrowserTab) {
  return tab.evaluate(
    () =>
      [...(CSS.highlights.get('shuangdu-term') ?? [])].flatMap((mark) => {
        const range = document.createRange();
        range.setStart(mark.startContainer, mark.startOffset);
        range.setEnd(mark.endContainer, mark.endOffset);
        const box = range.getClientRects()[0];
        const inView = box && box.top > 0 && box.bottom < innerHeight - 60 && box.width > 4;
        return inView ? [{ x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 }] : [];
      }),
    null,
  );
}

for (const { width, height, pinyin } of [
  { width: 1280, height: 900, pinyin: false },
  { width: 1280, height: 500, pinyin: true },
  { width: 360, height: 640, pinyin: true },
]) {
  test(`the pop-up neither covers its word nor leaves a viewport of ${width} x ${height}`, async ({
    open,
    tab,
    extension,
  }) => {
    test.setTimeout(120_000);
    await tab.setViewport({ width, height });
    await open('demo-hans.html');
    await expect.poll(() => barsShown(tab)).toBe(1);
    const view = { on: true, script: 'source', pinyin, glossary: true } as const;
    await extension.browser.callReader(tab, 'reader:set-view', { view, keep: false });
    await extension.browser.callReader(tab, 'reader:report', { settled: 'all' });

    let tried = 0;
    for (const scroll of [0, 0.25, 0.5, 0.75, 1]) {
      await tab.moveMouse(1, 1);
      await expect.poll(() => shownCard(tab)).toBeNull();
      await tab.evaluate((part) => {
        const { top, height } = document.querySelector('article')?.getBoundingClientRect() ?? {};
        scrollBy(0, (top ?? 0) + part * Math.max(0, (height ?? 0) - innerHeight));
      }, scroll);
      await expect.poll(async () => (await marksInView(tab)).length).toBeGreaterThan(0);
      const marks = await marksInView(tab);
      for (const { x, y } of [marks[0], marks.at(-1)].flatMap((mark) => (mark ? [mark] : []))) {
        await tab.moveMouse(1, 1);
        await expect.poll(() => shownCard(tab)).toBeNull();
        await tab.moveMouse(x, y);
        await expect.poll(() => shownCard(tab)).not.toBeNull();
        const verdict = await tab.evaluate(() => {
          const host = document.querySelector('shuangdu-ui');
          const box = host?.shadowRoot?.querySelector('[role="dialog"]')?.getBoundingClientRect();
          if (!box) return 'there is no pop-up';
          const words = [...(CSS.highlights.get('shuangdu-active') ?? [])].flatMap((mark) => {
            const range = document.createRange();
            range.setStart(mark.startContainer, mark.startOffset);
            range.setEnd(mark.endContainer, mark.endOffset);
            return [...range.getClientRects()];
          });
          const covered = words.some(
            (word) =>
              Math.min(box.right, word.right) - Math.max(box.left, word.left) > 1 &&
              Math.min(box.bottom, word.bottom) - Math.max(box.top, word.top) > 1,
          );
          if (covered) return 'it covers its word';
          const inside =
            box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
          return inside ? 'fine' : `it leaves the viewport: ${JSON.stringify(box)}`;
        }, null);
        expect(verdict).toBe('fine');
        tried += 1;
      }
    }
    expect(tried).toBeGreaterThanOrEqual(8);
  });
}

test('the dictionary explains a word that is no term, and what it is made of', async ({
  open,
  tab,
}) => {
  await open('demo-hans.html');
  await expect.poll(() => barsShown(tab)).toBe(1);
  const at = await placeOf(tab, '汽车');
  await tab.moveMouse(at.x, at.y);
  await expect.poll(async () => (await shownCard(tab))?.text ?? '').toContain('qìchē');
  expect((await shownCard(tab))?.text).toMatch(/automobile.*CC-CEDICT/s);
  await clickButton(tab, '车', 'card');
  await expect.poll(async () => (await shownCard(tab))?.heading ?? '').toContain('车');
  await clickButton(tab, 'Back', 'card');
  await expect.poll(async () => (await shownCard(tab))?.heading ?? '').toContain('汽车');
});

test('no word is explained once that is turned off', async ({ open, tab, extension }) => {
  await extension.browser.setSettings({ lookUp: false });
  await open('demo-hans.html');
  await expect.poll(() => barsShown(tab)).toBe(1);
  const at = await placeOf(tab, '汽车');
  await tab.moveMouse(at.x, at.y);
  await pause(1000);
  expect(await shownCard(tab)).toBeNull();
});

test('words are looked up although the background was stopped at any moment', async ({
  open,
  tab,
  extension,
}) => {
  await open('demo-hans.html');
  await expect.poll(() => barsShown(tab)).toBe(1);
  await extension.browser.stopBackground();
  const at = await placeOf(tab, '汽车');
  await tab.moveMouse(at.x, at.y);
  await expect.poll(async () => (await shownCard(tab))?.heading ?? '').toContain('汽车');
  await extension.browser.stopBackground();
  await clickButton(tab, '车', 'card');
  await expect.poll(async () => (await shownCard(tab))?.heading ?? '').toMatch(/^车/);
});
