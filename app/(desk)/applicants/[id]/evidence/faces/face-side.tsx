'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import type { Eyes, Portrait, Spot } from '#lib/review/faces/face.ts';
import { drawnAt, type Matrix, placed, spotAt } from '#lib/review/faces/place.ts';
import { DrawnFace } from './drawn-face.tsx';
import { MarkEyes } from './mark-eyes.tsx';
import { useSize } from './use-size.ts';

type Size = { width: number; height: number };

type FaceSideProps = {
  portrait: Portrait;
  isActive: boolean;
  canMark: boolean;
  onActivate: () => void;
  /** The eyes of the other face were marked just now: these are next, without another press. */
  isToBeMarked: boolean;
  onMarking: () => void;
  /** Null removes the mark. */
  onEyes: (eyes: Eyes | null) => void;
};

/** One of the two faces, with its caption above; both eyes can be marked on it. */
export function FaceSide({ portrait, isActive, canMark, onActivate, onEyes, ...next }: FaceSideProps) {
  const { imageId, label, eyes, turns } = portrait;
  const [measure, place] = useSize();
  const [natural, setNatural] = useState<Size | null>(null);
  const [hasFailed, setHasFailed] = useState(false);
  const [marking, setMarking] = useState<{ first: Spot | null } | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const end = () => {
    setMarking(null);
    button.current?.focus();
  };
  const { isToBeMarked } = next;
  const begin = useEffectEvent(() => {
    setMarking({ first: null });
    next.onMarking();
  });
  useEffect(() => {
    if (isToBeMarked && natural !== null) begin();
  }, [isToBeMarked, natural]);
  const matrix = natural && place && placed(natural, place, { eyes, turns });
  const mark = (at: Spot) => {
    if (!marking || !matrix || !natural) return;
    const spot = spotIn(natural, matrix, at);
    if (!marking.first) return setMarking({ first: spot });
    end();
    onEyes({ left: marking.first, right: spot, ...natural });
  };
  return (
    <figure
      data-face={imageId}
      onPointerDown={onActivate}
      className="flex min-h-0 min-w-0 flex-col overflow-hidden bg-stage"
    >
      <figcaption className="flex min-h-36 shrink-0 flex-wrap items-center gap-x-8 px-12 text-12 text-t2">
        <button
          type="button"
          aria-pressed={isActive}
          onClick={onActivate}
          title="The strip below changes this side"
          className={cx(
            'font-medium text-t1',
            isActive && 'underline decoration-accent decoration-2 underline-offset-4',
          )}
        >
          {label}
        </button>
        <span className="min-w-0 truncate">
          {portrait.provider}
          {portrait.other && `, ${portrait.other.caseNumber ?? portrait.other.connectionLabel}`}
        </span>
        {canMark && natural && (
          <span className="ms-auto flex items-center gap-4">
            {marking && (
              <span role="status">{marking.first ? 'Now the eye at the right' : 'Click the eye at the left'}</span>
            )}
            <Button ref={button} size="sm" look="quiet" onClick={() => setMarking(marking ? null : { first: null })}>
              {marking ? 'Cancel' : eyes ? 'Mark again' : 'Mark the eyes'}
            </Button>
            {eyes && !marking && (
              <Button size="sm" look="quiet" onClick={() => onEyes(null)}>
                Show whole
              </Button>
            )}
          </span>
        )}
      </figcaption>
      <div ref={measure} className="relative min-h-160 grow overflow-hidden">
        {hasFailed || !portrait.mayBeShown ? (
          <p className="p-16 text-12 text-t2">This image can’t be shown here. Its place in the evidence says why.</p>
        ) : (
          <DrawnFace
            key={imageId}
            {...{ imageId, label, eyes, turns, place }}
            size="full"
            onShow={setNatural}
            onFail={() => setHasFailed(true)}
          />
        )}
        {marking && place && matrix && (
          <MarkEyes
            place={place}
            first={marking.first && drawnAt(matrix, marking.first)}
            onSpot={mark}
            onCancel={end}
          />
        )}
      </div>
    </figure>
  );
}

/** A whole pixel of the picture, never beside it. */
function spotIn({ width, height }: Size, matrix: Matrix, at: Spot): Spot {
  const { x, y } = spotAt(matrix, at);
  const limited = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  return { x: limited(x, width), y: limited(y, height) };
}
