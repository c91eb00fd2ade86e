'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { imageAddress, isFetchedAhead } from '#components/review/ahead/image.ts';

type PictureProps = {
  imageId: string;
  page: number;
  size: 'thumb' | 'full';
  label: string;
  /** Increased to load again after a failure. */
  attempt?: number;
  className: string;
  /** Set in the browser, where the page is drawn: the server's HTML has none. */
  style?: { transform?: string; filter?: string };
  onShow?: (image: HTMLImageElement) => void;
  onFail?: () => void;
};

/** A rendering made by the server; the original file is never sent to the browser. */
export function Picture({ imageId, page, size, label, attempt = 0, onShow, onFail, ...look }: PictureProps) {
  const image = useRef<HTMLImageElement>(null);
  const client = useQueryClient();
  const [isAhead] = useState(() => size === 'full' && page === 1 && attempt === 0 && isFetchedAhead(client, imageId));
  const again = attempt > 0 ? `&attempt=${attempt}` : '';
  // In small, it is asked for once the text is on the screen, from which it would take the processor.
  const [isDue, setIsDue] = useState(size === 'full');
  // An image that loaded or failed before this script ran fires no event.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the image is there
  useEffect(() => {
    const shown = image.current;
    if (!isDue) setIsDue(true);
    else if (shown?.complete && shown.naturalWidth > 0) onShow?.(shown);
    else if (shown?.complete) onFail?.();
  }, [isDue]);
  return (
    // biome-ignore lint/performance/noImgElement: from our own authorized route, and seen only once decoded
    <img
      {...look}
      ref={image}
      src={isDue ? `${imageAddress(imageId, page, size, isAhead)}${again}` : undefined}
      alt={label}
      draggable={false}
      decoding="async"
      onLoad={(event) => onShow?.(event.currentTarget)}
      onError={onFail}
    />
  );
}
