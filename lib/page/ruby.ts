import { joinSyllables } from '../pinyin/spelling.ts';
import type { Fit, MeasureReadings } from './reading-room.ts';
import type { Piece, StretchText } from './text-run.ts';

/** Our one element in the page's text: it stands behind the Text node whose text it shows. */
export const SHOWN_TEXT = 'shuangdu-text';

/** A word with its reading above: the element that holds the one and carries the other. */
export const WORD = 'shuangdu-word';

/** Holds a word to the opening bracket before it: browsers break lines before a reading's box. */
export const HOLD = 'shuangdu-hold';
const OPENING = /[（《〈“‘「『【〔〖［｛([{]+$/;

/** Firefox finds no place to break a line between two words that may not be broken inside. */
const NEEDS_BREAKS = CSS.supports('-moz-appearance', 'none');

/** Attribute of a WORD from which the style sheet draws the reading. */
export const READING = 'reading';

/** Custom property of SHOWN_TEXT: how high its readings stand. */
export const RISE = '--shuangdu-rise';

/**
 * Classes of a WORD whose reading fits so. Classes, since the browser computes a style once for all words
 * that share it: as inline styles they doubled what a screen of readings costs (decision 8).
 */
export function fitClasses({ indent, padding }: Fit): string {
  const classes = `shuangdu-indent${indent}`;
  return padding > 0 ? `${classes} shuangdu-padding${padding}` : classes;
}

/** Nodes that show a stretch, in order, and which of them shows what. */
export interface Drawing {
  readonly nodes: readonly ChildNode[];
  readonly pieces: readonly Piece[];
}

/** Draws what Text nodes of the page are to show; nothing of it is on the page yet. */
export interface DrawRuby {
  /** Our element for the text of `node`, empty. */
  element(node: Text): HTMLElement;
  words(node: Text, text: StretchText): Drawing;
}

/**
 * Readings are generated content: they are no text of the page, so that finding, copying, selecting and
 * reading aloud go on as without them (decision 8).
 */
export function openDrawRuby(measure: MeasureReadings): DrawRuby {
  return {
    element({ ownerDocument: document, parentElement }) {
      const element = document.createElement(SHOWN_TEXT);
      if (parentElement) element.style.setProperty(RISE, `${measure(parentElement).rise}em`);
      return element;
    },
    words({ ownerDocument: document, parentElement }, { text, words }) {
      const nodes: ChildNode[] = [];
      const pieces: Piece[] = [];
      const addText = (start: number, end: number): Text => {
        const node = document.createTextNode(text.slice(start, end));
        pieces.push({ node, at: 0, start, end });
        return node;
      };

      const room = parentElement && words.length > 0 ? measure(parentElement) : null;
      let at = 0;
      for (const { start, end, readings } of words) {
        const opening = OPENING.exec(text.slice(at, start))?.[0].length ?? 0;
        if (at < start - opening) nodes.push(addText(at, start - opening));
        if (NEEDS_BREAKS && at === start && start > 0) nodes.push(lineBreakPlace(document));
        const hold = opening > 0 ? document.createElement(HOLD) : null;
        hold?.append(addText(start - opening, start));
        const word = document.createElement(WORD);
        const reading = joinSyllables(readings);
        word.setAttribute(READING, reading);
        if (room) word.className = fitClasses(room.fit(reading, readings.length));
        word.append(addText(start, end));
        hold?.append(word);
        nodes.push(hold ?? word);
        at = end;
      }
      if (at < text.length) nodes.push(addText(at, text.length));
      return { nodes, pieces };
    },
  };
}

/** Firefox finds no place to break a line between two words that may not be broken inside. */
function lineBreakPlace(document: Document): HTMLElement {
  const place = document.createElement('wbr');
  // Else Chromium puts a space there into the names of links and headings.
  place.ariaHidden = 'true';
  return place;
}
