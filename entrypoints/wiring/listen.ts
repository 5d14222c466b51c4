import { browser } from 'wxt/browser';
import type { createAnswer } from '../../lib/messages.ts';

/** Answers this context's calls; returns its undo. */
export function listen(answer: ReturnType<typeof createAnswer>): () => void {
  const onMessage: Parameters<typeof browser.runtime.onMessage.addListener>[0] = (
    message,
    sender,
    reply,
  ) => {
    const answered = answer(message, sender);
    if (!answered) return false;
    void answered.then(reply);
    return true;
  };
  browser.runtime.onMessage.addListener(onMessage);
  return () => browser.runtime.onMessage.removeListener(onMessage);
}
