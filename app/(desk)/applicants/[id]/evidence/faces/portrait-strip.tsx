'use client';

import { useState } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { Portrait } from '#lib/review/faces/face.ts';
import { FaceThumb } from './face-thumb.tsx';

type PortraitStripProps = { portraits: Portrait[]; shown: readonly string[]; onShow: (imageId: string) => void };

/** All portraits of the person, those of other applicants under the name of their provider and case. */
export function PortraitStrip({ portraits, shown, onShow }: PortraitStripProps) {
  const groups = Map.groupBy(portraits, ({ applicantId }) => applicantId);
  return (
    <div
      role="toolbar"
      aria-label="Portraits"
      className="flex h-92 shrink-0 gap-16 overflow-x-auto overflow-y-hidden border-t border-l2 px-12 pt-6 thin-scroll"
    >
      {[...groups].map(([applicantId, own]) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form
        <div key={applicantId} role="group" aria-label={headingOf(own[0])} className="shrink-0">
          <p aria-hidden className="text-11 whitespace-nowrap text-t2">
            {headingOf(own[0])}
          </p>
          <div className="flex gap-6 pt-2">
            {own.map((portrait) => (
              <Choice
                key={portrait.imageId}
                portrait={portrait}
                isShown={shown.includes(portrait.imageId)}
                onShow={() => onShow(portrait.imageId)}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}

function headingOf(portrait: Portrait | undefined): string {
  if (!portrait?.other) return `This applicant, ${portrait?.provider ?? ''}`;
  const { name, caseNumber, connectionLabel } = portrait.other;
  return [name ?? 'Name not given', portrait.provider, caseNumber ?? connectionLabel].join(', ');
}

function Choice({ portrait, isShown, onShow }: { portrait: Portrait; isShown: boolean; onShow: () => void }) {
  const { imageId, eyes, turns, label, mayBeShown } = portrait;
  const [hasFailed, setHasFailed] = useState(false);
  return (
    <button
      type="button"
      aria-pressed={isShown}
      aria-label={label}
      title={label}
      onClick={onShow}
      className={cx(
        'grid h-52 w-44 shrink-0 place-items-center overflow-hidden rounded-2 bg-stage text-t2',
        isShown ? 'ring-2 ring-accent' : 'ring ring-l2',
      )}
    >
      {mayBeShown && !hasFailed ? (
        <FaceThumb {...{ imageId, eyes, turns }} onFail={() => setHasFailed(true)} />
      ) : (
        <Icon name="notDone" />
      )}
    </button>
  );
}
