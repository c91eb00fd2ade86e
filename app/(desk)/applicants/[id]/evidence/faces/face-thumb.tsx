'use client';

import type { Eyes } from '#lib/review/faces/face.ts';
import { DrawnFace } from './drawn-face.tsx';
import { useSize } from './use-size.ts';

type FaceThumbProps = { imageId: string; eyes: Eyes | null; turns: number; onFail: () => void };

/** A thumbnail in which the face fills the place that it is in. */
export function FaceThumb(props: FaceThumbProps) {
  const [measure, place] = useSize();
  return (
    <span ref={measure} className="relative block size-full overflow-hidden">
      <DrawnFace {...props} size="thumb" label="" place={place} />
    </span>
  );
}
