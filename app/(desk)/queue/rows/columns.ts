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

/** A decided case has no time left: under its tab the column says when it was decided, and the latest is first. */
export const decidedLabels: Partial<Record<(typeof columns)[number]['name'], string>> = {
  blockers: 'Blockers',
  left: 'Decided',
};
