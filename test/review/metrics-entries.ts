import type { Audited } from '#lib/review/audit/audit.ts';

/** The ledger's entries about metrics, each with its sentence. */
export const metricsRows: [Audited, string][] = [
  [
    { kind: 'metrics.differed', details: { checkId: 'i', cases: 9, factsDiffering: 1, sumsDiffering: 12 } },
    'The recount of the metrics differed: 1 case or hit, 12 sums; put right',
  ],
  [
    {
      kind: 'metrics.exported',
      details: { section: 'funnel', from: '2026-10-29', to: '2026-11-27', zone: 'UTC', rows: 5 },
    },
    'Exported metrics as CSV: funnel, 2026-10-29 to 2026-11-27, 5 rows',
  ],
];
