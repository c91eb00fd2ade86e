import { useEffect } from 'react';

/** Others see someone as here for a minute after each report. */
const reportEveryMs = 20_000;

/** Tells colleagues that this case is open here, while the tab is visible. Null: nothing is told. */
export function useHere(caseId: string | null): void {
  useEffect(() => {
    if (caseId === null) return;
    const tell = () => {
      if (document.visibilityState === 'visible') void report(caseId, true);
    };
    const leave = () => void report(caseId, false);
    tell();
    const timer = setInterval(tell, reportEveryMs);
    document.addEventListener('visibilitychange', tell);
    addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tell);
      removeEventListener('pagehide', leave);
      leave();
    };
  }, [caseId]);
}

async function report(caseId: string, isHere: boolean): Promise<void> {
  await fetch('/api/presence/here', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ caseId, isHere }),
    // Offline: colleagues see it after a minute.
  }).catch(() => undefined);
}
