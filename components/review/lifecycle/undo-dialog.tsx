import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { JobUndo, JobView } from '#lib/review/lifecycle/view.ts';
import { type Problem, problemBeside } from '../problem.ts';
import { useProblem } from '../use-problem.ts';

type UndoDialogProps = {
  job: JobView;
  undo: JobUndo;
  send: () => Promise<Problem>;
  onClose: () => void;
  onDone: () => Promise<void>;
};

/** What undoing a job does now, in numbers, before it is done. */
export function UndoDialog({ job, undo, send, onClose, onDone }: UndoDialogProps) {
  const { problem, isBusy, run } = useProblem();
  const end = async () => {
    if ((await run(send)) === null) await onDone();
  };
  return (
    <FormDialog
      title={`Undo: ${job.name.toLowerCase()}`}
      act="Undo"
      isBusy={isBusy}
      problem={problemBeside(problem)}
      onAct={() => void end()}
      onClose={onClose}
    >
      <ul className="flex flex-col gap-4 text-t2">
        {linesOf(undo).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </FormDialog>
  );
}

function linesOf({ notBegun, notSent, hereOnly, sent }: JobUndo): string[] {
  return [
    ...(notBegun > 0 ? [`${countOf(notBegun, 'applicant')} not begun: nothing happens with them.`] : []),
    ...(notSent > 0 ? [`${countOf(notSent, 'call')} not sent: withdrawn, and back in the queue.`] : []),
    ...(hereOnly > 0 ? [`${countOf(hereOnly, 'applicant')} archived in Docket alone: back in the queue.`] : []),
    ...(sent > 0 ? [`${countOf(sent, 'call')} sent already: archived there and here, as before.`] : []),
  ];
}
