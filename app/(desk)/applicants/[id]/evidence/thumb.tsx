'use client';

import { useState } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { laterPanel } from '#components/ui/later.tsx';
import { type EvidenceItem, mayBeShown } from '#lib/review/case/evidence.ts';
import { Picture } from './picture.tsx';

const FaceThumb = laterPanel(async () => (await import('./faces/face-thumb.tsx')).FaceThumb, null);

/** An image that was shown by its key may be beyond the edge of the strip. Only the strip moves, never the page. */
export function intoView(button: HTMLButtonElement | null): void {
  const strip = button?.closest('[role=toolbar]');
  if (!button || !strip) return;
  const [edge, own] = [strip.getBoundingClientRect(), button.getBoundingClientRect()];
  strip.scrollLeft += Math.min(0, own.left - edge.left) + Math.max(0, own.right - edge.right);
}

/** The image in small: its face where the eyes are marked. */
export function Thumb({ item }: { item: EvidenceItem }) {
  const [hasFailed, setHasFailed] = useState(false);
  const canBeShown = !hasFailed && mayBeShown(item);
  return (
    <span
      className={cx(
        'grid h-28 w-38 shrink-0 place-items-center overflow-hidden rounded-2 bg-stage text-t2',
        'ring ring-l2 narrow:h-24 narrow:w-30',
      )}
    >
      {canBeShown && item.eyes && (
        <FaceThumb imageId={item.imageId} eyes={item.eyes} turns={item.turns} onFail={() => setHasFailed(true)} />
      )}
      {canBeShown && !item.eyes && (
        <Picture
          imageId={item.imageId}
          page={1}
          size="thumb"
          label=""
          onFail={() => setHasFailed(true)}
          className="size-full object-cover"
        />
      )}
      {!canBeShown && <Icon name="notDone" />}
    </span>
  );
}
