'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { Button } from '#components/ui/button.tsx';
import { useNow } from '#components/ui/use-now.ts';
import { countOf } from '#lib/review/counted.ts';
import type { HitsResolved } from '#lib/review/hits/view.ts';
import type { HitActs } from './acts.ts';
import { refresh } from './use-verdict.ts';

const shownMs = 10_000;

/** The verdict that was just recorded; `at` is the browser's clock. */
export type JustDone = { hits: HitsResolved['hits']; at: number };

/** For some seconds after a verdict: undo by Ctrl+Z or button. Afterwards the hit itself offers it. */
export function UndoToast({ done, acts, onOver }: { done: JustDone; acts: HitActs; onOver: () => void }) {
  const client = useQueryClient();
  const now = useNow(250);
  const [isBusy, setIsBusy] = useState(false);
  const [message, setMessage] = useState<string | null>(null);
  const left = Math.ceil((done.at + shownMs - (now ?? done.at)) / 1_000);
  const undo = async () => {
    setIsBusy(true);
    const problem = await undoEach(done, acts);
    setIsBusy(false);
    setMessage(problem);
    await refresh(client);
    if (problem === null) onOver();
  };
  useShortcuts('Hit', [{ key: 'Ctrl+z', label: 'Undo the last verdict', run: () => void undo() }]);
  if (left <= 0 && !message && !isBusy) return null;
  return (
    <div
      role="status"
      className="fixed end-16 bottom-16 z-2 flex min-h-40 items-center gap-12 rounded-6 bg-s4 px-12 py-6 shadow-float"
    >
      <span>{message ?? `${countOf(done.hits.length, 'hit')} recorded`}</span>
      {!message && (
        <Button size="sm" hint="Ctrl Z" busy={isBusy} onClick={() => void undo()}>
          Undo
        </Button>
      )}
      {!message && <span className="text-12 text-t3 tabular-nums">{`${Math.max(0, left)} s`}</span>}
    </div>
  );
}

/** Takes back one hit after the other. Null, or how many were taken back and why not the next. */
async function undoEach({ hits }: JustDone, acts: HitActs): Promise<string | null> {
  for (const [at, { id, version }] of hits.entries()) {
    const answer = await acts.undo({ id, version });
    if (!answer.ok) return `${at} of ${countOf(hits.length, 'hit')} taken back. ${answer.problem.message}`;
  }
  return null;
}
