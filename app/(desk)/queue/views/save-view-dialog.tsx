import { useState } from 'react';
import { newId } from '#components/review/new-id.ts';
import { problemBeside, problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { CheckBox } from '#components/ui/form/check-box.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import type { ColumnName } from '#lib/review/case/filter/columns.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { queueAddress } from '#lib/review/case/queue-address.ts';
import { type SavedView, viewNameMaxCharacters, viewQuery } from '#lib/review/views/view.ts';
import { goToFilter } from '../use-queue.ts';
import { saveView } from './actions.ts';
import { useReadViews } from './use-views.ts';

type SaveViewDialogProps = {
  /** The view that is changed; null to save a new one. */
  view: SavedView | null;
  filter: QueueFilter;
  /** Those that are shown now. */
  columns: readonly ColumnName[];
  own: SavedView[];
  mayShare: boolean;
  onClose: () => void;
};

/** Names a view and says who sees it. A view of one's own of the same name gets the filter that is shown. */
export function SaveViewDialog({ view, filter, columns, own, mayShare, onClose }: SaveViewDialogProps) {
  const [id] = useState(newId);
  const [name, setName] = useState(view?.name ?? '');
  const [chosen, setChosen] = useState<boolean | null>(null);
  const [withColumns, setWithColumns] = useState(filter.columns !== undefined);
  const { problem, isBusy, run } = useProblem();
  const readViews = useReadViews();
  const wanted = name.trim().replace(/\s+/g, ' ').toLowerCase();
  const replaced = view ? null : (own.find((one) => one.name.toLowerCase() === wanted) ?? null);
  const changed = view ?? replaced;
  const isShared = chosen ?? changed?.isShared ?? false;
  const kept = { ...filter, columns: withColumns ? [...columns] : undefined };
  const query = viewQuery(kept);
  const input = { id: changed?.id ?? id, version: changed?.version ?? null, name, isShared, query };
  const done = async () => {
    await readViews();
    // The address has the view's columns or none, as the view.
    if (withColumns !== (filter.columns !== undefined)) goToFilter(queueAddress(kept), 'replace');
    onClose();
  };
  const save = () => problemOf(saveView(input), changed ? 'Not changed.' : 'Not saved.', done);
  return (
    <FormDialog
      title={view ? 'Change view' : 'Save view'}
      act={replaced ? 'Replace view' : view ? 'Change' : 'Save'}
      isReady={wanted !== ''}
      isBusy={isBusy}
      problem={problemBeside(problem, ['name'])}
      hasKey
      onAct={() => void run(save)}
      onClose={onClose}
    >
      <Field
        label="Name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        maxLength={viewNameMaxCharacters}
        autoFocus
        error={problem?.fields.name}
        hint={replaced ? 'You have a view of this name. It gets the filter that is shown.' : undefined}
        className="mt-10"
      />
      {(mayShare || changed?.isShared) && (
        <div className="mt-10">
          <CheckBox
            label="For all who see the queue"
            hint="They see its name and filter, and open it. Only approvers and managers change it."
            checked={isShared}
            onChange={setChosen}
          />
        </div>
      )}
      <div className="mt-10">
        <CheckBox
          label="With the columns that are shown"
          hint="Else each member sees it with their own."
          checked={withColumns}
          onChange={setWithColumns}
        />
      </div>
      {filter.text !== '' && (
        <p className="mt-10 text-12 text-t2">A view keeps no searched text, because it may be a person’s name.</p>
      )}
    </FormDialog>
  );
}
