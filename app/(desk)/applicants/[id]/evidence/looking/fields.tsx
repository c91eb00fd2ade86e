'use client';

import { useEffect } from 'react';
import { cx } from '#components/ui/cx.ts';
import { linkClass } from '#components/ui/link.ts';
import { Tone } from '#components/ui/tone.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import { useReview } from '../../review-state.tsx';
import { barcodeId } from '../barcode/barcode-id.ts';
import { useBarcodes } from '../barcode/use-barcodes.ts';
import { imageName } from '../image-name.ts';
import { shownFacts } from '../shown-facts.ts';
import { useZones } from '../zone/use-zones.ts';
import { zoneId } from '../zone/zone-id.ts';
import type { Framed } from './region.tsx';

type FieldsProps = {
  view: ApplicantView;
  /** The frames to draw; none again when this is closed. */
  onFrames: (frames: readonly Framed[]) => void;
  onOpen: (framed: Framed) => void;
};

/**
 * All fields whose place on an image is known, framed at once. No provider says where it read a field: the place of a
 * zone follows from a standard, and that of a barcode is where Docket found it. Their names stand above the images, not
 * on them.
 */
export function Fields({ view, onFrames, onOpen }: FieldsProps) {
  const { evidence, shown, show } = useReview();
  const zones = useZones(view.id, null, shownFacts(view));
  const barcodes = useBarcodes(view.id, shownFacts(view));
  const frames = [...zoneFrames(zones.data ?? []), ...barcodeFrames(barcodes.data ?? [])];
  const drawn = JSON.stringify(frames);
  useEffect(() => onFrames(JSON.parse(drawn)), [drawn, onFrames]);
  useEffect(() => () => onFrames([]), [onFrames]);
  const isReading = zones.isPending || barcodes.isPending;
  const hasFailed = zones.isError || barcodes.isError;
  const open = (frame: Framed) => {
    if (!shown.some((each) => each === frame.imageId)) show(frame.imageId);
    onOpen(frame);
  };
  return (
    <div className="flex min-h-28 shrink-0 flex-wrap items-center gap-x-12 border-b border-l2 px-16 text-12 text-t2">
      {frames.length > 0 && <span>Framed</span>}
      {frames.map((frame) => (
        <button
          key={frame.fieldsId}
          type="button"
          onClick={() => open(frame)}
          className={cx(linkClass, 'phone:min-h-44')}
        >
          {`${frame.name} on ${imageName(evidence.find(({ imageId }) => imageId === frame.imageId))}`}
        </button>
      ))}
      <span role="status">
        {hasFailed ? (
          <Tone tone="fail">Not all places could be read</Tone>
        ) : isReading ? (
          'Looking for fields'
        ) : (
          wordsFor(frames)
        )}
      </span>
    </div>
  );
}

type Zones = NonNullable<ReturnType<typeof useZones>['data']>;
type Barcodes = NonNullable<ReturnType<typeof useBarcodes>['data']>;

function zoneFrames(zones: Zones): Framed[] {
  return zones.flatMap(({ place, documentId }) =>
    place ? [{ ...place, name: 'MRZ', fieldsId: zoneId(documentId), isChosen: false, isExpected: true }] : [],
  );
}

function barcodeFrames(barcodes: Barcodes): Framed[] {
  return barcodes.flatMap(({ imageId, page, corners }) =>
    corners ? [{ imageId, page, corners, name: 'Barcode', fieldsId: barcodeId(imageId), isChosen: false }] : [],
  );
}

function wordsFor(frames: readonly Framed[]): string {
  if (frames.length === 0) return 'No field here has a known place: no zone on a cropped document, and no barcode.';
  return frames.some(({ isExpected }) => isExpected) ? 'Dashed: where ICAO 9303 puts it, not where it was found.' : '';
}
