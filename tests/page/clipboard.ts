import { userEvent } from 'vitest/browser';

/** What a program gets that the user pastes into; empty where nothing of the kind was copied. */
export interface Pasted {
  readonly text: string;
  readonly html: string;
}

/** Copies the selection and pastes it elsewhere, with the keys that a user has for it. */
export async function copyAndPaste(): Promise<Pasted> {
  await userEvent.keyboard('{Control>}c{/Control}');
  const elsewhere = document.createElement('div');
  elsewhere.contentEditable = 'true';
  document.documentElement.append(elsewhere);
  elsewhere.focus();
  let pasted: Pasted = { text: '', html: '' };
  elsewhere.addEventListener('paste', (event) => {
    const { clipboardData } = event;
    event.preventDefault();
    pasted = {
      text: clipboardData?.getData('text/plain') ?? '',
      html: clipboardData?.getData('text/html') ?? '',
    };
  });
  await userEvent.keyboard('{Control>}v{/Control}');
  elsewhere.remove();
  return pasted;
}

/** A place in the text under `root` as it is shown: that of the first character of `found`, or behind its last. */
function place(root: Element, found: string, side: 'start' | 'end'): [Text, number] {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const start = texts
    .map(({ data }) => data)
    .join('')
    .indexOf(found);
  if (start === -1) throw new RangeError(`the page does not show ${found}`);
  let offset = side === 'start' ? start : start + found.length;
  for (const text of texts) {
    if (offset < text.length || (side === 'end' && offset === text.length)) return [text, offset];
    offset -= text.length;
  }
  throw new RangeError(`nothing stands ${side === 'start' ? 'at' : 'behind'} ${found}`);
}

/** Selects from the first place that shows `from` to the end of the first that shows `to`. */
export function select(root: Element, from: string, to = from): void {
  getSelection()?.setBaseAndExtent(...place(root, from, 'start'), ...place(root, to, 'end'));
}
