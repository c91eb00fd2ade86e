import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { imageAheadQuery, keepInMemory } from '#components/review/ahead/image.ts';
import { sparesData } from '#components/review/ahead/spares-data.ts';
import { mayBeShown } from '#lib/review/case/evidence.ts';
import { useReview } from '../review-state.tsx';

/** The image on the stage comes first, in milliseconds. */
const waitMs = 1_000;

/** As many as have a key. */
const most = 9;

/**
 * Fetches the other images of the case, so that their keys show them at once, and keeps them until this screen is left.
 * Recorded as sent ahead; none counts as seen before it was on the stage.
 * @param isOn whether the reader decides this case: others look at what they choose
 */
export function useImagesAhead(isOn: boolean): void {
  const client = useQueryClient();
  const { evidence, shown } = useReview();
  const fetchOthers = useEffectEvent(() => {
    const onStage: readonly string[] = shown;
    const others = evidence.slice(0, most).filter((item) => !onStage.includes(item.imageId) && mayBeShown(item));
    return others.map(({ imageId }) => {
      const query = imageAheadQuery(imageId);
      void client.prefetchQuery(query);
      return keepInMemory(client, query);
    });
  });
  useEffect(() => {
    if (!isOn || sparesData()) return;
    let kept: (() => void)[] = [];
    const timer = setTimeout(() => {
      kept = fetchOthers();
    }, waitMs);
    return () => {
      clearTimeout(timer);
      for (const end of kept) end();
    };
  }, [isOn]);
}
