import { expect } from 'vitest';
import { followText } from '../../../lib/page/page-text.ts';
import { openMeasureReadings } from '../../../lib/page/reading-room.ts';
import { openDrawRuby } from '../../../lib/page/ruby.ts';
import { createWritingLayer } from '../../../lib/page/writing-layer.ts';
import { AT_ONCE, renderText, watchHalf } from './fake-reader.ts';
import { Twins } from './play.ts';
import type { NodeSpec } from './sequence.ts';

const OPTIONS = { from: 'hans', to: 'hant-tw', polluted: false } as const;

/**
 * Every character of every Block's source is shown where TextMap says, and pointing there leads back to
 * it, with readings and without.
 */
export async function expectOffsetsToReturn(page: readonly NodeSpec[]): Promise<void> {
  const { root } = new Twins(page);
  document.body.replaceChildren(root);
  const controller = new AbortController();
  const { signal } = controller;
  const text = followText(
    [root],
    { leaveOut: new Set(), turns: AT_ONCE, onChange: () => {}, prepare: () => () => {} },
    signal,
  );
  await text.ready;
  const visibility = watchHalf();
  visibility.watch(text.blocks);
  const measure = openMeasureReadings();
  const fail = (error: unknown) => {
    throw error;
  };
  const writing = createWritingLayer(
    {
      text,
      visibility,
      turns: AT_ONCE,
      measure,
      draw: openDrawRuby(measure),
      onWritten: () => {},
      onError: fail,
    },
    signal,
  );
  try {
    for (const pinyin of [false, true]) {
      const renderAs = (withReadings: boolean) => async (sources: readonly string[]) =>
        sources.map((source) => renderText(source, { ...OPTIONS, pinyin: withReadings }));
      writing.show({
        render: renderAs(false),
        renderWithReadings: pinyin ? renderAs(true) : null,
      });
      await writing.settled('all');
      for (const block of text.blocks) {
        const map = writing.mapOf(block);
        let shown = '';
        let offset = 0;
        for (const character of block.source) {
          const ranges = map.ranges({ start: offset, end: offset + character.length });
          for (const { startContainer, startOffset, endOffset } of ranges) {
            const node = startContainer as Text;
            shown += node.data.slice(startOffset, endOffset);
            const place = text.find(node, startOffset);
            expect(place?.block).toBe(block);
            expect(place && map.sourceOffset(place.stretch, place.offset)).toBe(offset);
          }
          offset += character.length;
        }
        expect(shown).toBe(renderText(block.source, { ...OPTIONS, pinyin }).shown);
      }
    }
  } finally {
    text.restore();
    controller.abort();
    document.body.replaceChildren();
  }
}
