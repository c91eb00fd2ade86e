import { SentenceDialog } from '#components/review/lifecycle/sentence-dialog.tsx';
import type { RequestView } from '#lib/review/lifecycle/view.ts';
import { lifecycleActs } from '../lifecycle-acts.ts';

type RefuseDialogProps = { request: RequestView; onClose: () => void; onDone: () => void };

/** Refuses another member's request, with a sentence for them. */
export function RefuseDialog({ request, onClose, onDone }: RefuseDialogProps) {
  return (
    <SentenceDialog
      title={`Refuse: ${request.name}`}
      label={`Answer to ${request.by}`}
      act="Refuse"
      send={(answer) => lifecycleActs.refuse({ requestId: request.id, answer })}
      onClose={onClose}
      onDone={onDone}
    >
      Nothing is erased. The request ends, and your answer is shown with it.
    </SentenceDialog>
  );
}
