import { useEffect, useRef } from 'react';

/**
 * Runs `work` once at a time. Asked again while it runs, it runs once more afterwards, so that what happened meanwhile
 * is not missed. The function stays the same from render to render.
 */
export function useCoalesced(work: () => Promise<void>): () => void {
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  const run = useRef<() => void>(null);
  run.current ??= coalesced(() => latest.current());
  return run.current;
}

/** The same outside a component. */
export function coalesced(work: () => Promise<void>): () => void {
  let isRunning = false;
  let isAsked = false;
  const run = async () => {
    isRunning = true;
    try {
      while (isAsked) {
        isAsked = false;
        await work();
      }
    } finally {
      isRunning = false;
    }
  };
  return () => {
    isAsked = true;
    if (!isRunning) void run();
  };
}
