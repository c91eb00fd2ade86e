import type { SortKey } from '#lib/review/case/filter/sort.ts';

/**
 * The queue's columns in their order. Each name is the class of its cells: widths and looks are in
 * app/styles/queue.css.
 */
export const columns = [
  { name: 'applicant', label: 'Applicant' },
  { name: 'country', label: 'Country' },
  { name: 'provider', label: 'Provider' },
  { name: 'state', label: 'Status' },
  { name: 'says', label: 'Provider says' },
  { name: 'blockers', label: 'Open blockers' },
  { name: 'risk', label: 'Risk' },
  { name: 'age', label: 'Age' },
  { name: 'left', label: 'Time left' },
  { name: 'assignee', label: 'Assignee' },
] as const;

export type ColumnName = (typeof columns)[number]['name'];

/** What the rows can be sorted by at a column. Under Decided, `left` is when a case was decided. */
export const sortedBy: Partial<Record<ColumnName, SortKey>> = { risk: 'risk', age: 'opened', left: 'due' };

/** A decided case has no time left: under its tab the column says when it was decided. */
export const decidedLabels: Partial<Record<ColumnName, string>> = {
  blockers: 'Blockers',
  left: 'Decided',
};
