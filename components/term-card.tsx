import { useRef } from 'preact/hooks';
import type { TermCard } from '../lib/glossary/card.ts';
import type { Domain, English, Term } from '../lib/glossary/term.ts';
import { CardFrame } from './card-frame.tsx';
import { Holders } from './held-offices.tsx';
import { keepingFocus } from './keeping-focus.ts';
import { OtherTerms } from './other-terms.tsx';
import { SourceLine } from './source-line.tsx';
import type { Text } from './text.ts';

interface TermCardProps {
  readonly card: TermCard;
  /** The text that was pointed at, as the page has it; the headword when another card led here. */
  readonly matched: string;
  readonly text: Text;
  /** Show the card of another headword of the termbase in place of this one. */
  readonly onOpen: (headword: string) => void;
  readonly onClose: () => void;
  /** Given when another card led here. */
  readonly onBack?: (() => void) | undefined;
}

/** A policy term: what a glance needs comes first, where it comes from after. */
export function TermCardView({ card, matched, text, onOpen, onClose, onBack }: TermCardProps) {
  const { term, traditional } = card;
  const frame = useRef<HTMLElement>(null);
  const open = keepingFocus(frame, onOpen);
  const related = term.related.filter((headword) => !card.nested.includes(headword));
  return (
    <CardFrame
      label={term.headword}
      heading={<Headword headword={term.headword} traditional={traditional} />}
      frame={frame}
      text={text}
      onClose={onClose}
      onBack={onBack && keepingFocus(frame, onBack)}
    >
      <p class="pinyin" lang="zh-Latn-pinyin">
        {term.pinyin}
      </p>
      {matched !== term.headword && matched !== traditional && (
        <p class="aside">
          {text('matched')} <span lang="zh">{matched}</span>
        </p>
      )}
      <Renderings english={term.english} text={text} />
      <p class="definition" lang="en">
        {term.definition}
      </p>
      <Holders
        key={term.headword}
        offices={card.holders ?? []}
        isInstitution={term.kind !== 'office'}
        text={text}
      />
      {term.expansion.length > 0 && (
        <>
          <h3>{text('expansion')}</h3>
          <ul>
            {term.expansion.map((full) => (
              <li key={full} lang="zh-Hans">
                {full}
              </li>
            ))}
          </ul>
        </>
      )}
      {term.note && (
        <>
          <h3>{text('note')}</h3>
          <p lang="en">{term.note}</p>
        </>
      )}
      <Members members={term.members} text={text} />
      <UsageView usage={term.usage} text={text} />
      {term.firstUse && (
        <>
          <h3>{text('firstUse')}</h3>
          <p>
            <SourceLine source={term.firstUse} text={text} />
          </p>
        </>
      )}
      <OtherTerms heading={text('nested')} headwords={card.nested} text={text} onOpen={open} />
      <OtherTerms heading={text('related')} headwords={related} text={text} onOpen={open} />
      <footer>
        <Sources term={term} text={text} />
        <p>{classification(term, text)}</p>
      </footer>
    </CardFrame>
  );
}

function Headword({
  headword,
  traditional,
}: {
  readonly headword: string;
  readonly traditional: string;
}) {
  return (
    <>
      <span lang="zh-Hans">{headword}</span>
      {traditional !== headword && (
        <>
          {' '}
          <span class="traditional" lang="zh-Hant">
            {traditional}
          </span>
        </>
      )}
    </>
  );
}

function Renderings({
  english,
  text,
}: {
  readonly english: readonly English[];
  readonly text: Text;
}) {
  const official = english.filter(({ status }) => status === 'official');
  const common = english.filter(({ status }) => status === 'common');
  return (
    <ul class="renderings">
      {[...official, ...common].map((rendering) => (
        <li key={rendering.text}>
          <span class="rendering" lang="en">
            {rendering.text}
          </span>{' '}
          <span class={`status ${rendering.status}`}>
            {rendering.status === 'official'
              ? text('officialBy', [rendering.body])
              : text('common')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Members({ members, text }: { readonly members: Term['members']; readonly text: Text }) {
  if (members.length === 0) return null;
  return (
    <>
      <h3>{text('members')}</h3>
      <ol>
        {members.map(({ headword, english }) => (
          <li key={headword}>
            <span lang="zh-Hans">{headword}</span> <span lang="en">{english}</span>
          </li>
        ))}
      </ol>
    </>
  );
}

function UsageView({ usage, text }: { readonly usage: Term['usage']; readonly text: Text }) {
  if (usage.length === 0) return null;
  return (
    <>
      <h3>{text('usage')}</h3>
      <ul>
        {usage.map(({ region, text: said }) => (
          <li key={region}>
            <span class="status">{text(`region_${region}`)}</span> <span lang="en">{said}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Sources({ term, text }: { readonly term: Term; readonly text: Text }) {
  if (term.sources.length === 0) return null;
  return (
    <>
      <h3>{text('sources')}</h3>
      <ul>
        {term.sources.map((source) => (
          <li key={`${source.document} ${source.date}`}>
            <SourceLine source={source} text={text} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Domains whose name is the plural of a kind: saying both says one thing twice. */
const NAMED_BY_KIND: readonly Domain[] = ['institutions', 'offices', 'meetings'];

function classification({ kind, domain }: Term, text: Text): string {
  const kindText = text(`kind_${kind}`);
  return NAMED_BY_KIND.includes(domain) ? kindText : `${kindText} · ${text(`domain_${domain}`)}`;
}
