'use client';

import { type ReactNode, useRef, useState } from 'react';
import { nearStyle } from '#components/review/moments.ts';
import { Time } from '#components/review/time.tsx';
import { cx } from '#components/ui/cx.ts';
import { useNow } from '#components/ui/use-now.ts';
import type { EvidenceItem } from '#lib/review/case/evidence.ts';
import { useReview } from '../review-state.tsx';
import { NotShown } from './not-shown.tsx';
import { Pager } from './pager.tsx';
import { Picture } from './picture.tsx';
import { useSeen } from './use-seen.ts';
import type { Viewer } from './viewer-state.ts';

type Loading = { page: number; attempt: number; size: string | null; hasFailed: boolean };

type ViewProps = { item: EvidenceItem; view: Viewer; providerLabel: string; onOtherPage: () => void };

/** One image on the stage, with its caption above. It counts as seen once it has stood there for a second. */
export function View({ item, view, providerLabel, onOtherPage }: ViewProps) {
  const { active, activate, report, look } = useReview();
  const [loading, setLoading] = useState<Loading>({ page: 1, attempt: 0, size: null, hasFailed: false });
  const frame = useRef<HTMLElement>(null);
  const { page, attempt, size, hasFailed } = loading;
  useSeen(frame, `${item.imageId} ${page}`, size !== null, (seconds) => report.add(item.imageId, page, seconds));
  const open = (next: number) => {
    setLoading({ page: next, attempt: 0, size: null, hasFailed: false });
    onOtherPage();
  };
  const again = () => setLoading({ ...loading, attempt: attempt + 1, hasFailed: false });
  // An image that was missing or not safe may be available later: a new attempt loads it.
  const isHeld = (item.state === 'not_safe' || item.state === 'missing') && attempt === 0;
  return (
    <figure
      ref={frame}
      data-view={item.imageId}
      onPointerDown={() => activate(item.imageId)}
      className="flex min-h-0 min-w-0 flex-col overflow-hidden px-12 pb-24"
    >
      <Caption
        item={item}
        size={size}
        isLoading={size === null && !isHeld && !hasFailed}
        isActive={active === item.imageId}
        providerLabel={providerLabel}
      >
        <Pager page={page} pages={item.pages} onOpen={open} />
      </Caption>
      {isHeld || hasFailed ? (
        <NotShown item={item} providerLabel={providerLabel} onRetry={again} />
      ) : (
        <Frame>
          <Picture
            key={`${page} ${attempt}`}
            imageId={item.imageId}
            page={page}
            attempt={attempt}
            size="full"
            label={`${item.label}, page ${page}`}
            onShow={(image) => {
              setLoading((now) => ({ ...now, size: sizeWords(image) }));
              // The first look fetches the file, and only then is known what it is and how many pages it has.
              if (item.state !== 'shown') look();
            }}
            onFail={() => {
              setLoading((now) => ({ ...now, size: null, hasFailed: true }));
              if (item.state === 'not_fetched') look();
            }}
            style={transformOf(view, item.imageId)}
            className={cx(
              'min-h-0 object-contain select-none',
              isOnItsSide(view, item.imageId) ? 'fit-on-side' : 'max-h-full max-w-full',
              view.isInverted && 'invert',
            )}
          />
        </Frame>
      )}
    </figure>
  );
}

/** Cuts a picture that is zoomed off at its own edges: the caption above stays free. */
function Frame({ children }: { children: ReactNode }) {
  return (
    <div className="-mx-12 -mb-24 flex min-h-0 grow flex-col overflow-hidden px-20 pb-24">
      <div data-picture className="grid picture-grid min-h-0 grow place-items-center">
        {children}
      </div>
    </div>
  );
}

type CaptionProps = {
  item: EvidenceItem;
  size: string | null;
  isLoading: boolean;
  isActive: boolean;
  providerLabel: string;
  children: ReactNode;
};

/** What it is, its size, and when it came: the time of day alone while that is of today. */
function Caption({ item, size, isLoading, isActive, providerLabel, children }: CaptionProps) {
  const now = useNow(60_000);
  return (
    <figcaption className="flex h-36 shrink-0 items-center gap-8 text-12 whitespace-nowrap text-t2">
      <b
        className={cx('font-medium text-t1', isActive && 'underline decoration-accent decoration-2 underline-offset-4')}
      >
        {item.position} {item.label}
      </b>
      {isLoading ? <span className="late">Reading the image</span> : <span className="narrow:hidden">{size}</span>}
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

/** Turned by a quarter, its width has to fit into the height. */
function isOnItsSide({ turns }: Viewer, imageId: string): boolean {
  return (turns[imageId] ?? 0) % 2 === 1;
}

function sizeWords(image: HTMLImageElement): string {
  return `${image.naturalWidth.toLocaleString('en')} × ${image.naturalHeight.toLocaleString('en')}`;
}

/**
 * Set in the browser only. The server's HTML has no style attribute, which the content security policy would refuse.
 */
function transformOf({ zoom, x, y, turns }: Viewer, imageId: string): { transform: string } | undefined {
  const turn = (turns[imageId] ?? 0) * 90;
  if (zoom === 1 && turn === 0) return undefined;
  return { transform: `translate(${x}px, ${y}px) scale(${zoom}) rotate(${turn}deg)` };
}
