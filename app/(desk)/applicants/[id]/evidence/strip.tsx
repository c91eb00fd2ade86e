'use client';

import { useState } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { type EvidenceItem, mayBeShown } from '#lib/review/case/evidence.ts';
import { sentenceCase } from '#lib/review/sentence-case.ts';
import { useReview } from '../review-state.tsx';
import { Picture } from './picture.tsx';

/** All images, numbered by their keys, each with seen or not seen. */
export function Strip() {
  const { evidence, shown, show, isSeen } = useReview();
  const labels = shortLabels(evidence);
  return (
    <div
      role="toolbar"
      aria-label="Evidence"
      className="flex h-48 shrink-0 overflow-x-auto overflow-y-hidden border-b border-l1 px-8 thin-scroll"
    >
      {evidence.map((item, index) => {
        const isShown = shown.some((imageId) => imageId === item.imageId);
        return (
          <button
            key={item.imageId}
            type="button"
            ref={isShown ? intoView : undefined}
            aria-pressed={isShown}
            title={item.label}
            onClick={() => show(item.imageId)}
            className={cx(
              'relative flex min-w-96 shrink-0 items-center gap-8 ps-8 pe-12 text-12 whitespace-nowrap',
              'focus-visible:-outline-offset-2 narrow:gap-6 narrow:ps-6 narrow:pe-8',
              isShown
                ? 'font-medium text-t1 after:absolute after:inset-x-8 after:bottom-0 after:h-2 after:bg-accent'
                : 'text-t2 hover:text-t1',
            )}
          >
            <Thumb item={item} />
            <span className="min-w-0">
              <span className="block truncate">
                {item.position} {labels[index]}
              </span>
              <SeenWord item={item} isSeen={isSeen(item)} />
            </span>
          </button>
        );
      })}
    </div>
  );
}

/** An image that was shown by its key may be beyond the edge of the strip. Only the strip moves, never the page. */
function intoView(button: HTMLButtonElement | null): void {
  const strip = button?.parentElement;
  if (!button || !strip) return;
  const [edge, own] = [strip.getBoundingClientRect(), button.getBoundingClientRect()];
  strip.scrollLeft += Math.min(0, own.left - edge.left) + Math.max(0, own.right - edge.right);
}

/** "Front" is enough where there is only one front. */
function shortLabels(evidence: EvidenceItem[]): string[] {
  const short = evidence.map(({ label }) => sentenceCase(label.replace(/^(Card|Licence|Proof of) /, '')));
  return short.map((label, index) =>
    short.filter((other) => other === label).length > 1 ? (evidence[index]?.label ?? label) : label,
  );
}

function Thumb({ item }: { item: EvidenceItem }) {
  const [hasFailed, setHasFailed] = useState(false);
  const canBeShown = !hasFailed && mayBeShown(item);
  return (
    <span
      className={cx(
        'grid h-28 w-38 shrink-0 place-items-center overflow-hidden rounded-2 bg-stage text-t2',
        'ring ring-l2 narrow:h-24 narrow:w-30',
      )}
    >
      {canBeShown ? (
        <Picture
          imageId={item.imageId}
          page={1}
          size="thumb"
          label=""
          onFail={() => setHasFailed(true)}
          className="size-full object-cover"
        />
      ) : (
        <Icon name="notDone" />
      )}
    </span>
  );
}

function SeenWord({ item, isSeen }: { item: EvidenceItem; isSeen: boolean }) {
  const pages = item.pages > 1 ? `, ${item.pages}` : '';
  return (
    <small className={cx('block text-11 font-normal', isSeen ? 'text-t3' : 'text-attention')}>
      {isSeen ? 'Seen' : 'Not seen'}
      {pages}
    </small>
  );
}
