'use client';

import { cx } from '#components/ui/cx.ts';
import type { ImagePoint } from '#lib/review/applicant/applicant.ts';

/** A place on an image from which fields were read. */
export type Framed = { imageId: string; page: number; corners: readonly ImagePoint[]; isChosen: boolean };

type RegionProps = {
  framed: Framed;
  size: { width: number; height: number };
  /** The classes and the transform by which the image itself is drawn. */
  className: string;
  transform: string | undefined;
  onChoose: () => void;
};

/**
 * A frame around a place on an image, drawn as the image is. A click on it leads to the fields that were read there.
 */
export function Region({ framed: { corners, isChosen }, size, className, transform, onChoose }: RegionProps) {
  const points = corners.map(({ x, y }) => `${x * size.width},${y * size.height}`).join(' ');
  return (
    <div className="pointer-events-none absolute inset-0 grid picture-grid place-items-center">
      <svg
        aria-hidden="true"
        width={size.width}
        height={size.height}
        viewBox={`0 0 ${size.width} ${size.height}`}
        className={className}
        {...(transform && { style: { transform } })}
      >
        <polygon
          data-region={isChosen ? 'chosen' : 'known'}
          points={points}
          onPointerUp={onChoose}
          vectorEffect="non-scaling-stroke"
          strokeLinejoin="round"
          className={cx(
            'pointer-events-auto cursor-pointer stroke-accent',
            isChosen ? 'fill-accent/10 stroke-3' : 'fill-transparent stroke-1',
          )}
        />
      </svg>
    </div>
  );
}
