import { afterEach, describe, expect, it } from 'vitest';
import type { Reader } from '../../lib/page/reader.ts';
import { PLAIN, page, readPage, turn } from './reader-page.ts';

let reader: Reader | undefined;
afterEach(() => {
  reader?.stop();
  reader = undefined;
});

const HTML = `<p title="头发">发展<a href="#" title="皇后 Empress">后天</a></p>
  <img alt="头发的照片" src="data:,"><input placeholder="输入头发" value="头发">
  <button aria-label="发送">x</button><pre title="头发"><b title="头发">代码</b></pre>`;
const HANT = { ...PLAIN, script: 'hant-tw' } as const;

describe('attributes that the browser shows', () => {
  it('follow the script, and are given back', async () => {
    const root = page(HTML);
    const { innerHTML } = root;
    reader = readPage(root);
    reader.setView(HANT);
    await reader.settled('all');
    const value = (selector: string, name: string) =>
      root.querySelector(selector)?.getAttribute(name);
    expect(value('p', 'title')).toBe('頭髮');
    expect(value('a', 'title')).toBe('皇后 Empress');
    expect(value('img', 'alt')).toBe('頭髮的照片');
    expect(value('input', 'placeholder')).toBe('輸入頭髮');
    expect(value('input', 'value')).toBe('头发');
    expect(value('button', 'aria-label')).toBe('傳送');
    expect(value('pre b', 'title')).toBe('头发');
    reader.setView(PLAIN);
    await reader.settled('all');
    expect(root.innerHTML).toBe(innerHTML);
  });

  it('stay as they are in what is no part of the article', async () => {
    const root = page(`${HTML}<aside title="头发"><img alt="头发" src="data:,"></aside>`);
    const aside = root.querySelector('aside') as HTMLElement;
    reader = readPage(root, { leaveOut: new Set([aside]) });
    reader.setView(HANT);
    await reader.settled('all');
    expect(root.querySelector('p')?.title).toBe('頭髮');
    expect(aside.title).toBe('头发');
    expect(aside.querySelector('img')?.alt).toBe('头发');
  });

  it('stay as they are where only readings are shown', async () => {
    const root = page(HTML);
    reader = readPage(root);
    reader.setView({ ...PLAIN, pinyin: true });
    await reader.settled('all');
    expect(root.querySelector('p')?.title).toBe('头发');
  });

  it('are followed when the page changes or adds them, and its newer value is kept', async () => {
    const root = page(HTML);
    reader = readPage(root);
    reader.setView(HANT);
    await reader.settled('all');
    const paragraph = root.querySelector('p') as HTMLElement;
    paragraph.title = '长发';
    root.insertAdjacentHTML('beforeend', '<img alt="台湾" src="data:,">');
    await turn();
    await reader.settled('all');
    expect(paragraph.title).toBe('長髮');
    expect(root.querySelectorAll('img')[1]?.alt).toBe('台灣');
    reader.stop();
    expect(paragraph.title).toBe('长发');
    expect(root.querySelectorAll('img')[1]?.alt).toBe('台湾');
  });

  it('are given back to an element that the page takes away', async () => {
    const root = page(HTML);
    reader = readPage(root);
    reader.setView(HANT);
    await reader.settled('all');
    const paragraph = root.querySelector('p') as HTMLElement;
    paragraph.remove();
    await turn();
    expect(paragraph.title).toBe('头发');
  });

  it('are left to a script that puts them back each time', async () => {
    const root = page('<p title="头发">发展</p>');
    const paragraph = root.querySelector('p') as HTMLElement;
    let rewrites = 0;
    const observer = new MutationObserver(() => {
      if (paragraph.title === '头发') return;
      rewrites += 1;
      paragraph.title = '头发';
    });
    observer.observe(paragraph, { attributes: true });
    reader = readPage(root);
    reader.setView(HANT);
    await reader.settled('all');
    await expect.poll(() => rewrites).toBeGreaterThan(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    observer.disconnect();
    expect(rewrites).toBeLessThan(10);
    expect(paragraph.title).toBe('头发');
  });
});
