import {
  autoUpdate,
  computePosition,
  flip,
  inline,
  offset,
  shift,
  size,
  type VirtualElement,
} from '@floating-ui/dom';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { DamagedCardView } from '../../components/damaged-card.tsx';
import { OwnTermCardView } from '../../components/own-term-card.tsx';
import { RebuiltCardView } from '../../components/rebuilt-card.tsx';
import { TermCardView } from '../../components/term-card.tsx';
import type { Text } from '../../components/text.ts';
import { WordCardView } from '../../components/word-card.tsx';
import type { TermCard } from '../../lib/glossary/card.ts';
import type { OwnTermCard } from '../../lib/glossary/own/own-cards.ts';
import type { WordCard } from '../../lib/lexicon/word-card.ts';
import type { Pointed } from '../../lib/page/hover-layer.ts';
import type { Conversion } from '../../lib/reading/engine.ts';

/** A card; `matched` is the text that led to a term. */
export type ShownCard =
  | {
      readonly kind: 'own-term';
      readonly card: OwnTermCard;
      readonly matched: string;
      readonly nested: readonly string[];
    }
  | { readonly kind: 'term'; readonly card: TermCard; readonly matched: string }
  | {
      readonly kind: 'word';
      readonly card: WordCard;
      readonly conversions: readonly Conversion[];
    };

/** What the pop-up shows; of `cards` the last one, the others being the way back. */
export type PopupContent =
  | { readonly kind: 'cards'; readonly pointed: Pointed; readonly cards: readonly ShownCard[] }
  | {
      readonly kind: 'damaged' | 'rebuilt';
      readonly pointed: Pointed;
      /** The page's own text there. */
      readonly source: string;
    };

interface PopupProps {
  readonly content: PopupContent;
  readonly text: Text;
  readonly onOpenTerm: (headword: string) => void;
  /** Shows what the glossary `from` says of the text that led to a term. */
  readonly onOpenFrom: (matched: string, from: string) => void;
  /** Somebody wants a word to be a term of theirs. */
  readonly onAddTerm: (word: string) => void;
  readonly onOpenWord: (word: string) => void;
  readonly onBack: () => void;
  readonly onClose: () => void;
}

/** Gap between word and pop-up, in CSS pixels. */
const GAP = 6;

/** What the pop-up leaves free at the viewport's edges, in CSS pixels; below, the bar has its place. */
const EDGE = { top: 8, right: 8, bottom: 56, left: 8 };

/** Least height that a pop-up is worth opening at; with less room the other side is tried. */
const LEAST_HEIGHT = 160;

/** The pop-up beside the word: never over it, always inside the viewport. */
export function Popup(props: PopupProps) {
  const { content, text, onOpenTerm, onOpenFrom, onOpenWord, onAddTerm, onBack, onClose } = props;
  const box = useRef<HTMLDivElement>(null);
  const { pointed } = content;

  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const word = wordElement(pointed);
    return autoUpdate(word, element, () => void place(word, element));
  }, [pointed]);

  useLayoutEffect(() => {
    if (!pointed.byKeyboard) return;
    const before = document.activeElement;
    box.current?.querySelector<HTMLElement>('[role="dialog"]')?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, [pointed]);

  const cards = content.kind === 'cards' ? content.cards : [];
  const shown = cards.at(-1);
  const back = cards.length > 1 ? onBack : undefined;
  return (
    <div ref={box} style={{ position: 'fixed', zIndex: 2147483647, top: 0, left: 0 }}>
      {shown?.kind === 'term' && (
        <TermCardView
          card={shown.card}
          matched={shown.matched}
          text={text}
          onOpen={onOpenTerm}
          onClose={onClose}
          onBack={back}
        />
      )}
      {shown?.kind === 'own-term' && (
        <OwnTermCardView
          card={shown.card}
          matched={shown.matched}
          nested={shown.nested}
          text={text}
          onOpen={onOpenTerm}
          onOpenFrom={(from) => onOpenFrom(shown.matched, from)}
          onClose={onClose}
          onBack={back}
        />
      )}
      {shown?.kind === 'word' && (
        <WordCardView
          card={shown.card}
          conversions={shown.conversions}
          text={text}
          onOpen={onOpenWord}
          onAdd={onAddTerm}
          onClose={onClose}
          onBack={back}
        />
      )}
      {content.kind === 'damaged' && <DamagedCardView text={text} onClose={onClose} />}
      {content.kind === 'rebuilt' && (
        <RebuiltCardView source={content.source} text={text} onClose={onClose} />
      )}
    </div>
  );
}

function wordElement({ rects, element }: Pointed): VirtualElement {
  return {
    contextElement: element,
    getClientRects: rects,
    getBoundingClientRect: () => {
      const boxes = rects();
      const left = Math.min(...boxes.map((box) => box.left));
      const top = Math.min(...boxes.map((box) => box.top));
      return new DOMRect(
        left,
        top,
        Math.max(...boxes.map((box) => box.right)) - left,
        Math.max(...boxes.map((box) => box.bottom)) - top,
      );
    },
  };
}

async function place(word: VirtualElement, element: HTMLElement): Promise<void> {
  const { x, y } = await computePosition(word, element, {
    strategy: 'fixed',
    placement: 'bottom-start',
    middleware: [
      inline(),
      offset(GAP),
      flip({ padding: EDGE, crossAxis: false, fallbackStrategy: 'bestFit' }),
      shift({ padding: EDGE }),
      size({
        padding: EDGE,
        apply: ({ availableHeight }) =>
          element.style.setProperty(
            '--card-max-height',
            `${Math.max(LEAST_HEIGHT, Math.min(availableHeight, innerHeight * 0.6))}px`,
          ),
      }),
    ],
  });
  element.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
}
