import { afterEach, describe, expect, it } from 'vitest';
import { cdp } from 'vitest/browser';
import { Block } from '../../lib/page/block.ts';
import type { Reader } from '../../lib/page/reader.ts';
import { TextMap } from '../../lib/page/text-map.ts';
import { TextRun } from '../../lib/page/text-run.ts';
import { PLAIN, page, readings, readPage } from './reader-page.ts';

let reader: Reader | undefined;
afterEach(() => {
  reader?.stop();
  reader = undefined;
  scrollTo(0, 0);
});

const frames = async (count: number) => {
  for (let at = 0; at < count; at += 1) await new Promise(requestAnimationFrame);
};

interface Session {
  send<Answer>(method: string, parameters?: object): Promise<Answer>;
  on(event: string, listener: (details: never) => void): void;
  off(event: string, listener: (details: never) => void): void;
}
interface Evaluated {
  readonly result: { readonly objectId?: string; readonly value?: number };
}

/** The JavaScript contexts of the page; tests run in a frame of it. */
async function contextIds(session: Session): Promise<number[]> {
  const ids: number[] = [];
  const note = ({ context }: { context: { id: number } }) => ids.push(context.id);
  session.on('Runtime.executionContextCreated', note);
  await session.send('Runtime.disable');
  await session.send('Runtime.enable');
  session.off('Runtime.executionContextCreated', note);
  return ids;
}

/** How many objects with these prototypes the browser keeps, garbage collected before. */
async function alive(...prototypes: readonly object[]): Promise<number[]> {
  Object.assign(globalThis, { shuangduPrototypes: prototypes });
  const session = cdp() as unknown as Session;
  await session.send('HeapProfiler.collectGarbage');
  const counts: number[] = [];
  for (const contextId of await contextIds(session)) {
    for (const at of prototypes.keys()) {
      const expression = `globalThis.shuangduPrototypes?.[${at}]`;
      const { result } = await session.send<Evaluated>('Runtime.evaluate', {
        expression,
        contextId,
      });
      if (!result.objectId) continue;
      const { objects } = await session.send<{ objects: { objectId: string } }>(
        'Runtime.queryObjects',
        { prototypeObjectId: result.objectId },
      );
      const count = await session.send<Evaluated>('Runtime.callFunctionOn', {
        objectId: objects.objectId,
        functionDeclaration: 'function () { return this.length; }',
        returnByValue: true,
      });
      counts.push(count.result.value ?? Number.NaN);
      await session.send('Runtime.releaseObject', { objectId: objects.objectId });
    }
  }
  // An event that came after the tests would find nobody.
  await session.send('Runtime.disable');
  Reflect.deleteProperty(globalThis, 'shuangduPrototypes');
  return counts;
}

describe('what the reader leaves in memory', () => {
  it('is nothing, once it has gone', async () => {
    const root = page('<p>头发很长，<b>发展</b>很快。</p>'.repeat(200));
    for (const view of [
      { script: 'hant-tw', pinyin: true, glossary: true },
      { script: 'hans', pinyin: false, glossary: true },
    ] as const) {
      reader = readPage(root, { terms: ['发展'] });
      reader.setView({ ...PLAIN, ...view });
      await reader.settled('all');
      expect((await alive(TextRun.prototype))[0]).toBeGreaterThan(500);
      reader.stop();
      reader = undefined;
      // Timers of the layers run out.
      await new Promise((resolve) => setTimeout(resolve, 300));
      await frames(2);
    }
    const left = await alive(TextRun.prototype, Block.prototype, TextMap.prototype);
    expect(left).toEqual([0, 0, 0]);
  });
});

describe('what the reader is looking at', () => {
  const PARAGRAPH = `<p style="margin: 1em 0">${'双城经济圈建设装备强，创新双双赢得市场。'.repeat(6)}</p>`;

  it.each([
    ['pinyin', { pinyin: true }],
    ['another script', { script: 'hant-tw' }],
    ['both', { script: 'hant-tw', pinyin: true }],
  ] as const)('stays where it is when %s comes above it', async (_, view) => {
    const root = page(PARAGRAPH.repeat(80));
    reader = readPage(root);
    const watched = root.children[40] as Element;
    watched.scrollIntoView({ block: 'start' });
    await frames(3);
    reader.setView({ ...PLAIN, ...view });
    await reader.settled('visible');
    await frames(2);
    const top = watched.getBoundingClientRect().top;
    const moves: number[] = [];
    let running = true;
    const watch = async () => {
      while (running) {
        await frames(1);
        // After the frame's own scroll anchoring, as the eye sees it.
        await new Promise((resolve) => setTimeout(resolve, 0));
        moves.push(Math.abs(watched.getBoundingClientRect().top - top));
      }
    };
    const watching = watch();
    await reader.settled('all');
    await frames(3);
    running = false;
    await watching;
    if ('pinyin' in view) expect(readings(root.children[5] as Element).length).toBeGreaterThan(10);
    expect(Math.max(...moves)).toBeLessThanOrEqual(1);
  });
});
