'use client';

import { useEffect } from 'react';
import { Button } from '#components/ui/button.tsx';
import { CopyButton } from '#components/ui/copy-button.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { ApplicantView } from '#lib/review/applicant/view.ts';
import type { BarcodeView } from '#lib/review/facts/barcode/barcode-view.ts';
import { useReview } from '../../review-state.tsx';
import { CodePanel } from '../code-panel.tsx';
import { CodeRows } from '../code-rows.tsx';
import { imageName } from '../image-name.ts';
import type { OnFrame } from '../looking/framed.ts';
import { shownFacts } from '../shown-facts.ts';
import { barcodeId } from './barcode-id.ts';
import { useBarcodes } from './use-barcodes.ts';

type BarcodePanelProps = { view: ApplicantView; onFrame: OnFrame; onClose: () => void };

/** The barcodes of cards, decoded by Docket off the images: their fields beside the record's, and their text. */
export function BarcodePanel({ view, onFrame, onClose }: BarcodePanelProps) {
  const { data: barcodes, error, isPending, refetch } = useBarcodes(view.id, shownFacts(view));
  useEffect(() => () => onFrame(null), [onFrame]);
  return (
    <CodePanel
      name="Barcode"
      heading="Barcode"
      source="Decoded by Docket off the image"
      error={error}
      onTryAgain={() => void refetch()}
      onClose={onClose}
    >
      {isPending && (
        <p role="status" className="text-12 text-t2">
          Reading the barcodes off the images…
        </p>
      )}
      {barcodes?.length === 0 && (
        <p className="text-12 text-t2">No image here is the back of a card, on which a barcode would be.</p>
      )}
      {barcodes?.map(({ imageId, ...barcode }) => (
        <Barcode key={`${imageId} ${barcode.page}`} imageId={imageId} barcode={barcode} onFrame={onFrame} />
      ))}
    </CodePanel>
  );
}

type BarcodeProps = { imageId: string; barcode: BarcodeView; onFrame: BarcodePanelProps['onFrame'] };

function Barcode({ imageId, barcode, onFrame }: BarcodeProps) {
  const { evidence, shown, show } = useReview();
  const item = evidence.find((each) => each.imageId === imageId);
  const isOnStage = shown.some((each) => each === imageId);
  const { corners, page, rows } = barcode;
  const fieldsId = barcodeId(imageId);
  const frame = (isChosen: boolean, isWanted = false) =>
    corners && onFrame({ imageId, page, corners, isChosen, isWanted, fieldsId });
  // Framed lightly while its fields are beside it.
  useEffect(() => {
    if (corners && isOnStage) onFrame({ imageId, page, corners, isChosen: false, fieldsId });
  }, [corners, imageId, page, isOnStage, onFrame, fieldsId]);
  return (
    <div
      id={fieldsId}
      tabIndex={-1}
      className="flex flex-wrap gap-x-24 gap-y-8 rounded-4 not-first:mt-12 focus-visible:-outline-offset-2"
    >
      <div className="w-280 min-w-0 phone:w-full">
        <div className="mb-4 flex flex-wrap items-center gap-x-8 text-12 text-t2">
          <h3>{item?.label ?? barcode.document}</h3>
          {barcode.standard && <span className="whitespace-nowrap">{barcode.standard}</span>}
          {item && !isOnStage && (
            <Button size="sm" look="quiet" onClick={() => show(imageId)}>
              {`Show ${imageName(item)}`}
            </Button>
          )}
        </div>
        <BarcodeText barcode={barcode} />
      </div>
      {rows.length > 0 && (
        <div className="min-w-280 flex-1">
          <CodeRows
            code="Barcode"
            rows={rows}
            onChoose={corners && isOnStage ? frame : undefined}
            onZoom={() => frame(true, true)}
          />
        </div>
      )}
    </div>
  );
}

function BarcodeText({ barcode: { text, isHidden, standard, unread } }: { barcode: BarcodeView }) {
  return (
    <div className="flex min-w-0 flex-col gap-8">
      {isHidden && (
        <p className="max-w-440 text-12 text-t2">
          The text is hidden: the policy masks facts in it. Reveal those facts first.
        </p>
      )}
      {text !== null && (
        <>
          <pre className="mono max-h-168 max-w-440 overflow-auto rounded-4 bg-s2 px-10 py-8 leading-18 thin-scroll">
            {visible(text)}
          </pre>
          <div>
            <CopyButton text={text} />
          </div>
        </>
      )}
      {unread !== null &&
        (standard === null && (text !== null || isHidden) ? (
          <p className="max-w-440 text-12 text-t2">{unread}</p>
        ) : (
          <Tone tone="attention">{unread}</Tone>
        ))}
    </div>
  );
}

/** The separators of a barcode's header as their own signs, which a browser would leave out. */
function visible(text: string): string {
  return text
    .replace(/\r\n?/g, '␍\n')
    .replace(/[^\P{Cc}\n]/gu, (sign) => String.fromCodePoint(0x2400 + (sign.codePointAt(0) ?? 0)));
}
