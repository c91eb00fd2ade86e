'use client';

import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { ZoneWithPlace } from '#lib/review/facts/zone-view.ts';
import { useReview } from '../../review-state.tsx';
import { CodePanel } from '../code-panel.tsx';
import { CodeRows } from '../code-rows.tsx';
import { imageName } from '../image-name.ts';
import type { OnFrame } from '../looking/framed.ts';
import { shownFacts } from '../shown-facts.ts';
import { TypeZone } from './type-zone.tsx';
import { type TypedZone, useZones } from './use-zones.ts';
import { zoneId } from './zone-id.ts';
import { ZoneLines } from './zone-lines.tsx';

type ZonePanelProps = { view: ApplicantView; onFrame: OnFrame; onClose: () => void };

/** The machine readable zones, from the vendor or typed off an image: check digits recomputed, fields compared. */
export function ZonePanel({ view, onFrame, onClose }: ZonePanelProps) {
  const { evidence, active } = useReview();
  const [typed, setTyped] = useState<TypedZone | null>(null);
  const [isTyping, setIsTyping] = useState(false);
  const { data: zones, error, refetch } = useZones(view.id, typed, shownFacts(view));
  const documentType = evidence.find(({ imageId }) => imageId === active)?.documentType ?? '';
  const hasNone = zones?.length === 0;
  useEffect(() => () => onFrame(null), [onFrame]);
  return (
    <CodePanel
      name="Machine-readable zone"
      heading="MRZ"
      source={typed ? 'Typed, not kept' : `As ${view.providerLabel} read it`}
      acts={
        <>
          {typed && (
            <Button size="sm" look="quiet" onClick={() => setTyped(null)}>
              {`Show that of ${view.providerLabel}`}
            </Button>
          )}
          {!isTyping && !hasNone && (
            <Button size="sm" look="quiet" onClick={() => setIsTyping(true)}>
              Type it off the image
            </Button>
          )}
        </>
      }
      error={error}
      onTryAgain={() => void refetch()}
      onClose={onClose}
    >
      {hasNone && <p className="mb-8 text-12 text-t2">{`${view.providerLabel} gave no text of a zone.`}</p>}
      {(isTyping || hasNone) && (
        <TypeZone
          onCancel={hasNone ? null : () => setIsTyping(false)}
          onRead={(text) => {
            setTyped({ text, documentType });
            setIsTyping(false);
          }}
        />
      )}
      {zones?.map((zone) => (
        <Zone key={zone.documentId} zone={zone} isNamed={zones.length > 1} onFrame={onFrame} />
      ))}
    </CodePanel>
  );
}

type ZoneProps = { zone: ZoneWithPlace; isNamed: boolean; onFrame: OnFrame };

/** One zone. Where its place on an image is fixed, that is framed, and shown large when a line or a field is chosen. */
function Zone({ zone, isNamed, onFrame }: ZoneProps) {
  const { evidence, shown, show } = useReview();
  const { place } = zone;
  const imageId = place?.imageId ?? null;
  const isOnStage = shown.some((each) => each === imageId);
  const item = evidence.find((each) => each.imageId === imageId);
  const fieldsId = zoneId(zone.documentId);
  const frame = (isChosen: boolean, isWanted = false) =>
    place && onFrame({ ...place, isChosen, isWanted, isExpected: true, fieldsId });
  // Framed lightly while its fields are beside it.
  useEffect(() => {
    if (place && isOnStage) onFrame({ ...place, isChosen: false, isExpected: true, fieldsId });
  }, [place, isOnStage, onFrame, fieldsId]);
  const zoom = () => {
    if (imageId === null) return;
    if (!isOnStage) show(imageId);
    frame(true, true);
  };
  return (
    <div
      id={fieldsId}
      tabIndex={-1}
      className="flex flex-wrap gap-x-24 gap-y-8 rounded-4 not-first:mt-12 focus-visible:-outline-offset-2"
    >
      <div className="min-w-0 phone:w-full">
        {isNamed && <h3 className="mb-4 text-12 text-t2">{zone.document}</h3>}
        <ZoneLines zone={zone} />
        {place && (
          <div className="mt-6 flex w-0 min-w-full flex-wrap items-center gap-x-8 gap-y-2 text-12 text-t2">
            <Button size="sm" icon="zone" onClick={zoom}>
              {`Show on ${imageName(item)}`}
            </Button>
            <span>Framed where ICAO 9303 puts it, not where it was found.</span>
          </div>
        )}
      </div>
      {zone.rows.length > 0 && (
        <div className="min-w-280 flex-1">
          <CodeRows code="Zone" rows={zone.rows} onChoose={place && isOnStage ? frame : undefined} onZoom={zoom} />
        </div>
      )}
    </div>
  );
}
