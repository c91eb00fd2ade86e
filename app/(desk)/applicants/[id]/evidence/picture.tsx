'use client';

import type { ComponentProps } from 'react';

type PictureProps = Omit<ComponentProps<'img'>, 'src' | 'alt'> & {
  imageId: string;
  page: number;
  size: 'thumb' | 'full';
  label: string;
  attempt?: number;
};

/** An image as the server made it safe; the original never comes here. Dragging it off the page is no way to copy it. */
export function Picture({ imageId, page, size, label, attempt = 0, ...rest }: PictureProps) {
  const again = attempt > 0 ? `&attempt=${attempt}` : '';
  // biome-ignore lint/performance/noImgElement: the framework's optimiser is off; it would decode hostile bytes in the web process
  return <img {...rest} src={`/api/images/${imageId}/${page}?size=${size}${again}`} alt={label} draggable={false} decoding="async" />;
}
