'use client';

import { useState } from 'react';
import { Icon } from '#components/ui/icon.tsx';

/** The applicant's face beside the entry; where the vendor does not give it, an empty stage that says so. */
export function Face({ imageId }: { imageId: string }) {
  const [isAbsent, setIsAbsent] = useState(false);
  if (isAbsent) {
    return (
      <span
        role="img"
        aria-label="The applicant’s face can’t be shown now"
        title="The face can’t be shown now"
        className="grid size-44 shrink-0 place-items-center rounded-4 bg-stage text-t2"
      >
        <Icon name="notDone" />
      </span>
    );
  }
  return (
    // biome-ignore lint/performance/noImgElement: from our own authorized route
    <img
      src={`/api/images/${imageId}/1`}
      alt="The applicant’s face"
      onError={() => setIsAbsent(true)}
      className="size-44 shrink-0 rounded-4 bg-stage object-cover"
    />
  );
}
