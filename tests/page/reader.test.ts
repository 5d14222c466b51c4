import { afterEach, describe, expect, it } from 'vitest';
import type { Reader } from '../../lib/page/reader.ts';
import type { View } from '../../lib/reading/view.ts';
import { nodesOf, PLAIN, page, readings, readPage, shownText, turn } from './reader-page.ts';

const ARTICLE = `
  <h1>重庆<b>四川</b>举行联席会议</h1>
  <p>建设<a href="#x">成渝地区<b>双城</b></a>经济圈，数据库程序<em>员</em>参加。</p>
  <p>第一行<br>第二行的银行行长</p>
  <ul><li>增长 5.2%</li><li>GDP</li></ul>
  <pre>代码不变</pre><textarea>表单不变</textarea><p contenteditable="true">编辑不变</p>
  <table><tr><td>经济</td><td>社会</td></tr></table>`;

let reader: Reader | undefined;
afterEach(() => {
  reader?.stop();
  reader = undefined;
});

/** An engine whose first answer is held back. */
function heldEngine() {
  let calls = 0;
  const held = Promise.withResolvers<void>();
  return {
    turn: () => {
      calls += 1;
      return calls === 1 ? held.promise : Promise.resolve();
    },
    asked: (count: number) => expect.poll(() => calls).toBe(count),
    answer: held.resolve,
    fail: held.reject,
  };
}

const VIEWS: View[] = [
  { ...PLAIN, glossary: true },
  { ...PLAIN, pinyin: true },
  { ...PLAIN, script: 'hant-tw' },
  { ...PLAIN, script: 'hant-hk', pinyin: true, glossary: true },
];

describe('reader', () => {
  it.each(VIEWS)('leaves no trace of $script, pinyin $pinyin, terms $glossary', async (view) => {
    const root = page(ARTICLE);
    const before = { html: document.documentElement.innerHTML, nodes: nodesOf(root) };
    reader = readPage(root, { terms: ['成渝地区双城经济圈'] });
    reader.setView(view);
    await reader.settled('all');
    if (view.pinyin) expect(readings(root).length).toBeGreaterThan(10);
    if (view.script !== 'source') expect(shownText(root)).toContain('經濟圈');
    reader.stop();
    expect(document.documentElement.innerHTML).toBe(before.html);
    expect(nodesOf(root)).toEqual(before.nodes);
    expect(nodesOf(root).every((node, index) => node === before.nodes[index])).toBe(true);
    expect(CSS.highlights.has('shuangdu-term')).toBe(false);
  });

  it('never moves, splits or removes a node of the page', async () => {
    const root = page(ARTICLE);
    const nodes = nodesOf(root);
    const parents = nodes.map((node) => node.parentNode);
    reader = readPage(root);
    reader.setView({ ...PLAIN, script: 'hant-tw', pinyin: true });
    await reader.settled('all');
    expect(nodes.map((node) => node.parentNode)).toEqual(parents);
    const ours = root.querySelectorAll('shuangdu-text, shuangdu-text *');
    expect(root.querySelectorAll('*').length - ours.length).toBe(
      nodes.filter((node) => node instanceof Element).length - 1,
    );
  });

  it('renders each script from the source, never from what it showed', async () => {
    const root = page('<p>这里的数据库和头发</p>');
    reader = readPage(root);
    const seen: string[] = [];
    for (const script of ['hant-tw', 'hant-hk', 'hans', 'source'] as const) {
      reader.setView({ ...PLAIN, script });
      await reader.settled('all');
      seen.push(root.textContent ?? '');
    }
    expect(seen).toEqual([
      '這裡的資料庫和頭髮',
      '這裏的數據庫和頭髮',
      '这里的数据库和头发',
      '这里的数据库和头发',
    ]);
  });

  it('reads a word in context across inline tags', async () => {
    const root = page('<p>银<b>行</b>，增<i>长</i>，重<span>庆</span></p>');
    reader = readPage(root);
    reader.setView({ ...PLAIN, pinyin: true });
    await reader.settled('all');
    expect(readings(root).map(([, reading]) => reading)).toEqual([
      'yín',
      'háng',
      'zēng',
      'zhǎng',
      'chóng',
      'qìng',
    ]);
  });

  it('gives a longer rendering to both sides of the tag that cuts it', async () => {
    const root = page('<p><b>程序</b>员</p>');
    reader = readPage(root);
    reader.setView({ ...PLAIN, script: 'hant-tw' });
    await reader.settled('all');
    expect(root.textContent).toBe('程式設計師');
    expect(root.querySelector('b')?.textContent).not.toBe('');
  });

  it('leaves code, forms and editable text as they are', async () => {
    const root = page(ARTICLE);
    reader = readPage(root);
    reader.setView({ ...PLAIN, script: 'hant-tw', pinyin: true });
    await reader.settled('all');
    expect(root.querySelector('pre')?.innerHTML).toBe('代码不变');
    expect(root.querySelector('textarea')?.value).toBe('表单不变');
    expect(root.querySelector('[contenteditable]')?.innerHTML).toBe('编辑不变');
  });

  it('marks a term that tags cut through, one range a Text node, without touching the DOM', async () => {
    const root = page('<p>建设成渝地区<b>双城</b><a href="#">经济</a>圈。</p>');
    const html = root.innerHTML;
    reader = readPage(root, { terms: ['双城经济圈'] });
    reader.setView({ ...PLAIN, glossary: true });
    await reader.settled('all');
    const texts = [...(CSS.highlights.get('shuangdu-term') ?? [])].map((range) =>
      range.startContainer.textContent?.slice(range.startOffset, range.endOffset),
    );
    expect(texts).toEqual(['双城', '经济', '圈']);
    expect(root.innerHTML).toBe(html);
  });

  it('moves the marks along when ruby and script change the text under them', async () => {
    const root = page('<p>建设数据库程序员队伍。</p>');
    reader = readPage(root, { terms: ['程序员队伍'] });
    for (const view of [{ script: 'hant-tw' }, { pinyin: true }, {}] as Partial<View>[]) {
      reader.setView({ ...PLAIN, glossary: true, ...view });
      await reader.settled('all');
      const marked = [...(CSS.highlights.get('shuangdu-term') ?? [])]
        .map((range) => range.startContainer.textContent?.slice(range.startOffset, range.endOffset))
        .join('');
      expect(marked).toBe(view.script ? '程式設計師隊伍' : '程序员队伍');
    }
  });

  it('shows polluted text clean, and gives the pollution back', async () => {
    const root = page('<p>會(huì )議推動(dòng)經(jīng)濟</p>');
    const { innerHTML } = root;
    reader = readPage(root, { script: 'hant', polluted: true, terms: ['推動經濟'] });
    reader.setView({ ...PLAIN, glossary: true });
    await reader.settled('all');
    expect(root.textContent).toBe('會議推動經濟');
    expect(reader.report().terms).toEqual({ 推動經濟: 1 });
    reader.setView({ ...PLAIN, on: false });
    await reader.settled('all');
    expect(root.innerHTML).toBe(innerHTML);
  });

  it('shows rebuilt text, marked and with its terms, and gives the damage back', async () => {
    const root = page('<p>會(huì )上作了匯報?;顒?d<b>òng)現場</b>和?;顒?dòng)</p>');
    const { innerHTML } = root;
    reader = readPage(root, { script: 'hant', polluted: true, terms: ['活動'] });
    const marked = (name: string) =>
      [...(CSS.highlights.get(name) ?? [])]
        .map((range) => range.startContainer.textContent?.slice(range.startOffset, range.endOffset))
        .join('');
    for (const script of ['source', 'hans', 'source'] as const) {
      reader.setView({ ...PLAIN, glossary: true, script });
      await reader.settled('all');
      const shown = script === 'hans' ? '会上作了汇报。活动现场和' : '會上作了匯報。活動現場和';
      expect(root.textContent).toBe(`${shown}?;顒?dòng)`);
      expect(marked('shuangdu-rebuilt')).toBe(script === 'hans' ? '。活动' : '。活動');
      expect(marked('shuangdu-damaged')).toBe('?;顒?dòng)');
      expect(marked('shuangdu-term')).toBe(script === 'hans' ? '活动' : '活動');
      expect(reader.report()).toMatchObject({
        terms: { 活動: 1 },
        rebuilt: [['?;顒?dòng)', '。活動']],
        damaged: ['?;顒?dòng)'],
      });
    }
    reader.setView({ ...PLAIN, on: false });
    await reader.settled('all');
    expect(root.innerHTML).toBe(innerHTML);
  });
});

describe('reader on a very long page', () => {
  const LONG = `<p>${'头发很长，发展很快。'.repeat(12)}</p>`.repeat(600);

  it('shows all in its script, and readings as far as the reader will soon come', async () => {
    const root = page(LONG);
    reader = readPage(root);
    reader.setView({ ...PLAIN, script: 'hant-tw', pinyin: true });
    await reader.settled('all');
    expect(root.textContent?.match(/头发/g)).toBe(null);
    const read = [...root.children].filter((one) => one.querySelector('shuangdu-word'));
    expect(read.length).toBeGreaterThan(200);
    expect(read.length).toBeLessThan(400);
    expect(read[0]).toBe(root.firstElementChild);
  });

  it('writes readings where the reader comes to', async () => {
    const root = page(LONG);
    reader = readPage(root);
    reader.setView({ ...PLAIN, pinyin: true });
    await reader.settled('all');
    const last = root.lastElementChild as Element;
    expect(readings(last)).toEqual([]);
    last.scrollIntoView();
    await expect.poll(() => readings(last).length).toBeGreaterThan(10);
  });

  it('gives the page its turn while it collects, and follows what the page changes then', async () => {
    const root = page(LONG.repeat(6));
    reader = readPage(root);
    reader.setView({ ...PLAIN, script: 'hant-tw' });
    root.lastElementChild?.replaceChildren('皇后的头发');
    await reader.settled('all');
    expect(root.lastElementChild?.textContent).toBe('皇后的頭髮');
    expect(root.textContent?.match(/头发/g)).toBe(null);
    reader.stop();
    expect(root.firstElementChild?.innerHTML).toBe('头发很长，发展很快。'.repeat(12));
  });

  it('tells what is visible by what has a box: white space may have none', async () => {
    const root = page(`<div>${'头发很长\n<br>\n'.repeat(400)}</div>`);
    reader = readPage(root);
    reader.setView({ ...PLAIN, pinyin: true });
    await reader.settled('visible');
    expect(readings(root).length).toBeLessThan(400);
  });

  it('cuts a very long paragraph into parts, and writes what is seen of it', async () => {
    const root = page(`<p>${'头发很长，发展很快。'.repeat(6000)}</p>`);
    const { innerHTML } = root;
    reader = readPage(root);
    reader.setView({ ...PLAIN, pinyin: true });
    await reader.settled('visible');
    expect(readings(root).length).toBeGreaterThan(50);
    expect(readings(root).length).toBeLessThan(5000);
    reader.stop();
    expect(root.innerHTML).toBe(innerHTML);
  });
});

describe('reader while the engine is busy', () => {
  it('shows the original at once', async () => {
    const root = page('<p>头发</p>');
    const engine = heldEngine();
    reader = readPage(root, { engineTurn: engine.turn, polluted: true });
    reader.setView({ ...PLAIN, script: 'hant-tw' });
    await engine.asked(1);
    reader.setView({ ...PLAIN, on: false });
    await reader.settled('all');
    expect(root.textContent).toBe('头发');
    engine.answer();
    await turn();
    expect(root.textContent).toBe('头发');
  });

  it('shows a newer view although the answer to the older one fails', async () => {
    const root = page('<p>这里的头发</p>');
    const engine = heldEngine();
    reader = readPage(root, { engineTurn: engine.turn });
    reader.setView({ ...PLAIN, script: 'hant-tw' });
    await engine.asked(1);
    reader.setView({ ...PLAIN, script: 'hant-hk' });
    engine.fail(new Error('asleep'));
    await reader.settled('all');
    expect(root.textContent).toBe('這裏的頭髮');
  });

  it('keeps nobody waiting once it is stopped', async () => {
    const root = page('<p>头发</p>');
    const engine = heldEngine();
    reader = readPage(root, { engineTurn: engine.turn });
    reader.setView({ ...PLAIN, script: 'hant-tw' });
    await engine.asked(1);
    const settled = reader.settled('all');
    reader.stop();
    await expect(settled).resolves.toBeUndefined();
    engine.answer();
    await turn();
    expect(root.innerHTML).toBe('<p>头发</p>');
  });

  it('asks for nothing when only the marks are switched', async () => {
    const root = page('<p>头发</p>');
    let calls = 0;
    reader = readPage(root, {
      terms: ['头发'],
      engineTurn: () => {
        calls += 1;
        return Promise.resolve();
      },
    });
    reader.setView({ ...PLAIN, pinyin: true });
    await reader.settled('all');
    const word = root.querySelector('shuangdu-word');
    reader.setView({ ...PLAIN, pinyin: true, glossary: true });
    await reader.settled('all');
    expect(calls).toBe(1);
    expect(root.querySelector('shuangdu-word')).toBe(word);
    expect(CSS.highlights.get('shuangdu-term')?.size).toBe(1);
  });
});

describe('reader that nobody asks for anything', () => {
  /** Counts what the engine is asked. */
  const open = () => {
    const root = page('<p>头发</p><p>数据库</p>');
    let calls = 0;
    reader = readPage(root, {
      engineTurn: async () => {
        calls += 1;
      },
    });
    reader.setView(PLAIN);
    return { root, reader, calls: () => calls };
  };

  it('has ready what is likely asked for next', async () => {
    const { root, reader, calls } = open();
    await reader.settled('all');
    await reader.prefetch('hant-tw');
    expect(root.innerHTML).toBe('<p>头发</p><p>数据库</p>');
    const before = calls();
    reader.setView({ ...PLAIN, script: 'hant-tw' });
    await reader.settled('all');
    reader.setView({ ...PLAIN, pinyin: true });
    await reader.settled('visible');
    expect(readings(root)).not.toEqual([]);
    expect(calls()).toBe(before);
  });

  it('leaves that to whoever asks for something meanwhile', async () => {
    const { root, reader, calls } = open();
    await reader.settled('all');
    const prefetched = reader.prefetch('hant-tw');
    reader.setView({ ...PLAIN, script: 'hant-hk' });
    await Promise.all([prefetched, reader.settled('all')]);
    expect(shownText(root)).toContain('頭髮');
    // Readings, which were under way, and what is shown.
    expect(calls()).toBe(2);
  });
});

describe('reader on a page that may not be written to yet', () => {
  const VIEW: View = { ...PLAIN, script: 'hant-tw', pinyin: true, glossary: true };

  it('marks terms at once, and writes what was last asked for when it may', async () => {
    const root = page(`${ARTICLE}<img alt="双城">`);
    const source = root.innerHTML;
    const writable = Promise.withResolvers<void>();
    reader = readPage(root, { terms: ['成渝地区双城经济圈'], writable: writable.promise });
    reader.setView({ ...VIEW, script: 'hant-hk' });
    reader.setView(VIEW);
    await expect.poll(() => CSS.highlights.get('shuangdu-term')?.size).toBeGreaterThan(0);
    let isSettled = false;
    const settled = reader.settled('all').then(() => {
      isSettled = true;
    });
    await turn();
    expect([root.innerHTML, isSettled]).toEqual([source, false]);
    writable.resolve();
    await settled;
    expect(shownText(root)).toContain('資料庫程式');
    expect(root.querySelector('img')?.alt).toBe('雙城');
    expect(readings(root).length).toBeGreaterThan(10);
    reader.stop();
    expect(root.innerHTML).toBe(source);
  });

  it('has the engine loaded by then', async () => {
    const root = page(ARTICLE);
    const source = root.innerHTML;
    const engine = heldEngine();
    reader = readPage(root, { engineTurn: engine.turn, writable: new Promise(() => {}) });
    reader.setView(VIEW);
    await engine.asked(1);
    engine.fail(new Error('no answer'));
    await turn();
    expect(root.innerHTML).toBe(source);
  });

  it('is settled where there is nothing to write', async () => {
    const root = page(ARTICLE);
    reader = readPage(root, { writable: new Promise(() => {}) });
    reader.setView({ ...PLAIN, glossary: true });
    await reader.settled('all');
  });

  it('shows polluted text clean no sooner', async () => {
    const root = page('<p>會(huì )議推動(dòng)經(jīng)濟</p>');
    const writable = Promise.withResolvers<void>();
    reader = readPage(root, { script: 'hant', polluted: true, writable: writable.promise });
    reader.setView(PLAIN);
    await turn();
    expect(shownText(root)).toBe('會(huì )議推動(dòng)經(jīng)濟');
    writable.resolve();
    await reader.settled('all');
    expect(shownText(root)).toBe('會議推動經濟');
  });

  it('writes nothing and keeps nobody waiting once it is stopped', async () => {
    const root = page(ARTICLE);
    const source = root.innerHTML;
    const writable = Promise.withResolvers<void>();
    reader = readPage(root, { writable: writable.promise });
    reader.setView(VIEW);
    const settled = reader.settled('all');
    reader.stop();
    await settled;
    writable.resolve();
    await turn();
    expect(root.innerHTML).toBe(source);
  });
});

describe('reader on a page that changes', () => {
  const pinyin: View = { ...PLAIN, pinyin: true };

  it("shows the page's newer text, and keeps it on undo", async () => {
    const root = page('<p>旧的消息</p>');
    const node = root.querySelector('p')?.firstChild as Text;
    reader = readPage(root);
    reader.setView(pinyin);
    await reader.settled('all');
    node.data = '新的消息';
    await turn();
    await reader.settled('all');
    expect(shownText(root)).toBe('新的消息');
    reader.stop();
    expect(root.innerHTML).toBe('<p>新的消息</p>');
    expect(root.querySelector('p')?.firstChild).toBe(node);
  });

  it('takes an emptied text for empty', async () => {
    const root = page('<p>旧的<b>消息</b></p>');
    const node = root.querySelector('b')?.firstChild as Text;
    reader = readPage(root);
    reader.setView(pinyin);
    await reader.settled('all');
    node.data = '';
    await turn();
    await reader.settled('all');
    expect(shownText(root)).toBe('旧的');
    reader.stop();
    expect(root.innerHTML).toBe('<p>旧的<b></b></p>');
  });

  it('lets the newest text win over an answer that is under way', async () => {
    const root = page('<p>旧的消息</p>');
    const node = root.querySelector('p')?.firstChild as Text;
    const engine = heldEngine();
    reader = readPage(root, { engineTurn: engine.turn });
    reader.setView({ ...PLAIN, script: 'hant-tw' });
    await engine.asked(1);
    node.data = '头发';
    engine.answer();
    await reader.settled('all');
    expect(root.textContent).toBe('頭髮');
    reader.stop();
    expect(root.textContent).toBe('头发');
  });

  it('takes its element along when the page removes the text', async () => {
    const root = page('<p>第一<b>第二</b>第三</p>');
    const paragraph = root.querySelector('p') as Element;
    const node = paragraph.firstChild as Text;
    reader = readPage(root);
    reader.setView(pinyin);
    await reader.settled('all');
    node.remove();
    await turn();
    expect(shownText(root)).toBe('第二第三');
    expect(node.data).toBe('第一');
    paragraph.append(node);
    await turn();
    await reader.settled('all');
    expect(shownText(root)).toBe('第二第三第一');
    reader.stop();
    expect(root.innerHTML).toBe('<p><b>第二</b>第三第一</p>');
  });

  it('follows a text that the page moves', async () => {
    const root = page('<p>甲乙</p><p><b>丙丁</b></p>');
    const node = root.querySelector('p')?.firstChild as Text;
    reader = readPage(root);
    reader.setView(pinyin);
    await reader.settled('all');
    root.querySelector('b')?.after(node);
    await turn();
    await reader.settled('all');
    expect([...root.querySelectorAll('p')].map((p) => shownText(p))).toEqual(['', '丙丁甲乙']);
    reader.stop();
    expect(root.innerHTML).toBe('<p></p><p><b>丙丁</b>甲乙</p>');
  });

  it('puts its element back when the page clears it away', async () => {
    const root = page('<p>消息</p>');
    reader = readPage(root);
    reader.setView(pinyin);
    await reader.settled('all');
    root.querySelector('shuangdu-text')?.remove();
    await turn();
    await reader.settled('all');
    expect(root.querySelectorAll('shuangdu-text')).toHaveLength(1);
    expect(shownText(root)).toBe('消息');
  });

  it('reads what the page adds, in its place', async () => {
    const root = page('<p>第一段</p>');
    reader = readPage(root, { terms: ['新段'] });
    reader.setView({ ...pinyin, glossary: true });
    await reader.settled('all');
    root.insertAdjacentHTML('afterbegin', '<p>新段</p>');
    await turn();
    await reader.settled('all');
    expect(readings(root.querySelector('p') as Element)).not.toEqual([]);
    expect(reader.report().terms).toEqual({ 新段: 1 });
  });

  it('is not woken by its own writing', async () => {
    const root = page(ARTICLE);
    let calls = 0;
    reader = readPage(root, {
      engineTurn: () => {
        calls += 1;
        return Promise.resolve();
      },
    });
    reader.setView(pinyin);
    await reader.settled('all');
    const settled = calls;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(calls).toBe(settled);
  });

  it('takes what the page serialises for text of the page', async () => {
    const root = page('<p>头发</p>');
    reader = readPage(root);
    reader.setView(pinyin);
    await reader.settled('all');
    const paragraph = root.querySelector('p') as Element;
    paragraph.innerHTML += '<b>很长</b>';
    await turn();
    await reader.settled('all');
    expect(shownText(root)).toBe('头发很长');
    reader.stop();
    expect(root.innerHTML).toBe('<p>头发<b>很长</b></p>');
  });

  it('takes a copy that the page makes of a paragraph for another paragraph', async () => {
    const root = page('<p>头发</p>');
    reader = readPage(root);
    reader.setView({ ...PLAIN, script: 'hant-tw', pinyin: true });
    await reader.settled('all');
    root.append((root.firstElementChild as Element).cloneNode(true));
    await turn();
    await reader.settled('all');
    expect([...root.querySelectorAll('p')].map((p) => shownText(p))).toEqual(['頭髮', '頭髮']);
    reader.stop();
    expect(root.innerHTML).toBe('<p>头发</p><p>头发</p>');
  });

  it('restores what the page changed beside while it was going back to the original', async () => {
    const root = page(`${'<p>头发<b>很长</b></p>'.repeat(400)}<p>头发<b>发展</b></p>`);
    reader = readPage(root);
    reader.setView({ ...PLAIN, script: 'hant-tw' });
    await reader.settled('all');
    reader.setView({ ...PLAIN, on: false });
    const last = root.lastElementChild as Element;
    (last.firstChild as Text).data = '新的';
    await turn();
    await reader.settled('all');
    expect(last.innerHTML).toBe('新的<b>发展</b>');
  });

  it('says so when the page takes the article away, or replaces most of it', async () => {
    const root = page('<p>头发</p>');
    let gone = 0;
    reader = readPage(root, {
      onChanged: () => {
        gone += 1;
      },
    });
    reader.setView(pinyin);
    await reader.settled('all');
    root.querySelector('p')?.replaceChildren('发展');
    await expect.poll(() => gone).toBe(1);
    root.remove();
    await expect.poll(() => gone).toBe(2);
  });
});
