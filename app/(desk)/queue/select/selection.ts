import type { ShownRow } from '#lib/review/case/queue.ts';

/** A selected case: its applicant is what a job is for, its number is what people read. */
export type Picked = Pick<ShownRow, 'caseId' | 'applicantId' | 'caseNumber'>;

/** The rows that a member selected in one filter of the queue. */
export type Selection = {
  /** Whose and of which filter it is: with another one nothing is selected. */
  of: string;
  /** By case. */
  picked: ReadonlyMap<string, Picked>;
  /** All that match the filter, on every page; `picked` is then empty. */
  isAll: boolean;
  /** The case that was selected last: a range begins there. */
  fromId: string | null;
};

export type Step =
  | { kind: 'set'; rows: readonly Picked[]; isOn: boolean; fromId?: string | null }
  | { kind: 'all' }
  | { kind: 'clear' };

/** Nothing is selected in this filter. */
export function noSelection(of: string): Selection {
  return { of, picked: new Map(), isAll: false, fromId: null };
}

/**
 * The selection after a step.
 * @param shown the rows on the screen: a row taken out of "all that match" leaves the others of its page
 */
export function stepped(selection: Selection, step: Step, shown: readonly Picked[]): Selection {
  if (step.kind === 'clear') return noSelection(selection.of);
  if (step.kind === 'all') return { ...noSelection(selection.of), isAll: true };
  if (selection.isAll && step.isOn) return selection;
  const picked = new Map(selection.isAll ? shown.map((row) => [row.caseId, row]) : selection.picked);
  for (const { caseId, applicantId, caseNumber } of step.rows) {
    if (step.isOn) picked.set(caseId, { caseId, applicantId, caseNumber });
    else picked.delete(caseId);
  }
  return { ...selection, isAll: false, picked, fromId: step.fromId ?? selection.fromId };
}

/** The rows from one case to another, both included, in either direction; the second alone when the first is gone. */
export function rangeOf(rows: readonly Picked[], fromId: string | null, toId: string): Picked[] {
  const to = rows.findIndex(({ caseId }) => caseId === toId);
  const found = rows.findIndex(({ caseId }) => caseId === fromId);
  const from = found === -1 ? to : found;
  return to === -1 ? [] : rows.slice(Math.min(from, to), Math.max(from, to) + 1);
}

/** Whether all, some or none of the rows are selected. */
export function shareOf(rows: readonly Picked[], { picked, isAll }: Selection): 'all' | 'some' | 'none' {
  const on = isAll ? rows.length : rows.filter(({ caseId }) => picked.has(caseId)).length;
  if (on === 0) return 'none';
  return on === rows.length ? 'all' : 'some';
}
