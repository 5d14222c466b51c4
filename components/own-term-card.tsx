import { useRef } from 'preact/hooks';
import type { OwnTermCard } from '../lib/glossary/own/own-cards.ts';
import { CardFrame } from './card-frame.tsx';
import { keepingFocus } from './keeping-focus.ts';
import { OtherTerms } from './other-terms.tsx';
import type { Text } from './text.ts';

interface OwnTermCardProps {
  readonly card: OwnTermCard;
  /** The text that was pointed at, as the page has it. */
  readonly matched: string;
  /** Headwords that stand inside it, longest first. */
  readonly nested: readonly string[];
  readonly text: Text;
  /** Show the card of another headword in place of this one. */
  readonly onOpen: (headword: string) => void;
  /** Show what another glossary says of the same text. */
  readonly onOpenFrom: (glossary: string) => void;
  readonly onClose: () => void;
  readonly onBack?: (() => void) | undefined;
}

/** A term of the user's: what they wrote, as text, and which glossary it is from. */
export function OwnTermCardView(props: OwnTermCardProps) {
  const { card, matched, nested, text, onOpen, onOpenFrom, onClose, onBack } = props;
  const { own, glossary, others } = card;
  const frame = useRef<HTMLElement>(null);
  const openFrom = keepingFocus(frame, onOpenFrom);
  return (
    <CardFrame
      label={own.headword}
      heading={<span lang="zh">{own.headword}</span>}
      frame={frame}
      text={text}
      onClose={onClose}
      onBack={onBack && keepingFocus(frame, onBack)}
    >
      {own.pinyin && (
        <p class="pinyin" lang="zh-Latn-pinyin">
          {own.pinyin}
        </p>
      )}
      {matched !== own.headword && (
        <p class="aside">
          {text('matched')} <span lang="zh">{matched}</span>
        </p>
      )}
      {own.english && (
        <p class="renderings">
          <span class="rendering own">{own.english}</span>
        </p>
      )}
      {own.definition && <p class="definition written">{own.definition}</p>}
      {own.note && (
        <>
          <h3>{text('field_note')}</h3>
          <p class="written">{own.note}</p>
        </>
      )}
      <OtherTerms
        heading={text('nested')}
        headwords={nested}
        text={text}
        onOpen={keepingFocus(frame, onOpen)}
      />
      {others.length > 0 && (
        <>
          <h3>{text('alsoIn')}</h3>
          <ul class="others">
            {others.map(({ id, name }) => (
              <li key={id}>
                <button type="button" onClick={() => openFrom(id)}>
                  {name ?? text('oursName')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <footer>
        {own.source && <p>{own.source}</p>}
        <p>{text('fromGlossary', [glossary.name])}</p>
      </footer>
    </CardFrame>
  );
}
