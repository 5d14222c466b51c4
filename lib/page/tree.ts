/** The element around `node`, out of a shadow root into its host as well; null at the top. */
export function elementAround(node: Node): Element | null {
  const { parentNode } = node;
  if (parentNode instanceof ShadowRoot) return parentNode.host;
  return parentNode instanceof Element ? parentNode : null;
}

/** Whether `node` is `container` or stands in it, through shadow roots as well. */
export function isInside(node: Node, container: Node): boolean {
  for (let at: Node | null = node; at; at = elementAround(at)) {
    if (at === container || container.contains(at)) return true;
  }
  return false;
}

/** Whether `element` is one of `elements` or stands in one, through shadow roots as well. */
export function isWithin(element: Element, elements: ReadonlySet<Element>): boolean {
  for (let at: Element | null = element; at; at = elementAround(at)) {
    if (elements.has(at)) return true;
  }
  return false;
}

/** `elements` once each, without those that stand inside another. */
export function outermost(elements: Iterable<Element>): Element[] {
  const all = new Set(elements);
  return [...all].filter((element) => {
    const up = elementAround(element);
    return !up || !isWithin(up, all);
  });
}

/**
 * Whether `a` comes before `b` in the document: what is in a shadow root comes before its host's own
 * children.
 */
export function isBefore(a: Node, b: Node): boolean {
  const root = a.getRootNode();
  if (root === b.getRootNode()) return follows(a, b);
  const [hostsOfA, hostsOfB] = [withHosts(a), withHosts(b)];
  for (const one of hostsOfA) {
    const other = hostsOfB.find((host) => host.getRootNode() === one.getRootNode());
    if (other) return one === other ? hostsOfA.length > hostsOfB.length : follows(one, other);
  }
  return false;
}

function follows(a: Node, b: Node): boolean {
  return (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

/** `node`, then the hosts of the shadow roots that it stands in, from inside out. */
function withHosts(node: Node): Node[] {
  const nodes = [node];
  for (let root = node.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    nodes.push(root.host);
  }
  return nodes;
}
