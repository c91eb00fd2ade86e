'use client';

import { cx } from '#components/ui/cx.ts';
import type { EvidenceItem } from '#lib/review/case/evidence.ts';
import { useReview } from '../review-state.tsx';
import { intoView, Thumb } from './thumb.tsx';

/** The frames of a liveness check, in their order under one heading, each by its number in the strip. */
export function Frames({ frames }: { frames: EvidenceItem[] }) {
  const { shown, show, isSeen } = useReview();
  const seen = frames.filter(isSeen).length;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form
    <div role="group" aria-label={`Liveness, ${frames.length} frames`} className="flex shrink-0 items-center ps-8">
      <span className="pe-6 text-12 whitespace-nowrap text-t2">
        Liveness
        <small className={cx('block text-11', seen === frames.length ? 'text-t3' : 'text-attention')}>
          {seen} of {frames.length} seen
        </small>
      </span>
      {frames.map((item) => {
        const isShown = shown.some((imageId) => imageId === item.imageId);
        return (
          <button
            key={item.imageId}
            type="button"
            ref={isShown ? intoView : undefined}
            aria-pressed={isShown}
            aria-label={`${item.position} ${item.label}, ${isSeen(item) ? 'seen' : 'not seen'}`}
            title={item.label}
            onClick={() => show(item.imageId)}
            className={cx(
              'relative flex h-full shrink-0 flex-col items-center justify-center px-3 text-11',
              'focus-visible:-outline-offset-2',
              isShown
                ? 'font-medium text-t1 after:absolute after:inset-x-4 after:bottom-0 after:h-2 after:bg-accent'
                : 'text-t2 hover:text-t1',
            )}
          >
            <Thumb item={item} />
            <span aria-hidden className={cx('leading-12', !isSeen(item) && 'text-attention')}>
              {item.position}
            </span>
          </button>
        );
      })}
    </div>
  );
}
