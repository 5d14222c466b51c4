import { FIT_STEP_EM, FIT_STEPS, READING_EM, READING_FONT, READING_PX } from './reading-room.ts';
import { HOLD, READING, RISE, SHOWN_TEXT, WORD } from './ruby.ts';

/** Names of our highlights in CSS.highlights, the later ones drawn on top. */
export const HIGHLIGHTS = [
  'shuangdu-term',
  'shuangdu-damaged',
  'shuangdu-rebuilt',
  'shuangdu-active',
] as const;

// In a layer and important, so that it wins over what a page says of all its elements (p > *, * + *), its
// own important rules included: our elements look as the text itself would, without one. That `all` costs
// no more than three declarations did (decision 10); on a reading it would double what its style costs.
// A reading is a box of no width that stands before its word, as high as the
// characters are: it moves nothing, takes no part in the page's underlines, and the line grows by itself to
// hold it (decision 8). The word's text-indent, which the box inherits, puts it over the middle. Each
// declaration here costs style for every word: only what is needed.
const cssText = () => `
@layer shuangdu {
  ${SHOWN_TEXT}, ${WORD}, ${HOLD}, ${SHOWN_TEXT} > wbr { all: unset !important; }
  ${SHOWN_TEXT}::before, ${SHOWN_TEXT}::after, ${HOLD}::before, ${HOLD}::after {
    content: none !important;
  }
  ${SHOWN_TEXT} { line-height: 1.7 !important; }
  ${WORD}, ${HOLD} { white-space: nowrap !important; }
  ${fitRules()}
  ${WORD}::before {
    content: attr(${READING}) / "" !important;
    display: inline-block !important; position: static !important; float: none !important;
    width: 0 !important; vertical-align: var(${RISE}, 2em) !important;
    font: normal max(${READING_EM}em, ${READING_PX}px)/1.15 ${READING_FONT} !important;
    text-align: start !important; letter-spacing: 0 !important; text-transform: none !important;
  }
}
::highlight(shuangdu-term) {
  text-decoration: underline dotted 1.5px #0f8a7e; text-underline-offset: 0.15em;
}
::highlight(shuangdu-damaged) {
  text-decoration: underline wavy 1px #b4541a; text-underline-offset: 0.15em;
}
::highlight(shuangdu-rebuilt) {
  text-decoration: underline dashed 1px #b4541a; text-underline-offset: 0.15em;
}
::highlight(shuangdu-active) { background-color: #0f8a7e33; }
`;

/** A rule for each step of a reading's room; their classes: ruby.ts. */
function fitRules(): string {
  const rulesFor = (name: keyof typeof FIT_STEPS, property: string): string[] => {
    const [least, most] = FIT_STEPS[name];
    return Array.from({ length: most - least + 1 }, (_, index) => {
      const steps = least + index;
      return `.shuangdu-${name}${steps} { ${property}: ${steps * FIT_STEP_EM}em !important; }`;
    });
  };
  return [...rulesFor('indent', 'text-indent'), ...rulesFor('padding', 'padding-inline')].join(
    '\n',
  );
}

/** Adds the style that our words and marks need in `root`; returns its undo. */
export function addStyle(root: Document | ShadowRoot): () => void {
  const style = (root.ownerDocument ?? root).createElement('style');
  style.textContent = cssText();
  // A page that shows all its elements as blocks would show this one.
  style.style.setProperty('display', 'none', 'important');
  (root instanceof Document ? root.documentElement : root).append(style);
  return () => style.remove();
}
