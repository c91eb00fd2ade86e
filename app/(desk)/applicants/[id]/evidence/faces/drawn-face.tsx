'use client';

import { useState } from 'react';
import { cx } from '#components/ui/cx.ts';
import type { Eyes } from '#lib/review/faces/face.ts';
import { placed } from '#lib/review/faces/place.ts';
import { Picture } from '../picture.tsx';

type Size = { width: number; height: number };

type DrawnFaceProps = {
  imageId: string;
  size: 'thumb' | 'full';
  label: string;
  eyes: Eyes | null;
  turns: number;
  place: Size | null;
  onShow?: (natural: Size) => void;
  onFail: () => void;
};

/** An image drawn in its place by the eyes, so that only the face is seen; as a whole where they are not marked. */
export function DrawnFace({ imageId, size, label, eyes, turns, place, onShow, onFail }: DrawnFaceProps) {
  const [natural, setNatural] = useState<Size | null>(null);
  const matrix = natural && place && placed(natural, place, { eyes, turns });
  return (
    <Picture
      imageId={imageId}
      page={1}
      size={size}
      label={label}
      {...(matrix && { style: { transform: `matrix(${matrix.join(', ')})` } })}
      className={cx('absolute top-0 left-0 max-w-none origin-top-left select-none', !matrix && 'invisible')}
      onShow={(image) => {
        const shown = { width: image.naturalWidth, height: image.naturalHeight };
        setNatural(shown);
        onShow?.(shown);
      }}
      onFail={onFail}
    />
  );
}
