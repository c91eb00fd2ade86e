'use client';

import { type KeyboardEvent, type MouseEvent, useState } from 'react';
import type { Spot } from '#lib/review/faces/face.ts';

const step = 4;
const arrows: Record<string, Spot> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
};

type MarkEyesProps = {
  place: { width: number; height: number };
  /** Where the first eye was marked, in pixels of the place. */
  first: Spot | null;
  onSpot: (at: Spot) => void;
  onCancel: () => void;
};

/** Takes a point of the picture below: by a click, or moved by the arrow keys (with Shift by a pixel) and `Enter`. */
export function MarkEyes({ place, first, onSpot, onCancel }: MarkEyesProps) {
  const [at, setAt] = useState<Spot>({ x: place.width / 2, y: place.height / 2 });
  const move = (by: Spot) => setAt({ x: within(at.x + by.x, place.width), y: within(at.y + by.y, place.height) });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      // Elsewhere it leaves the applicant.
      event.preventDefault();
      return onCancel();
    }
    const by = arrows[event.key];
    if (!by) return;
    event.preventDefault();
    move(event.shiftKey ? { x: Math.sign(by.x), y: Math.sign(by.y) } : by);
  };
  const onClick = (event: MouseEvent<HTMLElement>) => {
    // A press of Enter or Space is a click without a pointer.
    if (event.detail === 0) return onSpot(at);
    const box = event.currentTarget.getBoundingClientRect();
    onSpot({ x: event.clientX - box.left, y: event.clientY - box.top });
  };
  const onMouseMove = (event: MouseEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setAt({ x: event.clientX - box.left, y: event.clientY - box.top });
  };
  return (
    <button
      type="button"
      ref={focusAtOnce}
      aria-label={`Mark the eye at the ${first ? 'right' : 'left'} of the picture: arrow keys move, Enter marks`}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onMouseMove={onMouseMove}
      className="absolute inset-0 cursor-crosshair focus-visible:-outline-offset-2"
    >
      <Ring at={at} />
      {first && <Ring at={first} />}
    </button>
  );
}

function Ring({ at }: { at: Spot }) {
  return (
    <span
      aria-hidden
      className="pointer-events-none absolute size-12 -translate-1/2 rounded-full ring-2 ring-accent"
      style={{ left: at.x, top: at.y }}
    />
  );
}

function focusAtOnce(button: HTMLButtonElement | null): void {
  button?.focus({ preventScroll: true });
}

function within(value: number, most: number): number {
  return Math.min(most, Math.max(0, value));
}
