import type { Choice } from '../lib/site-choices.ts';
import type { Text } from './text.ts';

/** What is known of the site that a page is on. */
export interface SiteStatus {
  /** Its host without `www.`. */
  readonly site: string;
  readonly choice: Choice;
  /** News on it is read without the user's grant: the extension comes with it, or all sites are granted. */
  readonly isGranted: boolean;
}

interface SiteAccessProps {
  readonly status: SiteStatus;
  readonly text: Text;
  readonly onChoose: (choice: Choice) => void;
}

/** In the toolbar pop-up: whether the reader comes by itself on this site. */
export function SiteAccess({
  status: { site, choice, isGranted },
  text,
  onChoose,
}: SiteAccessProps) {
  const button = (next: Choice, label: 'siteAlways' | 'siteNever' | 'siteAgain') => (
    <button type="button" class="link" onClick={() => onChoose(next)}>
      {text(label, [site])}
    </button>
  );
  if (choice === 'never') {
    return (
      <div class="site">
        <p class="soft">{text('siteIsNever', [site])}</p>
        {button(null, 'siteAgain')}
      </div>
    );
  }
  return (
    <div class="site">
      {choice === 'always' && <p class="soft">{text('siteIsAlways', [site])}</p>}
      {choice === null && !isGranted && button('always', 'siteAlways')}
      {button('never', 'siteNever')}
    </div>
  );
}
