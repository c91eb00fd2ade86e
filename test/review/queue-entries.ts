import type { Audited } from '#lib/review/audit/audit.ts';

/** The ledger's entries about files of the queue's cases, each with its sentence. */
export const queueRows: [Audited, string][] = [
  [
    { kind: 'queue-export.ordered', details: { cases: 1_204, query: 'tab=open', hasText: false } },
    'Ordered a file of 1,204 cases',
  ],
  [
    { kind: 'queue-export.ordered', details: { cases: 1, query: null, hasText: false } },
    'Ordered a file of 1 case, selected by row',
  ],
  [{ kind: 'queue-export.finished', details: { rows: 3, sha256: 's' } }, 'Wrote a file of 3 cases'],
  [{ kind: 'queue-export.sent', details: { rows: 3, sha256: 's' } }, 'File of 3 cases sent'],
  [
    { kind: 'queue-export.removed', details: { because: 'expired', rows: 3 } },
    'File of 3 cases deleted, because its time was over',
  ],
];
