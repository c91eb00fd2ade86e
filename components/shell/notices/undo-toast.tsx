'use client';

import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { useNow } from '#components/ui/use-now.ts';
import { useShortcuts } from '../shortcuts.tsx';

/** Something that was just done and can be undone for some seconds. */
export type UndoOffer = {
  /** What was done: "Approved DK-1042". No personal data. */
  done: string;
  /** Until when the server takes the undo, ISO 8601. */
  until: string;
  /** Undoes it. @returns why it could not be undone, as a sentence, or null */
  undo: () => Promise<string | null>;
};

/** What was done, the seconds that are left, and the undo. */
export function Toast({ offer, onOver }: { offer: UndoOffer; onOver: () => void }) {
  const now = useNow(250);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const left = now === null ? null : Math.ceil((Date.parse(offer.until) - now) / 1_000);
  const isOver = left !== null && left <= 0;
  const undo = async () => {
    if (isBusy || isOver || problem !== null) return;
    setIsBusy(true);
    const found = await offer.undo();
    setIsBusy(false);
    if (found === null) onOver();
    else setProblem(found);
  };
  useShortcuts('Everywhere', [{ key: 'Ctrl+z', label: 'Undo what was just done', run: () => void undo() }]);
  if (isOver && !isBusy && problem === null) return null;
  return (
    <div className="flex min-h-40 items-center gap-10 rounded-6 bg-s4 py-6 ps-12 pe-6 shadow-float">
      <span>{problem ?? offer.done}</span>
      {problem === null ? (
        <Button size="sm" hint="Ctrl Z" busy={isBusy} onClick={() => void undo()}>
          Undo
          {left !== null && (
            <span aria-hidden="true" className="text-t3 tabular-nums">
              {Math.max(0, left)} s
            </span>
          )}
        </Button>
      ) : (
        <Button size="sm" look="quiet" onClick={onOver}>
          Close
        </Button>
      )}
    </div>
  );
}
