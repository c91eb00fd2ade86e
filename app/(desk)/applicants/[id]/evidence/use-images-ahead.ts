import { useQueries } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { imageAheadQuery } from '#components/review/image-ahead.ts';
import { mayBeShown } from '#lib/review/case/evidence.ts';
import { useReview } from '../review-state.tsx';

/** The image on the stage comes first, in milliseconds. */
const waitMs = 1_000;

/** As many as have a key. */
const most = 9;

/**
 * Fetches the other images of the case, so that their keys show them at once. Recorded as sent ahead; none counts as
 * seen before it was on the stage.
 * @param isOn whether the reader decides this case: others look at what they choose
 */
export function useImagesAhead(isOn: boolean): void {
  const { evidence, shown } = useReview();
  const [first] = useState(shown[0]);
  const [isTime, setIsTime] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsTime(true), waitMs);
    return () => clearTimeout(timer);
  }, []);
  const others = evidence.slice(0, most).filter((item) => item.imageId !== first && mayBeShown(item));
  useQueries({
    queries: others.map(({ imageId }) => ({ ...imageAheadQuery(imageId), enabled: isOn && isTime })),
    combine: nothing,
  });
}

/** The pictures take them from memory: nothing is drawn again when one is there. */
function nothing(): null {
  return null;
}
