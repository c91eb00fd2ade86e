'use client';

import { useState } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { laterPanel } from '#components/ui/later.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import { NextStep } from '../next-step.tsx';
import { useReview } from '../review-state.tsx';
import { ownPair } from './faces/own-pair.ts';
import { imageNotes } from './image-notes.ts';
import { useFramed } from './looking/framed.ts';
import type { Framed } from './looking/region.tsx';
import { useStageKeys } from './looking/use-stage-keys.ts';
import { useViewer } from './looking/use-viewer.ts';
import { Stage } from './stage.tsx';
import { Strip } from './strip.tsx';
import { useImagesAhead } from './use-images-ahead.ts';

const Adjust = laterPanel(async () => (await import('./adjust.tsx')).Adjust, null);
const BarcodePanel = laterPanel(async () => (await import('./barcode/barcode-panel.tsx')).BarcodePanel);
const ZonePanel = laterPanel(async () => (await import('./zone/zone-panel.tsx')).ZonePanel);
// Its keys are there from the first; the bar is read later, into the same place.
const toolbarPlace = <div className="min-h-36 shrink-0 border-b border-l2" />;
const Toolbar = laterPanel(async () => (await import('./toolbar.tsx')).Toolbar, toolbarPlace);
const Fields = laterPanel(async () => (await import('./looking/fields.tsx')).Fields, null);
const FacesPanel = laterPanel(async () => (await import('./faces/faces-panel.tsx')).FacesPanel);
// Its place is kept, so that the images do not move when it is read.
const facesPlace = <div className="h-92 shrink-0 border-t border-l2" />;
const FacesStrip = laterPanel(async () => (await import('./faces/faces-strip.tsx')).FacesStrip, facesPlace);
const NoImages = laterPanel(async () => (await import('./no-images.tsx')).NoImages);

type EvidencePaneProps = { view: ApplicantView; canKeepTurns: boolean };

/** The images: which there are, which are on the stage, and how they are looked at. */
export function EvidencePane({ view: applicant, canKeepTurns }: EvidencePaneProps) {
  const { evidence, isComparingFaces, compareFaces } = useReview();
  useImagesAhead(applicant.may.decide);
  const { view, act, turnsOf, turn, isTurnLost } = useViewer(canKeepTurns);
  useStageKeys(view, act, turn);
  const [code, setCode] = useState<'zone' | 'barcode' | null>(null);
  const { framed, frame, setKnown, zoomTo } = useFramed(act);
  const [hasFrames, setHasFrames] = useState(false);
  const toggleZone = () => setCode(code === 'zone' ? null : 'zone');
  const toggleBarcode = () => setCode(code === 'barcode' ? null : 'barcode');
  const openFields = ({ fieldsId }: Framed) => {
    const fields = document.getElementById(fieldsId);
    if (fields) fields.focus();
    else setCode(fieldsId.startsWith('zone') ? 'zone' : 'barcode');
  };
  useShortcuts(
    'Evidence',
    evidence.length === 0
      ? []
      : [
          { key: 'h', label: 'MRZ', run: toggleZone },
          { key: 'b', label: 'Barcode', run: toggleBarcode },
          { key: 'F', label: 'Faces side by side', run: () => compareFaces(!isComparingFaces) },
        ],
  );
  const pair = ownPair(evidence);
  const [isAdjusting, setIsAdjusting] = useState(false);
  if (evidence.length === 0) return <NoImages {...applicant} />;
  return (
    <>
      <Strip />
      {isComparingFaces ? (
        <FacesPanel view={applicant} onClose={() => compareFaces(false)} />
      ) : (
        <>
          <NextStep waiting={toolbarPlace}>
            <Toolbar
              view={view}
              act={act}
              onTurn={turn}
              isTurnLost={isTurnLost}
              isAdjusting={isAdjusting}
              code={code}
              onZone={toggleZone}
              onBarcode={toggleBarcode}
              onAdjust={() => setIsAdjusting(!isAdjusting)}
              hasFrames={hasFrames}
              onFrames={() => setHasFrames(!hasFrames)}
            />
          </NextStep>
          {isAdjusting && <Adjust view={view} act={act} />}
          {hasFrames && <Fields view={applicant} onFrames={setKnown} onOpen={openFields} />}
          <Stage
            view={view}
            act={act}
            turnsOf={turnsOf}
            framed={framed}
            onOpenFields={openFields}
            onZoom={zoomTo}
            notes={imageNotes(applicant, evidence)}
            providerLabel={applicant.providerLabel}
          />
          {code === null && pair && (
            <NextStep waiting={facesPlace}>
              <FacesStrip view={applicant} pair={pair} canJudge={canKeepTurns} />
            </NextStep>
          )}
        </>
      )}
      {code === 'zone' && <ZonePanel view={applicant} onFrame={frame} onClose={toggleZone} />}
      {code === 'barcode' && <BarcodePanel view={applicant} onFrame={frame} onClose={toggleBarcode} />}
    </>
  );
}
