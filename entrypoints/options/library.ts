import { type Call, createCall } from '../../lib/messages.ts';

/** A call to the worker that holds the user's glossaries. */
export function openLibraryCall(): Call {
  const worker = new Worker(new URL('./library-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (answer: unknown) => void>();
  let last = 0;
  worker.addEventListener(
    'message',
    ({ data: { number, answer } }: MessageEvent<{ number: number; answer: unknown }>) => {
      waiting.get(number)?.(answer);
      waiting.delete(number);
    },
  );
  worker.addEventListener('error', ({ message }) => {
    for (const resolve of waiting.values()) resolve({ error: message || 'the worker is gone' });
    waiting.clear();
  });
  return createCall((message) => {
    last += 1;
    const number = last;
    return new Promise((resolve) => {
      waiting.set(number, resolve);
      worker.postMessage({ number, message });
    });
  });
}
