import type { ColumnName } from '#lib/review/case/filter/columns.ts';
import type { SortKey } from '#lib/review/case/filter/sort.ts';

/** The head of each column. Its name is the class of its cells: widths and looks are in app/styles/queue.css. */
export const columnLabels: Record<ColumnName, string> = {
  applicant: 'Applicant',
  number: 'Case',
  country: 'Country',
  provider: 'Provider',
  state: 'Status',
  says: 'Provider says',
  blockers: 'Open blockers',
  risk: 'Risk',
  age: 'Age',
  left: 'Time left',
  assignee: 'Assignee',
  flow: 'Flow',
};

/** What the rows can be sorted by at a column. Under Decided, `left` is when a case was decided. */
export const sortedBy: Partial<Record<ColumnName, SortKey>> = {
  country: 'country',
  provider: 'provider',
  assignee: 'assignee',
  risk: 'risk',
  age: 'opened',
  left: 'due',
};

/** A decided case has no time left: under its tab the column says when it was decided. */
export const decidedLabels: Partial<Record<ColumnName, string>> = {
  blockers: 'Blockers',
  left: 'Decided',
};
