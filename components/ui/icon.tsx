'use client';

import { cx } from './cx.ts';
import type { IconName } from './icon-name.ts';
import file from './icons.svg';

export type { IconName } from './icon-name.ts';

/** All shapes, in one file that the browser keeps: a page of the queue shows two hundred icons. */
const { src: shapes }: { src: string } = file;

/**
 * An icon on a 14 px grid, always decorative: a text or label says the same. It is a client component, because a shape
 * streamed after its `svg` gets a placeholder with a style attribute, which the content security policy refuses.
 */
export function Icon({
  name,
  size = 14,
  className,
}: {
  name: IconName;
  size?: keyof typeof sizes;
  className?: string;
}) {
  return (
    <svg className={cx('icon', sizes[size], className)} aria-hidden="true">
      <use href={`${shapes}#${name}`} />
    </svg>
  );
}

const sizes = { 10: 'size-10', 12: 'size-12', 14: undefined, 16: 'size-16' };
