'use client';

import { useEffect, useState } from 'react';
import { laterPanel } from '#components/ui/later.tsx';
import { useNow } from '#components/ui/use-now.ts';
import { markActive, readSession, type SessionEnds } from './session-ends.ts';

const SessionWarning = laterPanel(async () => (await import('./notices/session-warning.tsx')).SessionWarning, null);

const warningMs = 2 * 60_000;
/** Activity is reported at most this often; the idle limit is fifteen minutes. */
const reportEveryMs = 60_000;

/**
 * Warns two minutes before the session ends, and leaves the page when it has ended. Only the person's own input counts
 * as activity.
 */
export function SessionWatch() {
  const [ends, setEnds] = useState<SessionEnds | null>(null);
  const now = useNow(1_000);
  useEffect(() => watchActs(setEnds), []);
  const leftMs = ends && now !== null ? Math.min(ends.idleEndsAt, ends.endsAt) - now : null;
  const isOver = leftMs !== null && leftMs <= 0;
  // Another tab may have been used: read once when the warning is due, and once more before leaving.
  const isWarning = leftMs !== null && leftMs <= warningMs;
  useEffect(() => {
    if (!isWarning) return;
    void readSession().then((fresh) => {
      if (fresh) setEnds(fresh);
      if (isOver && (!fresh || Math.min(fresh.idleEndsAt, fresh.endsAt) <= Date.now())) leave();
    });
  }, [isWarning, isOver]);
  if (!ends || leftMs === null || !isWarning) return null;
  return (
    <SessionWarning
      leftMs={leftMs}
      isFinal={ends.endsAt <= ends.idleEndsAt}
      onStay={() => void markActive().then((fresh) => fresh && setEnds(fresh))}
    />
  );
}

function watchActs(onEnds: (ends: SessionEnds) => void): () => void {
  let reportedAt = Date.now();
  const keep = (ends: SessionEnds | null) => (ends ? onEnds(ends) : undefined);
  const onAct = () => {
    if (Date.now() - reportedAt < reportEveryMs) return;
    reportedAt = Date.now();
    void markActive().then(keep);
  };
  void readSession().then(keep);
  const acts = ['pointerdown', 'keydown', 'wheel'] as const;
  for (const act of acts) document.addEventListener(act, onAct, { passive: true, capture: true });
  return () => {
    for (const act of acts) document.removeEventListener(act, onAct, { capture: true });
  };
}

function leave(): void {
  const here = location.pathname + location.search;
  location.assign(`/sign-in?ended=1&from=${encodeURIComponent(here)}`);
}
