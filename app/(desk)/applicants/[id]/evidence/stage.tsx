'use client';

import { type PointerEvent, useEffect, useRef } from 'react';
import { cx } from '#components/ui/cx.ts';
import { useReview } from '../review-state.tsx';
import { View } from './view.tsx';
import type { Viewer, ViewerAct } from './viewer-state.ts';

/** The stage. The wheel zooms to the pointer and dragging moves, in both images at once. */
export function Stage({
  view,
  act,
  providerLabel,
}: {
  view: Viewer;
  act: (act: ViewerAct) => void;
  providerLabel: string;
}) {
  const { shown, evidence } = useReview();
  const stage = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = stage.current;
    // React's own wheel listener is passive and can't keep the page from scrolling.
    const onWheel = (event: WheelEvent) => {
      const side = event.target instanceof Element ? event.target.closest('[data-view]') : null;
      if (!side) return;
      event.preventDefault();
      const picture = side.querySelector('[data-picture]') ?? side;
      act({ act: 'zoom', factor: event.deltaY < 0 ? 1.15 : 1 / 1.15, at: fromMiddle(event, picture) });
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [act]);
  const onPointerMove = (event: PointerEvent) => {
    if (event.buttons === 1) act({ act: 'move', x: event.movementX, y: event.movementY });
  };
  return (
    <div
      ref={stage}
      onPointerMove={onPointerMove}
      className={cx(
        'grid min-h-200 min-w-0 flex-1 basis-0 bg-stage stacked:h-440 stacked:flex-none',
        shown.length === 2 && 'stage-grid divide-x divide-scrim stacked:h-520 stacked:divide-x-0',
        view.zoom > 1 && 'cursor-grab active:cursor-grabbing',
      )}
    >
      {shown.map((imageId) => {
        const item = evidence.find((candidate) => candidate.imageId === imageId);
        return (
          item && (
            <View
              key={imageId}
              item={item}
              view={view}
              providerLabel={providerLabel}
              onOtherPage={() => act({ act: 'fit' })}
            />
          )
        );
      })}
    </div>
  );
}

function fromMiddle(event: WheelEvent, picture: Element): { x: number; y: number } {
  const box = picture.getBoundingClientRect();
  return { x: event.clientX - box.left - box.width / 2, y: event.clientY - box.top - box.height / 2 };
}
