'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { cx } from '#components/ui/cx.ts';
import type { ImagePoint } from '#lib/review/applicant/applicant.ts';
import { lookAt } from './geometry.ts';
import type { Look } from './viewer-state.ts';

/** A place on an image from which fields were read, or where they have to be. */
export type Framed = {
  imageId: string;
  page: number;
  corners: readonly ImagePoint[];
  isChosen: boolean;
  /** It was not found there: a standard puts it there. */
  isExpected?: boolean;
  /** The reader wants to see it large. */
  isWanted?: boolean;
  /** The element that says what was read there. */
  fieldsId: string;
  /** Shown to the pointer. */
  name?: string;
};

type RegionProps = {
  framed: Framed;
  size: { width: number; height: number };
  /** The classes and the transform by which the image itself is drawn. */
  className: string;
  transform: string | undefined;
  look: Look;
  turns: number;
  onZoom: (look: Pick<Look, 'zoom' | 'x' | 'y'>) => void;
  /** Shows what was read there. */
  onOpen: () => void;
};

/**
 * A frame around a place on an image, drawn as the image is: dashed where a standard puts it there. A click on it leads
 * to the fields that were read there.
 */
export function Region({ framed, size, className, transform, look, turns, onZoom, onOpen }: RegionProps) {
  const { corners, isChosen, isExpected = false, isWanted = false, name } = framed;
  const frame = useRef<SVGSVGElement>(null);
  const zoom = useEffectEvent(() => {
    const place = frame.current?.closest<HTMLElement>('[data-picture]');
    const image = place?.querySelector('img');
    if (!place || !image) return;
    const drawn = { width: image.offsetWidth, height: image.offsetHeight };
    const within = { width: place.clientWidth, height: place.clientHeight };
    onZoom(lookAt(corners, drawn, within, { turns, deskew: look.deskew }));
  });
  useEffect(() => {
    if (isWanted) zoom();
  }, [isWanted]);
  const points = corners.map(({ x, y }) => `${x * size.width},${y * size.height}`).join(' ');
  return (
    <div className="pointer-events-none absolute inset-0 grid picture-grid place-items-center">
      <svg
        ref={frame}
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
          onPointerUp={onOpen}
          vectorEffect="non-scaling-stroke"
          strokeLinejoin="round"
          className={cx(
            'pointer-events-auto cursor-pointer stroke-accent',
            isChosen ? 'fill-accent/10 stroke-3' : 'fill-transparent stroke-1',
            isExpected && 'dashed-line',
          )}
        >
          {name && <title>{name}</title>}
        </polygon>
      </svg>
    </div>
  );
}
