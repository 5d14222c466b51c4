import type { View } from '../../../lib/reading/view.ts';
import { PLAIN } from '../reader-page.ts';
import { convertText, openFakeReader } from './fake-reader.ts';
import type { NodeSpec, Operation, Sequence } from './sequence.ts';

const TAKES_SHADOW = new Set(['p', 'div', 'section', 'x-card']);

/** Text in these stays as it is. */
const NOT_OURS = 'pre, [contenteditable="true"]';

/**
 * A page and its twin: the same nodes, on which the page does the same. Only the one has a reader, so the
 * twin says what the page must look like without.
 */
export class Twins {
  readonly root = document.createElement('article');
  readonly twinRoot = document.createElement('article');
  readonly #realOf = new Map<Node, Node>([[this.twinRoot, this.root]]);
  readonly #removed: Node[] = [];

  constructor(page: readonly NodeSpec[]) {
    for (const spec of page)
      this.#both(this.twinRoot, this.#build(spec), (to, what) => to.append(what));
  }

  /** Does what the page does, to both. */
  act(operation: Operation): void {
    switch (operation.do) {
      case 'write': {
        const node = pick(this.#texts(), operation.node);
        if (node) this.#both(node, null, (to) => (to.data = operation.text));
        return;
      }
      case 'remove': {
        const node = pick(this.#nodes(), operation.node);
        if (!node) return;
        this.#both(node, null, (one) => one.remove());
        this.#removed.push(node);
        return;
      }
      case 'bring back': {
        const node = this.#removed.pop();
        if (node) this.#both(this.twinRoot, node, (to, what) => to.append(what));
        return;
      }
      case 'insert': {
        const before = pick(this.#nodes(), operation.before);
        if (before) this.#both(before, this.#build(operation.what), (at, what) => at.before(what));
        return;
      }
      case 'insert after': {
        const node = pick(this.#nodes(), operation.node);
        if (node) this.#both(node, this.#build(operation.what), (at, what) => at.after(what));
        return;
      }
      case 'sweep':
        for (const ours of this.root.querySelectorAll('shuangdu-text')) ours.remove();
        return;
      case 'append': {
        const to = pick(this.#elements(), operation.to);
        if (to) this.#both(to, this.#build(operation.what), (at, what) => at.append(what));
        return;
      }
      case 'move': {
        const [node, before] = [
          pick(this.#nodes(), operation.node),
          pick(this.#nodes(), operation.before),
        ];
        if (!node || !before || isAround(node, before)) return;
        this.#both(before, node, (at, what) => at.before(what));
        return;
      }
      case 'replace text': {
        const element = pick(this.#elements(), operation.element);
        if (element) this.#rewrite(element, (one) => (one.textContent = operation.text));
        return;
      }
      case 'replace html': {
        const element = pick(this.#elements(), operation.element);
        const html = (this.#build(operation.what) as Element).outerHTML ?? '重庆';
        if (element) this.#rewrite(element, (one) => (one.innerHTML = html));
        return;
      }
      case 'split': {
        const node = pick(this.#texts(), operation.node);
        const real = node && (this.#realOf.get(node) as Text);
        // A page knows its text by reading it: where something else stands, it does not split.
        if (!node || real?.data !== node.data || operation.at > node.length) return;
        this.#realOf.set(node.splitText(operation.at), real.splitText(operation.at));
        return;
      }
      case 'edit': {
        const element = pick(this.#elements(), operation.element);
        if (!element) return;
        this.#both(element, null, (one) =>
          one.setAttribute('contenteditable', String(operation.editable)),
        );
        return;
      }
      case 'label': {
        const element = pick(this.#elements(), operation.element);
        if (element) this.#both(element, null, (one) => one.setAttribute('title', operation.text));
        return;
      }
      default:
    }
  }

  /** What of the shown text is wrong in `view`, in words; null if nothing is. */
  wrongText({ on, script }: View): string | null {
    const converts = on && script !== 'source';
    for (const element of this.#elements()) {
      const source = element.getAttribute('title') ?? '';
      const shown = (this.#realOf.get(element) as Element).getAttribute('title') ?? '';
      const around = element.parentNode;
      const isOurs = converts && !(around && isUntouchable(around));
      const expected = isOurs ? convertText(source) : source;
      if (shown !== expected) return `title "${source}" is shown as "${shown}", not "${expected}"`;
    }
    for (const node of this.#texts()) {
      const real = this.#realOf.get(node) as Text;
      const ours = real.nextSibling;
      const shown =
        ours instanceof Element && ours.localName === 'shuangdu-text'
          ? real.data + ours.textContent
          : real.data;
      const isOurs = converts && !isUntouchable(node);
      const expected = isOurs ? convertText(node.data) : node.data;
      if (shown !== expected) return `"${node.data}" is shown as "${shown}", not "${expected}"`;
    }
    return null;
  }

  /** Where the page differs from its twin, in words; null where it is the same, node by node. */
  difference(node: Node = this.twinRoot): string | null {
    const real = this.#realOf.get(node);
    if (!real) return `no page node for ${describe(node)}`;
    if (node.nodeValue !== real.nodeValue) {
      return `${describe(node)} holds "${real.nodeValue}", not "${node.nodeValue}"`;
    }
    if (node instanceof Element && real instanceof Element) {
      const [twin, own] = [node, real].map((one) => (one.cloneNode(false) as Element).outerHTML);
      if (twin !== own) return `${own} should be ${twin}`;
      if (node.shadowRoot && real.shadowRoot) {
        const inside = this.#differenceOfChildren(node.shadowRoot, real.shadowRoot);
        if (inside) return inside;
      }
    }
    return this.#differenceOfChildren(node, real);
  }

  #differenceOfChildren(node: Node, real: Node): string | null {
    if (node.childNodes.length !== real.childNodes.length) {
      return `${describe(real)} has ${real.childNodes.length} children, not ${node.childNodes.length}`;
    }
    for (const [index, child] of node.childNodes.entries()) {
      if (this.#realOf.get(child) !== real.childNodes[index]) {
        return `child ${index} of ${describe(real)} is another node`;
      }
      const inside = this.difference(child);
      if (inside) return inside;
    }
    return null;
  }

  /** Does the same to a twin and its page node; `what` is another one that takes part. */
  #both<N extends Node>(twin: N, what: Node | null, act: (node: N, what: ChildNode) => void): void {
    act(this.#realOf.get(twin) as N, (what && this.#realOf.get(what)) as ChildNode);
    act(twin, what as ChildNode);
  }

  /** Lets the page make nodes by itself, and pairs them. */
  #rewrite(element: Element, act: (element: Element) => void): void {
    const real = this.#realOf.get(element) as Element;
    act(real);
    act(element);
    this.#pairChildren(element, real);
  }

  #pairChildren(twin: Node, real: Node): void {
    for (const [index, child] of twin.childNodes.entries()) {
      const own = real.childNodes[index] as Node;
      this.#realOf.set(child, own);
      this.#pairChildren(child, own);
    }
  }

  /** A new twin, with its page node. */
  #build(spec: NodeSpec): Node {
    if ('text' in spec) {
      const text = document.createTextNode(spec.text);
      this.#realOf.set(text, document.createTextNode(spec.text));
      return text;
    }
    const twin = document.createElement(spec.tag);
    const real = document.createElement(spec.tag);
    this.#realOf.set(twin, real);
    for (const child of spec.children) {
      this.#both<Element>(twin, this.#build(child), (to, what) => to.append(what));
    }
    if (spec.shadow && TAKES_SHADOW.has(spec.tag)) {
      const [twinShadow, realShadow] = [twin, real].map((one) =>
        one.attachShadow({ mode: 'open' }),
      );
      for (const child of spec.shadow) {
        const inside = this.#build(child);
        twinShadow?.append(inside);
        realShadow?.append(this.#realOf.get(inside) as Node);
      }
    }
    return twin;
  }

  /** The page's own nodes, shadow roots included, in document order. */
  #nodes(): ChildNode[] {
    const under = (parent: Node): ChildNode[] =>
      [...parent.childNodes].flatMap((child) => [
        child,
        ...(child instanceof Element && child.shadowRoot ? under(child.shadowRoot) : []),
        ...under(child),
      ]);
    return under(this.twinRoot);
  }

  #texts(): Text[] {
    return this.#nodes().filter((node) => node instanceof Text);
  }

  /** Those that can hold something. */
  #elements(): Element[] {
    const elements = this.#nodes().filter((node) => node instanceof Element);
    return [this.twinRoot, ...elements.filter(({ localName }) => localName !== 'br')];
  }
}

function pick<T>(list: readonly T[], at: number): T | undefined {
  return list[at % list.length];
}

function isAround(node: Node, other: Node): boolean {
  for (let at: Node | null = other; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    if (at === node) return true;
  }
  return false;
}

function isUntouchable(node: Node): boolean {
  for (let at: Node | null = node; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    if (at instanceof Element && at.matches(NOT_OURS)) return true;
  }
  return false;
}

function describe(node: Node): string {
  return node instanceof Element ? node.outerHTML : `${node.nodeName} "${node.nodeValue}"`;
}

/** Lets the browser's microtasks and messages run. */
function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * Plays a sequence on a page with a reader.
 * @throws Error saying what is wrong: text that is not right when all is settled, a page that is not node
 * by node what it would be without us once the reader has gone, or an exception.
 */
export async function play({ page, operations }: Sequence): Promise<void> {
  const errors: unknown[] = [];
  const onError = (event: ErrorEvent | PromiseRejectionEvent) =>
    errors.push('reason' in event ? event.reason : event.error);
  addEventListener('error', onError);
  addEventListener('unhandledrejection', onError);
  const twins = new Twins(page);
  document.body.replaceChildren(twins.root);
  const start = () => openFakeReader(twins.root, (error) => errors.push(error));
  let reader = start();
  let view: View = PLAIN;

  const settle = async () => {
    reader.open(true);
    await reader.settled('all');
    reader.open(false);
    fail(twins.wrongText(view));
  };
  const stop = () => {
    reader.stop();
    fail(twins.difference());
  };
  const fail = (what: string | null) => {
    if (what) throw new Error(what);
  };

  try {
    for (const operation of operations) {
      if (operation.do === 'view') {
        view = operation.view;
        reader.setView(view);
      } else if (operation.do === 'answer') {
        reader.answer();
        await turn();
      } else if (operation.do === 'settle') {
        await settle();
      } else if (operation.do === 'restart') {
        stop();
        reader = start();
        view = PLAIN;
      } else {
        twins.act(operation);
      }
    }
    await settle();
    stop();
    await turn();
    if (errors.length > 0) throw new Error(`exceptions: ${errors.join('; ')}`);
  } finally {
    reader.stop();
    removeEventListener('error', onError);
    removeEventListener('unhandledrejection', onError);
    document.body.replaceChildren();
  }
}
