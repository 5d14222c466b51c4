import { useRef } from 'preact/hooks';
import type { WordCard, WordEntry, WordPart } from '../lib/lexicon/word-card.ts';
import type { Conversion } from '../lib/reading/engine.ts';
import { CardFrame } from './card-frame.tsx';
import { OfficesOfName } from './held-offices.tsx';
import { keepingFocus } from './keeping-focus.ts';
import type { MessageKey, Text } from './text.ts';

interface WordCardProps {
  readonly card: WordCard;
  /** What made the characters that the page shows now. */
  readonly conversions: readonly Conversion[];
  readonly text: Text;
  /** Show the card of a word inside this one in its place. */
  readonly onOpen: (word: string) => void;
  /** Make the word a term of the user's. */
  readonly onAdd: (word: string) => void;
  readonly onClose: () => void;
  /** Given when another card led here. */
  readonly onBack?: (() => void) | undefined;
}

/** A word as the dictionary has it: its readings with their meanings, then what it is made of. */
export function WordCardView(props: WordCardProps) {
  const { card, conversions, text, onOpen, onAdd, onClose, onBack } = props;
  const { word, entries, parts, offices = [] } = card;
  const spelled = entries.length === 0 ? offices[0]?.pinyin : undefined;
  const frame = useRef<HTMLElement>(null);
  const others = [...new Set(entries.flatMap((entry) => otherForm(entry, word) ?? []))];
  return (
    <CardFrame
      label={word}
      heading={<Heading word={word} others={others} />}
      frame={frame}
      text={text}
      onClose={onClose}
      onBack={onBack && keepingFocus(frame, onBack)}
    >
      {entries.map((entry) => (
        <EntryView
          key={`${entry.traditional} ${entry.simplified} ${entry.pinyin} ${entry.definitions[0]}`}
          entry={entry}
          other={others.length > 1 ? otherForm(entry, word) : null}
        />
      ))}
      {spelled && (
        <p class="pinyin" lang="zh-Latn-pinyin">
          {spelled}
        </p>
      )}
      {entries.length === 0 && !spelled && <p class="aside">{text('notInDictionary')}</p>}
      <OfficesOfName key={word} offices={offices} text={text} />
      <Parts parts={parts} text={text} onOpen={keepingFocus(frame, onOpen)} />
      <Conversions conversions={conversions} text={text} />
      <footer>
        <p>{text('fromDictionary')}</p>
        {offices.length > 0 && <p>{text('officesSource')}</p>}
        {word.length > 1 && (
          <button type="button" class="add" onClick={() => onAdd(word)}>
            {text('addTerm')}
          </button>
        )}
      </footer>
    </CardFrame>
  );
}

/** An entry's form in the other script; null where both are written alike. */
function otherForm({ traditional, simplified }: WordEntry, word: string): string | null {
  if (traditional === simplified) return null;
  return word === traditional ? simplified : traditional;
}

interface HeadingProps {
  readonly word: string;
  /** Its forms in the other script. */
  readonly others: readonly string[];
}

function Heading({ word, others }: HeadingProps) {
  return (
    <>
      <span lang="zh">{word}</span>
      {others.map((other) => (
        <>
          {' '}
          <span key={other} class="traditional" lang="zh">
            {other}
          </span>
        </>
      ))}
    </>
  );
}

interface EntryProps {
  readonly entry: WordEntry;
  /** Its form in the other script, where the word's entries have several. */
  readonly other: string | null;
}

function EntryView({ entry: { pinyin, definitions }, other }: EntryProps) {
  return (
    <div class="entry">
      <p class="pinyin">
        <span lang="zh-Latn-pinyin">{pinyin}</span>
        {other && (
          <>
            {' '}
            <span class="traditional" lang="zh">
              {other}
            </span>
          </>
        )}
      </p>
      {definitions.length === 1 ? (
        <p lang="en">{definitions[0]}</p>
      ) : (
        <ol lang="en">
          {definitions.map((definition) => (
            <li key={definition}>{definition}</li>
          ))}
        </ol>
      )}
    </div>
  );
}

/** Names of our own lists; others are known by theirs. */
const OWN_LISTS: Partial<Record<Conversion['dictionary'], MessageKey>> = {
  'exceptions.tsv': 'ownRule',
  'variants.tsv': 'ownRule',
  'names.tsv': 'ownNames',
};

interface ConversionsProps {
  readonly conversions: readonly Conversion[];
  readonly text: Text;
}

function Conversions({ conversions, text }: ConversionsProps) {
  if (conversions.length === 0) return null;
  return (
    <>
      <h3>{text('converted')}</h3>
      <ul>
        {conversions.map(({ source, target, dictionary }) => {
          const own = OWN_LISTS[dictionary];
          return (
            <li key={`${source} ${target}`}>
              <span lang="zh">
                {source} → {target}
              </span>{' '}
              <span class="status">{own ? text(own) : dictionary}</span>
            </li>
          );
        })}
      </ul>
    </>
  );
}

interface PartsProps {
  readonly parts: readonly WordPart[];
  readonly text: Text;
  readonly onOpen: (word: string) => void;
}

function Parts({ parts, text, onOpen }: PartsProps) {
  if (parts.length === 0) return null;
  return (
    <>
      <h3>{text('madeOf')}</h3>
      <ul class="parts">
        {parts.map(({ word, pinyin, gloss }) => (
          <li key={word}>
            <button
              type="button"
              lang="zh"
              title={text('openTerm', [word])}
              onClick={() => onOpen(word)}
            >
              {word}
            </button>{' '}
            <span lang="zh-Latn-pinyin">{pinyin}</span> <span lang="en">{gloss}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
