'use client';

import { cx } from '#components/ui/cx.ts';
import { laterPanel } from '#components/ui/later.tsx';
import type { EvidenceItem } from '#lib/review/case/evidence.ts';
import { sentenceCase } from '#lib/review/sentence-case.ts';
import { useReview } from '../review-state.tsx';
import { StripButton } from './strip-button.tsx';

const Frames = laterPanel(async () => (await import('./frames.tsx')).Frames, null);

/** All images, numbered by their keys, each with seen or not seen. */
export function Strip() {
  const { evidence, isSeen } = useReview();
  const labels = shortLabels(evidence);
  const frames = evidence.filter(({ part }) => part === 'liveness');
  const isGrouped = (item: EvidenceItem) => frames.length > 1 && item.part === 'liveness';
  return (
    <div
      role="toolbar"
      aria-label="Evidence"
      className="flex h-48 shrink-0 overflow-x-auto overflow-y-hidden border-b border-l1 px-8 thin-scroll"
    >
      {evidence.map((item, index) => {
        if (isGrouped(item)) return item === frames[0] && <Frames key="frames" frames={frames} />;
        return (
          <StripButton
            key={item.imageId}
            item={item}
            className="min-w-96 gap-8 ps-8 pe-12 text-12 whitespace-nowrap narrow:gap-6 narrow:ps-6 narrow:pe-8"
            lineClass="after:inset-x-8"
          >
            <span className="min-w-0">
              <span className="block truncate">
                {item.position} {labels[index]}
              </span>
              <SeenWord item={item} isSeen={isSeen(item)} />
            </span>
          </StripButton>
        );
      })}
    </div>
  );
}

/** "Front" is enough where there is only one front. */
function shortLabels(evidence: EvidenceItem[]): string[] {
  const short = evidence.map(({ label }) => sentenceCase(label.replace(/^(Card|Licence|Proof of) /, '')));
  return short.map((label, index) =>
    short.filter((other) => other === label).length > 1 ? (evidence[index]?.label ?? label) : label,
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
