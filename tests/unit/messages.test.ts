import { describe, expect, it, vi } from 'vitest';
import { askTwice, createAnswer, createCall } from '../../lib/messages.ts';

const SENDER = {};
const answer = createAnswer({
  'background:card': ({ headword }) => {
    if (headword === '坏') throw new Error('glossary/0.json is v1, need v2');
    return null;
  },
  'background:read-tab': () => null,
});
/** A channel from one side to the other, over plain data as the browser's. */
const call = createCall(async (message) => {
  const plain: unknown = JSON.parse(JSON.stringify(message));
  return answer(plain, SENDER) ?? undefined;
});

describe('messages', () => {
  it('carry a request there and a reply back', async () => {
    expect(await call('background:card', { headword: '双碳', matched: '双碳' })).toBe(null);
  });

  it('bring back the error that the other side met', async () => {
    await expect(call('background:card', { headword: '坏', matched: '' })).rejects.toThrow(
      'background:card: glossary/0.json is v1, need v2',
    );
  });

  it('refuse a request of another shape', async () => {
    const bad = { headword: 7, matched: '' } as unknown as { headword: string; matched: string };
    await expect(call('background:card', bad)).rejects.toThrow(/background:card/);
  });

  it.each([null, 'hello', { name: 'reader:stop', request: null }, { type: 'someone else' }])(
    'leave %j to others',
    (message) => {
      expect(answer(message, SENDER)).toBe(null);
    },
  );

  it('say so when nobody answers', async () => {
    await expect(call('background:matcher-data', null)).rejects.toThrow('no answer');
  });
});

describe('askTwice', () => {
  it('asks once more where the first call fails, and not again after that', async () => {
    const send = vi.fn();
    send.mockRejectedValueOnce(new Error('asleep')).mockResolvedValueOnce({ value: null });
    expect(await askTwice(createCall(send))('background:article-gone', null)).toBe(null);
    send.mockRejectedValue(new Error('dead'));
    await expect(askTwice(createCall(send))('background:article-gone', null)).rejects.toThrow(
      'dead',
    );
    expect(send).toHaveBeenCalledTimes(4);
  });
});
