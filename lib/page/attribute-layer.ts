import type { Rendering } from '../reading/render.ts';
import { isTouchable } from './collect.ts';
import { openStruggle } from './struggle.ts';
import { elementAround, isWithin } from './tree.ts';
import { Slice, type Turns } from './turns.ts';

/** Attributes whose text the browser shows or reads aloud. */
const NAMES = ['title', 'alt', 'placeholder', 'aria-label'] as const;
const SELECTOR = NAMES.map((name) => `[${name}]`).join(',');
const HAN = /\p{Script=Han}/u;

/** What is editable is not ours. */
const WATCHED = [...NAMES, 'contenteditable'];

/** Values in one call to the engine. */
const BATCH = 200;

/** Source texts to what is shown for them, in order. */
export type ConvertTexts = (
  sources: readonly string[],
) => Promise<readonly Pick<Rendering, 'shown'>[]>;

/** Shows titles, alternative texts, placeholders and labels in the script of the text. */
export interface AttributeLayer {
  /** Takes care of what stands under `root`, now and later. */
  watch(root: Element | ShadowRoot): void;
  /** Shows every value as `convert` says; null: as the page has it. */
  show(convert: ConvertTexts | null): void;
  /** The page's own value. */
  sourceOf(attribute: Attr): string;
  /** Resolves when all stands as last asked for. */
  settled(): Promise<void>;
  /** Puts every value back. */
  restore(): void;
}

/** A value that we changed: what the page had, and what we wrote. */
interface Written {
  readonly source: string;
  readonly written: string;
}

/** @param leaveOut elements that are no part of the article */
export function createAttributeLayer(
  leaveOut: ReadonlySet<Element>,
  turns: Turns,
  onError: (error: unknown) => void,
  signal: AbortSignal,
): AttributeLayer {
  const roots = new Set<Element | ShadowRoot>();
  const changed = new Map<Attr, Written>();
  const waiting = new Set<Attr>();
  const struggle = openStruggle();
  let convert: ConvertTexts | null = null;
  let working: Promise<void> = Promise.resolve();
  /** Stands for the last `show`. */
  let job = {};

  const observer = new MutationObserver((records) => follow(records));

  const sourceOf = (attribute: Attr): string => {
    const known = changed.get(attribute);
    return known?.written === attribute.value ? known.source : attribute.value;
  };

  /** Those of an element that are ours to show. */
  const attributesOf = (element: Element): Attr[] => {
    // A form's own texts are ours to show where what is written in it is not.
    const around = elementAround(element);
    if (around && !isTouchable(around)) return [];
    if (leaveOut.size > 0 && isWithin(element, leaveOut)) return [];
    return NAMES.flatMap((name) => {
      const attribute = element.getAttributeNode(name);
      return attribute && HAN.test(sourceOf(attribute)) ? [attribute] : [];
    });
  };
  const isOurs = (attribute: Attr): boolean => {
    const { ownerElement } = attribute;
    return ownerElement?.isConnected === true && attributesOf(ownerElement).includes(attribute);
  };

  const attributesUnder = (root: Element | ShadowRoot): Attr[] => {
    const elements = [...root.querySelectorAll(SELECTOR)];
    if (root instanceof Element && root.matches(SELECTOR)) elements.push(root);
    return elements.flatMap(attributesOf);
  };

  const undo = (attribute: Attr) => {
    const known = changed.get(attribute);
    changed.delete(attribute);
    // Only what is still ours: the page may have written something newer.
    if (known && attribute.value === known.written) attribute.value = known.source;
  };

  const follow = (records: readonly MutationRecord[]) => {
    for (const { type, target, attributeName, removedNodes } of records) {
      if (attributeName === 'contenteditable') {
        const ours = new Set(attributesUnder(target as Element));
        const inside = [...changed.keys()].filter(
          ({ ownerElement }) => ownerElement && target.contains(ownerElement),
        );
        for (const attribute of inside) if (!ours.has(attribute)) undo(attribute);
        want([...ours]);
      } else if (type === 'attributes') {
        const attribute = (target as Element).getAttributeNode(attributeName ?? '');
        if (!attribute) continue;
        const known = changed.get(attribute);
        if (known && known.written !== attribute.value) {
          struggle.rewrote(attribute, attribute.value === known.source);
          changed.delete(attribute);
        }
        want(attributesOf(target as Element));
      }
      for (const node of removedNodes) {
        // The page gets back what it takes away.
        if (node instanceof Element) for (const attribute of attributesUnder(node)) undo(attribute);
      }
    }
    for (const node of records.flatMap((record) => [...record.addedNodes])) {
      if (node instanceof Element && node.isConnected) want(attributesUnder(node));
    }
    // What we just put back ourselves is no change of the page's.
    observer.takeRecords();
    start();
  };

  const want = (attributes: readonly Attr[]) => {
    if (!convert) return;
    for (const attribute of attributes) {
      if (!changed.has(attribute) && !struggle.isLeftAlone(attribute)) waiting.add(attribute);
    }
  };

  const write = (attribute: Attr, source: string, shown: string) => {
    // The page may have changed it while the answer was under way.
    if (sourceOf(attribute) !== source || !isOurs(attribute)) return;
    if (attribute.value !== shown) {
      attribute.value = shown;
      struggle.wrote([attribute]);
    }
    changed.set(attribute, { source, written: shown });
  };

  const quietly = (act: () => void) => {
    follow(observer.takeRecords());
    act();
    observer.takeRecords();
  };

  const work = async () => {
    const mine = job;
    const isOver = () => signal.aborted || job !== mine;
    const slice = new Slice();
    while (waiting.size > 0 && convert && !isOver()) {
      const batch = [...waiting].slice(0, BATCH);
      for (const attribute of batch) waiting.delete(attribute);
      const sources = batch.map(sourceOf);
      const answers = await convert(sources);
      if (isOver()) return;
      quietly(() => {
        for (const [index, attribute] of batch.entries()) {
          const answer = answers[index];
          if (answer) write(attribute, sources[index] as string, answer.shown);
        }
      });
      if (slice.isOver) await slice.next(turns.task());
    }
  };

  const start = () => {
    if (waiting.size > 0) working = working.then(work).catch(onError);
  };

  const restore = () =>
    quietly(() => {
      waiting.clear();
      for (const attribute of [...changed.keys()]) undo(attribute);
    });

  signal.addEventListener('abort', () => observer.disconnect(), { once: true });

  return {
    watch(root) {
      roots.add(root);
      observer.observe(root, { childList: true, subtree: true, attributeFilter: WATCHED });
      want(attributesUnder(root));
      start();
    },
    show(next) {
      restore();
      convert = next;
      job = {};
      for (const root of roots) want(attributesUnder(root));
      start();
    },
    sourceOf,
    settled: () => working,
    restore,
  };
}
