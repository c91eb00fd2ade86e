'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import { useReview } from '../../review-state.tsx';
import { CodePanel } from '../code-panel.tsx';
import { CodeRows } from '../code-rows.tsx';
import { shownFacts } from '../shown-facts.ts';
import { TypeZone } from './type-zone.tsx';
import { type TypedZone, useZones } from './use-zones.ts';
import { ZoneLines } from './zone-lines.tsx';

type ZonePanelProps = { view: ApplicantView; onClose: () => void };

/** The machine readable zones, from the vendor or typed off an image: check digits recomputed, fields compared. */
export function ZonePanel({ view, onClose }: ZonePanelProps) {
  const { evidence, active } = useReview();
  const [typed, setTyped] = useState<TypedZone | null>(null);
  const [isTyping, setIsTyping] = useState(false);
  const { data: zones, error, refetch } = useZones(view.id, typed, shownFacts(view));
  const documentType = evidence.find(({ imageId }) => imageId === active)?.documentType ?? '';
  const hasNone = zones?.length === 0;
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
        <div key={zone.documentId} className="flex flex-wrap gap-x-24 gap-y-8 not-first:mt-12">
          <div className="min-w-0 phone:w-full">
            {zones.length > 1 && <h3 className="mb-4 text-12 text-t2">{zone.document}</h3>}
            <ZoneLines zone={zone} />
          </div>
          {zone.rows.length > 0 && (
            <div className="min-w-280 flex-1">
              <CodeRows code="Zone" rows={zone.rows} />
            </div>
          )}
        </div>
      ))}
    </CodePanel>
  );
}
