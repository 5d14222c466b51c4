import type { Text } from './text.ts';

interface OtherTermsProps {
  readonly heading: string;
  readonly headwords: readonly string[];
  readonly text: Text;
  readonly onOpen: (headword: string) => void;
}

/** Buttons that lead to other terms; nothing where there are none. */
export function OtherTerms({ heading, headwords, text, onOpen }: OtherTermsProps) {
  if (headwords.length === 0) return null;
  return (
    <>
      <h3>{heading}</h3>
      <ul class="others">
        {headwords.map((headword) => (
          <li key={headword}>
            <button
              type="button"
              lang="zh-Hans"
              title={text('openTerm', [headword])}
              onClick={() => onOpen(headword)}
            >
              {headword}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
