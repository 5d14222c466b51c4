import { READING_EM, READING_FONT, READING_PX } from './reading-room.ts';
import { READING, RISE, SHOWN_TEXT, WORD } from './ruby.ts';

/** Names of our highlights in CSS.highlights, the later ones drawn on top. */
export const HIGHLIGHTS = ['shuangdu-term', 'shuangdu-damaged', 'shuangdu-active'] as const;

// In a layer and important: whatever the page says of all its elements (p > *, * + *, *::before) must
// not reach ours. A line must hold the characters, the reading above them, and what hangs down from the
// line before.
const CSS_TEXT = `
@layer shuangdu {
  ${SHOWN_TEXT}, ${WORD}, ${WORD}::before { all: unset !important; }
  ${SHOWN_TEXT} { line-height: max(2em, calc(1.25em + ${READING_PX * 1.2}px)) !important; }
  ${WORD} { position: relative !important; white-space: nowrap !important; }
  ${WORD}::before {
    content: attr(${READING}) / "" !important;
    position: absolute !important; inset-inline: 0 !important;
    inset-block-end: var(${RISE}, 100%) !important;
    font: normal max(${READING_EM}em, ${READING_PX}px)/1.15 ${READING_FONT} !important;
    text-align: center !important; white-space: nowrap !important;
    letter-spacing: 0 !important; text-indent: 0 !important; text-transform: none !important;
    opacity: 0.85 !important; user-select: none !important; -webkit-user-select: none !important;
  }
}
::highlight(shuangdu-term) {
  text-decoration: underline dotted 1.5px #0f8a7e; text-underline-offset: 0.15em;
}
::highlight(shuangdu-damaged) {
  text-decoration: underline wavy 1px #b4541a; text-underline-offset: 0.15em;
}
::highlight(shuangdu-active) { background-color: #0f8a7e33; }
`;

/** Adds the style that our words and marks need in `root`; returns its undo. */
export function addStyle(root: Document | ShadowRoot): () => void {
  const style = (root.ownerDocument ?? root).createElement('style');
  style.textContent = CSS_TEXT;
  (root instanceof Document ? root.documentElement : root).append(style);
  return () => style.remove();
}
