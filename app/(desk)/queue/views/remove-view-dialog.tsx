import { problemBeside, problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import type { SavedView } from '#lib/review/views/view.ts';
import { removeView } from './actions.ts';
import { useReadViews } from './use-views.ts';

/** Removes a view, for all where it is shared. */
export function RemoveViewDialog({ view, onClose }: { view: SavedView; onClose: () => void }) {
  const { problem, isBusy, run } = useProblem();
  const readViews = useReadViews();
  const done = async () => {
    await readViews();
    onClose();
  };
  const remove = () => problemOf(removeView({ id: view.id, version: view.version }), 'Not removed.', done);
  return (
    <FormDialog
      title={`Remove “${view.name}”`}
      act="Remove"
      leave="Keep"
      isDanger
      isBusy={isBusy}
      problem={problemBeside(problem)}
      onAct={() => void run(remove)}
      onClose={onClose}
    >
      <p className="mt-10 text-t2">
        {view.isShared ? 'It goes from the lists of all colleagues. ' : ''}The cases stay as they are.
      </p>
    </FormDialog>
  );
}
