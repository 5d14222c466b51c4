import { useRef } from 'preact/hooks';
import { CardFrame } from './card-frame.tsx';
import type { Text } from './text.ts';

interface DamagedCardProps {
  readonly text: Text;
  readonly onClose: () => void;
}

/** Says of broken characters that they came broken. */
export function DamagedCardView({ text, onClose }: DamagedCardProps) {
  const frame = useRef<HTMLElement>(null);
  return (
    <CardFrame
      label={text('damaged')}
      heading={text('damaged')}
      frame={frame}
      text={text}
      onClose={onClose}
    >
      <p>{text('damagedWhy')}</p>
    </CardFrame>
  );
}
