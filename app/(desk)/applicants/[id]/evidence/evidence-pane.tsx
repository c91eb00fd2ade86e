'use client';

import { useState } from 'react';
import { laterPanel } from '#components/ui/later.tsx';
import { useReview } from '../review-state.tsx';
import { useStageKeys } from './looking/use-stage-keys.ts';
import { useViewer } from './looking/use-viewer.ts';
import type { WithoutImages } from './no-images.tsx';
import { Stage } from './stage.tsx';
import { Strip } from './strip.tsx';
import { Toolbar } from './toolbar.tsx';
import { useImagesAhead } from './use-images-ahead.ts';

const Adjust = laterPanel(async () => (await import('./adjust.tsx')).Adjust, null);
const NoImages = laterPanel(async () => (await import('./no-images.tsx')).NoImages);

type EvidencePaneProps = { without: WithoutImages; isDeciding: boolean; canKeepTurns: boolean };

/** The images: which there are, which are on the stage, and how they are looked at. */
export function EvidencePane({ without, isDeciding, canKeepTurns }: EvidencePaneProps) {
  const { evidence } = useReview();
  useImagesAhead(isDeciding);
  const { view, act, turnsOf, turn, isTurnLost } = useViewer(canKeepTurns);
  useStageKeys(view, act, turn);
  const [isAdjusting, setIsAdjusting] = useState(false);
  if (evidence.length === 0) return <NoImages {...without} />;
  return (
    <>
      <Strip />
      <Toolbar
        view={view}
        act={act}
        onTurn={turn}
        isTurnLost={isTurnLost}
        isAdjusting={isAdjusting}
        onAdjust={() => setIsAdjusting(!isAdjusting)}
      />
      {isAdjusting && <Adjust view={view} act={act} />}
      <Stage view={view} act={act} turnsOf={turnsOf} providerLabel={without.providerLabel} />
    </>
  );
}
