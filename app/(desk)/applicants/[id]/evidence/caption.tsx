'use client';

import type { ReactNode } from 'react';
import { nearStyle } from '#components/review/time/moments.ts';
import { Time } from '#components/review/time/time.tsx';
import { cx } from '#components/ui/cx.ts';
import { useNow } from '#components/ui/use-now.ts';
import type { EvidenceItem } from '#lib/review/case/evidence.ts';

export type Size = { width: number; height: number };

type CaptionProps = {
  item: EvidenceItem;
  size: Size | null;
  isLoading: boolean;
  isActive: boolean;
  providerLabel: string;
  children: ReactNode;
};

/** What it is, its size, and when it came: the time of day alone while that is of today. */
export function Caption({ item, size, isLoading, isActive, providerLabel, children }: CaptionProps) {
  const now = useNow(60_000);
  return (
    <figcaption className="flex h-36 shrink-0 items-center gap-8 text-12 whitespace-nowrap text-t2">
      <b
        className={cx('font-medium text-t1', isActive && 'underline decoration-accent decoration-2 underline-offset-4')}
      >
        {item.position} {item.label}
      </b>
      {isLoading ? (
        <span className="late">Reading the image</span>
      ) : (
        <span className="narrow:hidden">{words(size)}</span>
      )}
      {children}
      <span className="ms-auto truncate">
        {providerLabel}
        {item.fetchedAt && (
          <>
            {', '}
            <Time at={item.fetchedAt} as={nearStyle(item.fetchedAt, now ?? 0)} />
          </>
        )}
      </span>
    </figcaption>
  );
}

function words(size: Size | null): string | null {
  return size && `${size.width.toLocaleString('en')} × ${size.height.toLocaleString('en')}`;
}
