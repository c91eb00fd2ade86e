'use client';

import { useEffect, useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import { useNow } from '#components/ui/use-now.ts';
import { markActive, readSession, type SessionEnds } from './session-ends.ts';

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

function SessionWarning({ leftMs, isFinal, onStay }: { leftMs: number; isFinal: boolean; onStay: () => void }) {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  const left = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <div
      role="alert"
      className={cx(
        'fixed end-16 bottom-48 z-30 flex min-h-40 items-center gap-10',
        'rounded-6 bg-s4 py-6 ps-12 pe-6 shadow-float',
      )}
    >
      <Icon name="clock" className="text-attention" />
      <span>
        {isFinal
          ? 'You have been signed in for twelve hours. You will be signed out in '
          : 'You will be signed out in '}
        <span aria-hidden="true" className="font-medium">
          {left}
        </span>
        <span className="sr-only">less than two minutes</span>
      </span>
      {!isFinal && (
        <Button size="sm" onClick={onStay}>
          Stay signed in
        </Button>
      )}
    </div>
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
