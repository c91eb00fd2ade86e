'use client';

import { useState } from 'react';
import { answered } from '#components/review/answered.ts';
import { SentenceDialog } from '#components/review/lifecycle/sentence-dialog.tsx';
import { newId } from '#components/review/new-id.ts';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import { useKeyCap } from '#components/shell/use-keys.ts';
import { Button } from '#components/ui/button.tsx';
import { useReview } from '../../review-state.tsx';
import { reopenCase } from '../actions.ts';
import { problemOf } from '../send.ts';

/** Opens a new round of a decided case, with a sentence why. */
export function ReopenSection({ caseId }: { caseId: string }) {
  const { act, refresh } = useReview();
  const [isOpen, setIsOpen] = useState(false);
  const [moveId] = useState(newId);
  useShortcuts('Case', [{ key: 'o', label: 'Reopen the case', run: () => setIsOpen(true) }]);
  const send = (note: string) =>
    act(async () => {
      const result = await answered(reopenCase({ moveId, caseId, note }));
      if (!result.ok) return problemOf(result);
      await refresh();
      return null;
    });
  return (
    <div className="border-b border-l1 px-16 py-10">
      <Button size="sm" hint={useKeyCap()('Case', 'o')} onClick={() => setIsOpen(true)}>
        Reopen…
      </Button>
      {isOpen && (
        <SentenceDialog
          title="Reopen the case"
          label="Why"
          act="Reopen"
          send={send}
          onClose={() => setIsOpen(false)}
          onDone={() => setIsOpen(false)}
        >
          A new round begins, assigned to you. The decision stays in the timeline and in the ledger.
        </SentenceDialog>
      )}
    </div>
  );
}
