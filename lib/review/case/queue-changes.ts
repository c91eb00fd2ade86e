import type { CaseEvent } from './live.ts';
import type { QueuePage, ShownRow } from './queue.ts';

/** What differs between the rows on the screen and the page as it is now. */
export type ListChange = {
  /** Rows that came in between those on the screen, or behind them where nothing followed. */
  arrived: number;
  /** Rows that belong to this page no more: decided, or in another state than the tab. */
  left: number;
};

/**
 * Compares the rows on the screen with the page as it is now. Rows at the end that only moved over from or to the next
 * page are not counted.
 */
export function listChange(shown: QueuePage, now: QueuePage): ListChange {
  const [before, after] = [idsOf(shown.rows), idsOf(now.rows)];
  const lastKept = now.rows.findLastIndex(({ caseId }) => before.has(caseId));
  const lastStill = shown.rows.findLastIndex(({ caseId }) => after.has(caseId));
  const isNew = ({ caseId }: ShownRow, at: number) =>
    !before.has(caseId) && (at < lastKept || shown.next === null || lastKept === -1);
  const hasLeft = ({ caseId }: ShownRow, at: number) =>
    !after.has(caseId) && (at < lastStill || now.next === null || lastStill === -1);
  return { arrived: now.rows.filter(isNew).length, left: shown.rows.filter(hasLeft).length };
}

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

function idsOf(rows: readonly ShownRow[]): Set<string> {
  return new Set(rows.map(({ caseId }) => caseId));
}
