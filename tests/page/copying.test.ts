import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { exchange } from '../../lib/page/copy-layer.ts';
import type { Reader } from '../../lib/page/reader.ts';
import type { WhichText } from '../../lib/page/selected-text.ts';
import type { View } from '../../lib/reading/view.ts';
import type { TextScript } from '../../lib/script/script.ts';
import { copyAndPaste, type Pasted, select } from './clipboard.ts';
import {
  BOTH,
  nodesOf,
  PINYIN,
  PLAIN,
  page,
  readings,
  readPage,
  shownText,
  TAIWAN,
} from './reader-page.ts';

let reader: Reader | undefined;
afterEach(() => {
  reader?.stop();
  reader = undefined;
  document.body.replaceChildren();
});

interface Options {
  readonly view: View;
  readonly copies: WhichText;
  readonly script?: TextScript;
  readonly polluted?: boolean;
}

async function read(html: string, { view, copies, ...options }: Options): Promise<HTMLElement> {
  const root = page(html);
  reader = readPage(root, { ...options, copies: () => copies });
  reader.setView(view);
  await reader.settled('all');
  if (view.pinyin) expect(readings(root).length).toBeGreaterThan(0);
  return root;
}

/** What the browser itself copies of `html` when all of it is selected and nobody reads it. */
async function copyUnread(html: string): Promise<Pasted> {
  getSelection()?.selectAllChildren(page(html));
  return copyAndPaste();
}

const ARTICLE = `<h1>重庆<b>四川</b>举行联席会议</h1>
  <p>建设<a href="#x">成渝地区<b>双城</b></a>经济圈，  数据库
  程序员参加。</p><div>一个<span style="display:inline-block">内</span>块</div><div>二个&nbsp;块</div>
  <p>第一行<br>第二行的银行行长</p>
  <ul><li>增长 5.2%</li><li>GDP <i>发展</i></li></ul>
  <pre>代码不变
    第二</pre><p style="white-space: pre-wrap">头发
    理发</p><p style="white-space: pre-line">头发   里面
    理发</p><video>重大</video><p>重大的头发</p>
  <p hidden>隐藏</p><p style="user-select: none">不选</p><script>"头发"</script><h2>头发</h2>
  <table><tr><td>经济</td><td>社会</td></tr><tr><td>头发</td><td></td></tr></table><p>末尾</p>`;

/** Everything that a page may not lose or get by being copied from. */
const state = (root: Element) => {
  const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection() as Selection;
  return {
    html: document.documentElement.innerHTML,
    nodes: nodesOf(root),
    selection: [anchorNode, anchorOffset, focusNode, focusOffset],
    scroll: [scrollX, scrollY],
  };
};

describe.each<{ name: string; options: Options }>([
  { name: 'what is shown, with readings', options: { view: PINYIN, copies: 'shown' } },
  { name: 'the source, from another script', options: { view: TAIWAN, copies: 'source' } },
  { name: 'the source, with readings', options: { view: PINYIN, copies: 'source' } },
  { name: 'the source, from both', options: { view: BOTH, copies: 'source' } },
])('copying $name', ({ options }) => {
  it('gives the text that the browser copies where nobody reads, line for line', async () => {
    const unread = await copyUnread(ARTICLE);
    expect(unread.text).toContain('数据库 程序员参加。\n\n一个内块\n');
    getSelection()?.selectAllChildren(await read(ARTICLE, options));
    expect((await copyAndPaste()).text).toBe(unread.text);
  });

  it("gives the page's own markup and nothing of ours", async () => {
    const markup =
      '<h1 class="head">重庆<b>四川</b></h1><p>建设<a href="https://example.org/x">成渝<i>双城</i></a>，头发</p>' +
      '<ul><li>增长</li><li>数据库</li></ul><table><tbody><tr><td>经济</td><td></td></tr></tbody></table>';
    const root = await read(`<div>${markup}</div>`, options);
    getSelection()?.selectAllChildren(root);
    const { html } = await copyAndPaste();
    expect(new DOMParser().parseFromString(html, 'text/html').body.innerHTML).toBe(
      `<div>${markup}</div>`,
    );
  });

  it('changes nothing on the page', async () => {
    const root = await read(ARTICLE, options);
    getSelection()?.selectAllChildren(root.querySelector('p') as Element);
    const before = state(root);
    let changes = 0;
    const observer = new MutationObserver((records) => {
      changes += records.filter(({ target }) => root.contains(target)).length;
    });
    observer.observe(root, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    let isOurs: boolean | undefined;
    const look = (event: Event) => {
      isOurs = event.defaultPrevented;
    };
    addEventListener('copy', look);
    await userEvent.keyboard('{Control>}c{/Control}');
    removeEventListener('copy', look);
    expect(isOurs).toBe(true);
    expect(state(root)).toEqual(before);
    expect(changes).toBe(0);
    observer.disconnect();
  });
});

describe('what is shown', () => {
  it.each([
    { from: '慶', to: '四', text: '慶四', html: '慶<b>四</b>' },
    { from: '川', to: '川', text: '川', html: '<b>川</b>' },
    {
      from: '雙城',
      to: '程式',
      text: '雙城，程式',
      html: '<a href="https://example.org/"><i>雙城</i></a>，程式',
    },
    { from: '設計師', to: '頭', text: '設計師。\n\n頭', html: '<p>設計師。</p><p>頭</p>' },
  ])('is copied from the middle of words: $text', async ({ from, to, text, html }) => {
    const root = await read(
      '<p>重庆<b>四川</b>建设<a href="https://example.org/"><i>双城</i></a>，程序员。</p><p>头发</p>',
      { view: BOTH, copies: 'shown' },
    );
    select(root, from, to);
    expect(await copyAndPaste()).toEqual({ text, html });
  });

  it('has nothing of the next paragraph where the selection ends at its beginning', async () => {
    const root = await read('<div><h2>头发</h2><p>理发</p><p>发展</p></div>', {
      view: BOTH,
      copies: 'shown',
    });
    const [heading, paragraph, next] = [...root.querySelectorAll('h2, p')];
    getSelection()?.setBaseAndExtent(heading as Element, 0, paragraph as Element, 0);
    expect((await copyAndPaste()).html).toBe('<h2>頭髮</h2>');
    getSelection()?.setBaseAndExtent(paragraph as Element, 0, next as Element, 0);
    expect((await copyAndPaste()).html).toBe('<p>理髮</p>');
  });

  it('is left to the browser where nothing of ours is in it', async () => {
    const root = await read('<p>头发<b>ABC</b></p><p>no Han here</p>', {
      view: BOTH,
      copies: 'shown',
    });
    let prevented: boolean | undefined;
    const look = (event: Event) => {
      prevented = event.defaultPrevented;
    };
    addEventListener('copy', look);
    select(root, 'no Han');
    expect((await copyAndPaste()).text).toBe('no Han');
    expect(prevented).toBe(false);
    select(root, '髮', 'A');
    expect((await copyAndPaste()).text).toBe('髮A');
    expect(prevented).toBe(true);
    removeEventListener('copy', look);
  });
});

describe("the page's own text", () => {
  it.each([
    // Character by character where lengths agree, also in the middle of a word and across tags.
    { from: '料', to: '料', text: '据', html: '据' },
    { from: '資料', to: '頭', text: '数据库和头', html: '数据库和<b>头</b>' },
    { from: '髮', to: '這裡', text: '发。\n\n这里', html: '<p><b>发</b>。</p><p>这里</p>' },
    // A word that changed its length is one: whatever part of it is selected.
    { from: '設計', to: '設計', text: '程序员', html: '程序员' },
    { from: '師', to: '參', text: '程序员参', html: '程序员参' },
    { from: '的', to: '程', text: '的程序员', html: '的程序员' },
  ])('of $from … $to is $text', async ({ from, to, text, html }) => {
    for (const view of [TAIWAN, BOTH]) {
      const root = await read('<p>数据库和<b>头发</b>。</p><p>这里的程序员参加</p>', {
        view,
        copies: 'source',
      });
      expect(shownText(root)).toBe('資料庫和頭髮。這裡的程式設計師參加');
      select(root, from, to);
      expect(await copyAndPaste(), JSON.stringify(view)).toEqual({ text, html });
      reader?.stop();
    }
  });

  it('is cut where tags cut it, also in a word that changed its length', async () => {
    const root = await read('<p>是<b>程序</b>员</p>', { view: BOTH, copies: 'source' });
    const bold = root.querySelector('b') as Element;
    expect(shownText(bold)).not.toBe('程序');
    getSelection()?.selectAllChildren(bold);
    expect(await copyAndPaste()).toEqual({ text: '程序', html: '<b>程序</b>' });
  });

  it('has what a scraper left in it, within the selection', async () => {
    const html = '<p>會(huì )議推動(dòng)</p><p>經(jīng)濟</p>';
    const unread = await copyUnread(html);
    const root = await read(html, {
      view: PINYIN,
      copies: 'source',
      script: 'hant',
      polluted: true,
    });
    expect(shownText(root)).toBe('會議推動經濟');
    select(root, '會議');
    expect((await copyAndPaste()).text).toBe('會(huì )議');
    getSelection()?.selectAllChildren(root);
    expect((await copyAndPaste()).text).toBe(unread.text);
  });

  it('has what a scraper left in tags of its own', async () => {
    const html = '<p><i>(chūn)</i>春<b>(huì )</b>議推動<b>(dòng)</b></p><p>經(jīng)濟</p>';
    const unread = await copyUnread(html);
    for (const view of [PLAIN, PINYIN]) {
      const root = await read(html, { view, copies: 'source', script: 'hant', polluted: true });
      getSelection()?.selectAllChildren(root);
      expect((await copyAndPaste()).text).toBe(unread.text);
      reader?.stop();
    }
  });

  it('is that of every part of a long paragraph', async () => {
    const sentence = '数据库的程序员在这里理发，银行的行长也在这里。';
    const root = await read(`<p>${sentence.repeat(100)}</p>`, { view: BOTH, copies: 'source' });
    getSelection()?.selectAllChildren(root);
    expect((await copyAndPaste()).text).toBe(sentence.repeat(100));
  });

  it('has titles and alternative texts as the page has them', async () => {
    const root = await read(
      '<p><a title="头发" href="https://example.org/">发展<img alt="理发" src="data:,"></a></p>',
      { view: TAIWAN, copies: 'source' },
    );
    expect(root.querySelector('img')?.alt).toBe('理髮');
    getSelection()?.selectAllChildren(root);
    expect((await copyAndPaste()).html).toBe(
      '<p><a title="头发" href="https://example.org/">发展<img alt="理发" src="data:,"></a></p>',
    );
  });

  it('is asked for anew at each copy', async () => {
    let copies: WhichText = 'shown';
    const root = page('<p>头发</p>');
    reader = readPage(root, { copies: () => copies });
    reader.setView(TAIWAN);
    await reader.settled('all');
    select(root, '頭髮');
    expect((await copyAndPaste()).text).toBe('頭髮');
    copies = 'source';
    select(root, '頭髮');
    expect((await copyAndPaste()).text).toBe('头发');
    reader.stop();
    select(root, '头发');
    expect((await copyAndPaste()).text).toBe('头发');
  });

  it('is that of a shadow root, too', async () => {
    const root = page('<p>之前</p><div></div>');
    const host = root.querySelector('div') as Element;
    host.attachShadow({ mode: 'open' }).innerHTML = '<p>头发和理发</p>';
    reader = readPage(root, { copies: () => 'source' });
    reader.setView(BOTH);
    await reader.settled('all');
    const word = host.shadowRoot?.querySelector('shuangdu-word') as Element;
    expect(word.textContent).toBe('頭髮');
    getSelection()?.removeAllRanges();
    await userEvent.dblClick(word);
    expect(await copyAndPaste()).toEqual({ text: '头发', html: '头发' });
  });
});

describe('exchange', () => {
  it('takes a text of any length', () => {
    const [shown, wanted] = ['資料庫'.repeat(100_000), '数据库'.repeat(100_000)];
    expect(exchange(`頭\n${shown}`, [{ shown, wanted }])).toBe(`頭\n${wanted}`);
  });

  it('passes over what is not rendered', () => {
    const passages = [
      { shown: '頭髮', wanted: '头发' },
      { shown: '理髮', wanted: '理发' },
      { shown: '這裡', wanted: '这里' },
    ];
    expect(exchange('頭髮\n這裡', passages)).toBe('头发\n这里');
  });
});

describe('copying that is none of ours', () => {
  it('is left to the browser where the selection has a shadow root with text in it', async () => {
    const root = page('<p>头发</p><div></div><p>理发</p>');
    const host = root.querySelector('div') as Element;
    host.attachShadow({ mode: 'open' }).innerHTML = '<p>里面</p>';
    reader = readPage(root);
    reader.setView(BOTH);
    await reader.settled('all');
    getSelection()?.selectAllChildren(root);
    expect((await copyAndPaste()).text).toBe('頭髮\n\n裡面\n\n理髮');
  });

  it("leaves the page its own handlers, wherever they listen, and what they don't allow", async () => {
    const root = await read('<p>头发</p><p class="closed">理发</p>', {
      view: BOTH,
      copies: 'source',
    });
    root.querySelector('.closed')?.addEventListener('copy', (event) => event.preventDefault());
    select(root, '理髮');
    expect(await copyAndPaste()).not.toMatchObject({ text: '理发' });

    const credit = (event: ClipboardEvent) => {
      event.clipboardData?.setData('text/plain', `${getSelection()}（来源）`);
      event.preventDefault();
    };
    for (const target of [document, window]) {
      target.addEventListener('copy', credit as EventListener);
      select(root, '頭髮');
      expect((await copyAndPaste()).text).toBe('頭髮（来源）');
      target.removeEventListener('copy', credit as EventListener);
    }
  });

  it.each([
    ['a text field', '<p>头发</p><input value="頭髮和理髮">', 'input'],
    ['a text area', '<p>头发</p><textarea>頭髮和理髮</textarea>', 'textarea'],
  ])('leaves %s alone', async (_, html, selector) => {
    const root = await read(html, { view: BOTH, copies: 'source' });
    const field = root.querySelector(selector) as HTMLInputElement;
    field.focus();
    field.setSelectionRange(0, 2);
    expect((await copyAndPaste()).text).toBe('頭髮');
  });

  it('leaves a field alone where the browser keeps a selection beside it, as Firefox does', async () => {
    const root = await read('<p>头发</p><input value="理发">', { view: BOTH, copies: 'source' });
    select(root, '頭髮');
    const copy = (target: Element | null) => {
      const clipboardData = new DataTransfer();
      const options = { clipboardData, bubbles: true, cancelable: true, composed: true };
      target?.dispatchEvent(new ClipboardEvent('copy', options));
      return clipboardData.getData('text/plain');
    };
    expect(copy(root.querySelector('p'))).toBe('头发');
    expect(copy(root.querySelector('input'))).toBe('');
  });

  it('leaves editable text alone', async () => {
    const root = await read('<p>头发</p><div contenteditable="true">頭髮<b>和</b></div>', {
      view: BOTH,
      copies: 'source',
    });
    const box = root.querySelector('div') as HTMLElement;
    box.focus();
    getSelection()?.selectAllChildren(box);
    expect((await copyAndPaste()).text).toBe('頭髮和');
  });
});
