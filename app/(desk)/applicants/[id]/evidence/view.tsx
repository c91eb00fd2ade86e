'use client';

import { type ReactNode, useRef, useState } from 'react';
import { cx } from '#components/ui/cx.ts';
import { laterPanel } from '#components/ui/later.tsx';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { EvidenceItem } from '#lib/review/case/evidence.ts';
import { useReview } from '../review-state.tsx';
import { Caption, type Size } from './caption.tsx';
import type { ImageNote } from './image-notes.ts';
import { drawnStyle } from './looking/geometry.ts';
import type { Framed } from './looking/region.tsx';
import type { Look, Point } from './looking/viewer-state.ts';
import { Picture } from './picture.tsx';
import { useSeen } from './use-seen.ts';

const Loupe = laterPanel(async () => (await import('./looking/loupe.tsx')).Loupe, null);
const Pager = laterPanel(async () => (await import('./pager.tsx')).Pager, null);
const Region = laterPanel(async () => (await import('./looking/region.tsx')).Region, null);
const NotShown = laterPanel(async () => (await import('./not-shown.tsx')).NotShown);

type Loading = { page: number; attempt: number; size: Size | null; hasFailed: boolean };

type ViewProps = {
  item: EvidenceItem;
  look: Look;
  turns: number;
  loupe: Point | null;
  /** The places on it from which fields were read. */
  framed: readonly Framed[];
  note: ImageNote | null;
  onZoom: React.ComponentProps<typeof Region>['onZoom'];
  onOpenFields: (framed: Framed) => void;
  providerLabel: string;
  onOtherPage: () => void;
};

/**
 * One image on the stage, with its caption above. It counts as seen once it has stood there for a second; the loupe
 * shows only what is there.
 */
export function View({
  item,
  look,
  turns,
  loupe,
  framed,
  onZoom,
  onOpenFields,
  note,
  providerLabel,
  onOtherPage,
}: ViewProps) {
  const { active, activate, report, look: readAgain } = useReview();
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
  const drawn = {
    imageId: item.imageId,
    page,
    attempt,
    size: 'full' as const,
    style: drawnStyle(look, turns, size),
    className: cx(
      'min-h-0 object-contain select-none',
      // Turned by a quarter, its width has to fit into the height.
      turns % 2 === 1 ? 'fit-on-side' : 'max-h-full max-w-full',
    ),
  };
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
        {item.pages > 1 && <Pager page={page} pages={item.pages} onOpen={open} />}
      </Caption>
      {isHeld || hasFailed ? (
        <NotShown item={item} providerLabel={providerLabel} onRetry={again} />
      ) : (
        <Frame isZoomed={look.zoom > 1} hasLoupe={loupe !== null} hasNote={note !== null}>
          <Picture
            key={`${page} ${attempt}`}
            {...drawn}
            label={`${item.label}, page ${page}`}
            onShow={(image) => {
              setLoading((now) => ({ ...now, size: { width: image.naturalWidth, height: image.naturalHeight } }));
              // The first look fetches the file, and only then is known what it is and how many pages it has.
              if (item.state !== 'shown') readAgain();
            }}
            onFail={() => {
              setLoading((now) => ({ ...now, size: null, hasFailed: true }));
              if (item.state === 'not_fetched') readAgain();
            }}
          />
          {size &&
            !loupe &&
            framed.map(
              (place) =>
                place.page === page && (
                  <Region
                    key={place.fieldsId}
                    framed={place}
                    size={size}
                    className={drawn.className}
                    transform={drawn.style.transform}
                    look={look}
                    turns={turns}
                    onZoom={onZoom}
                    onOpen={() => onOpenFields(place)}
                  />
                ),
            )}
          {loupe && size && (
            <Loupe at={loupe}>
              <Picture key={`${page} ${attempt}`} {...drawn} label="" />
            </Loupe>
          )}
        </Frame>
      )}
      {note && (
        <p className="-mx-12 -mb-24 flex h-24 shrink-0 items-center gap-6 px-12 text-12 text-t1">
          <ToneIcon tone={note.tone} />
          <bdi className="min-w-0 truncate font-medium">{note.text}</bdi>
        </p>
      )}
    </figure>
  );
}

type FrameProps = { isZoomed: boolean; hasLoupe: boolean; hasNote: boolean; children: ReactNode };

/** Cuts a picture that is zoomed off at its own edges: the caption above and the note below stay free. */
function Frame({ isZoomed, hasLoupe, hasNote, children }: FrameProps) {
  return (
    <div
      className={cx(
        '-mx-12 flex min-h-0 grow flex-col overflow-hidden px-20',
        !hasNote && '-mb-24 pb-24',
        // Two fingers zoom; one moves a zoomed image, and scrolls the page over others.
        isZoomed || hasLoupe ? 'touch-none' : 'touch-pan-y',
        hasLoupe ? 'cursor-crosshair' : isZoomed && 'cursor-grab active:cursor-grabbing',
      )}
    >
      <div data-picture className="relative grid picture-grid min-h-0 grow place-items-center">
        {children}
      </div>
    </div>
  );
}
