'use client';

import type { ReactNode } from 'react';
import type { Point } from './viewer-state.ts';

/** How often larger than on the stage, and the radius of the glass in pixels, which fits its ring. */
const scale = 2.5;
const radius = 84;

/** A glass over an image. `children` is the image once more, drawn as it is below. */
export function Loupe({ at, children }: { at: Point; children: ReactNode }) {
  const [left, top] = [`${at.x * 100}%`, `${at.y * 100}%`];
  return (
    <>
      <div
        aria-hidden
        data-loupe
        className="pointer-events-none absolute inset-0 grid picture-grid place-items-center bg-stage"
        style={{
          transformOrigin: `${left} ${top}`,
          transform: `scale(${scale})`,
          clipPath: `circle(${radius / scale}px at ${left} ${top})`,
        }}
      >
        {children}
      </div>
      <span
        aria-hidden
        className="pointer-events-none absolute size-168 -translate-1/2 rounded-full ring-2 ring-accent"
        style={{ left, top }}
      />
    </>
  );
}
