import { useRef } from 'preact/hooks';
import { CardFrame } from './card-frame.tsx';
import type { Text } from './text.ts';

interface RebuiltCardProps {
  /** What the page has in its place. */
  readonly source: string;
  readonly text: Text;
  readonly onClose: () => void;
}

/** Says of rebuilt characters that they came broken, and as what. */
export function RebuiltCardView({ source, text, onClose }: RebuiltCardProps) {
  const frame = useRef<HTMLElement>(null);
  return (
    <CardFrame
      label={text('rebuilt')}
      heading={text('rebuilt')}
      frame={frame}
      text={text}
      onClose={onClose}
    >
      <p>{text('rebuiltWhy')}</p>
      <p class="aside">
        {text('rebuiltFrom')} <span lang="zh">{source}</span>
      </p>
    </CardFrame>
  );
}
