import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import type { EvidenceItem } from '#lib/review/case/evidence.ts';
import { useReview } from '../review-state.tsx';
import { intoView, Thumb } from './thumb.tsx';

type StripButtonProps = {
  item: EvidenceItem;
  /** Where its content does not say enough. */
  label?: string;
  className: string;
  /** How far the line under the image on the stage keeps from both sides. */
  lineClass: string;
  children: ReactNode;
};

/** An image in the strip, which shows it on the stage. */
export function StripButton({ item, label, className, lineClass, children }: StripButtonProps) {
  const { shown, show } = useReview();
  const isShown = shown.some((imageId) => imageId === item.imageId);
  return (
    <button
      type="button"
      ref={isShown ? intoView : undefined}
      aria-pressed={isShown}
      aria-label={label}
      title={item.label}
      onClick={() => show(item.imageId)}
      className={cx(
        'relative flex shrink-0 items-center focus-visible:-outline-offset-2',
        className,
        isShown
          ? cx('font-medium text-t1 after:absolute after:bottom-0 after:h-2 after:bg-accent', lineClass)
          : 'text-t2 hover:text-t1',
      )}
    >
      <Thumb item={item} />
      {children}
    </button>
  );
}
