import type { QueueRow } from '#lib/review/case/queue.ts';

/** The heads of a file of cases. */
export const caseColumns = [
  'case',
  'applicant',
  'initials',
  'country',
  'provider',
  'mode',
  'status',
  'outcome',
  'provider says',
  'open blockers',
  'risk',
  'opened (UTC)',
  'due (UTC)',
  'decided (UTC)',
  'assignee',
];

/** A case as a line of a file. Its name is masked before. */
export function caseLine(row: QueueRow): (string | null)[] {
  return [
    row.caseNumber,
    row.applicantId,
    row.name,
    row.country,
    row.providerLabel,
    row.mode,
    row.state,
    row.outcome,
    row.providerStatus,
    row.blockers.map(({ label, tone }) => `${label} (${tone})`).join('; '),
    row.risk,
    row.openedAt,
    row.dueAt,
    row.decidedAt,
    row.assignee?.name ?? null,
  ];
}
