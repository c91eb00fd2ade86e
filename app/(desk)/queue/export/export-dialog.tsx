import { useState } from 'react';
import { newId } from '#components/review/new-id.ts';
import { problemBeside, problemOf } from '#components/review/problem.ts';
import { useProblem } from '#components/review/use-problem.ts';
import { FormDialog } from '#components/ui/form/form-dialog.tsx';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { rowsQuery } from '#lib/review/case/queue-address.ts';
import type { ExportSelection } from '#lib/review/exports/input.ts';
import { exportKeptHours, mostExported, mostExports, mostPicked } from '#lib/review/exports/view.ts';
import { orderExport } from './actions.ts';
import { FileList } from './file-list.tsx';
import { useFiles } from './use-files.ts';

type ExportDialogProps = {
  filter: QueueFilter;
  /** How many match the filter: "1,204", "1,000+". */
  all: string | null;
  /** Selected by row; without any, all that match the filter. */
  caseIds: readonly string[];
  onClose: () => void;
};

/** Orders a file of the cases that match, or of those selected by row, and shows the member's files. */
export function ExportDialog({ filter, all, caseIds, onClose }: ExportDialogProps) {
  const [id, setId] = useState(newId);
  const { problem, isBusy, run } = useProblem();
  const { files, isUnread, readAgain } = useFiles();
  const isPicked = caseIds.length > 0;
  const order = async () => {
    const selection: ExportSelection = isPicked
      ? { caseIds: [...caseIds] }
      : { query: rowsQuery({ ...filter, cursor: null, figure: null }) };
    const found = await run(() => problemOf(orderExport({ id, selection }), 'Not ordered.'));
    if (found === null) setId(newId());
    await readAgain();
  };
  const words = isPicked
    ? `The ${caseIds.length === 1 ? 'case' : `${caseIds.length.toLocaleString('en')} cases`} selected`
    : `All ${all ?? 'cases'} that match`;
  const isTooMany = caseIds.length > mostPicked;
  const hasRoom = files.length < mostExports;
  return (
    <FormDialog
      title="Export cases"
      act="Write file"
      leave="Close"
      isReady={!isTooMany && hasRoom && !isUnread}
      isBusy={isBusy}
      problem={problemBeside(problem)}
      onAct={() => void order()}
      onClose={onClose}
    >
      <p className="mt-10">
        {words}, as CSV, {isPicked ? 'oldest first' : 'in the order that is shown'}. Names are initials, for every role.
      </p>
      <p className="mt-4 text-12 text-t2">
        {isTooMany
          ? `At most ${mostPicked.toLocaleString('en')} cases are selected by row. Select all that match instead.`
          : `At most ${mostExported.toLocaleString('en')} cases. A file is yours alone, kept sealed for ` +
            `${exportKeptHours} hours, and then deleted. Order and download are in the ledger.`}
      </p>
      {!hasRoom && <p className="mt-4 text-12 text-t2">You have {mostExports} files. Remove one to write another.</p>}
      <FileList files={files} isUnread={isUnread} onChanged={readAgain} />
    </FormDialog>
  );
}
