/** A rewrite this soon after our own writing looks like an answer to it, in ms. */
const ANSWER_MS = 300;

/** So many answers in a row, and what was rewritten is left alone. */
const MOST_ANSWERS = 10;

/** So many times in a row back to the very text that we had changed, however late, and it is left alone. */
const MOST_REVERTS = 4;

/** What was left alone is tried again after this long without a rewrite, in ms: text that streams in ends. */
export const REST_MS = 3000;

/** So many times in all is a node given up; then for good. */
const MOST_STRIKES = 3;

interface Record {
  wroteAt: number;
  rewrittenAt: number;
  answers: number;
  reverts: number;
  strikes: number;
  isLeftAlone: boolean;
}

/**
 * Ends a struggle with another script that rewrites what we write (another converter of scripts): what
 * is rewritten again and again right after we wrote it, or put back each time, is left to the other one.
 * A Text node or an attribute counts by itself; where nodes are replaced instead, the element around them does.
 */
export interface Struggle {
  /** We wrote to these. */
  wrote(nodes: readonly Node[]): void;
  /**
   * The page rewrote `node`, a Text node, an attribute or a Block's element; `reverted`: to the text that we had
   * changed. Whether it is to be left alone from now on.
   */
  rewrote(node: Node, reverted: boolean): boolean;
  /** Whether `node`, left alone, may be written again: it had its rest. */
  tryAgain(node: Node): 'yes' | 'later' | 'never';
  isLeftAlone(node: Node): boolean;
  /** Nodes that are left alone now. */
  readonly leftAlone: number;
}

export function openStruggle(now: () => number = () => performance.now()): Struggle {
  const records = new WeakMap<Node, Record>();
  let leftAlone = 0;

  const wroteTo = (node: Node) => {
    const record = records.get(node);
    if (record) record.wroteAt = now();
    else {
      const zero = { rewrittenAt: 0, answers: 0, reverts: 0, strikes: 0, isLeftAlone: false };
      records.set(node, { wroteAt: now(), ...zero });
    }
  };

  return {
    wrote(nodes) {
      for (const node of nodes) wroteTo(node);
    },
    rewrote(node, reverted) {
      const record = records.get(node);
      if (!record) return false;
      record.rewrittenAt = now();
      if (record.isLeftAlone) return false;
      record.answers = now() - record.wroteAt < ANSWER_MS ? record.answers + 1 : 0;
      record.reverts = reverted ? record.reverts + 1 : 0;
      if (record.answers < MOST_ANSWERS && record.reverts < MOST_REVERTS) return false;
      record.isLeftAlone = true;
      record.strikes += 1;
      leftAlone += 1;
      return true;
    },
    tryAgain(node) {
      const record = records.get(node);
      if (!record?.isLeftAlone || record.strikes >= MOST_STRIKES) return 'never';
      if (now() - record.rewrittenAt < REST_MS) return 'later';
      Object.assign(record, { answers: 0, reverts: 0, isLeftAlone: false });
      leftAlone -= 1;
      return 'yes';
    },
    isLeftAlone: (node) => records.get(node)?.isLeftAlone ?? false,
    get leftAlone() {
      return leftAlone;
    },
  };
}
