'use client';

import { useId } from 'react';
import { useReview } from '../review-state.tsx';
import type { Act } from './looking/use-viewer.ts';
import { deskewing, lighting, lookOf, type Viewer } from './looking/viewer-state.ts';

/** How the active image stands and in what light, by degrees and percent. */
export function Adjust({ view, act }: { view: Viewer; act: Act }) {
  const { active } = useReview();
  const { deskew, contrast, brightness } = lookOf(view, active);
  return (
    <fieldset className="flex shrink-0 flex-wrap items-center gap-x-20 gap-y-4 border-b border-l2 px-12 py-6">
      <legend className="sr-only">Straighten and light</legend>
      <Range
        label="Straighten"
        value={deskew}
        words={`${deskew > 0 ? '+' : ''}${deskew.toFixed(1)}°`}
        limits={deskewing}
        onChange={(degrees) => act({ act: 'deskew', degrees })}
      />
      <Range
        label="Contrast"
        value={contrast}
        words={`${contrast} %`}
        limits={lighting}
        onChange={(value) => act({ act: 'light', light: { contrast: value } })}
      />
      <Range
        label="Brightness"
        value={brightness}
        words={`${brightness} %`}
        limits={lighting}
        onChange={(value) => act({ act: 'light', light: { brightness: value } })}
      />
    </fieldset>
  );
}

type RangeProps = {
  label: string;
  value: number;
  words: string;
  limits: { least: number; most: number; step: number };
  onChange: (value: number) => void;
};

function Range({ label, value, words, limits, onChange }: RangeProps) {
  const id = useId();
  return (
    <div className="flex h-24 min-w-0 items-center gap-8 text-12 phone:h-36 phone:w-full">
      <label htmlFor={id} className="shrink-0 text-t2 phone:w-72">
        {label}
      </label>
      <input
        id={id}
        type="range"
        min={limits.least}
        max={limits.most}
        step={limits.step}
        value={value}
        aria-valuetext={words}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        className="w-96 min-w-0 accent-accent-solid phone:grow"
      />
      <output htmlFor={id} className="w-44 shrink-0 text-end tabular-nums">
        {words}
      </output>
    </div>
  );
}
