import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Reader } from '../../lib/page/reader.ts';
import { click, edgeOf } from './mouse.ts';
import { PLAIN, page, readings, readPage } from './reader-page.ts';

let reader: Reader | undefined;
afterEach(() => {
  reader?.stop();
  reader = undefined;
  document.body.replaceChildren();
  history.replaceState(null, '', '#');
});

const HTML =
  '<style>a:hover { color: rgb(1, 2, 3) } label { cursor: help }</style>' +
  '<p>重庆<a href="#city" id="a1">四川<b>银行</b>行长</a>参加（<a href="#x" id="a2">会议</a>）' +
  '<button id="b">发展</button></p>' +
  '<p><label for="i">经济</label><input id="i" value="头发"><input id="c" type="checkbox">' +
  '<label for="c">社会</label><select id="s"><option>理发</option><option>头发</option></select>' +
  '<textarea id="t">头发</textarea><span tabindex="0" id="f">数据</span></p>' +
  '<details id="d"><summary id="u">程序</summary>内容</details>';

async function read(isRead = true): Promise<HTMLElement> {
  const root = page(HTML);
  root.style.cssText = 'font: 24px/2 sans-serif';
  if (!isRead) return root;
  reader = readPage(root, { terms: ['四川银行'] });
  reader.setView({ ...PLAIN, script: 'hant-tw', pinyin: true, glossary: true });
  await reader.settled('all');
  expect(readings(root).length).toBeGreaterThan(10);
  return root;
}

const byId = (root: Element, id: string) => root.querySelector(`#${id}`) as HTMLElement;

/** The middle of the reading over a word. */
function readingOf(root: Element, text: string) {
  const word = [...root.querySelectorAll('shuangdu-word')].find((one) => one.textContent === text);
  if (!word) throw new RangeError(`${text} is no word of ours`);
  const { left, right, top } = word.getBoundingClientRect();
  return { x: (left + right) / 2, y: top - 4 };
}

describe('links and controls with annotated text', () => {
  it('a click on a word or on its reading follows the link', async () => {
    const root = await read();
    for (const at of [
      edgeOf(root, '銀行', 'start'),
      readingOf(root, '銀行'),
      readingOf(root, '行長'),
    ]) {
      history.replaceState(null, '', '#');
      await click(at);
      expect(location.hash).toBe('#city');
    }
  });

  it('the page gets the same click, inside the same elements of its own', async () => {
    const root = await read();
    const seen: string[] = [];
    byId(root, 'b').addEventListener('click', ({ currentTarget }) => {
      seen.push((currentTarget as Element).id);
    });
    root.addEventListener('click', ({ target }) => {
      seen.push((target as Element).closest('[id]')?.id ?? '');
    });
    await click(edgeOf(root, '發展', 'start'));
    await click(readingOf(root, '發展'));
    expect(seen).toEqual(['b', 'b', 'b', 'b']);
  });

  it('a link is pointed at on its readings as on its words', async () => {
    const root = await read();
    const link = byId(root, 'a1');
    await userEvent.hover(link.querySelector('shuangdu-word') as Element);
    expect(link.matches(':hover')).toBe(true);
    const word = link.querySelector('b shuangdu-word') as Element;
    expect(getComputedStyle(word).color).toBe('rgb(1, 2, 3)');
    await userEvent.hover(root.querySelector('#t') as Element);
    expect(link.matches(':hover')).toBe(false);
  });

  it('labels belong to their fields, and a summary opens its details', async () => {
    const root = await read();
    await click(edgeOf(root, '社會', 'start'));
    expect((byId(root, 'c') as HTMLInputElement).checked).toBe(true);
    await click(readingOf(root, '經濟'));
    expect(document.activeElement?.id).toBe('i');
    await click(edgeOf(root, '程式', 'start'));
    expect((byId(root, 'd') as HTMLDetailsElement).open).toBe(true);
    await click(readingOf(root, '程式'));
    expect((byId(root, 'd') as HTMLDetailsElement).open).toBe(false);
  });

  it('Tab goes where it goes on a page that nobody reads', async () => {
    const stops = async (root: Element) => {
      const ids: string[] = [];
      byId(root, 'a1').focus();
      while (document.activeElement && root.contains(document.activeElement)) {
        ids.push(document.activeElement.id);
        if (ids.length > 20) break;
        await userEvent.keyboard('{Tab}');
      }
      return ids;
    };
    const unread = await stops(await read(false));
    expect(unread).toEqual(['a1', 'a2', 'b', 'i', 'c', 's', 't', 'f', 'u']);
    expect(await stops(await read())).toEqual(unread);
  });

  it('fields keep what is in them, and take what is typed', async () => {
    const root = await read();
    const field = byId(root, 'i') as HTMLInputElement;
    expect(field.value).toBe('头发');
    expect((byId(root, 't') as HTMLTextAreaElement).value).toBe('头发');
    expect([...root.querySelectorAll('option')].map(({ text }) => text)).toEqual(['理发', '头发']);
    field.setSelectionRange(2, 2);
    await userEvent.type(field, '理发');
    expect(field.value).toBe('头发理发');
  });
});
