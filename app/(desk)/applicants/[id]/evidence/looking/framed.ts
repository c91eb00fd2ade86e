import { useCallback, useState } from 'react';
import type { Framed } from './region.tsx';
import type { Act } from './use-viewer.ts';
import type { Look } from './viewer-state.ts';

export type OnFrame = (framed: Framed | null) => void;

/** The place on an image from which fields were read, and the zoom to it, which waits until the image is drawn. */
export function useFramed(act: Act) {
  const [framed, setFramed] = useState<Framed | null>(null);
  const frame = useCallback<OnFrame>(
    (next) =>
      setFramed((now) => {
        const isWaiting = now?.isWanted && now.imageId === next?.imageId;
        return next && (isWaiting ? { ...next, isChosen: true, isWanted: true } : next);
      }),
    [],
  );
  const zoomTo = (imageId: string, look: Pick<Look, 'zoom' | 'x' | 'y'>) => {
    act({ act: 'place', ...look }, imageId);
    setFramed((now) => now && { ...now, isWanted: false });
  };
  return { framed, frame, zoomTo };
}
