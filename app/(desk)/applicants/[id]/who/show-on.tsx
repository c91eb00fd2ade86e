'use client';

import { Kbd } from '#components/ui/kbd.tsx';
import type { FactField } from '#lib/review/views.ts';
import { useReview } from '../review-state.tsx';

/** Jumps to the image on which a fact can be read. */
export function ShowOn({ field }: { field: FactField }) {
  const { evidence, show } = useReview();
  const item = evidence.find(({ part }) => part === (field === 'address' ? 'proof_of_address' : 'front'));
  if (!item) return null;
  return (
    <button
      type="button"
      onClick={() => show(item.imageId)}
      className="ms-auto flex items-center gap-4 text-12 font-normal text-t2 hover:text-t1"
    >
      Show {item.label.toLowerCase()}
      {item.position <= 9 && <Kbd>{String(item.position)}</Kbd>}
    </button>
  );
}
