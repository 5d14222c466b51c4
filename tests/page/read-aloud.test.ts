import { afterEach, describe, expect, it } from 'vitest';
import type { Reader } from '../../lib/page/reader.ts';
import type { View } from '../../lib/reading/view.ts';
import { send } from './devtools.ts';
import { PLAIN, page, readings, readPage, shownText } from './reader-page.ts';

let reader: Reader | undefined;
afterEach(() => {
  reader?.stop();
  reader = undefined;
  document.body.replaceChildren();
});

/** What a screen reader gets of an element. */
interface Spoken {
  readonly role: string;
  readonly name: string;
  /** The texts in it, in order. */
  readonly texts: readonly string[];
}

interface AXNode {
  readonly nodeId: string;
  readonly parentId?: string;
  readonly childIds?: readonly string[];
  readonly ignored: boolean;
  readonly role?: { readonly value: string };
  readonly name?: { readonly value: string };
}

interface FrameTree {
  readonly frame: { readonly id: string; readonly url: string };
  readonly childFrames?: readonly FrameTree[];
}

const framesOf = ({ frame, childFrames = [] }: FrameTree): FrameTree['frame'][] => [
  frame,
  ...childFrames.flatMap(framesOf),
];

/** The browser's accessibility tree of the test page, in order, without the article around it. */
async function spoken(): Promise<Spoken[]> {
  const { frameTree } = (await send('Page.getFrameTree')) as { frameTree: FrameTree };
  const frame = framesOf(frameTree).find(({ url }) => url === location.href);
  await send('Accessibility.enable');
  const { nodes } = (await send('Accessibility.getFullAXTree', { frameId: frame?.id })) as {
    nodes: AXNode[];
  };
  await send('Accessibility.disable');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const walk = (node: AXNode): AXNode[] => [
    node,
    ...(node.childIds ?? []).flatMap((id) => {
      const child = byId.get(id);
      return child ? walk(child) : [];
    }),
  ];
  const roleOf = ({ role }: AXNode) => role?.value ?? '';
  const nameOf = ({ name }: AXNode) => name?.value ?? '';
  const root = nodes.find((node) => node.parentId === undefined) as AXNode;
  return walk(root)
    .filter((node) => !node.ignored)
    .filter((node) => !['RootWebArea', 'article', 'InlineTextBox'].includes(roleOf(node)))
    .map((node) => ({
      role: roleOf(node),
      name: nameOf(node),
      texts: walk(node)
        .filter((one) => !one.ignored && roleOf(one) === 'StaticText')
        .map(nameOf),
    }));
}

const HTML =
  '<h1>重庆<b>四川</b>举行联席会议</h1>' +
  '<p>建设<a href="#x">成渝地区<b>双城</b></a>经济圈，<a href="#y" aria-label="银行">行长</a>参加（会议）。</p>' +
  '<ul><li>增长 5.2%</li></ul><button>发展</button><button aria-labelledby="other">社会</button>' +
  '<p id="other">理发<em>和</em>头发</p><img alt="经济" src="data:,">' +
  '<table><caption>经济</caption><tr><th>重庆</th><td>四川</td></tr></table>';

const VIEWS: View[] = [
  { ...PLAIN, pinyin: true },
  { ...PLAIN, script: 'hant-tw' },
  { ...PLAIN, script: 'hant-tw', pinyin: true, glossary: true },
];

describe('a screen reader', () => {
  it.each(VIEWS)(
    'reads in $script, pinyin $pinyin, what it reads of a page that came so',
    async (view) => {
      const root = page(HTML);
      reader = readPage(root, { terms: ['双城经济圈'] });
      reader.setView(view);
      await reader.settled('all');
      const said = await spoken();
      if (view.pinyin) expect(readings(root).length).toBeGreaterThan(10);

      // The page that came so: with what is shown as its own text, and nothing of ours.
      const twin = root.cloneNode(true) as HTMLElement;
      for (const ours of twin.querySelectorAll('shuangdu-text')) {
        ours.replaceWith(ours.textContent ?? '');
      }
      twin.normalize();
      const shown = shownText(root);
      reader.stop();
      root.replaceWith(twin);
      expect(shownText(twin)).toBe(shown);
      expect(twin.innerHTML).not.toContain('shuangdu');
      const expected = await spoken();

      const joined = (list: readonly Spoken[]) =>
        list
          .filter(({ role }) => role !== 'StaticText')
          .map(({ role, name, texts }) => [role, name, texts.join('')]);
      expect(joined(said)).toEqual(joined(expected));
      expect(said.map(({ role }) => role)).toEqual(expect.arrayContaining(['heading', 'link']));
      expect(JSON.stringify(said)).not.toMatch(/[āáǎàēéěèīíǐìōóǒòūúǔù]/);
      const links = said.filter(({ role }) => role === 'link').map(({ name }) => name);
      expect(links).toEqual(
        view.script === 'source' ? ['成渝地区双城', '银行'] : ['成渝地區雙城', '銀行'],
      );
    },
  );
});
