import { useMemo, useState } from 'react';
import { BulkBar } from '#components/review/lifecycle/bulk-bar.tsx';
import type { Selection as ForJob } from '#components/review/lifecycle/lifecycle-acts.ts';
import { laterPanel } from '#components/ui/later.tsx';
import { linkClass } from '#components/ui/link.ts';
import type { QueueCounts, QueueFilter, QueuePage, QueueTab } from '#lib/review/case/queue.ts';
import type { Act } from '#lib/review/lifecycle/act.ts';
import { lifecycleActs } from '../../lifecycle-acts.ts';
import { ExportButton } from '../export/export-button.tsx';
import type { Selecting } from '../rows/table.tsx';
import { AssignMenu, type AssignOutcome } from './assign-menu.tsx';
import { matching, selectedWords } from './selected-words.ts';
import type { Selection } from './selection.ts';

const AssignedLine = laterPanel(async () => (await import('./assigned-line.tsx')).AssignedLine, null);

type QueueBulkProps = {
  selecting: NonNullable<Selecting>;
  page: QueuePage | undefined;
  filter: QueueFilter;
  counts: QueueCounts | null;
  meId: string;
  /** The acts this member may begin. */
  mayBegin: readonly Act[];
  mayExport: boolean;
  mayAssignOthers: boolean;
  onChanged: () => void;
};

/** What can be done with the selected cases, docked below the rows while there are some. */
export function QueueBulk({
  selecting,
  page,
  filter,
  counts,
  mayBegin,
  mayExport,
  meId,
  onChanged,
  ...assign
}: QueueBulkProps) {
  const { selection, step } = selecting;
  const [assigned, setAssigned] = useState<AssignOutcome | null>(null);
  const forJob = useForJob(selection, filter);
  const all = page ? matching(counts, filter) : null;
  const words = selectedWords(selection, all);
  const offered = mayBegin.filter((act) => !impossible(filter.tab).includes(act));
  return (
    <>
      <p role="status" className="sr-only">
        {words}
      </p>
      {assigned && <AssignedLine outcome={assigned} onClose={() => setAssigned(null)} />}
      <BulkBar
        selection={forJob}
        title={words}
        meId={meId}
        more={<SelectAll selection={selection} page={page} all={all} onAll={() => step({ kind: 'all' })} />}
        offered={offered}
        acts={lifecycleActs}
        onClear={() => step({ kind: 'clear' })}
        onChanged={onChanged}
      >
        <AssignMenu
          picked={[...selection.picked.values()]}
          meId={meId}
          {...assign}
          onAssigned={(outcome) => {
            setAssigned(outcome);
            onChanged();
          }}
        />
        {mayExport && <ExportButton size="sm" filter={filter} all={all} caseIds={[...selection.picked.keys()]} />}
      </BulkBar>
    </>
  );
}

/** What can't be done with any case of a tab. */
function impossible(tab: QueueTab): Act[] {
  if (tab === 'archived') return ['archive', 'snooze'];
  return tab === 'decided' || tab === 'snoozed' || tab === 'waiting_for_second'
    ? ['unarchive', 'snooze']
    : ['unarchive'];
}

/** The applicants of a selection, as a job takes them; the same object until the selection changes. */
function useForJob({ picked, isAll }: Selection, { tab, providers, text, parts, or }: QueueFilter): ForJob | null {
  return useMemo(() => {
    if (isAll) return { filter: { tab, providers, text, parts, or, cursor: null } };
    const ids = [...new Set([...picked.values()].map(({ applicantId }) => applicantId))];
    return ids.length > 0 ? { ids } : null;
  }, [picked, isAll, tab, providers, text, parts, or]);
}

type SelectAllProps = {
  selection: Selection;
  page: QueuePage | undefined;
  all: string | null;
  onAll: () => void;
};

/** How many of them are on this page, when others are not; and the way to all that match, on every page. */
function SelectAll({ selection, page, all, onAll }: SelectAllProps) {
  if (!page || selection.isAll) return null;
  const here = page.rows.filter(({ caseId }) => selection.picked.has(caseId)).length;
  const isOnePage = page.next === null && page.previous === null;
  return (
    <>
      {here < selection.picked.size && <span className="text-12 text-t2">{here} on this page</span>}
      {!isOnePage && (
        <button type="button" onClick={onAll} className={linkClass}>
          Select all {all === null ? '' : `${all} `}that match
        </button>
      )}
    </>
  );
}
