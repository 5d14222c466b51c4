import { joinSyllables } from '../pinyin/read-words.ts';
import type { MeasureReadings } from './reading-room.ts';
import type { Piece, StretchText } from './text-run.ts';

/** Our one element in the page's text: it stands behind the Text node whose text it shows. */
export const SHOWN_TEXT = 'shuangdu-text';

/** A word with its reading above: the element that holds the one and carries the other. */
export const WORD = 'shuangdu-word';

/** Attribute of a WORD from which the style sheet draws the reading. */
export const READING = 'reading';

/** Custom property of SHOWN_TEXT: where its readings stand. */
export const RISE = '--shuangdu-rise';

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
      if (parentElement) element.style.setProperty(RISE, `${measure(parentElement).rise}%`);
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
        if (at < start) nodes.push(addText(at, start));
        const word = document.createElement(WORD);
        const reading = joinSyllables(readings);
        word.setAttribute(READING, reading);
        const padding = room?.padding(reading, readings.length) ?? 0;
        // Important, as all of our style is: a page's own rules reach our elements too.
        if (padding > 0) word.style.setProperty('padding-inline', `${padding}em`, 'important');
        word.append(addText(start, end));
        nodes.push(word);
        at = end;
      }
      if (at < text.length) nodes.push(addText(at, text.length));
      return { nodes, pieces };
    },
  };
}
