'use client';

import { type PointerEvent, useEffect, useEffectEvent, useRef } from 'react';
import { cx } from '#components/ui/cx.ts';
import { useReview } from '../review-state.tsx';
import type { ImageNote } from './image-notes.ts';
import { placeIn, wheelFactor } from './looking/geometry.ts';
import type { Framed } from './looking/region.tsx';
import { useTouches } from './looking/touches.ts';
import type { Act } from './looking/use-viewer.ts';
import { type Look, lookOf, type Viewer } from './looking/viewer-state.ts';
import { View } from './view.tsx';

type StageProps = {
  view: Viewer;
  act: Act;
  turnsOf: (imageId: string) => number;
  /** The places that are framed, on any image. */
  framed: readonly Framed[];
  /** Shows what was read at one. */
  onOpenFields: (framed: Framed) => void;
  /** Zooms to the place that is framed. */
  onZoom: (imageId: string, look: Pick<Look, 'zoom' | 'x' | 'y'>) => void;
  /** What differs on an image, said below it. */
  notes: ReadonlyMap<string, ImageNote>;
  providerLabel: string;
};

/**
 * The stage. The wheel zooms to the pointer with Ctrl, as a pinch on a trackpad does; without it, it moves a zoomed
 * image, and scrolls the page where none is zoomed. Dragging moves; two fingers zoom and move at once.
 */
export function Stage({ view, act, turnsOf, framed, onOpenFields, onZoom, notes, providerLabel }: StageProps) {
  const { shown, evidence } = useReview();
  const stage = useRef<HTMLDivElement>(null);
  const wheel = useEffectEvent((event: WheelEvent) => {
    const over = placeUnder(event);
    if (!over || (!event.ctrlKey && lookOf(view, over.imageId).zoom === 1)) return;
    event.preventDefault();
    const { imageId, box } = over;
    if (event.ctrlKey) {
      const factor = wheelFactor(event.deltaY, event.deltaMode !== 0);
      return act({ act: 'zoom', factor, at: placeIn(box, event).at }, imageId);
    }
    const [x, y] = event.shiftKey ? [-event.deltaY, 0] : [-event.deltaX, -event.deltaY];
    act({ act: 'move', by: { x, y }, within: box }, imageId);
  });
  useEffect(() => {
    const element = stage.current;
    const onWheel = (event: WheelEvent) => wheel(event);
    // React's own wheel listener is passive and can't keep the page from scrolling.
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, []);
  const { moved, ...touches } = useTouches();
  const onPointerMove = (event: PointerEvent) => {
    const over = placeUnder(event);
    const pinch = moved(event);
    if (!over) return;
    if (pinch) {
      const { factor, middle, by } = pinch;
      const at = placeIn(over.box, { clientX: middle.x, clientY: middle.y }).at;
      act({ act: 'zoom', factor, at }, over.imageId);
      return act({ act: 'move', by, within: over.box }, over.imageId);
    }
    if (view.loupe !== null) act({ act: 'loupe', at: placeIn(over.box, event).share });
    if (event.buttons !== 1) return;
    act({ act: 'move', by: { x: event.movementX, y: event.movementY }, within: over.box }, over.imageId);
  };
  return (
    <div
      ref={stage}
      {...touches}
      onPointerMove={onPointerMove}
      className={cx(
        'grid min-h-200 min-w-0 flex-1 basis-0 bg-stage stacked:h-440 stacked:flex-none',
        shown.length === 2 && 'stage-grid divide-x divide-scrim stacked:h-520 stacked:divide-x-0',
      )}
    >
      {shown.map((imageId) => {
        const item = evidence.find((candidate) => candidate.imageId === imageId);
        return (
          item && (
            <View
              key={imageId}
              item={item}
              look={lookOf(view, imageId)}
              turns={turnsOf(imageId)}
              loupe={view.loupe}
              framed={framed.filter((place) => place.imageId === imageId)}
              onOpenFields={onOpenFields}
              note={notes.get(imageId) ?? null}
              onZoom={(to) => onZoom(imageId, to)}
              providerLabel={providerLabel}
              onOtherPage={() => act({ act: 'fit' }, imageId)}
            />
          )
        );
      })}
    </div>
  );
}

/** The image whose half of the stage the pointer is over, and the box in which it is shown. */
function placeUnder({ target }: { target: EventTarget | null }): { imageId: string; box: DOMRect } | null {
  const side = target instanceof Element ? target.closest<HTMLElement>('[data-view]') : null;
  const picture = side?.querySelector('[data-picture]');
  const imageId = side?.dataset.view;
  return picture && imageId ? { imageId, box: picture.getBoundingClientRect() } : null;
}
