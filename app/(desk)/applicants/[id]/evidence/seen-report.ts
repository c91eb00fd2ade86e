import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

type Picture = { imageId: string; page: number; seconds: number };

export type SeenReport = {
  /** Call when a page has been on the screen for one second or more. */
  add: (imageId: string, page: number, seconds: number) => void;
  isPageSeen: (imageId: string, page: number) => boolean;
  /** Sends what has not been sent yet; a decision waits for it. */
  flush: () => Promise<void>;
};

const sendEveryMs = 2_000;
/** The most pages that the server takes in one report. */
const mostAtOnce = 60;

/** Collects the pages that were on the screen, and reports them in batches, the last one when the page is left. */
export function useSeenReport(applicantId: string): SeenReport {
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set());
  const waiting = useRef<Picture[]>([]);
  const flush = useCallback(async () => {
    const batch = waiting.current.splice(0, mostAtOnce);
    if (batch.length === 0) return;
    const isSent = await send(applicantId, batch);
    if (!isSent) waiting.current.unshift(...batch);
  }, [applicantId]);
  useEffect(() => {
    const timer = setInterval(() => void flush(), sendEveryMs);
    const onLeave = () => void flush();
    addEventListener('pagehide', onLeave);
    return () => {
      clearInterval(timer);
      removeEventListener('pagehide', onLeave);
      void flush();
    };
  }, [flush]);
  const add = useCallback((imageId: string, page: number, seconds: number) => {
    waiting.current.push({ imageId, page, seconds });
    setSeen((before) => new Set(before).add(keyOf(imageId, page)));
  }, []);
  const isPageSeen = useCallback((imageId: string, page: number) => seen.has(keyOf(imageId, page)), [seen]);
  return useMemo(() => ({ add, isPageSeen, flush }), [add, isPageSeen, flush]);
}

/** Whether the report is done: stored by the server, or refused and not worth sending again. */
async function send(applicantId: string, pictures: Picture[]): Promise<boolean> {
  try {
    const answer = await fetch('/api/seen', {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ applicantId, pictures }),
    });
    return answer.ok || (answer.status >= 400 && answer.status < 500);
  } catch (error) {
    if (error instanceof TypeError) return false; // offline; the next round tries again
    throw error;
  }
}

function keyOf(imageId: string, page: number): string {
  return `${imageId} ${page}`;
}
