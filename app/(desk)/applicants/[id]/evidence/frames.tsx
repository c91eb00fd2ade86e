'use client';

import { cx } from '#components/ui/cx.ts';
import type { EvidenceItem } from '#lib/review/case/evidence.ts';
import { useReview } from '../review-state.tsx';
import { StripButton } from './strip-button.tsx';

/** The frames of a liveness check, in their order under one heading, each by its number in the strip. */
export function Frames({ frames }: { frames: EvidenceItem[] }) {
  const { isSeen } = useReview();
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
      {frames.map((item) => (
        <StripButton
          key={item.imageId}
          item={item}
          label={`${item.position} ${item.label}, ${isSeen(item) ? 'seen' : 'not seen'}`}
          className="h-full flex-col justify-center px-3 text-11"
          lineClass="after:inset-x-4"
        >
          <span aria-hidden className={cx('leading-12', !isSeen(item) && 'text-attention')}>
            {item.position}
          </span>
        </StripButton>
      ))}
    </div>
  );
}
