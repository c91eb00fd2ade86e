import type { CaseEvent } from './live.ts';
import type { ShownRow } from './queue.ts';

/**
 * The rows on the screen, in their places, with what is known of them now: from the page as it is, or, for a row that
 * left it, from the event that said so.
 */
export function updatedRows(
  shown: readonly ShownRow[],
  now: readonly ShownRow[],
  events: ReadonlyMap<string, CaseEvent>,
): ShownRow[] {
  const byId = new Map(now.map((row) => [row.caseId, row]));
  return shown.map((row) => byId.get(row.caseId) ?? afterEvent(row, events.get(row.caseId)));
}

function afterEvent(row: ShownRow, event: CaseEvent | undefined): ShownRow {
  if (!event) return row;
  const { state, outcome, assigneeId } = event;
  const assignee = row.assignee?.id === assigneeId ? row.assignee : null;
  return { ...row, state, outcome, assignee };
}
