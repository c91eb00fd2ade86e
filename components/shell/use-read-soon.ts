import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { LiveEvent } from '#lib/review/case/live.ts';
import { useLive } from './use-live.ts';

/** Events come many at a time; they are asked about once. */
const afterEventMs = 1_500;

/** Reads a query again soon after an event that can have changed it. */
export function useReadSoon(queryKey: readonly string[], isAbout: (event: LiveEvent) => boolean): void {
  const client = useQueryClient();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const readSoon = () => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      void client.invalidateQueries({ queryKey });
    }, afterEventMs);
  };
  useLive((events) => events.some(isAbout) && readSoon());
  useEffect(() => () => clearTimeout(timer.current), []);
}
