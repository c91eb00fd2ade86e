'use client';

import { Kbd } from '#components/ui/kbd.tsx';
import type { FactField } from '#lib/review/facts/fact.ts';
import { useReview } from '../review-state.tsx';

/** Shows the image on which a fact is printed. */
export function ShowOn({ field }: { field: FactField }) {
  const { evidence, show } = useReview();
  const part = field === 'address' ? 'proof_of_address' : 'front';
  const item = evidence.find((candidate) => candidate.part === part);
  if (!item) return null;
  return (
    <button
      type="button"
      onClick={() => show(item.imageId)}
      className="ms-auto flex shrink-0 items-center whitespace-nowrap gap-4 text-12 font-normal text-t2 hover:text-t1"
    >
      {part === 'front' ? 'Show front' : 'Show proof'}
      {item.position <= 9 && <Kbd>{String(item.position)}</Kbd>}
    </button>
  );
}
