import { useCallback, useState } from 'react';
import type { Framed } from './region.tsx';
import type { Act } from './use-viewer.ts';
import type { Look } from './viewer-state.ts';

export type OnFrame = (framed: Framed | null) => void;

/**
 * The places on images from which fields were read: the one that an open panel is about, and all that are known while
 * they are asked for. The zoom to one waits until its image is drawn.
 */
export function useFramed(act: Act) {
  const [framed, setFramed] = useState<Framed | null>(null);
  const [known, setKnown] = useState<readonly Framed[]>([]);
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
  const others = known.filter(({ fieldsId }) => fieldsId !== framed?.fieldsId);
  return { framed: framed ? [...others, framed] : others, frame, setKnown, zoomTo };
}
