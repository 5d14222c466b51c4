import { SHOWN_TEXT } from './text-run.ts';

/** Names of our highlights in CSS.highlights, the later ones drawn on top. */
export const HIGHLIGHTS = ['shuangdu-term', 'shuangdu-damaged', 'shuangdu-active'] as const;

// The reading's font is a narrow one where there is one: a wide reading pushes its characters apart.
// Its padding keeps neighbours from running together, and clear of the marks of the line above.
const CSS_TEXT = `
${SHOWN_TEXT} { display: inline; line-height: 2; }
${SHOWN_TEXT} ruby { display: ruby; ruby-position: over; ruby-align: center; }
${SHOWN_TEXT} rt {
  display: ruby-text; padding: 0.3em 0.22em 0;
  font: normal max(0.5em, 10px)/1.15 "Noto Sans", "Segoe UI", "Helvetica Neue", Arial, "Noto Sans CJK SC", sans-serif;
  letter-spacing: 0; text-indent: 0; text-transform: none; opacity: 0.85;
  user-select: none; -webkit-user-select: none;
}
::highlight(shuangdu-term) {
  text-decoration: underline dotted 1.5px #0f8a7e; text-underline-offset: 0.15em;
}
::highlight(shuangdu-damaged) {
  text-decoration: underline wavy 1px #b4541a; text-underline-offset: 0.15em;
}
::highlight(shuangdu-active) { background-color: #0f8a7e33; }
`;

/** Adds the style that our ruby and marks need; returns its undo. */
export function addStyle(document: Document): () => void {
  const style = document.createElement('style');
  style.textContent = CSS_TEXT;
  document.documentElement.append(style);
  return () => style.remove();
}
