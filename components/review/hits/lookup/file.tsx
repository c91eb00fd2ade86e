import { useState } from 'react';
import { Button, buttonClass } from '#components/ui/button.tsx';
import type { LookupView } from '#lib/review/hits/view.ts';
import { sizeWords } from './size-words.ts';

const words = {
  'image/png': 'PNG image',
  'image/jpeg': 'JPEG image',
  'image/webp': 'WebP image',
  'application/pdf': 'PDF',
} as const;

type Stage = 'closed' | 'shown' | 'failed';

/**
 * A look-up's file: an image is shown on demand, since each time it is sent is recorded; a PDF is only saved.
 */
export function LookupFile({ id, file }: { id: string; file: NonNullable<LookupView['file']> }) {
  const [stage, setStage] = useState<Stage>('closed');
  const address = `/api/lookups/${id}`;
  return (
    <div className="my-4">
      <p className="flex flex-wrap items-center gap-x-8">
        <span className="font-medium">{words[file.type]}</span>
        <span className="text-t3">{sizeWords(file.byteLength)}</span>
        {!file.isOpen && <span className="text-t2">Closed to you, as this applicant’s images are</span>}
        {file.isOpen && file.type === 'application/pdf' && (
          <a href={address} download className={buttonClass('plain', 'sm')}>
            Save the PDF
          </a>
        )}
        {file.isOpen && file.type !== 'application/pdf' && (
          <Button
            size="sm"
            aria-expanded={stage === 'shown'}
            onClick={() => setStage(stage === 'shown' ? 'closed' : 'shown')}
          >
            {stage === 'shown' ? 'Hide the image' : 'Show the image'}
          </Button>
        )}
      </p>
      {stage === 'shown' && (
        // biome-ignore lint/performance/noImgElement: from our own authorized route
        <img
          src={address}
          alt="What was found in the look-up"
          onError={() => setStage('failed')}
          className="mt-6 max-h-320 max-w-full rounded-4 border border-l1 bg-stage object-contain"
        />
      )}
      {stage === 'failed' && <p className="text-attention">This image can’t be shown now. Try again in a moment.</p>}
    </div>
  );
}
