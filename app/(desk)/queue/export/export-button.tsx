import { useState } from 'react';
import { Button } from '#components/ui/button.tsx';
import { laterDialog } from '#components/ui/later.tsx';
import type { QueueFilter } from '#lib/review/case/queue.ts';

const ExportDialog = laterDialog(async () => (await import('./export-dialog.tsx')).ExportDialog);

const allThatMatch: never[] = [];

type ExportButtonProps = {
  filter: QueueFilter;
  /** How many match the filter. */
  all: string | null;
  /** Selected by row; without any, all that match the filter. */
  caseIds?: readonly string[];
  size?: 'sm';
};

/** Opens the dialog that orders a file of cases. */
export function ExportButton({ filter, all, caseIds = allThatMatch, size }: ExportButtonProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size={size} onClick={() => setIsOpen(true)}>
        Export…
      </Button>
      {isOpen && <ExportDialog filter={filter} all={all} caseIds={caseIds} onClose={() => setIsOpen(false)} />}
    </>
  );
}
