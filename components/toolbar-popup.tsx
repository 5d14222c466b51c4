import type { Reason } from '../lib/news/judge.ts';
import type { ClosedBy } from '../lib/news/site.ts';
import type { View } from '../lib/reading/view.ts';
import type { Encoding, Mojibake } from '../lib/repair/mojibake.ts';
import type { TextScript } from '../lib/script/script.ts';
import type { Settings } from '../lib/settings.ts';
import type { Choice } from '../lib/site-choices.ts';
import { reasonText } from './reason-text.ts';
import { SiteAccess, type SiteStatus } from './site-access.tsx';
import type { MessageKey, Text } from './text.ts';
import { Toggle } from './toggle.tsx';
import { ViewControls } from './view-controls.tsx';

/**
 * What is known of the page in the tab. `chinese`: Chinese, but no news article; `foreign`: in
 * another language; `closed`: the browser lets no extension read it; `asking`: no answer yet.
 */
export type PageStatus = 'asking' | 'news' | 'chinese' | 'foreign' | 'closed';

interface ToolbarPopupProps {
  readonly status: PageStatus;
  /** What keeps us out of a page that is closed. */
  readonly closedBy: ClosedBy;
  /** Null for a page that is on no site. */
  readonly site: SiteStatus | null;
  /** Why, as the judge says. */
  readonly reasons: readonly Reason[];
  /** The script that the page came in, where one was found. */
  readonly script: TextScript | null;
  /** Stray readings or broken characters were found in the text. */
  readonly polluted: boolean;
  /** The wrong encoding that the page's Chinese was read in, where there are signs of one. */
  readonly mojibake: Mojibake | null;
  /** What the reader shows; null while nothing reads the page. */
  readonly view: View | null;
  readonly barShown: boolean;
  /** Which text a copy gives; null while it isn't known. */
  readonly copy: Settings['copy'] | null;
  /** Whether words are explained; null while it isn't known. */
  readonly lookUp: Settings['lookUp'] | null;
  /** What went wrong last, while it still matters. */
  readonly notice?: MessageKey | undefined;
  readonly text: Text;
  readonly onView: (view: View) => void;
  /** Start the reader on this page. */
  readonly onRead: () => void;
  readonly onShowBar: () => void;
  readonly onCopy: (copy: Settings['copy']) => void;
  readonly onOptions: () => void;
  readonly onLookUp: (lookUp: Settings['lookUp']) => void;
  readonly onChoose: (choice: Choice) => void;
}

const FOUND: Record<TextScript, MessageKey> = {
  hans: 'foundHans',
  hant: 'foundHant',
  'hant-tw': 'foundHantTw',
  'hant-hk': 'foundHantHk',
  mixed: 'foundMixed',
};

/** Encodings by the names that people know. */
const ENCODINGS: Record<Encoding, string> = {
  'utf-8': 'UTF-8',
  gbk: 'GBK',
  big5: 'Big5',
  'windows-1252': 'Latin-1',
};

/** The pop-up of the toolbar button: what this page is, and how to show it. */
export function ToolbarPopup(props: ToolbarPopupProps) {
  const { status, reasons, script, polluted, mojibake, view, barShown, copy, lookUp } = props;
  const { closedBy, site, notice, text } = props;
  return (
    <main class="popup" lang={text('languageTag')} aria-busy={status === 'asking'}>
      <h1>{text('extName')}</h1>
      <p class="verdict" role="status">
        {text(`status_${status}`)}
      </p>
      {status === 'closed' && <p class="soft">{text(`closed_${closedBy}`)}</p>}
      {script && <p class="soft">{text('found', [text(FOUND[script])])}</p>}
      {reasons.length > 0 && (
        <details>
          <summary>{text('reasons')}</summary>
          <ul>
            {reasons.map((reason) => (
              <li key={reason.code}>{reasonText(reason, text)}</li>
            ))}
          </ul>
        </details>
      )}
      {polluted && <p class="warning">{text('polluted')}</p>}
      {mojibake && (
        <p class="warning">
          {text('mojibake', [ENCODINGS[mojibake.bytes], ENCODINGS[mojibake.readAs]])}
        </p>
      )}
      {notice && (
        <p class="warning" role="alert">
          {text(notice)}
        </p>
      )}
      {view && (
        <div class="controls">
          <ViewControls view={view} text={text} labelled onView={props.onView} />
          {lookUp !== null && (
            <Toggle
              glyph={text('lookUpGlyph')}
              label={text('lookUp')}
              labelled
              pressed={lookUp}
              onToggle={props.onLookUp}
            />
          )}
          {copy && (
            <Toggle
              glyph={text('copySourceGlyph')}
              label={text('copySource')}
              labelled
              pressed={copy === 'source'}
              onToggle={(source) => props.onCopy(source ? 'source' : 'shown')}
            />
          )}
        </div>
      )}
      {view && !barShown && (
        <button type="button" onClick={props.onShowBar}>
          {text('showBar')}
        </button>
      )}
      {!view && status !== 'asking' && status !== 'closed' && (
        <button type="button" class={status === 'news' ? 'primary' : ''} onClick={props.onRead}>
          {text('read')}
        </button>
      )}
      {site && status !== 'closed' && (
        <SiteAccess status={site} text={text} onChoose={props.onChoose} />
      )}
      <button type="button" class="link" onClick={props.onOptions}>
        {text('options')}
      </button>
    </main>
  );
}
