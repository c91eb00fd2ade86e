'use client';

import { useLayoutEffect, useReducer } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { laterPanel } from '#components/ui/later.tsx';
import { useReview } from '../review-state.tsx';
import type { WithoutImages } from './no-images.tsx';
import { Stage } from './stage.tsx';
import { Strip } from './strip.tsx';
import { Toolbar } from './toolbar.tsx';
import { useImagesAhead } from './use-images-ahead.ts';
import { firstView, nextView } from './viewer-state.ts';

const NoImages = laterPanel(async () => (await import('./no-images.tsx')).NoImages);

const zoomStep = 1.25;

/** The images: which there are, which are on the stage, and how they are looked at. */
export function EvidencePane({ without, isDeciding }: { without: WithoutImages; isDeciding: boolean }) {
  const review = useReview();
  useImagesAhead(isDeciding);
  const [view, act] = useReducer(nextView, firstView);
  const shown = review.shown.join(' ');
  // Another picture is looked at as a whole first: 1000 % of a passport shows nothing of a face.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `shown` names what is on the stage
  useLayoutEffect(() => act({ act: 'fit' }), [shown]);
  const turn = () => review.active && act({ act: 'turn', imageId: review.active });
  useShortcuts('Evidence', [
    ...review.evidence.slice(0, 9).map((item) => ({
      key: String(item.position),
      label: `${item.position} ${item.label}`,
      run: () => review.show(item.imageId),
    })),
    { key: 'c', label: 'Compare two', run: review.compare },
    { key: '+', label: 'Zoom in', run: () => act({ act: 'zoom', factor: zoomStep }) },
    { key: '=', run: () => act({ act: 'zoom', factor: zoomStep }) },
    { key: '-', label: 'Zoom out', run: () => act({ act: 'zoom', factor: 1 / zoomStep }) },
    { key: '0', label: 'Fit', run: () => act({ act: 'fit' }) },
    { key: 'r', label: 'Rotate', run: turn },
    { key: 'i', label: 'Invert', run: () => act({ act: 'invert' }) },
  ]);
  if (review.evidence.length === 0) return <NoImages {...without} />;
  return (
    <>
      <Strip />
      <Toolbar view={view} act={act} zoomStep={zoomStep} onTurn={turn} />
      <Stage view={view} act={act} providerLabel={without.providerLabel} />
    </>
  );
}
