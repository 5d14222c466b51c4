/** Gives `element` the focus; the undo gives it back to what had it before, unless that is gone. */
export function takeFocus(element: HTMLElement): () => void {
  const root = element.getRootNode();
  const inRoot = root instanceof ShadowRoot ? root.activeElement : null;
  const before = inRoot ?? document.activeElement;
  element.focus();
  return () => {
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
}
